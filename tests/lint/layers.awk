# SPDX-License-Identifier: EUPL-1.2
# Who includes whom: -v lib='the modules of lib/, lowest first', and the C
# and C++ sources of lib/, cgi-bin/ and bin/.

BEGIN {
	n = split(lib, modules)
	for (i = 1; i <= n; i++)
		place[modules[i]] = i
	for (i = 1; i < ARGC; i++)
		exists[ARGV[i]] = 1
}

# A library's own headers, and the only files that may know them.
function door(header) {
	if (header ~ /^ctemplate\//)
		return "lib/view.cc"
	if (header ~ /^(libpq|pg_config|postgres)/)
		return "lib/db.c"
	if (header ~ /^(fcgi|fastcgi)/)
		return "lib/worker.c lib/request.c lib/send.c"
	return FILENAME
}

function in_lib(header) {
	if (header == "build.h" && module != "route")
		return "build.h is for route.c alone"
	if (header == "queries.h" && place[module] < place["db"])
		return "queries.h stands above it, with db"
	if (header == "build.h" || header == "queries.h")
		return ""
	if (!(stem(header) in place))
		return header " is not in the Makefile's LIB"
	if (place[stem(header)] > place[module])
		return header " stands later in the Makefile's LIB"
	return ""
}

function in_program(header) {
	if (header == "queries.h" || (folder "/" header) in exists || \
	    ("lib/" header) in exists)
		return ""
	return header " is neither lib's nor the program's own"
}

FNR == 1 {
	in_comment = 0
	module = stem(FILENAME)
	folder = FILENAME
	sub(/\/[^\/]*$/, "", folder)
	if (folder == "lib" && !(module in place))
		fault(FILENAME, 1, module " is not in the Makefile's LIB")
}

{ line = code($0, 1) }

line ~ /^[ \t]*#[ \t]*include/ {
	own = line ~ /"/
	header = line
	gsub(/^[^"<]*["<]|[">].*$/, "", header)
	if (!own && (("lib/" header) in exists || header == "queries.h")) {
		fault(FILENAME, FNR, header " is ours: \"" header "\"")
		own = 1
	}
	if (!own && index(door(header), FILENAME) == 0)
		fault(FILENAME, FNR, header " is for " door(header) " alone")
	if (!own)
		next
	why = folder == "lib" ? in_lib(header) : in_program(header)
	if (why != "")
		fault(FILENAME, FNR, why)
}
