-- SPDX-License-Identifier: EUPL-1.2
-- What a press officer's file may change, the number of a press release, and
-- who sees a preview.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql
SET LOCAL timezone = 'Europe/Sofia';

SELECT no_plan();

-- What becomes of a file: its outcome and revision, or why it is refused.
CREATE FUNCTION pg_temp.take(change jsonb, forced boolean DEFAULT false)
RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN (SELECT outcome || ' ' || revision || ' ' || state
		FROM web.take_edition('{"lang": "bg", "slug": "nova",
			"title": "Нова"}' || change, forced));
EXCEPTION WHEN raise_exception OR integrity_constraint_violation
	OR no_data_found OR data_exception OR cardinality_violation
	OR serialization_failure THEN
	RETURN SQLERRM;
END
$$;
CREATE FUNCTION pg_temp.number(wanted text) RETURNS text LANGUAGE sql
RETURN (SELECT core.number_of(article) FROM core.edition
	WHERE slug = wanted);
CREATE FUNCTION pg_temp.move(name text, action text, at text DEFAULT NULL)
RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN (SELECT state || coalesce(' ' || number, '')
		FROM web.edition_move(name, NULL, action, at));
EXCEPTION WHEN OTHERS THEN
	RETURN SQLERRM;
END
$$;

-- Two at once.

SELECT web.act_as('Ива');
SELECT is(pg_temp.take('{"revision": "0"}'), 'made 1 draft', 'a new file');
SELECT is(pg_temp.take('{"revision": "1", "title": "Първа"}'),
	'updated 2 draft', 'who began from what stands may change it');
SELECT is(pg_temp.take('{"revision": "1", "title": "Втора"}'),
	'nova was changed by Ива: revision 2 stands now, and the file began '
	'from 1', 'who began before is told');
SELECT is(pg_temp.take('{"revision": "0", "title": "Втора"}'),
	'bg/nova stands already, and the file is of a new text: write another '
	'slug, or `revision: 2` to change the one that stands',
	'so is who thought that it is new');
SELECT is(pg_temp.take('{"title": "Моя"}'), 'updated 3 draft',
	'who says no revision may go on with what is his');
SELECT web.act_as('Петър');
SELECT is(pg_temp.take('{"title": "Чужда"}'),
	'nova was changed by Ива: revision 3 stands now, and the file does '
	'not say where it began', 'and not with another''s');
SELECT is(pg_temp.take('{"title": "Чужда"}', true), 'updated 4 draft',
	'unless he says so');
SELECT is(pg_temp.move('nova', 'schedule', '2099-01-02 10:00'),
	'scheduled 1/2099', 'its life goes on');
SELECT is(pg_temp.take('{"revision": "4", "title": "Пета"}'),
	'updated 6 scheduled',
	'a change of its life is none of its words, and stays');
SELECT is(web.put_edition('{"key": "nova", "lang": "bg", "slug": "nova",
	"title": "Папка", "published": "2099-01-02 10:00"}'), 'updated',
	'a folder''s file says no revision, and is taken');
SELECT throws_like($$SELECT web.put_edition('{"key": "nova", "lang": "bg",
	"slug": "nova", "title": "Стара", "revision": "1"}')$$,
	'%stands now%', 'but one that does is compared');

-- A time that the file began with is left as it stands.
SELECT is(pg_temp.take('{"key": "t", "slug": "t",
	"published": "2099-01-01 10:00"}'), 'made 1 scheduled', 'a time');
SELECT is(pg_temp.move('t', 'embargo', '2099-05-01 10:00'),
	'embargoed 2/2099', 'is moved');
SELECT is(pg_temp.take('{"key": "t", "slug": "t", "title": "Т", "revision":
	"1", "published": "2099-01-01 10:00"}'), 'updated 3 embargoed',
	'and a file of before');
SELECT is(published_at, '2099-05-01 10:00+03', 'does not move it back')
FROM core.edition WHERE slug = 't';

SELECT is(pg_temp.take('{"key": "t", "slug": "t", "title": "Т", "revision":
	"3", "published": "2099-04-01 10:00"}'), 'its `published` is before the '
	'embargo of t ends, 2099-05-01 10:00: article schedule --break-embargo comes '
	'before that', 'nor does a file break an embargo');
SELECT is(pg_temp.take('{"key": "t", "slug": "t", "title": "Т", "revision":
	"3", "published": "2020-04-01 10:00"}', true), 'its `published` is before '
	'the embargo of t ends, 2099-05-01 10:00: article schedule --break-embargo '
	'comes before that', 'also where it overwrites');
-- Not in the transaction of the embargo itself, which is this one.
UPDATE core.article SET embargo_since = '2020-01-01' WHERE key = 't';
SELECT throws_like($$SELECT web.put_edition('{"key": "t", "lang": "bg",
	"slug": "t", "title": "Т", "published": "2020-04-01 10:00"}')$$,
	'its `published` is before the embargo%', 'nor does one of a folder');

-- Which article a file is of.
SELECT is(pg_temp.take('{"lang": "en", "slug": "new", "translation_of":
	"bg/nova"}'), 'made 1 draft', 'a translation');
SELECT is((SELECT count(DISTINCT article) FROM core.edition
	WHERE slug IN ('new', 'nova')), 1::bigint, 'is of the same article');
SELECT is(pg_temp.take('{"slug": "self", "translation_of": "bg/nova"}'),
	'nova is in the same language: no text is a translation of itself',
	'no text is a translation of itself');
SELECT is(pg_temp.take('{"key": "other"}'),
	'another article stands at /bg/news/nova/: write another slug', 'an address is one''s own');

-- Times.
SELECT is(pg_temp.take('{"slug": "x", "published": "2027-03-28 03:30"}'),
	'2027-03-28 03:30 is no time: the clocks go forward over it',
	'an hour that the clocks leave out is refused');
SELECT is(pg_temp.take('{"slug": "x", "published": "2134-10-31 03:30"}'),
	'2134-10-31 03:30 comes twice, since the clocks go back: say which by '
	'an offset, +03:00 or +02:00', 'one that comes twice is asked for');
SELECT is(pg_temp.take('{"slug": "x", "published":
	"2134-10-31T03:30+03:00"}'), 'made 1 scheduled', 'and then is taken');
SELECT is(core.editor_time(core.typed(t)), t, format('%s is the same again', t))
FROM unnest(ARRAY['2027-10-31 00:30+00', '2027-10-31 01:30+00',
	'2027-03-28 01:00+00']::timestamptz[]) t;
SELECT is(pg_temp.move('draft-bg', 'embargo', '2027-03-28 03:30'),
	'2027-03-28 03:30 is no time: the clocks go forward over it',
	'an embargo does not end then');

-- What a correction says.
SELECT is(pg_temp.take('{"slug": "published-bg", "title": "published",
	"key": "published", "correction": "Сумата беше грешна.", "projects":
	["hub"], "partners": ["city"]}', true), 'updated 2 published',
	'a correction is said');
SELECT is((SELECT correction || corrected_on FROM web.edition_text
	WHERE slug = 'published-bg'), 'Сумата беше грешна.' || web.day(now()),
	'with its day');
SELECT is(pg_temp.take('{"slug": "published-bg", "title": "published",
	"key": "published", "projects": ["hub"], "partners": ["city"]}', true),
	'same 2 published', 'a file that says nothing of it leaves it');
SELECT is(pg_temp.take('{"slug": "published-bg", "title": "published",
	"key": "published", "correction": null, "projects": ["hub"],
	"partners": ["city"]}', true), 'updated 3 published',
	'one that says there is none takes it back');

-- Numbers.
SELECT is(pg_temp.number('published-bg'), pg_temp.number('published-en'),
	'a number is the article''s');
SELECT is(pg_temp.number('draft-bg'), NULL, 'a draft has none');
CREATE TEMPORARY TABLE given AS SELECT pg_temp.number('published-bg') AS n;
SELECT pg_temp.move('published-bg', 'withdraw') \gset
SELECT is(pg_temp.number('published-bg'), n, 'what is withdrawn keeps it')
FROM given;
SELECT pg_temp.move('published-bg', 'publish') \gset
SELECT is(pg_temp.number('published-bg'), n, 'and comes back with it')
FROM given;
SELECT pg_temp.take('{"slug": "a", "key": "a", "published": "2131-05-05"}'),
	pg_temp.take('{"slug": "b", "key": "b", "published": "2131-05-04"}')
	\gset
SELECT is(pg_temp.number('a') || ' ' || pg_temp.number('b'), '1/2131 2/2131',
	'numbers are given in the order of approval');
SELECT is(pg_temp.move('a', 'hold'), 'draft 1/2131', 'a draft keeps its');
SELECT is(pg_temp.move('a', 'schedule', '2132-02-02 10:00'),
	'scheduled 1/2132', 'another year has other numbers');
SELECT is(pg_temp.take('{"slug": "c", "key": "c", "published": "2131-06-06",
	"number": "1/2131"}'), 'the number 1/2131 was given before, and is '
	'never used again', 'a number that was lost is not used again');
SELECT is(pg_temp.take('{"slug": "c", "key": "c", "published": "2131-06-06",
	"number": "7/2131"}'), 'made 1 scheduled', 'a file may say its number');
SELECT is(pg_temp.number('c'), '7/2131', 'which it gets');
SELECT is(pg_temp.take('{"slug": "d", "key": "d",
	"published": "2131-07-07"}') || ' ' || pg_temp.number('d'),
	'made 1 scheduled 8/2131', 'and the next is behind it');
SELECT is(pg_temp.take(jsonb_build_object('slug', 'd', 'key', 'd', 'number',
	number, 'published', '2131-07-07')), refusal, number || ' is refused')
FROM (VALUES ('31', '31 is no number of a press release, such as 31/2020'),
	('0/2131', '0/2131 is no number of a press release, such as 31/2020'),
	('5/2130', 'the number 5/2130 is of another year than its '
		'publication')) AS t (number, refusal);
DELETE FROM core.article WHERE key = 'd';
SELECT is(pg_temp.take('{"slug": "e", "key": "e",
	"published": "2131-07-07"}') || ' ' || pg_temp.number('e'),
	'made 1 scheduled 9/2131', 'nor is the number of what was deleted');
SELECT is(pg_temp.take('{"slug": "published-bg", "key": "published",
	"title": "published", "number": "77/2026"}', true), 'the article has '
	'been public as ' || n || ', and keeps this number',
	'a public one keeps its number') FROM given;
SELECT is(pg_temp.raised($$SELECT web.take_edition('{"lang": "bg",
	"slug": "c", "title": "Нова", "published": "2131-06-06",
	"key": "c", "number": "17/2131"}', true)$$) > 0, true,
	'another number is another page');

-- Who sees a preview.
SELECT is((SELECT path FROM web.begin_preview('draft-bg', NULL, sha256('s'),
	NULL)), '/bg/news/draft-bg/preview/', 'a draft is shown ahead');
SELECT is((SELECT string_agg(part, ' ') FROM web.preview(sha256('s'), 'bg')),
	'article preview project partner', 'to who has the secret');
SELECT is_empty($$SELECT FROM web.preview(sha256('t'), 'bg')$$,
	'and to nobody else');
SELECT is_empty($$SELECT FROM web.preview(sha256('s'), 'en')$$,
	'in its own language');
SELECT is(embargo_time, NULL, 'a draft is under no embargo')
FROM web.preview(sha256('s'), 'bg') WHERE part = 'preview';
SELECT pg_temp.move('draft-bg', 'embargo', '2099-01-01 10:00') \gset
SELECT is(embargo_on || ' ' || embargo_time, '2099-01-01 10:00',
	'an embargo is told')
FROM web.preview(sha256('s'), 'bg') WHERE part = 'preview';
SELECT web.edition_move('draft-bg', NULL, 'publish', NULL, 'Тъй.', true) \gset
SELECT is((SELECT part || ' ' || path FROM web.preview(sha256('s'), 'bg')
	LIMIT 1), 'public /bg/news/draft-bg/', 'it leads to what is public');
SELECT throws_like($$SELECT web.begin_preview('draft-bg', NULL, sha256('u'),
	NULL)$$, '%everybody can read it at /bg/news/draft-bg/',
	'of which there is no preview');
SELECT is((SELECT count(*) FROM web.begin_preview('scheduled-bg', NULL,
	sha256('v'), '2099-01-01')), 1::bigint, 'until a time');
SELECT throws_like($$SELECT web.begin_preview('scheduled-bg', NULL,
	sha256('w'), '2020-01-01')$$, '%over', 'that is not over');
SELECT is(web.end_previews('scheduled-bg', NULL), 1::bigint, 'or until told');
SELECT is_empty($$SELECT FROM web.preview(sha256('v'), 'bg')$$,
	'then nobody sees it');
UPDATE core.edition SET slug = 'again', state = 'draft', published_at = NULL,
	withdrawn_at = NULL WHERE slug = 'draft-bg';
UPDATE core.preview SET until = now() WHERE hash = sha256('s');
SELECT is_empty($$SELECT FROM web.preview(sha256('s'), 'bg')$$,
	'nor when its time is over');

-- What stands at an address.
SELECT is(fate, wanted, format('%s: %s', path, wanted))
FROM (VALUES ('/bg/', 'there'), ('/bg/news/2026/', 'there'),
	('/bg/newsletter/', 'there'), ('/bg/about/', 'there'),
	('/bg/projects/hub/', 'there'), ('/bg/partners/none/', 'missing'),
	('/bg/news/published-bg/', 'there'), ('/fr/', 'missing'),
	('/bg/news/scheduled-bg/', 'waiting'),
	('/bg/news/withdrawn-bg/', 'withdrawn'),
	('/en/news/published-bg/', 'missing'), ('/bg/other/', 'missing'))
	AS t (path, wanted), core.address_fate(path);
UPDATE core.project SET slug = 'hab' WHERE slug = 'hub';
SELECT is(fate || ' ' || leads, 'moved /bg/projects/hab/',
	'an address that moved says where to')
FROM core.address_fate('/bg/projects/hub/');

-- Other languages.
SELECT is((SELECT string_agg(lang || lacks, ' ')
	FROM web.edition_others('c', NULL)), 'entrue',
	'a language that is lacking is told');
UPDATE core.edition SET changed_at = now() + '1 day'::interval
WHERE slug = 'published-bg';
SELECT is((SELECT string_agg(slug || lacks, ' ')
	FROM web.edition_others('published-en', NULL)), 'published-bgfalse',
	'so is an original that changed since');

SELECT finish();
ROLLBACK;
