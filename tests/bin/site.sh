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
