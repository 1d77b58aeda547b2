#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What one connection alone cannot show: a change of content is told to who
# listens, and two who write at the same moment keep the rules together.

here=$(cd "$(dirname "$0")" && pwd) || exit 1
. "$here/site.sh"

# has TEXT PATTERN
has() {
	case $1 in *$2*) ;; *) echo "no '$2' in: $1"; return 1 ;; esac
}

version() {
	ask "$site" 'SELECT version FROM web.version'
}

# What connection 4 was told since it was last asked.
told() {
	say 4 'SELECT' | sed -n 's/.*"content" with payload "\([0-9]*\)".*/\1/p'
}

# The notices.

say 4 'LISTEN content' >"$dir/log"
ask "$site" "UPDATE core.page_text SET title = 'New'"
ok 'a change of content is told, with its version' \
	same "$(told)" "$(version)"
ask "$site" "BEGIN; UPDATE core.page_text SET title = 'Newer';
	UPDATE core.partner_text SET lead = 'Newer';
	UPDATE core.edition SET title = 'Newer'; COMMIT"
ok 'a transaction of many changes is told once' \
	same "$(told)" "$(version)"
ask "$site" "UPDATE core.page_text SET title = 'Newest'"
first=$(version)
ask "$site" "UPDATE core.page_text SET title = 'Last'"
ok 'each transaction is told' same "$(told | tr '\n' ' ')" \
	"$first $(version) "
ok 'a version is never given twice' [ "$(version)" -gt "$first" ]
ask "$site" "BEGIN; UPDATE core.page_text SET title = 'Never'; ROLLBACK"
ok 'what is rolled back is not told' same "$(told)" ''
ask "$site" "UPDATE core.edition SET title = 'Draft' WHERE slug = 'draft-bg'"
ok 'a draft is not told' same "$(told)" ''
ask "$site" "SELECT web.ask('a@example.org', 'bg', 'each', '{}', 'Yes')" \
	>"$dir/log"
ok 'a sign-up is not told' same "$(told)" ''

# Two changes of content at the same moment are two versions.

say 4 'SELECT' >"$dir/log"
say 5 "BEGIN; UPDATE core.page_text SET title = 'One'" >"$dir/log"
tell 6 "UPDATE core.partner_text SET lead = 'Two'"
ok 'the second change waits for the first' await someone_waits
say 5 'COMMIT' >"$dir/log"
ok 'then it is made' same "$(heard 6)" ''
ok 'two changes raise the version twice' \
	same "$(told | sort -u | wc -l)" 2

# EU money: each of the two alone would be right.

ask "$site" "UPDATE core.article_project SET project = core.project_id('park')"
ask "$site" "INSERT INTO core.article_project SELECT id,
	core.project_id('hub') FROM core.article WHERE key = 'draft'"
say 5 "BEGIN; UPDATE core.edition SET state = 'approved'
	WHERE slug = 'draft-bg'" >"$dir/log"
tell 6 "UPDATE core.project SET grant_number = NULL WHERE slug = 'hub'"
ok 'who takes a number away waits for who publishes' await someone_waits
ok 'the edition is published' same "$(say 5 'COMMIT')" ''
ok 'the number is not taken away' has "$(heard 6)" 'cannot be public'

ask "$site" "UPDATE core.edition SET state = 'draft' WHERE slug = 'draft-bg'"
say 6 "BEGIN; UPDATE core.project SET grant_number = NULL
	WHERE slug = 'hub'" >"$dir/log"
tell 5 "UPDATE core.edition SET state = 'approved'
	WHERE slug = 'draft-bg'"
ok 'who publishes waits for who takes a number away' await someone_waits
ok 'the number is taken away' same "$(say 6 'COMMIT')" ''
ok 'the edition is not published' has "$(heard 5)" 'cannot be public'

# An address that is left at this moment is not free.

say 5 "BEGIN; UPDATE core.edition SET slug = 'moved'
	WHERE slug = 'published-bg'" >"$dir/log"
tell 6 "INSERT INTO core.edition (article, lang, slug)
	SELECT id, 'bg', 'published-bg' FROM core.article
	WHERE key = 'empty'"
ok 'who takes an address waits for who leaves it' await someone_waits
ok 'the address is left' same "$(say 5 'COMMIT')" ''
ok 'and is not taken' has "$(heard 6)" 'leads to /bg/news/moved/ for ever'

