# shellcheck shell=sh
# SPDX-License-Identifier: EUPL-1.2
# A folder of Hugo's or Jekyll's, and what became of it. Source it behind
# database.sh.
#
# shellcheck disable=SC2034,SC2154

# take ARGUMENT…: import the folder; report is items, made, updated, same,
# left out.
take() {
	newsroom import markdown "$work/in" "$@" --json
	# shellcheck disable=SC2016 # it is JavaScript's
	json '[[r.items, r.made, r.updated, r.same,
		r.left_out.length].join(" "), ...r.left_out.map((x) =>
		`${x.item}: ${x.why}`), ...r.notes.map((x) =>
		`note ${x.item}: ${x.what}`)].join("\n")' >"$work/said"
	report=$(head -n 1 "$work/said")
}

said() {
	grep -Ec -- "$1" "$work/said" || :
}

# file NAME: write stdin to a file of the folder.
file() {
	mkdir -p "$work/in/$(dirname "$1")"
	cat >"$work/in/$1"
}

moved() {
	ask 'SELECT old_path, path FROM web.moved ORDER BY 1'
}
