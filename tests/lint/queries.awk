# SPDX-License-Identifier: EUPL-1.2
# The queries: the C sources of the programs first, then sql/queries/*.sql.
# The SQL is read word by word, not understood: a relation is what stands
# after FROM, JOIN, INTO and UPDATE, a function what stands before a bracket.
# A list with commas after FROM is not followed beyond its first relation.

FNR == 1 {
	in_comment = in_text = in_head = 0
	in_sql = FILENAME ~ /\.sql$/
}

!in_sql {
	line = code($0)
	while (match(line, /QUERY_[A-Z0-9_]+/)) {
		name = substr(line, RSTART + 6, RLENGTH - 6)
		if (name != "_COUNT" && !(name in used))
			used[name] = FILENAME ":" FNR
		line = substr(line, RSTART + RLENGTH)
	}
	next
}

# ---- one file of SQL ------------------------------------------------------

# A line without comments, with its texts empty.
function sql(line,	out, at) {
	out = ""
	while (line != "") {
		if (in_text) {
			at = index(line, "'")
			if (at == 0)
				return out
			in_text = 0
			out = out "''"
			line = substr(line, at + 1)
		}
		if (!match(line, /--|'/))
			return out line
		out = out substr(line, 1, RSTART - 1)
		if (substr(line, RSTART, 1) == "-")
			return out
		in_text = 1
		line = substr(line, RSTART + 1)
	}
	return out
}

# Every parameter that a comment names, or the statement has.
function note(line, into,	n) {
	while (match(line, /\$[0-9]+/)) {
		n = substr(line, RSTART, RLENGTH)
		if (!((FILENAME, n) in into))
			into[FILENAME, n] = FNR
		line = substr(line, RSTART + RLENGTH)
	}
}

# A name with a dot: an alias of the statement, or a schema.
function judge_name(name, is_call,	schema) {
	schema = name
	sub(/\..*/, "", schema)
	if (schema == name || schema == "web")
		return
	if (is_call ? schema != "pg_catalog" : \
	    schema ~ /^(core|public|pg_temp|information_schema)$/)
		fault(FILENAME, FNR, name ": a query names only the schema web")
}

# What stands where a relation is wanted: one of web, one of the statement's
# own, or, when a bracket follows, a function of PostgreSQL.
function judge_relation(name, rest) {
	if (name !~ /^web\./ && !(tolower(name) in own) && rest !~ /^[ \t]*\(/)
		fault(FILENAME, FNR, name ": a query names only the schema web")
}

function take(word, rest,	upper) {
	upper = toupper(word)
	if (word == "(") {
		depth++
		is_from_inside[depth] = \
		    last ~ /^(EXTRACT|SUBSTRING|TRIM|OVERLAY)$/
		if (last == "AS" || last == "MATERIALIZED")
			own[tolower(candidate)] = 1
		judge_name(last_word, 1)
	} else if (word == ")") {
		depth--
	} else if (word == ";") {
		fault(FILENAME, FNR, "a query is one statement, without ;")
	} else if (word ~ /^[A-Za-z_]/) {
		judge_name(word, 0)
		if (is_wanted && upper !~ /^(LATERAL|ONLY)$/)
			judge_relation(word, rest)
	}
	if (upper == "AS")
		candidate = last_word
	is_wanted = upper ~ /^(FROM|JOIN|INTO)$/ && last != "DISTINCT" && \
	    !(depth && is_from_inside[depth]) || \
	    upper == "UPDATE" && last !~ /^(FOR|KEY|DO)$/ || \
	    is_wanted && upper ~ /^(LATERAL|ONLY)$/
	last = upper
	last_word = word
}

FNR == 1 {
	have[toupper(stem(FILENAME))] = FILENAME
	in_head = 1
	depth = is_wanted = 0
	last = last_word = candidate = ""
	split("", own)
	if ($0 !~ /^-- [^ ]/)
		fault(FILENAME, 1, "a query begins with a comment that says " \
			"what it is for")
}

!/^--/ { in_head = 0 }

in_head { note($0, named) }

{
	line = sql($0)
	note(line, asked)
	while (match(line, /[A-Za-z_][A-Za-z_0-9.]*|[();]|[^ \tA-Za-z_();]+/)) {
		word = substr(line, RSTART, RLENGTH)
		line = substr(line, RSTART + RLENGTH)
		take(word, line)
	}
}

END {
	for (name in used)
		if (!(name in have))
			print used[name] ": QUERY_" name ": no such file"
	for (name in have)
		if (!(name in used))
			fault(have[name], 1, "no program asks QUERY_" name)
	for (key in asked)
		if (!(key in named)) {
			split(key, at, SUBSEP)
			fault(at[1], asked[key], \
				"its comment does not name " at[2])
		}
	for (key in named)
		if (!(key in asked)) {
			split(key, at, SUBSEP)
			fault(at[1], named[key], "it has no " at[2])
		}
}
