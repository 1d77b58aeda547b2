# SPDX-License-Identifier: EUPL-1.2
# Turn sql/queries/*.sql into C: `awk -v form=h` writes the enum, `-v form=c`
# the texts. A query's name is its file's.

function name_of(path) {
	sub(/.*\//, "", path)
	sub(/\.sql$/, "", path)
	return path
}

function end_of_text() {
	if (form == "c" && name != "")
		printf "\t},\n"
}

BEGIN {
	print "/* Made from sql/queries; what is written here is lost. */"
	if (form == "h")
		print "#ifndef QUERIES_H\n#define QUERIES_H\n\nenum query {"
	else
		print "#include \"queries.h\"\n\n" \
			"const struct query_text query_texts[] = {"
}

FNR == 1 {
	end_of_text()
	name = name_of(FILENAME)
	if (form == "h")
		printf "\tQUERY_%s,\n", toupper(name)
	else
		printf "\t{ \"%s\",\n", name
}

form == "c" && !/^--/ {
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	printf "\t\t\"%s\\n\"\n", $0
}

END {
	end_of_text()
	if (form == "c") {
		print "};"
		exit
	}
	print "\tQUERY__COUNT\n};\n"
	print "struct query_text {\n\tconst char *name, *sql;\n};\n"
	print "extern const struct query_text query_texts[];\n\n#endif"
}
