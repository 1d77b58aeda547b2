# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
# What bash(1) offers behind `newsroom`. The words come from the program's own
# help, as it is in English, and the names from its lists, so that there is
# nothing to keep true.

# Which words the help of a verb begins its lines with.
_newsroom_words() {
	local verb=${*:2}

	"$@" --help 2>/dev/null |
		sed -n "s/^  newsroom ${verb:+$verb }\([a-z]*\)\([| ].*\)\{0,1\}$/\1/p"
}

# What a verb's things are called. An edition by its slug, or with its language
# where that is how the word begins.
_newsroom_names() {
	local as='\2'

	[[ $3 != ??/* ]] || as='\1\/\2'
	case $2 in
	article)
		"$1" article list --limit 1000 2>/dev/null |
			sed -n "s/^[a-z].* \([a-z][a-z]\)  \([^ ]*\)$/$as/p"
		;;
	project | partner | page)
		"$1" "$2" list 2>/dev/null | cut -d ' ' -f 1 | uniq
		;;
	media)
		"$1" media list --limit 1000 2>/dev/null | sed 's/.* //'
		;;
	esac
}

# What an option's own word may be; nothing where that is a file or a time.
_newsroom_values() {
	case $2 in
	--state)
		"$1" article list --help 2>/dev/null |
			sed -n 's/^ *\(draft, .*\) or \([a-z]*\);.*/\1 \2/p' |
			tr -s ', ' '\n'
		;;
	--lang | --language)
		"$1" page list 2>/dev/null | sed 's/^[^ ]* *\(..\) .*/\1/' |
			sort -u
		;;
	--of) _newsroom_names "$1" article "$3" ;;
	esac
}

_newsroom() {
	local word=${COMP_WORDS[COMP_CWORD]} verb=${COMP_WORDS[1]}
	local action=${COMP_WORDS[2]} words= help= name=
	local before=${COMP_WORDS[COMP_CWORD - 1]}
	local -x LC_ALL=C

	[ "$COMP_CWORD" -lt 3 ] || help=$("$1" "$verb" "$action" --help 2>/dev/null)
	if [ "$COMP_CWORD" = 1 ]; then
		words=$(_newsroom_words "$1")
	elif [[ $word == -* ]]; then
		words=$(grep -o -e '--[a-z-]*' <<<"$help" | sort -u)
	elif [ "$COMP_CWORD" = 2 ]; then
		words=$(_newsroom_words "$1" "$verb")
	elif [[ $before == --lang* || ($before == --* && $help == *"$before "[A-Z]*) ]]; then
		words=$(_newsroom_values "$1" "$before" "$word")
	elif [[ $action != @(import|new|list|folder|wordpress|ghost|markdown) ]]; then
		words=$(_newsroom_names "$1" "$verb" "$word")
		[ "$action" != check ] || words+=$'\n'$(compgen -f -- "$word")
		compopt -o filenames 2>/dev/null
	fi
	# compgen -W would run what a file is called: `$(…)`.
	mapfile -t COMPREPLY < <(while IFS= read -r name; do
		[[ -z $name || $name != "$word"* ]] || printf '%s\n' "$name"
	done <<<"$words")
}
complete -o default -F _newsroom newsroom
