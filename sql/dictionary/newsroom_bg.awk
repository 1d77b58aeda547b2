# SPDX-License-Identifier: EUPL-1.2
#
# Makes of hunspell-bg the dictionary of the site's search:
#
#	LC_ALL=C awk -v to=FOLDER -f newsroom_bg.awk bg_BG.aff bg_BG.dic
#
# newsroom_bg.affix and newsroom_bg.dict are hunspell's own, where words that
# a reader takes for one are one: a verb, its action (правя, правене) and its
# participles; a noun and its vocative. newsroom_bg.syn names the word to
# which an irregular form belongs (отиде, отишла): hunspell has each as a word
# by itself. Letters are pairs of bytes here, so there are no sets of letters.

function ends(word, tail) {
	return length(word) >= length(tail) &&
		substr(word, length(word) - length(tail) + 1) == tail
}

function cut(word, tail) {
	return substr(word, 1, length(word) - length(tail))
}

# Takes the second word into the first by rules of a flag of their own: what
# becomes of the first's end, and the forms that the second has by its flag.
function join(first, second, flag,    n, end, i, name) {
	n = 2
	while (substr(first, 1, n) == substr(second, 1, n) &&
		n <= length(first) && n <= length(second))
		n += 2
	n -= 2
	end = substr(second, n + 1)
	first_end = substr(first, n + 1)
	if (n < 4)
		return
	name = first_end ">" end "/" flag
	if (!(name in number)) {
		number[name] = ++flags
		rule(number[name], first_end, end)
		for (i = 1; i <= rules[flag]; i++)
			if (end != "" && ends(end, find[flag, i]))
				rule(number[name], first_end,
					cut(end, find[flag, i]) put[flag, i])
		if (flag == "O") {
			rule(number[name], first_end, end "та")
			rule(number[name], first_end, end "тата")
		}
	}
	more[first] = more[first] "," number[name]
}

# A form that hunspell has not. It counts unless it is a form of another word.
function form(word, tail, end) {
	if (!ends(word, tail) || ((cut(word, tail) end) in known))
		return
	if (!((tail ">" end) in number)) {
		number[tail ">" end] = ++flags
		rule(flags, tail, end)
	}
	more[word] = more[word] "," number[tail ">" end]
}

function rule(flag, tail, end) {
	text[flag] = text[flag] sprintf("SFX %d %s %s .\n", flag,
		tail == "" ? 0 : tail, end == "" ? 0 : end)
	count[flag]++
}

# The forms of a word, in the array made[1] to made[the result].
function inflect(word, flag,    i, j, c, n) {
	n = 0
	made[++n] = word
	for (j = 1; j <= length(flag); j++) {
		c = substr(flag, j, 1)
		for (i = 1; i <= rules[c]; i++)
			if (ends(word, find[c, i]))
				made[++n] = cut(word, find[c, i]) put[c, i]
	}
	return n
}

function is_irregular(word) {
	return word in is_word && !(word in is_flagged)
}

# A form of a verb such as приемам: приема, приех, приели, приет. They have
# nothing but прие- in common, which is too little for any other; and what is a
# form of another word too (поет, заема) is left to that.
function taking(word,    i, stem) {
	for (i = word in known ? length(word) : 3; i < length(word); i += 2) {
		stem = substr(word, 1, i - 1)
		if (substr(word, i, 2) == "е" && ((stem "ех") in is_word) &&
			((stem "емам") in is_flagged) &&
			substr(word, i + 2) ~ TAKING)
			return stem "емам"
	}
	return ""
}

