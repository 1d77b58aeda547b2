#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# `newsroom project, partner, page`: two at one desk, what stood there, and
# another address. In a database of its own.

# What stands in backquotes is Markdown, and is meant as it stands.
# shellcheck disable=SC2016
set -eu
cd "$(dirname "$0")/../.."
from=newsroom_sample
. tests/bin/database.sh


# shown KIND SLUG SED-SCRIPT: its file, changed.
shown() {
	"$BUILD/newsroom" "$1" show "$2" >"$work/shown"
	sed "$3" "$work/shown"
}

# diffs: what a conflict showed, and what it said to do.
diffs() {
	grep '^[-+][^-+]' "$work/err" | paste -sd '|'
}

# two KIND SLUG MINE THEIRS: one changes it by a sed script while another does.
two() {
	shown "$1" "$2" "$3" >"$work/mine"
	shown "$1" "$2" "$4" >"$work/theirs"
	newsroom "$1" import "$work/theirs" --as Мария
	is "$status $out" "0 $work/theirs: updated $2, revision 2" \
		"$1: who comes first is taken"
	is "$(grep -c '^revision: 2$' "$work/theirs")" 1 \
		'and the file knows where it goes on'
	newsroom "$1" import "$work/mine" --as Петър
	is "$status $(sed "1s/mine:[0-9]*/mine/" "$work/err" | sed -n 1p)" \
		"1 $work/mine: $2 was changed by Мария: revision 2 stands now, and the file began from 1" \
		'who comes second is told'
	is "$(diffs)" "$5" 'and shown what was changed'
	is "$(grep -c 'write `revision: 2` into the head' "$work/err")" 1 \
		'and what to do'
	"$BUILD/newsroom" "$1" show "$2" | cmp - "$work/theirs"
	is $? 0 'and nothing is lost'
	newsroom "$1" import "$work/mine" --as Петър --dry-run
	is "$status" 1 'a dry run is refused as well'
	sed '/^revision/d' "$work/mine" >"$work/unsaid"
	newsroom "$1" import "$work/unsaid" --as Петър
	is "$status $(grep -c 'does not say where it began' "$work/err")" '1 1' \
		'so is a file that does not say where it began'
	newsroom "$1" import "$work/mine" --as Петър --force --dry-run
	is "$status $("$BUILD/newsroom" "$1" history "$2" | wc -l)" '0 2' \
		'a dry run of force writes nothing'
	newsroom "$1" import "$work/mine" --as Петър --force
	is "$status $(tail -n 1 "$work/err")" \
		"0   newsroom $1 restore $2 --revision 2" \
		'force says what brings back what it overwrote'
	newsroom "$1" restore "$2" --revision 2 --as Мария
	is "$status $out" "0 revision 2: updated $2, revision 4" \
		'and that does'
	"$BUILD/newsroom" "$1" show "$2" | sed 's/^revision: 4/revision: 2/' |
		cmp - "$work/theirs"
	is $? 0 'all of it'
	newsroom "$1" restore "$2" --revision 2 --as Мария
	is "$status $out" "0 revision 2: same $2, revision 4" \
		'once'
	sed '/^revision/d' "$work/theirs" >"$work/unsaid"
	newsroom "$1" import "$work/unsaid" --as Петър
	is "$status $out" "0 $work/unsaid: same $2, revision 4" \
		'who says what stands already overwrites nothing'
	newsroom "$1" history "$2"
	is "$(echo "$out" | sed 's/^ *\([0-9]*\)  [0-9-]* [0-9:]*  /\1 /' |
		head -n 3 | paste -sd '|')" \
		'4 Мария: the words of revision 2 again|3 Петър: changed|2 Мария: changed' \
		'and there is a history'
	newsroom "$1" history "$2" --json
	is "$(json 'r.length + " " + r[0].again + " " + r[2].made_by')" \
		'4 2 Мария' 'as JSON too'
	newsroom "$1" diff "$2" --from 1 --to 2
	is "$(echo "$out" | grep '^[-+][^-+]' | paste -sd '|')" "$5" \
		'which can be compared'
}

