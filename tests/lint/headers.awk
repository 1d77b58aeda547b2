# SPDX-License-Identifier: EUPL-1.2
# Whether what a header of lib/ promises is said: each function and object
# that it declares has a comment directly above it.

FNR == 1 {
	in_comment = in_macro = depth = 0
	head = before = ""
}

{ line = code($0) }

line ~ /^[ \t]*#/ || in_macro {
	in_macro = line ~ /\\$/
	before = $0
	next
}

# The braces of a struct hold members, which are no promise of their own.
{
	if (head == "" && depth == 0 && line ~ /^[A-Za-z_]/) {
		is_said = before ~ /\*\/[ \t]*$/
		head_line = FNR
	}
	if (head != "" || line ~ /^[A-Za-z_]/)
		head = head line " "
	depth += gsub(/[{]/, "{", line) - gsub(/[}]/, "}", line)
	before = $0
}

depth == 0 && line ~ /[;}][ \t]*$/ {
	judge()
	head = ""
}

function judge(	name) {
	if (is_said || head ~ /^(struct|enum|union) *[A-Za-z_0-9]* *[{;]/)
		return
	name = head
	sub(/[([;=].*/, "", name)
	sub(/ *$/, "", name)
	sub(/.*[ *]/, "", name)
	fault(FILENAME, head_line, "no comment directly above " name)
}
