# shellcheck shell=sh
# SPDX-License-Identifier: EUPL-1.2
# What a test of an import reads off its report. Sourced behind database.sh.

# account ARGUMENT…: import that; report is how many items, made, updated, the
# same and left out, and said counts the lines of what is told of them.
account() {
	newsroom import "$@" --json
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