# Two who sign up with one address: neither waits for the other, so that no
# clock tells who is known; they are decided one after the other.

say 5 "BEGIN; SELECT web.ask('b@example.org', 'bg', 'each', '{}', 'Yes')" \
	>"$dir/log"
ok 'a second sign-up does not wait for the first' same "$(say 6 "SELECT
	web.ask('B@example.org', 'en', 'weekly', '{hub}', 'Yes')")" ''
ok 'the first is taken' same "$(say 5 'COMMIT')" ''
say 5 'BEGIN; SELECT web.settle_asks(1)' >"$dir/log"
ok 'who would decide at the same time finds nothing to do' \
	same "$(say 6 'SELECT web.settle_asks(9)')" 0
say 5 'COMMIT' >"$dir/log"
ok 'then the others are decided' same \
	"$(ask "$site" 'SELECT web.settle_asks(9)')" 2
ok 'one subscriber is kept' same "$(ask "$site" "SELECT count(*)
	FROM core.subscriber WHERE lower(address) = 'b@example.org'")" 1

# Who refuses our letters while somebody confirms is not their reader.

ask "$site" "WITH who AS (INSERT INTO core.subscriber (address, lang,
		frequency) VALUES ('e@example.org', 'bg', 'each') RETURNING id),
	asked AS (INSERT INTO core.consent (subscriber, words, privacy_page,
		asked_at, lang, frequency, projects)
		SELECT id, 'Yes', 'none', now(), 'bg', 'each', '{}' FROM who
		RETURNING id, subscriber),
	link AS (INSERT INTO core.token (hash, subscriber, purpose, expires_at,
		consent) SELECT sha256('confirm'), subscriber, 'confirm',
		now() + '1 hour'::interval, id FROM asked)
	INSERT INTO core.refusal (hash, to_hash, subscriber, expires_at)
	SELECT sha256('refuse'), core.address_hash('e@example.org'), id,
		now() + '1 hour'::interval FROM who"
say 5 "BEGIN; SELECT web.confirm(sha256('confirm'), sha256('fresh'))" \
	>"$dir/log"
tell 6 "SELECT web.refuse(sha256('refuse'))"
ok 'who refuses waits for who confirms' await someone_waits
ok 'the one confirms' same "$(say 5 'COMMIT')" ''
ok 'the other refuses' same "$(heard 6)" t
ok 'and who confirmed has left' same "$(ask "$site" "SELECT state
	FROM core.subscriber WHERE address = 'e@example.org'")" left

# Whoever may log in may hold any advisory lock: that keeps nobody from his
# work.

ask "$site" "SELECT web.ask('d@example.org', 'bg', 'each', '{}', 'Yes')" \
	>"$dir/log"
say 5 "SET ROLE news; SELECT pg_advisory_lock(7261, n)
	FROM generate_series(-1, 0) n" >"$dir/log"
ok 'who holds locks does not keep what was asked from being decided' \
	same "$(say 6 'SELECT web.settle_asks(9)')" 1
ok 'nor an issue from being composed' same "$(say 6 "SET lock_timeout = '1s';
	SELECT count(*) FROM web.compose_issues('each', NULL, NULL, NULL);
	RESET lock_timeout" | grep -c ERROR)" 0
say 5 'RESET ROLE; SELECT pg_advisory_unlock_all()' >"$dir/log"

# Somebody who signs up is put in by an editor at that moment: it is tried
# again, and what PostgreSQL logs of it does not say who it was.

log=$TEST_VAR/log/postgres.log
before=$(wc -c <"$log")
logged() {
	tail -c "+$((before + 1))" "$log"
}
ask "$site" "SELECT web.ask('sessions-c@example.org', 'bg', 'each', '{}', 'Yes')" \
	>"$dir/log"
say 5 "BEGIN; INSERT INTO core.subscriber (address, lang, frequency)
	VALUES ('sessions-c@example.org', 'bg', 'each')" >"$dir/log"
PGUSER=mailer ask "$site" 'SELECT web.settle_asks(9)' >"$dir/log.mailer" 2>&1 &
ok 'who decides waits for who puts in' await someone_waits
say 5 'COMMIT' >"$dir/log"
wait $! || true
ok 'one of the two is refused' \
	grep -q 'violates unique' "$dir/log.mailer"
ok 'the log of PostgreSQL says so' \
	has "$(logged)" 'subscriber_address'
ok 'and not whom it was about' \
	fails has "$(logged)" 'sessions-c@example.org'
