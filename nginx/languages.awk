# SPDX-License-Identifier: EUPL-1.2
#
# Writes newsroom.languages.conf, what nginx knows of the site's languages, of
# the list in words.ini. The first is the one of who wants none of ours.

/^\[/ { section = $0 }

section == "[language]" && /^[a-z][a-z] = / { codes[++n] = substr($0, 1, 2) }

# A weight of a language in Accept-Language, and the variable it is caught in.
function wish(tenths, weight) {
	printf "    \"~*(?:^|,)\\s*(?<q%d>%s)\\b[^,;]*%s\" $q%d;\n", tenths,
	    any, weight, tenths
}

END {
	any = codes[1]
	for (i = 2; i <= n; i++)
		any = any "|" codes[i]
	print "# SPDX-License-Identifier: EUPL-1.2"
	print "#"
	print "# Made by languages.awk of the list of languages in words.ini."
	print ""
	print "# The language that a reader of / wants most: the first of ours" \
	    " with the"
	print "# greatest weight, to a tenth (RFC 9110, 12.5.4); what he refuses" \
	    " by q=0 is"
	print "# in no line. It comes as he wrote it; nginx compares without case."
	print "map $http_accept_language $newsroom_wish {"
	print "    default \"\";"
	wish(10, "(?:;\\s*q=1[^,]*)?(?:,|$)")
	for (i = 9; i > 0; i--)
		wish(i, ";\\s*q=0?\\." i)
	wish(0, ";\\s*q=0?\\.0[0-9]*[1-9]")
	print "}"
	print ""
	print "map $newsroom_wish $newsroom_wanted {"
	printf "    default %s;\n", codes[1]
	for (i = 2; i <= n; i++)
		printf "    %-7s %s;\n", codes[i], codes[i]
	print "}"
	print ""
	print "# The language of the pages that nginx itself sends. It is read" \
	    " from the"
	print "# request line, because $request_uri is empty when an escape in it" \
	    " is bad."
	print "# (HTTP/2 has no such line, and then it is the default.)"
	print "map $request $newsroom_lang {"
	printf "    %-45s %s;\n", "default", codes[1]
	for (i = 2; i <= n; i++)
		printf "    \"~^[A-Z]+ (?:[a-z]+://[^/ ]+)?/%s(?:[/? ]|$)\" %s;\n",
		    codes[i], codes[i]
	print "}"
}
