# SPDX-License-Identifier: EUPL-1.2
# What each template shows, against what fills it: the sources in C, the
# queries, the words and the templates, in any order.
#
# A page is followed as ctemplate does it, with its parts and words put in.
# A name is filled where a source that names the template sets it, or where
# it stands in a section whose rows have it. A source that names no template
# fills those of its own folder; one of lib/ that names none, all of them.
# What one source fills it fills in each of the templates that it names.

BEGIN {
	# Raw HTML goes out here alone: it was made safe when it was stored.
	raw["templates/article.tpl", "BODY"]
	raw["templates/article.tpl", "PRESS"]
	raw["templates/entry.tpl", "BODY"]
	raw["templates/page.tpl", "BODY"]
	raw["templates/project.tpl", "BODY"]
	# What a handler escapes by itself, because it marks words in it.
	raw["templates/search.tpl", "MARKED_TITLE"]
	raw["templates/search.tpl", "MARKED_LEAD"]
	DEPTH_MAX = 8
}

FNR == 1 {
	finish_file()
	file = FILENAME
	kind = file
	sub(/.*\./, "", kind)
	text = structure = key = ""
	in_comment = 0
}

# ---- reading --------------------------------------------------------------

kind == "c" || kind == "h" {
	line = code($0, 1)
	text = text " " line
	if (match(line, /^struct [a-z_0-9]+ [{]/))
		structure = substr(line, 8, RLENGTH - 9)
	if (line ~ /^[}]/)
		structure = ""
	if (structure != "" && line ~ /^\tstruct (date|code|decimal|counted) /)
		note_spoken(line)
}

kind == "sql" && !/^--/ { text = text " " $0 }

# A query that leaves its parts to a function names them in its comment.
kind == "sql" && /^-- part: / {
	for (n_parts = split(substr($0, 10), parts, ", "); n_parts > 0;)
		gives[toupper(stem(file)), toupper(parts[n_parts--])]
}

kind == "ini" && /^\[.*\]$/ {
	key = substr($0, 2, length($0) - 2)
	is_word[key]
}

kind == "ini" && /^[a-z][a-z] = / {
	said[key, ++n_said[key]] = substr($0, 6)
	said_at[key, n_said[key]] = FILENAME " " FNR
}

kind == "tpl" {
	lines[FILENAME, FNR] = $0
	n_lines[FILENAME] = FNR
}

# A file is judged when all of it is read: a call goes over several lines.
function finish_file() {
	if (kind == "c" || kind == "h")
		note_source()
	else if (kind == "sql")
		note_query(toupper(stem(file)))
}

# The next piece of rest that fits; pieces are taken off one by one.
function find(regex) {
	if (!match(rest, regex))
		return 0
	piece = substr(rest, RSTART, RLENGTH)
	rest = substr(rest, RSTART + RLENGTH)
	return 1
}

# The first text in a piece, without its quotes.
function quoted(piece, quote) {
	piece = substr(piece, index(piece, quote) + 1)
	return substr(piece, 1, index(piece, quote) - 1)
}

# Members that are also said in words.
function note_spoken(line,	n, i, members) {
	sub(/^\tstruct [a-z]+ /, "", line)
	sub(/;.*/, "", line)
	n = split(line, members, /, */)
	for (i = 1; i <= n; i++)
		spoken[structure, toupper(members[i])]
}

function note_source() {
	folder[file] = file
	sub(/\/[^\/]*$/, "", folder[file])
	for (rest = text; find("\"[a-z_0-9]+([.]text)?[.]tpl\"");) {
		names[file, "templates/" quoted(piece, "\"")]
		is_named["templates/" quoted(piece, "\"")]
		is_handler[file]
	}
	for (rest = text; find("(static )?const struct row [a-z_0-9]+ = " \
		"*ROW_OF[(]struct [a-z_0-9]+[^)]*[)]");)
		note_row(piece)
	for (rest = text; find("QUERY_[A-Z0-9_]+");)
		asks[file, substr(piece, 7)]
	for (rest = text; find("(view_(set|show|rows|parts)|response_pieces)" \
		"[(][^;]*;");)
		note_call(piece)
	for (rest = text; find("\"[A-Z_]+_%d\"");)
		counted[file, quoted(piece, "\"")]
}

