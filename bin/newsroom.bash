# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
# What bash(1) offers behind `newsroom`. The words come from the program's own
# help, and the names from its lists, so that there is nothing to keep true.

# Which words the help of a verb begins its lines with.
_newsroom_words() {
	local verb=${*:2}

	"$@" --help 2>/dev/null |
		sed -n "s/^  newsroom ${verb:+$verb }\([a-z]*\)[| ].*/\1/p"
}

# What a verb's things are called.
_newsroom_names() {
	case $2 in
	article)
		"$1" article list --limit 1000 2>/dev/null |
			sed -n 's/^[a-z].* \([a-z][a-z]\)  \([^ ]*\)$/\1\/\2/p'
		;;
	project | partner | page)
		"$1" "$2" list 2>/dev/null | cut -d ' ' -f 1 | uniq
		;;
	esac
}

_newsroom() {
	local word=${COMP_WORDS[COMP_CWORD]} verb=${COMP_WORDS[1]}
	local action=${COMP_WORDS[2]} words=

	if [ "$COMP_CWORD" = 1 ]; then
		words=$(_newsroom_words "$1")
	elif [[ $word == -* ]]; then
		words=$("$1" "$verb" "$action" --help 2>/dev/null |
			grep -o -e '--[a-z-]*' | sort -u)
	elif [ "$COMP_CWORD" = 2 ]; then
		words=$(_newsroom_words "$1" "$verb")
	elif [[ $action != @(import|new|list|folder|wordpress|ghost|markdown) ]]; then
		words=$(_newsroom_names "$1" "$verb")
	fi
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -o default -F _newsroom newsroom