test_project() {
	two project media-motor-europe 's/^website: .*/website: "https:\/\/mine.example\/"/' \
		's/^website: .*/website: "https:\/\/theirs.example\/"/' \
		"-$(shown project media-motor-europe '/^website/!d')|+website: \"https://theirs.example/\""
	newsroom project show media-motor-europe --json
	is "$(json 'r.slug + " " + r.revision + " " + r.text.split("\n")[1]')" \
		'media-motor-europe 4 revision: 4' 'a file as JSON'
	newsroom project import "$work/shown" --force --json
	is "$(json 'r.slug + " " + r.outcome + " " + r.revision')" \
		'media-motor-europe updated 5' 'and what became of one'
	newsroom project restore media-motor-europe --revision 4
	newsroom project show media-motor-europe --revision 9
	is "$status $(cat "$work/err")" \
		'1 newsroom: media-motor-europe has no revision 9' \
		'a revision that never was is refused'
}

test_partner() {
	partner=$("$BUILD/newsroom" partner list | sed -n '1s/ .*//p')
	two partner "$partner" 's/^country: .*/country: "DE"/' \
		's/^country: .*/country: "FR"/' \
		"-$(shown partner "$partner" '/^country/!d')|+country: \"FR\""
	project=$(ask "SELECT p.slug FROM core.project p
		JOIN core.participation x ON x.project = p.id
		JOIN core.partner o ON o.id = x.partner
		WHERE o.slug = '$partner' LIMIT 1")
	newsroom partner rename "$partner" renamed --as Мария
	is "$status $out" "0 now revision 5, and stands at \
$NEWSROOM_ORIGIN/bg/partners/renamed/" 'another address is given'
	is "$(ask "SELECT path FROM web.moved
		WHERE old_path = '/en/partners/$partner/'")" \
		'/en/partners/renamed/' 'to which the old one leads'
	is "$("$BUILD/newsroom" project show "$project" |
		grep -c 'partner: renamed,') $("$BUILD/newsroom" project \
		history "$project" | head -n 1 | sed 's/.*  //')" \
		'1 Мария: changed' 'and its projects name it so'
	newsroom partner show "$partner"
	is "$status $(echo "$out" | head -n 1)" '0 slug: "renamed"' \
		'it is found by its old name'
	newsroom project restore "$project" --revision 1 --as Мария
	is "$status $("$BUILD/newsroom" project show "$project" |
		grep -c 'partner: renamed,')" '0 1' \
		'also by a revision of before, which can be restored'
	newsroom partner import "$work/theirs" --as Петър
	is "$status $(diffs)" "1 -slug: \"$partner\"|+slug: \"renamed\"" \
		'a file of before is no new partner'
	newsroom partner rename renamed "$("$BUILD/newsroom" partner list |
		grep -v '^renamed' | sed -n '1s/ .*//p')"
	is "$status $(cat "$work/err")" \
		'1 newsroom: another one has that slug: choose another' \
		'no two are called alike'
	printf 'slug: never\nrevision: 3\ncountry: BG\nbg:\n  name: Н\n  lead: Л\n' \
		>"$work/new"
	newsroom partner import "$work/new"
	is "$status $(head -n 1 "$work/err" | sed "s|$work/||")" '1 new:2: no partner is called never yet, and the file began from 3: leave out its `revision` where it is a new one' \
		'another slug in a file makes no second partner'
	sed -i '/^revision/d' "$work/new"
	newsroom partner import "$work/new"
	newsroom partner import "$work/new"
	is "$status $out" "0 $work/new: same never, revision 1" \
		'who says none goes on with what is his'
}

test_page() {
	two page about 's/^title: .*/title: "Мое"/' \
		's/^title: .*/title: "Чуждо"/' \
		"-$(shown page about '/^title/!d')|+title: \"Чуждо\""
	newsroom page history about --lang en
	is "$status $(echo "$out" | wc -l)" '0 1' 'each language has its own'
	newsroom page rename about other
	is "$status" 2 'a page keeps its address'
}

# What was shown may lie in a folder, which is taken in whole.
test_folder() {
	mkdir -p "$work/folder/pages"
	"$BUILD/newsroom" page show about >"$work/folder/pages/about.bg.md"
	"$BUILD/newsroom" project show media-motor-europe |
		sed '1s/^/- /; 2,$s/^/  /' >"$work/folder/projects.yaml"
	newsroom import folder "$work/folder" --json
	is "$status $(json 'r.items + " " + r.same')" '0 2 2' \
		'a folder takes what was shown'
	ask "UPDATE core.page_text SET title = 'Друго' WHERE title = 'Чуждо'" \
		>/dev/null
	newsroom import folder "$work/folder"
	is "$status $(cat "$work/err" - <<-END | grep -c 'about was changed by postgres'
		$out
	END
	)" \
		'1 1' 'and says so where it was changed since'
}