# A row that is not static is known in every file.
function note_row(piece,	part, where, member, n) {
	where = piece ~ /^static/ ? file : ""
	gsub(/struct row | = *ROW_OF[(]struct |[)]/, "\n", piece)
	split(piece, part, "\n")
	n = split(part[3], member, /,[ \t]*/)
	struct_of[where, part[2]] = member[1]
	for (; n > 1; n--)
		field[member[1], toupper(member[n])]
}

function note_call(piece,	name, row) {
	name = piece ~ /^[^,]*, *"/ ? quoted(piece, "\"") : ""
	if (match(piece, /&[a-z_0-9]+/))
		row = substr(piece, RSTART + 1, RLENGTH - 1)
	if (piece ~ /^(view_parts|response_pieces)/)
		parts_by[file, row]
	else if (piece ~ /^view_rows/ && name != "")
		rows_by[file, row, name]
	else if (name != "")
		sets[file, name]
}

# The parts of a page that a query gives: its literals, or, where a column
# is the part, the codes of that name among the words.
function note_query(query) {
	for (rest = text; find("(SELECT|THEN|ELSE) +'[a-z_]+'");)
		gives[query, toupper(quoted(piece, "'"))]
	for (rest = text; find("SELECT +[a-z_]+ +AS +part");) {
		split(piece, selected, / +/)
		gives_codes[query, selected[2] "_"]
	}
}

# ---- what fills a template -------------------------------------------------

function fills(source, template,	other) {
	if ((source, template) in names)
		return 1
	if (source in is_handler)
		return 0
	if (folder[source] == "lib")
		return 1
	for (other in is_handler)
		if (folder[other] == folder[source] && \
		    (other, template) in names)
			return 1
	return 0
}

function add_section(name, source, row,	where) {
	where = (source, row) in struct_of ? source : ""
	rows_in[name] = rows_in[name] " " struct_of[where, row]
}

# Sections by the parts of all queries that the source asks.
function add_parts(source, row,	key, at, word) {
	for (key in gives) {
		split(key, at, SUBSEP)
		if ((source, at[1]) in asks)
			add_part(at[2], source, row)
	}
	for (key in gives_codes) {
		split(key, at, SUBSEP)
		for (word in is_word)
			if ((source, at[1]) in asks && index(word, at[2]) == 1)
				add_part(toupper(substr(word, \
				    length(at[2]) + 1)), source, row)
	}
}

function add_part(name, source, row) {
	add_section(name, source, row)
	is_set["HAS_" name "S"]
}

# All that the sources of one template set, into is_set and rows_in.
function gather(template,	key, at) {
	split("", is_set)
	split("", rows_in)
	split("", counters)
	for (key in sets) {
		split(key, at, SUBSEP)
		if (fills(at[1], template))
			is_set[at[2]]
	}
	for (key in counted) {
		split(key, at, SUBSEP)
		if (fills(at[1], template))
			counters[at[2]]
	}
	for (key in rows_by) {
		split(key, at, SUBSEP)
		if (fills(at[1], template))
			add_section(at[3], at[1], at[2])
	}
	for (key in parts_by) {
		split(key, at, SUBSEP)
		if (fills(at[1], template))
			add_parts(at[1], at[2])
	}
}

# Whether a row of an open section has a field of the name.
function row_has(name,	i, j, n, structs, base) {
	base = name
	sub(/_WORDS$/, "", base)
	for (i = top; i > 0; i--) {
		n = split(rows_in[open[i]], structs, " ")
		for (j = 1; j <= n; j++)
			if ((structs[j], name) in field || \
			    base != name && (structs[j], base) in field && \
			    (structs[j], base) in spoken)
				return 1
	}
	return 0
}

function variable_is_filled(name) {
	return name in is_set || row_has(name)
}

function section_is_filled(name,	base) {
	base = name
	if (name in is_set || name in rows_in)
		return 1
	if (sub(/^HAS_/, "", base))
		return row_has(base)
	if (sub(/_separator$/, "", base))
		return base in rows_in
	sub(/[0-9]+$/, "%d", base)
	return base in counters
}

# ---- a template, followed --------------------------------------------------