ok 'then it is decided' same "$(say 6 'SELECT web.settle_asks(9)')" 1

# What is found is made anew by steps, of which each is over at once.

ask "$site" "UPDATE core.search SET vector = ''" >"$dir/log"
say 5 'BEGIN; SELECT FROM core.search WHERE edition = (SELECT max(id)
	FROM core.edition WHERE state = '"'approved'"') FOR UPDATE' >"$dir/log"
tell 6 'SET ROLE owner; CALL core.search_renew(1); RESET ROLE'
ok 'who makes what is found anew waits for who changes it' await someone_waits
ok 'and has made what came before' same "$(ask "$site" "SELECT count(*)
	FROM core.search WHERE edition IS NOT NULL AND vector = ''")" 1
say 5 'COMMIT' >"$dir/log"
ok 'he goes on' same "$(heard 6)" ''
ok 'and then all of it is there again' same "$(ask "$site" "SELECT count(*)
	FROM core.search WHERE vector = ''")" 0
ask "$site" 'SELECT lang, edition, project, partner, page, vector
	FROM core.search ORDER BY 1, 2, 3, 4, 5' >"$dir/renewed"
ask "$site" 'SELECT core.search_again()' >"$dir/log"
ask "$site" 'SELECT lang, edition, project, partner, page, vector
	FROM core.search ORDER BY 1, 2, 3, 4, 5' >"$dir/again"
ok 'as all at once would make it' diff "$dir/renewed" "$dir/again"

# An import has rows of search in hand before it has the version.

edition="(SELECT max(id) FROM core.edition WHERE state = 'approved')"
say 5 "BEGIN; SELECT web.begin_import(); UPDATE core.edition SET title = 'Put'
	WHERE id = $edition; SELECT core.search_put(ARRAY[$edition])" \
	>"$dir/log"
tell 6 'SET ROLE owner; CALL core.search_renew(1); RESET ROLE'
ok 'who makes what is found anew waits for an import' await someone_waits
ok 'which nobody else does meanwhile' same "$(say 4 "SET lock_timeout = '1s';
	UPDATE core.page_text SET title = 'Beside'; RESET lock_timeout" |
	grep -c ERROR)" 0
ok 'and the import ends well' same "$(say 5 'COMMIT')" ''
ok 'and so does he' same "$(heard 6)" ''

# Numbers that an import has set aside are nobody else's until it ends.

begin_import() {
	say 5 "BEGIN; SELECT web.begin_import();
		INSERT INTO core.article (key) VALUES ('$1'), ('$1-before');
		INSERT INTO core.edition (article, lang, slug, title, state,
			published_at)
		SELECT id, 'bg', key, key, 'approved', CASE key
			WHEN '$1' THEN '2019-05-05' ELSE '2019-04-04' END::date
		FROM core.article WHERE key IN ('$1', '$1-before')
		ORDER BY id" >"$dir/log"
	due=$(say 5 'SELECT web.numbers_due()')
	behind=$(say 6 "SELECT web.reserve_numbers('$due')")
	last=$(say 6 'SELECT last FROM core.press_reserved WHERE year = 2019')
}
stated() {
	say 4 "SELECT core.state_number(id, '$last/2019', '2019-06-06')
		FROM core.article WHERE key = 'empty'"
}
begin_import first
ok 'who states a number that is set aside is told so' \
	has "$(stated)" 'is set aside by an import'
say 4 "BEGIN; SELECT web.begin_import();
	SELECT web.put_number('{\"number\": \"$last/2019\"}')" >"$dir/log"
ok 'so is an import that brings it' has "$(say 4 "SELECT
	web.give_numbers('{}')")" 'is set aside by an import'
say 4 ROLLBACK >"$dir/log"
say 5 "SELECT web.give_numbers('$behind')" >"$dir/log"
ok 'the import gives it' same "$(say 5 COMMIT)" ''
ok 'in the order of publication' same "$(ask "$site" "SELECT string_agg(a.key,
	' ' ORDER BY n.number) FROM core.press_number n
	JOIN core.article a ON a.id = n.article
	WHERE a.key IN ('first', 'first-before')")" 'first-before first'
ok 'then it was given' has "$(stated)" 'was given before'
begin_import second
ok 'an import that fails gives none' same "$(say 5 ROLLBACK)" ''
ok 'then it is free' same "$(stated | head -n 1)" t

# A number that no article of an export has is nobody's else, and nobody waits
# for the import that brings it.

