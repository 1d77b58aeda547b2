# SPDX-License-Identifier: EUPL-1.2
# What no page may hold: the templates, the words, style sheets and pictures
# that are text. Nothing runs, nothing is styled but by the style sheet, and
# nothing comes from anybody else: an address of another site may stand in the
# href of an <a>, or name a vocabulary (xmlns), and nowhere else.

FNR == 1 { tag = "" }

# Of the words, what is said.
FILENAME ~ /\.ini$/ && !sub(/^[a-z][a-z] = /, "") { next }

{
	line = $0
	gsub(/[{][{][^}]*[}][}]/, "x", line)
	lower = tolower(line)
}

lower ~ /<script|javascript:/ {
	fault(FILENAME, FNR, "a page has no script")
}

FILENAME !~ /\.css$/ && lower ~ /(^|[ \t"'])on[a-z]+[ \t]*=/ {
	fault(FILENAME, FNR, "a page has no script, in an attribute neither")
}

# A letter takes no style sheet along: what all of them begin with has it.
FILENAME !~ /\.(css|svg)$|\/part_mail_head\.tpl$/ && \
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
		    before !~ /xmlns(:[a-z]+)?="$/)
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