# A part or a word may have the same fault in many pages.
function say(file, line, what) {
	if (file == page)
		fault(file, line, what)
	else if (!((file, line, what, page) in said_of)) {
		said_of[file, line, what, page]
		if (!n_pages[file, line, what]++ || \
		    page < first_page[file, line, what])
			first_page[file, line, what] = page
	}
}

function say_shared(	key, at, others) {
	for (key in n_pages) {
		split(key, at, SUBSEP)
		others = n_pages[key] - 1
		fault(at[1], at[2], at[3] ", in " first_page[key] \
			(others ? " and " others " more" : ""))
	}
}

function follow_file(file, depth,	i) {
	for (i = 1; i <= n_lines[file]; i++)
		follow(lines[file, i], file, i, depth)
}

function follow(text, file, line, depth,	mark) {
	check_text(text, file, line)
	while (match(text, /[{][{][^}]*[}][}]/)) {
		mark = substr(text, RSTART + 2, RLENGTH - 4)
		text = substr(text, RSTART + RLENGTH)
		meet(substr(mark, 1, 1), mark, file, line, depth)
	}
}

function follow_word(key, depth,	i, at) {
	for (i = 1; i <= n_said[key]; i++) {
		split(said_at[key, i], at, " ")
		follow(said[key, i], at[1], at[2], depth)
	}
}

function meet(sign, mark, file, line, depth,	name) {
	name = substr(mark, 2)
	if (sign ~ /[!%=]/)
		return
	if (depth > DEPTH_MAX)
		say(file, line, "{{" mark "}} puts in itself")
	else if (sign == "_")
		follow_word(name, depth + 1)
	else if (sign == "+") {
		is_put_in["templates/" name]
		if (!("templates/" name in n_lines))
			say(file, line, "no such file: " name)
		follow_file("templates/" name, depth + 1)
	} else if (sign == "#")
		open_section(name, file, line)
	else if (sign == "/" && open[top] != name)
		say(file, line, name " is not open here")
	else if (sign == "/")
		top--
	else
		meet_variable(mark, file, line)
}

function open_section(name, file, line) {
	if (!section_is_filled(name))
		say(file, line, "nothing shows {{#" name "}}")
	open[++top] = name
	opened_at[top] = file " " line
}

function meet_variable(mark, file, line,	name) {
	name = mark
	sub(/:.*/, "", name)
	if (mark ~ /:none/ && !((file, name) in raw))
		say(file, line, "{{" mark "}} goes out raw")
	if (!variable_is_filled(name))
		say(file, line, "nothing fills {{" name "}}")
}

function follow_page(	at) {
	gather(page)
	top = 0
	follow_file(page, 0)
	for (; top > 0; top--) {
		split(opened_at[top], at, " ")
		say(at[1], at[2], open[top] " is not closed")
	}
	if (!(page in is_named))
		fault(page, 1, "no program shows it")
}

function is_part(file) {
	return file ~ /\/part_[^\/]*$/
}

# Plain text of a letter, which nothing escapes and view_text alone gives.
function is_text(file) {
	return file ~ /[.]text[.]tpl$/
}

# What stands in a text as it stands in a page can hold no markup.
function check_text(text, file, line) {
	if (page ~ /[.]text[.]tpl$/ && text ~ /<[a-zA-Z\/!]|&[a-zA-Z#]/)
		say(file, line, "markup in plain text")
}

# Feeds, sitemaps and how to search are XML; all other pages are HTML.
function check_escaping(file,	context, i) {
	context = file ~ /(feed|sitemap|opensearch)[^\/]*$/ ? "XML" : "HTML"
	if (!is_part(file) && !is_text(file) && \
	    lines[file, 1] != "{{%AUTOESCAPE context=\"" context "\"}}")
		fault(file, 1, "it does not begin with {{%AUTOESCAPE " \
			"context=\"" context "\"}}")
	for (i = is_part(file) || is_text(file) ? 1 : 2; \
	    i <= n_lines[file]; i++)
		if (index(lines[file, i], "{{%AUTOESCAPE"))
			fault(file, i, "{{%AUTOESCAPE}} belongs at the " \
				"beginning of a page")
}

END {
	finish_file()
	for (page in n_lines) {
		check_escaping(page)
		if (!is_part(page))
			follow_page()
	}
	say_shared()
	for (file in n_lines)
		if (is_part(file) && !(file in is_put_in))
			fault(file, 1, "no template puts it in")
}