# before KIND SLUG: as the migration finds it, which keeps what stands.
before() {
	ask "DELETE FROM core.thing_revision WHERE kind = '$1'" >/dev/null
	ask "$(sed -n "/^SELECT core.revise_thing('$1'/p
		s/^\(UPDATE core.thing_rev.*\);/\1 WHERE kind = '$1'/p" sql/deploy/thing_revisions.sql)" \
		>/dev/null
	newsroom "$1" history "$2"
	is "$(echo "$out" | sed 's/^ *\([0-9]*\)  [0-9-]* [0-9:]*  /\1 /')" \
		'1 made before revisions were kept' \
		"$1: what the migration keeps is nobody's"
}

test_before() {
	before project media-motor-europe
	shown project media-motor-europe '/^revision/d' >"$work/said"
	newsroom project import "$work/said" --as Петър
	is "$status $out" "0 $work/said: same media-motor-europe, revision 1" \
		'who says what stood before is no conflict'
	sed '/^website/d' "$work/said" >"$work/other"
	sed 's/^slug.*/&\nrevision: 0/' "$work/other" >"$work/new"
	newsroom project import "$work/new" --as Петър
	is "$status $(sed -n '1s/.*: media/media/p' "$work/err")" \
		'1 media-motor-europe stands already: revision 1 stands now, and the file began from 0' \
		'but who takes it for a new one is told'
	newsroom project import "$work/other" --as Петър
	is "$status $out" \
		"0 $work/other: updated media-motor-europe, revision 2" \
		'nor is who says otherwise, and not where he began'
	newsroom project import "$work/said" --as Мария
	is "$status $(grep -c 'was changed by Петър' "$work/err")" '1 1' \
		'but the next is'
	before page about
	shown page about '/^revision/d' >"$work/said"
	ask "UPDATE core.page_text SET body_html = '<p>A way</p>'
		WHERE lang = 'bg'" >/dev/null
	ask "UPDATE core.thing_revision SET made_by = 'Ива'" >/dev/null
	newsroom page import "$work/said" --as Петър
	is "$status $out" "0 $work/said: updated about, revision 1" \
		'nor who says what stands, of which other HTML is made now'
}

# What only the end of a transaction refuses, a dry run refuses too.
test_end() {
	shown project media-motor-europe '/^programme/d; /^grant_number/d' \
		>"$work/eu"
	for run in '' --dry-run; do
		# shellcheck disable=SC2086
		newsroom project import "$work/eu" $run
		is "$status $(grep -c 'paid by the EU' "$work/err")" '1 1' \
			"what may not be public is refused${run:+ by a dry run}"
	done
}

# on_terminal COMMAND…: what it shows on one.
on_terminal() {
	script -qec "$*" /dev/null </dev/null | tr -d '\r'
}

test_terminal() {
	name=$(printf 'Ива\033[2J\a\302\233\342\200\217')
	printf -- '---\ntitle: "a\\e]0;x\\ab"\nlang: bg\nslug: znak\n---\n\nТ.\n' \
		>"$work/a.md"
	newsroom article import "$work/a.md" --as "$name"
	is "$status" 0 'signs that a terminal obeys are kept'
	is "$(on_terminal "$BUILD/newsroom" article history znak |
		sed 's/.*  //')" 'Ива<U+001B>[2J<U+0007><U+009B><U+200F>: made' \
		'a terminal is shown the number of each'
	is "$(on_terminal "$BUILD/newsroom" article list --limit 1 |
		grep -cF 'a<U+001B>]0;x<U+0007>b')" 1 'in a list too'
	"$BUILD/newsroom" article history znak | grep -qF "$name"
	is $? 0 'and a pipe gets it as it is'
	is "$(on_terminal "$BUILD/newsroom" article check \
		"'$(printf 'x\033y\377.md')'")" \
		'newsroom: x<U+001B>y<0xFF>.md: No such file or directory' \
		'so are faults'
}

export NEWSROOM_MEDIA="$work/media"
cp -R "$TEST_VAR/media.sample" "$NEWSROOM_MEDIA"
test_project
test_partner
test_page
test_folder
test_before
test_end
test_terminal
echo "1..$count"
