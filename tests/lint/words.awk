# SPDX-License-Identifier: EUPL-1.2
# The words: the sources in C and the templates first, then words.ini and
# the other files of words. The languages are those of [language].

FNR == 1 {
	in_comment = 0
	is_words = FILENAME ~ /\.ini$/
	key = ""
}

# The words that C asks for: by their name, by a number in it (month_%d), or
# by a code or a count, whose member gives the name's beginning; and those that
# it puts there.
FILENAME ~ /\.[ch]$/ {
	rest = code($0, 1)
	if (match(rest, /^\tstruct code [^;]*;/)) {
		n = split(substr(rest, 14, RLENGTH - 14), members, /, */)
		for (i = 1; i <= n; i++)
			begins["^" members[i] "_"]
	}
	if (match(rest, /^\tstruct counted [^;]*;/)) {
		n = split(substr(rest, 17, RLENGTH - 17), members, /, */)
		for (i = 1; i <= n; i++)
			counted["^" members[i] \
				"_(zero|one|two|few|many|other)$"]
	}
	if (match(rest, /(add_word|words_put)\([^"();]*"[a-z_]+"/)) {
		piece = substr(rest, RSTART, RLENGTH - 1)
		sub(/.*"/, "", piece)
		put[piece]
	}
	while (match(rest, /words_find\([^"();]*"[a-z_]+"|"[a-z_]+_%d"/)) {
		piece = substr(rest, RSTART, RLENGTH - 1)
		sub(/.*"/, "", piece)
		if (sub(/%d$/, "", piece))
			begins["^" piece "[0-9]+$"]
		else
			used[piece]
		rest = substr(rest, RSTART + RLENGTH)
	}
	next
}

# The words that a template, or another word, shows.
{
	rest = $0
	while (match(rest, /[{][{]_[^}]*[}][}]/)) {
		name = substr(rest, RSTART + 3, RLENGTH - 5)
		used[name]
		if (!(name in shown))
			shown[name] = FILENAME ":" FNR
		rest = substr(rest, RSTART + RLENGTH)
	}
}

!is_words || /^(#.*)?$/ { next }

/^\[.*\]$/ {
	key = substr($0, 2, length($0) - 2)
	if (key in line_of)
		fault(FILENAME, FNR, "[" key "] stands twice")
	file_of[key] = FILENAME
	line_of[key] = FNR
	next
}

!/^[a-z][a-z] = ./ || key == "" {
	fault(FILENAME, FNR, "neither [word] nor \"language = text\"")
	next
}

{
	lang = substr($0, 1, 2)
	if ((key, lang) in has)
		fault(FILENAME, FNR, "[" key "] has " lang " twice")
	has[key, lang]
	if (key == "plural")
		rule[lang] = " " substr($0, 6) ":"
	if (key == "language")
		langs[lang]
	else if (!(lang in langs))
		fault(FILENAME, FNR, lang " is no language of [language]")
}

function is_used(key,	beginning) {
	if (key in used)
		return 1
	for (beginning in begins)
		if (key ~ beginning)
			return 1
	return is_counted(key)
}

function is_counted(key,	forms) {
	for (forms in counted)
		if (key ~ forms)
			return 1
	return 0
}

# A word that is counted has the forms that its language has.
function is_wanted(key, lang,	form) {
	form = key
	sub(/.*_/, "", form)
	return !is_counted(key) || rule[lang] ~ (" " form ":")
}

END {
	for (key in line_of) {
		for (lang in langs)
			if (!((key, lang) in has) && is_wanted(key, lang))
				fault(file_of[key], line_of[key], \
					"[" key "] has no " lang)
		if (!is_used(key))
			fault(file_of[key], line_of[key], \
				"nobody uses [" key "]")
	}
	for (key in shown)
		if (!(key in line_of) && !(key in put))
			print shown[key] ": no such word: " key
}
