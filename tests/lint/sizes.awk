# SPDX-License-Identifier: EUPL-1.2
# How large things are, and what is not used at all: C and C++ sources.
#
# The style is known, so this is no parser. A function's name stands at the
# beginning of its line, below its type. Nesting is the tabs in front of a
# statement, which clang-format keeps true. What stands in a class is not
# measured but for its lines. A macro counts as the text that it is.

BEGIN {
	LINES = 50
	PARAMETERS = 5
	FILE_LINES = 400
	COLUMNS = 80
	NESTING = 3
	state["lib/worker.c: static volatile sig_atomic_t stopping"]
	state["lib/log.c: static const char *log_program"]
	state["lib/log.c: static const char *log_id"]
	state["bin/newsroom/markdown_memory.c: static struct holding holding"]
}

# Columns of a line: characters, not bytes, and tabs of eight.
function width(line,	n, i, pieces, columns) {
	gsub(/[\200-\277]/, "", line)
	n = split(line, pieces, "\t")
	columns = length(pieces[1])
	for (i = 2; i <= n; i++)
		columns += 8 - columns % 8 + length(pieces[i])
	return columns
}

function has_word(line, words) {
	return line ~ ("(^|[^A-Za-z0-9_])(" words ")([^A-Za-z0-9_]|$)")
}

# Whether the thing that a declaration names, not only what it points to,
# can never change.
function is_const(declaration) {
	sub(/.*[*]/, "", declaration)
	return has_word(declaration, "const|constexpr")
}

# What stands outside of every function and ends in a semicolon.
function judge_declaration(text, line) {
	gsub(/[ \t]+/, " ", text)
	sub(/ ?=.*/, "", text)
	sub(/^ /, "", text)
	sub(/\[.*/, "", text)
	if (text == "" || has_word(text, "extern|using|typedef|friend") || \
	    text ~ /^(_Static_assert|static_assert|template)/)
		return
	if (text ~ /\(/ && text !~ /^[^(]*\([*]/)
		return
	sub(/( final)? : public [A-Za-z0-9_:]+/, "", text)
	if (text ~ /^(struct|enum|union|class)( [A-Za-z0-9_:]+)?( ?[{][}])?$/)
		return
	if (is_const(text) || (FILENAME ": " text) in state || is_test)
		return
	fault(FILENAME, line, "state outside of a function: " text)
}

# How many parameters a function's head has.
function parameters(text,	i, c, level, n) {
	text = substr(text, index(text, "("))
	if (text ~ /^\([ \t]*(void)?[ \t]*\)/)
		return 0
	n = 1
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		level += (c == "(") - (c == ")")
		if (level == 0)
			break
		n += c == "," && level == 1
	}
	return n
}

function judge_function(text, from, to,	name) {
	name = text
	sub(/[ \t]*\(.*/, "", name)
	sub(/.*[ \t*&]/, "", name)
	if (to - from + 1 > LINES)
		fault(FILENAME, from, name " has " to - from + 1 " lines, " \
			LINES " at most")
	if (parameters(text) > PARAMETERS)
		fault(FILENAME, from, name " has " parameters(text) \
			" parameters, " PARAMETERS " at most")
}

# What a line adds to the head, which is all that stands outside of braces.
function follow(line,	i, c) {
	for (i = 1; i <= length(line); i++) {
		c = substr(line, i, 1)
		if (c == "}" && depth > 0 && --depth == 0) {
			head = head "}"
			if (is_function) {
				judge_function(head, head_line, FNR)
				head = ""
			}
		} else if (c == "{" && depth++ == 0) {
			is_function = head ~ /\(/ && head !~ /=/
			head = head "{"
		} else if (depth == 0 && c == ";") {
			judge_declaration(head, head_line)
			head = ""
		} else if (depth == 0) {
			if (head !~ /\(/ && (head !~ /[^ ]/ || c == "("))
				head_line = FNR
			head = head c
		}
	}
	if (depth == 0 && head != "")
		head = head " "
}

function judge_file() {
	if (file_lines > FILE_LINES)
		fault(file, file_lines, "the file has " file_lines " lines, " \
			FILE_LINES " at most")
}

FNR == 1 {
	judge_file()
	file = FILENAME
	is_test = file ~ /^tests\//
	in_comment = depth = is_function = in_macro = 0
	head = last = ""
}

{
	file_lines = FNR
	if (width($0) > COLUMNS)
		fault(FILENAME, FNR, width($0) " columns, " COLUMNS " at most")
	line = code($0)
}

has_word(line, "goto") { fault(FILENAME, FNR, "a goto") }
has_word(line, "typedef") { fault(FILENAME, FNR, "a typedef") }

# A macro may be a value, never a jump.
line ~ /^[ \t]*#/ || in_macro {
	if (line ~ /^[ \t]*#[ \t]*define/)
		in_macro = 1
	if (in_macro && has_word(line, "return|break|continue|goto"))
		fault(FILENAME, FNR, "a macro that hides control flow")
	in_macro = in_macro && line ~ /\\$/
	next
}

# These braces hold what still stands outside of every function.
depth == 0 && line ~ /^(namespace.*|extern "") *[{]$/ { next }
depth == 0 && line ~ /^[}] *$/ { next }

depth > 0 && !is_test && line ~ /^[ \t]*(static|thread_local) [^(]*$/ {
	declaration = line
	sub(/ *[=;{[].*/, "", declaration)
	sub(/^[ \t]*/, "", declaration)
	if (!is_const(declaration))
		fault(FILENAME, FNR, "state in a function: " declaration)
}

depth > 0 && is_function && last !~ /[,(&|?=+]$/ && match(line, /^\t+[^ \t]/) {
	if (RLENGTH - 2 > NESTING)
		fault(FILENAME, FNR, "nested " RLENGTH - 2 " deep, " NESTING \
			" at most")
}

{
	follow(line)
	if (line ~ /[^ \t]/)
		last = line
}

END { judge_file() }