# What the forms of an irregular word have in common: no endings, and one
# letter for those that change places (влека, влечеш, войник, войници, режа,
# рязах). Not under three letters, and four where н and т may be the word's own.
function root(word,    stem) {
	bare = taking(word)
	if (bare != "")
		return bare
	stem = word
	sub(PERSON, "", stem)
	if (length(stem) < 6) {
		stem = word
		sub(/(а|я|е|и|о)$/, "", stem)
	}
	if (length(stem) < 6)
		return word
	if ((match(stem, /(а|я|е|ее|и|ъ)?(л|щ)$/) && RSTART > 6) ||
		(match(stem, /(а|я|е|ее|и)?(н|т)$/) && RSTART > 8))
		stem = substr(stem, 1, RSTART - 1)
	bare = stem
	gsub(/я/, "е", stem)
	if (ends(stem, "к") || ends(stem, "ц"))
		return cut(stem, "к") "ч"
	if (ends(stem, "г"))
		return cut(stem, "г") "ж"
	if (ends(stem, "з") && is_irregular(cut(stem, "з") "жа"))
		return cut(stem, "з") "ж"
	if (ends(stem, "с") && is_irregular(cut(stem, "с") "ша"))
		return cut(stem, "с") "ш"
	if (ends(stem, "ър"))
		return cut(stem, "ър") "р"
	if (ends(stem, "тиш"))
		return cut(stem, "иш") "ид"
	if (ends(stem, "дош"))
		return cut(stem, "ош") "ойд"
	return stem
}

BEGIN {
	VERBS = "^[PQRSTUVWXYZ]"
	PERSON = "(а|ата|атата|ати|атите|ам|аме|аш|аше|ат|ате|ах|аха|ахме" \
		"|ахте|ай|айте|айки|я|ята|ям|яме|яш|яше|ят|яте|ях|яха|яхме" \
		"|яхте|е|ее|еем|еете|ееш|ееше|ем|еш|еше|ете|ех|еха|ехме|ехте" \
		"|ей|ейте|ейки|и|им|иш|ите|их|иха|ихме|ихте|ия|ият|ох|оха" \
		"|охме|охте|о|ото|ето|ът|ове|овете)$"
	TAKING = "^(ше|х(а|ме|те)?|м(а|ат|е|еш|ем|ете|и|ейки)" \
		"|(л|т)(а|ата|о|ото|и|ите|ия|ият)?)?$"
	# Forms that nothing but the language itself joins to their words.
	OTHERS = "ден ден дена ден деня ден денят ден дни ден дните ден" \
		" деца дете децата дете мерки мяркам мерките мяркам мярката мяркам хора човек хората човек човече човек" \
		" чудеса чудо чудесата чудо небеса небе небесата небе" \
		" върха връх върхът връх върхове връх върховете връх" \
		" краища край краищата край нокти нокът ноктите нокът" \
		" очи око очите око уши ухо ушите ухо ръце ръка ръцете ръка"
	flags = 26
}

$1 == "SFX" && NF == 5 {
	rules[$2]++
	find[$2, rules[$2]] = $3 == 0 ? "" : $3
	put[$2, rules[$2]] = $4
}

FILENAME ~ /dic$/ && FNR > 1 {
	split($1 "/", part, "/")
	words++
	word[words] = part[1]
	flag[words] = part[2]
	is_word[part[1]] = 1
}

END {
	for (i = 1; i <= words; i++) {
		if (flag[i] == "")
			continue
		n = inflect(word[i], flag[i])
		for (j = 1; j <= n; j++) {
			known[made[j]] = 1
			if (flag[i] !~ VERBS)
				continue
			if (ends(made[j], "ли"))
				acts[cut(made[j], "ли")] = word[i]
			else if (ends(made[j], "щи") || ends(made[j], "ни"))
				does[cut(made[j], "и")] = word[i]
		}
	}
	for (i = 1; i <= words; i++) {
		w = word[i]
		f = flag[i]
		if (f == "O" && ends(w, "не") && cut(w, "не") in acts) {
			join(acts[cut(w, "не")], w, f)
			is_joined[i] = has_noun[acts[cut(w, "не")]] = 1
		} else if (f == "A" && w in does) {
			join(does[w], w, f)
			is_joined[i] = 1
		}
	}
	for (i = 1; i <= words; i++)
		add_forms(word[i], flag[i])
	for (i = 1; i <= words; i++)
		if (flag[i] != "")
			is_flagged[word[i]] = 1
	irregular()
	write()
}

