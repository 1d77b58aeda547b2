# SPDX-License-Identifier: EUPL-1.2
# What every text file keeps: .editorconfig first, then the files.
#
# SQL, prose and data have no licence line: they stand under the tree's.

# "[*.{c,h}]" as a regular expression for a path, or for a name where it has
# no slash.
function pattern(glob,	has_slash) {
	sub(/^\[/, "", glob)
	sub(/\]$/, "", glob)
	has_slash = glob ~ /\//
	gsub(/\./, "[.]", glob)
	gsub(/\*/, "[^/]*", glob)
	gsub(/[{]/, "(", glob)
	gsub(/[}]/, ")", glob)
	gsub(/,/, "|", glob)
	return (has_slash ? "^" : "(^|/)") glob "$"
}

NR == FNR && /^\[/ { sections[++n_sections] = pattern($0) }
NR == FNR && /^indent_style *=/ { style_of[n_sections] = $NF }

# The last section that fits and says it.
function indentation(file,	i, style) {
	for (i = 1; i <= n_sections; i++)
		if (i in style_of && file ~ sections[i])
			style = style_of[i]
	return style
}

function is_source(file, line) {
	if (file ~ /^sql\/sqitch/)
		return 0
	return file ~ /\.(c|h|cc|awk|sh|t|js|mjs|tpl|css|svg|ini|conf)$/ || \
	    file ~ /\.(service|socket|target|timer)$/ || \
	    file ~ /^(Makefile|\.clang-format|\.editorconfig)$/ || line ~ /^#!/
}

NR == FNR { next }

FNR == 1 {
	judge_licence()
	file = FILENAME
	style = indentation(file)
	file_is_shell = file ~ /\.sh$/ || /^#!\/bin\/sh/
	end = ""
	wants_licence = is_source(file, $0)
	has_licence = 0
}

function judge_licence() {
	if (wants_licence && !has_licence)
		fault(file, 1, "no SPDX-License-Identifier: EUPL-1.2 in its " \
			"first three lines")
}

FNR <= 3 && /SPDX-License-Identifier: EUPL-1\.2([^A-Za-z0-9.-]|$)/ {
	has_licence = 1
}

sub(/\r$/, "") { fault(file, FNR, "a carriage return") }

/[ \t]$/ { fault(file, FNR, "white space at the line's end") }

# A here-document may be of another kind than its script.
style == "tab" && end == "" && /^(        |\t* +\t)/ {
	fault(file, FNR, "indented by spaces: .editorconfig wants tabs")
}

end != "" && $0 ~ "^\t*" end "$" { end = "" }
file_is_shell && match($0, /<<[-]?['"\\]?[A-Z]+/) {
	end = substr($0, RSTART, RLENGTH)
	sub(/^<<[-]?['"\\]?/, "", end)
}

style == "space" && /^ *\t/ {
	fault(file, FNR, "indented by tabs: .editorconfig wants spaces")
}

# Folders of one machine. (An address such as /bg/home/news/ is none.)
/(^|[^]A-Za-z0-9_.})/-])\/(home|root|work)(\/|[^A-Za-z0-9_-]|$)/ {
	fault(file, FNR, "a path of one machine")
}

# Addresses of mail, but those that belong to nobody (RFC 2606), those of
# this site, and units that look so. A test may need any form of one.
/@/ && file !~ /^tests\// {
	rest = $0
	while (match(rest, /[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]*[A-Za-z0-9]/)) {
		address = substr(rest, RSTART, RLENGTH)
		rest = substr(rest, RSTART + RLENGTH)
		if (is_private(address))
			fault(file, FNR, "an address of mail: " address)
	}
}

function is_private(address) {
	sub(/.*@/, "", address)
	address = tolower(address)
	return address ~ /[.][a-z][a-z]+$/ && \
	    address !~ /(^|[.])example([.][a-z]+)?$/ && \
	    address !~ /[.](test|invalid|localhost)$/ && \
	    address !~ /(^|[.])sofiatech[.]bg$/ && \
	    address !~ /[.](service|socket|target|timer)$/
}

/"resolved": *"|registry[.a-z0-9-]*[.][a-z]|npmjs[.](org|com)/ {
	fault(file, FNR, "the host of a registry")
}

END { judge_licence() }
