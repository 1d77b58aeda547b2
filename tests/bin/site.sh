# shellcheck shell=sh
# SPDX-License-Identifier: EUPL-1.2
# A folder of Hugo's or Jekyll's. Sourced behind database.sh.

# file NAME: write stdin to a file of the folder.
file() {
	mkdir -p "$work/in/$(dirname "$1")"
	cat >"$work/in/$1"
}

moved() {
	ask 'SELECT old_path, path FROM web.moved ORDER BY 1'
}

# post PATH [LINE…]: a text with a date, and these lines in its head.
post() {
	path=$1
	shift
	{
		printf -- '---\ntitle: %s\n' "$(basename "$path" .md)"
		case " $*" in *" Date: "* | *" date: "*) ;; *) echo 'date: 2020-05-06' ;; esac
		[ $# = 0 ] || printf '%s\n' "$@"
		printf -- '---\nДуми.\n'
	} | file "$path"
}

# gives PATH LINE…: an _index.md with these lines in its head.
gives() {
	path=$1
	shift
	{
		echo ---
		printf '%s\n' "$@"
		echo ---
	} | file "$path"
}

# public: the slugs and languages of what went in and everybody may read.
public() {
	ask "SELECT string_agg(e.slug || '.' || e.lang, ' '
			ORDER BY e.slug COLLATE \"C\", e.lang)
		FROM core.edition e JOIN core.article a ON a.id = e.article
		WHERE a.key LIKE 'markdown/%'
		AND core.edition_state(e) = 'published'"
}

# begin: an empty folder, and a database in which nothing of it is.
begin() {
	rm -rf "$work/in"
	begin_from newsroom_sample
	ask 'DELETE FROM core.moved'
}
