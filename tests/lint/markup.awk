# SPDX-License-Identifier: EUPL-1.2
# What no page may hold: the templates, the words, style sheets and pictures
# that are text. Nothing runs, nothing is styled but by the style sheet, and
# nothing comes from anybody else: an address of another site may stand in the
# href of an <a>, or name a vocabulary (xmlns, @context), and nowhere else.

#
# The one exception is a page's data, in the parts that are named for it: a
# block of JSON-LD is no script, and nothing runs it.

FNR == 1 {
	tag = ""
	is_data = FILENAME ~ /\/part_data_[a-z]+\.tpl$/
}

# Of the words, what is said.
FILENAME ~ /\.ini$/ && !sub(/^[a-z][a-z] = /, "") { next }

{
	line = $0
	gsub(/[{][{][^}]*[}][}]/, "x", line)
	lower = tolower(line)
}

lower ~ /<script|javascript:/ && \
!(is_data && lower == "<script type=\"application/ld+json\">") {
	fault(FILENAME, FNR, "a page has no script")
}

# What is escaped for a script there by itself is no JSON.
is_data {
	rest = $0
	while (match(rest, /[{][{][A-Z][^}]*[}][}]/)) {
		mark = substr(rest, RSTART, RLENGTH)
		rest = substr(rest, RSTART + RLENGTH)
		if (mark !~ /:json_escape[}][}]$/)
			fault(FILENAME, FNR, mark " is not written as JSON")
	}
}

FILENAME !~ /\.css$/ && lower ~ /(^|[ \t"'])on[a-z]+[ \t]*=/ {
	fault(FILENAME, FNR, "a page has no script, in an attribute neither")
}

# A letter takes no style sheet along: what all of them begin with has it.
# What all pages begin with may hold the style sheet itself, and nothing else.
FILENAME !~ /\.(css|svg)$|\/part_mail_head\.tpl$/ && \
!(FILENAME ~ /\/part_head\.tpl$/ && \
lower ~ /^x<style>@style\.css\.inline@<\/style>x$/) && \
lower ~ /<style|(^|[ \t"'])style[ \t]*=/ {
	fault(FILENAME, FNR, "style belongs to the style sheet")
}

FILENAME ~ /\.css$/ && lower ~ /@import/ {
	fault(FILENAME, FNR, "a style sheet takes in no other")
}

# tag is what stands before, from the last "<" that is still open.
{
	rest = lower
	while (match(rest, /(https?:)?\/\/[a-z0-9]/)) {
		before = tag substr(rest, 1, RSTART - 1)
		if (before !~ /<a [^<>]*href="$/ && \
		    before !~ /xmlns(:[a-z]+)?="$/ && \
		    !(is_data && before ~ /"@context": "$/))
			fault(FILENAME, FNR, "nothing comes from another site")
		tag = before substr(rest, RSTART, RLENGTH)
		rest = substr(rest, RSTART + RLENGTH)
	}
	tag = tag rest " "
	if (match(tag, /<[^<>]*$/))
		tag = substr(tag, RSTART)
	else
		tag = ""
}