say 5 "BEGIN; SELECT web.begin_import();
	SELECT web.put_number('{\"number\": \"1/2017\"}');
	SELECT web.put_number('{\"number\": \"2/2017\"}')" >"$dir/log"
say 4 "SET lock_timeout = '1s'; INSERT INTO core.article (key)
	VALUES ('beside')" >"$dir/log"
ok 'who publishes beside it waits for nobody' same "$(say 4 "INSERT
	INTO core.edition (article, lang, slug, title, state, published_at)
	SELECT id, 'bg', key, key, 'approved', '2017-05-05'
	FROM core.article WHERE key = 'beside'; RESET lock_timeout" |
	grep ERROR)" ''
due=$(say 5 'SELECT web.numbers_due()')
behind=$(say 6 "SELECT web.reserve_numbers('$due')")
say 5 "SELECT web.give_numbers('$behind')" >"$dir/log"
ok 'it ends well' same "$(say 5 COMMIT)" ''
ok 'and what was given meanwhile stays so' same "$(ask "$site" "SELECT
	string_agg(n.number || ' ' || coalesce(a.key, 'none'), ', '
		ORDER BY n.number) FROM core.press_number n
	LEFT JOIN core.article a ON a.id = n.article WHERE n.year = 2017")" \
	'1 beside, 2 none'

# An import's file that says where it began waits for who changes the thing.

partner() {
	printf '{"slug": "radio", "country": "BG", "revision": "%s",' "$2"
	printf ' "bg": {"name": "%s", "lead": "Л"}}' "$1"
}
began=$(ask "$site" "SELECT revision FROM web.thing_file('partner', 'radio',
	NULL, NULL)")
say 5 "BEGIN; SELECT outcome FROM web.take_thing('partner',
	'$(partner First "$began")', false)" >"$dir/log"
tell 6 "SELECT web.put_partner(web.not_stale('partner',
	'$(partner Second "$began")'))"
ok 'who imports a thing waits for who changes it' await someone_waits
say 5 COMMIT >"$dir/log"
ok 'and is told' has "$(heard 6)" 'was changed by'

# Who takes in a file waits for the article before its edition, as who decides
# of it does: otherwise each of the two would wait for the other.

say 5 "BEGIN; SELECT FROM core.article WHERE key = 'draft' FOR NO KEY UPDATE" \
	>"$dir/log"
tell 6 "SELECT outcome FROM web.take_edition('{\"key\": \"draft\",
	\"lang\": \"bg\", \"slug\": \"draft-bg\", \"title\": \"Х\",
	\"published\": \"2098-01-01 09:00\"}', true)"
ok 'who takes in a file waits for who decides' await someone_waits
ok 'and holds nothing that he wants' same "$(say 5 "SELECT FROM core.edition
	WHERE slug = 'draft-bg' FOR NO KEY UPDATE NOWAIT; COMMIT" |
	grep ERROR)" ''
heard 6 >"$dir/log"

# Whose article is made by somebody else meanwhile hears of its embargo too.

take() {
	echo "SELECT outcome FROM web.take_edition('{\"key\": \"race\",
		\"lang\": \"$1\", \"slug\": \"race\", \"title\": \"Х\",
		\"published\": \"$2\"}', true)"
}
say 5 "BEGIN; $(take en '2098-01-01 09:00'); SELECT state FROM
	web.edition_move('race', 'en', 'embargo', '2098-01-01 09:00', NULL,
		false)" >"$dir/log"
tell 6 "$(take bg '2020-01-01 09:00')"
ok 'who makes an article waits for who makes it' await someone_waits
say 5 COMMIT >"$dir/log"
ok 'and does not break its embargo' has "$(heard 6)" 'is before the embargo of'

# Two editors who make the same text at once.

begun() {
	echo "SELECT outcome FROM web.take_edition('{\"slug\": \"begun\",
		\"lang\": \"bg\", \"title\": \"$1\", \"revision\": \"0\"}', false)"
}
say 5 "BEGIN; $(begun А)" >"$dir/log"
tell 6 "$(begun Б)"
ok 'who makes a text waits for who makes it' await someone_waits
say 5 COMMIT >"$dir/log"
ok 'and is told that it stands' has "$(heard 6)" 'stands already'
ok 'and overwrites nothing' same "$(ask "$site" "SELECT title
	FROM core.edition WHERE slug = 'begun'")" А

echo "1..$number"
