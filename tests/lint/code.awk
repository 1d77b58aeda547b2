# SPDX-License-Identifier: EUPL-1.2
# What the other programs of this folder share.

# Say a fault, as editors read it.
function fault(file, line, what) {
	print file ":" line ": " what
}

# A line of C without its comments and, unless they are kept, its texts. A
# comment goes on over lines: set in_comment to 0 where a file begins.
function code(line, keep,	out, what, at) {
	out = ""
	while (line != "") {
		if (in_comment) {
			at = index(line, "*/")
			if (at == 0)
				return out
			in_comment = 0
			line = " " substr(line, at + 2)
		}
		if (!match(line, /\/[*\/]|["']/))
			return out line
		out = out substr(line, 1, RSTART - 1)
		what = substr(line, RSTART, RLENGTH)
		line = substr(line, RSTART)
		if (what == "//")
			return out
		if (what == "/*") {
			in_comment = 1
			line = substr(line, 3)
			continue
		}
		if (what == "\"" ? !match(line, "^\"([^\"\\\\]|\\\\.)*\"") : \
		    !match(line, "^'([^'\\\\]|\\\\.)*'"))
			return out line
		out = out (keep ? substr(line, 1, RLENGTH) : what what)
		line = substr(line, RLENGTH + 1)
	}
	return out
}

# The name of a file without its folder and its ending.
function stem(path) {
	sub(/.*\//, "", path)
	sub(/\.[^.]*$/, "", path)
	return path
}