function add_forms(w, f) {
	if (f ~ /^[CDFGI]/) {
		if (ends(w, "к") || ends(w, "ц"))
			form(w, "", "о")
		else if (ends(w, "г"))
			form(w, "г", "же")
		else
			form(w, "", "е")
		form(w, "ин", "ино")
	} else if (f ~ /^K/) {
		if (ends(w, "ца"))
			form(w, "а", "е")
		else
			form(w, "а", "о")
		if (ends(w, "ия"))
			form(w, "я", "йо")
		else
			form(w, "я", "ьо")
		form(w, "г", "же")
	} else if (f ~ /^L/) {
		form(w, "а", "о")
	} else if (f ~ /^N/) {
		form(w, "ър", "ре")
		form(w, "ъл", "ле")
		form(w, "ец", "ецо")
		form(w, "ър", "ра")
	} else if (f ~ /^O/) {
		form(w, "к", "ко")
		form(w, "й", "ю")
		form(w, "х", "хо")
	} else if (f ~ VERBS) {
		past(w)
		if (!(w in has_noun)) {
			action(w, "ам", "ане")
			action(w, "ея", "еене")
		}
	}
}

function action(w, tail, end) {
	form(w, tail, end)
	form(w, tail, end "то")
	form(w, tail, end "та")
	form(w, tail, end "тата")
	form(w, tail, cut(end, "е") "ия")
	form(w, tail, cut(end, "е") "ията")
}

function past(w,    i, n, list) {
	n = split("ах аха ахме ахте ал ала ало", list, " ")
	for (i = 1; i <= n; i++) {
		form(w, "ка", "ч" list[i])
		form(w, "га", "ж" list[i])
	}
}

# Nouns whose forms are words by themselves: песента, имена.
function other_form(word,    stem) {
	if (ends(word, "мена") || ends(word, "мената")) {
		stem = word
		sub(/на(та)?$/, "", stem)
	} else if (word ~ /(в|д|з|л|м|н|р|с|т|щ|ч|ш)та$/)
		stem = cut(word, "та")
	else
		return 0
	if (length(stem) < 6 || !(stem in is_word))
		return 0
	other[word] = stem
	return 1
}

function irregular(    i, n, r, w, pair) {
	for (i = 1; i <= words; i++) {
		w = word[i]
		if (flag[i] != "" || w !~ /^(а|б|в|г|д|е|ж|з|и|й|к|л|м|н|о|п|р|с|т|у|ф|х|ц|ч|ш|щ|ъ|ь|ю|я)+$/)
			continue
		if (other_form(w))
			continue
		r = root(w)
		if (r == w && !(r in head))
			continue
		if (ends(w, "ник") && (cut(w, "к") "ца") in is_flagged)
			head[r] = cut(w, "к") "ца"
		else if (bare in is_flagged)
			head[r] = bare
		else if ((bare "и") in is_word && (bare "ам") in is_flagged)
			head[r] = bare "ам"
		else if (ends(r, "н") && !ends(r, "ен") && (cut(r, "н") "ен") in is_word)
			head[r] = cut(r, "н") "ен"
		else if (!(r in head))
			head[r] = w
		root_of[i] = r
	}
	# A participle of such a verb, to which hunspell gives forms (излязъл).
	for (i = 1; i <= words; i++)
		if (flag[i] == "L" && ends(word[i], "ъл") &&
			((cut(word[i], "ъл") "ох") in is_word))
			root_of[i] = root(word[i])
	n = split(OTHERS, pair, " ")
	for (i = 1; i <= n; i += 2)
		other[pair[i]] = pair[i + 1]
}

function write(    i, j, n, c, list, dict, affix, syn) {
	affix = to "/newsroom_bg.affix"
	dict = to "/newsroom_bg.dict"
	syn = to "/newsroom_bg.syn"
	print "SET UTF-8\nFLAG num\n" >affix
	for (c in rules) {
		j = index(LETTERS, c)
		for (i = 1; i <= rules[c]; i++)
			rule(j, find[c, i], put[c, i])
	}
	for (i = 1; i <= flags; i++)
		if (count[i])
			printf "SFX %d Y %d\n%s\n", i, count[i], text[i] >affix
	print words >dict
	for (c in other)
		print c, other[c] >syn
	for (i = 1; i <= words; i++) {
		if (word[i] in other)
			continue
		if (i in root_of) {
			n = inflect(word[i], flag[i])
			for (j = 1; j <= n; j++)
				print made[j], head[root_of[i]] >syn
			continue
		}
		if (i in is_joined)
			continue
		list = more[word[i]]
		for (j = 1; j <= length(flag[i]); j++)
			list = list "," index(LETTERS, substr(flag[i], j, 1))
		print word[i] (list == "" ? "" : "/" substr(list, 2)) >dict
	}
}
BEGIN { LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" }
