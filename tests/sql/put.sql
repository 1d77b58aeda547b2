-- SPDX-License-Identifier: EUPL-1.2
-- What an editor puts in: one function for each kind of thing, which takes
-- the whole of it and says what became of it.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql
SET LOCAL timezone = 'Europe/Sofia';

SELECT no_plan();

-- Put it as the editor's program does.
CREATE FUNCTION pg_temp.put(kind text, given jsonb) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
	outcome text;
BEGIN
	SET LOCAL ROLE editor;
	EXECUTE format('SELECT web.put_%s($1)', kind) INTO outcome
		USING given;
	RESET ROLE;
	RETURN outcome;
END
$$;

-- How far putting it raises the version.
CREATE FUNCTION pg_temp.put_raises(kind text, given jsonb) RETURNS bigint
LANGUAGE sql
RETURN pg_temp.raised(format('SELECT pg_temp.put(%L, %L)', kind, given));

-- A whole one of each kind.
CREATE TEMPORARY TABLE whole AS
SELECT kind, given::jsonb FROM (VALUES
	('programme', '{"slug": "new", "needs_grant_number": true,
		"website": "https://example.org/",
		"bg": {"name": "Нова", "acknowledgement": "№ {grant_number}",
			"disclaimer": "Мнение"},
		"en": {"name": "New", "acknowledgement": "No {grant_number}",
			"disclaimer": "Views"}}'),
	('partner', '{"slug": "new", "country": "BG",
		"website": "https://example.org/",
		"bg": {"name": "Нов", "lead": "Партньор"},
		"en": {"name": "New", "lead": "Partner"}}'),
	('project', '{"slug": "new", "eu_funded": true,
		"programme": "horizon", "call": "H2020-ICT-2019-2",
		"grant_number": "871552", "reference": "R",
		"starts_on": "2020-01-01", "ends_on": "2022-04-30",
		"website": "https://example.org/", "currency": "EUR",
		"total_amount": 1952000, "grant_amount": 1900000.5,
		"eu_amount": 1800000, "national_amount": 100000,
		"amounts_are_approximate": true,
		"bg": {"name": "Нов", "title": "Нов", "lead": "Проект",
			"body_source": "Т", "body_html": "<p>Т</p>"},
		"en": {"name": "New", "title": "New", "lead": "Project"},
		"participants": [{"partner": "radio", "role": "coordinator"},
			{"partner": "city", "role": "partner"},
			{"partner": "city", "role": "signatory"}]}'),
	('page', '{"slug": "new", "lang": "bg", "title": "Нова",
		"lead": "Страница", "body_source": "Т",
		"body_html": "<p>Т</p>"}'),
	('edition', '{"key": "2020-09-28-new", "lang": "bg", "slug": "nova",
		"title": "Нова", "lead": "Новина", "place": "София",
		"published": "2020-09-28 10:00",
		"projects": ["hub", "park"], "partners": ["radio", "city"],
		"body_source": "Т", "body_html": "<p>Т</p>"}')
) AS t (kind, given);
CREATE FUNCTION pg_temp.whole(wanted text) RETURNS jsonb LANGUAGE sql
RETURN (SELECT given FROM whole WHERE kind = wanted);

-- What the new article is about.
CREATE FUNCTION pg_temp.about() RETURNS text LANGUAGE sql
RETURN (SELECT string_agg(p.slug, ' ' ORDER BY position)
	FROM core.article_project a JOIN core.project p ON p.id = a.project
	WHERE article = pg_temp.article('2020-09-28-new'))
	|| ', ' || (SELECT string_agg(o.slug, ' ' ORDER BY position)
	FROM core.article_partner a JOIN core.partner o ON o.id = a.partner
	WHERE article = pg_temp.article('2020-09-28-new'));

-- Made, then the same, then updated.

SELECT is(pg_temp.put_raises(kind, given), 1::bigint,
	format('a new %s raises the version', kind)) FROM whole;
SELECT is(pg_temp.put(kind, given), 'made', format('a new %s is made', kind))
FROM whole;
SELECT is(pg_temp.about(), 'hub park, radio city',
	'what a new article is about is kept in its order');
SELECT is(pg_temp.put(kind, given), 'same',
	format('a %s that is put again is the same', kind)) FROM whole;

SELECT is(pg_temp.put_raises('edition', pg_temp.whole('edition')), 0::bigint,
	'an edition that is put again does not raise the version');
SELECT is(pg_temp.put_raises(kind, given), 0::bigint,
	format('a %s that is put again does not raise the version', kind))
FROM whole WHERE kind <> 'edition';

SELECT is(pg_temp.put_raises(kind, given || change::jsonb), 1::bigint,
	format('a %s with another %s raises the version', kind, sentence))
FROM whole JOIN (VALUES
	('programme', 'link', '{"website": "https://example.com/"}'),
	('partner', 'country', '{"country": "BE"}'),
	('project', 'grant number', '{"grant_number": "101070000"}'),
	('page', 'title', '{"title": "Друга"}'),
	('edition', 'title', '{"title": "Друга"}')
) AS t (kind, sentence, change) USING (kind);

-- Each member of the whole is kept, and a change of each is seen.

SELECT is(to_jsonb(t) - '{project,lang}'::text[], '{"name": "Нов",
	"title": "Нов", "lead": "Проект", "body_source": "Т",
	"body_html": "<p>Т</p>"}', 'the texts of a project are kept')
FROM core.project_text t
WHERE project = core.project_id('new') AND lang = 'bg';
SELECT is(to_jsonb(p) - '{id,programme}'::text[], '{"slug": "new",
	"eu_funded": true, "call": "H2020-ICT-2019-2",
	"grant_number": "871552", "reference": "R",
	"starts_on": "2020-01-01", "ends_on": "2022-04-30",
	"website": "https://example.org/", "currency": "EUR",
	"total_amount": 1952000.00, "grant_amount": 1900000.50,
	"eu_amount": 1800000.00, "national_amount": 100000.00,
	"amounts_are_approximate": true}', 'the facts of a project are kept')
FROM core.project p WHERE slug = 'new';
SELECT is(programme, core.programme_id('horizon'),
	'the programme of a project is kept')
FROM core.project WHERE slug = 'new';
SELECT is(to_jsonb(e) - '{id,article,changed_at,approved_at}'::text[], '{"lang": "bg",
	"slug": "nova", "state": "approved", "embargoed": false,
	"published_at": "2020-09-28T10:00:00+03:00", "withdrawn_at": null,
	"title": "Нова", "lead": "Новина", "place": "София",
	"body_source": "Т", "body_html": "<p>Т</p>", "correction": null,
	"corrected_at": null}', 'an edition is kept whole')
FROM core.edition e WHERE slug = 'nova';
SELECT is(to_jsonb(t) - '{page,changed_at}'::text[], '{"lang": "bg",
	"title": "Нова", "lead": "Страница", "body_source": "Т",
	"body_html": "<p>Т</p>"}', 'a page is kept whole')
FROM core.page_text t WHERE page = pg_temp.page('new');
SELECT is(to_jsonb(p) - 'id', '{"slug": "new", "country": "BG",
	"website": "https://example.org/"}', 'a partner is kept whole')
FROM core.partner p WHERE slug = 'new';
SELECT is(to_jsonb(p) - 'id', '{"slug": "new", "needs_grant_number": true,
	"website": "https://example.org/"}', 'a programme is kept whole')
FROM core.programme p WHERE slug = 'new';

-- Each of these is a change, and putting the whole again undoes it.
SELECT is(pg_temp.put(kind, pg_temp.whole(kind) || change::jsonb)
		|| ' ' || pg_temp.put(kind, pg_temp.whole(kind)),
	'updated updated',
	format('a %s sees a change of %s', kind, change))
FROM (VALUES
	('programme', '{"website": null}'),
	('programme', '{"needs_grant_number": false}'),
	('programme', '{"en": {"name": "Newer", "disclaimer": "Views",
		"acknowledgement": "No {grant_number}"}}'),
	('programme', '{"en": {"name": "New", "disclaimer": "Views",
		"acknowledgement": "Number {grant_number}"}}'),
	('programme', '{"en": {"name": "New", "disclaimer": "Others",
		"acknowledgement": "No {grant_number}"}}'),
	('partner', '{"website": null}'),
	('partner', '{"bg": {"name": "Друг", "lead": "Партньор"}}'),
	('partner', '{"bg": {"name": "Нов", "lead": "Друг"}}'),
	('project', '{"eu_funded": false}'),
	('project', '{"programme": "cohesion"}'),
	('project', '{"call": null}'),
	('project', '{"reference": "S"}'),
	('project', '{"starts_on": null}'),
	('project', '{"ends_on": "2022-05-01"}'),
	('project', '{"website": null}'),
	('project', '{"currency": "BGN"}'),
	('project', '{"total_amount": 1952000.01}'),
	('project', '{"eu_amount": null}'),
	('project', '{"amounts_are_approximate": false}'),
	('project', '{"grant_amount": null}'),
	('project', '{"national_amount": null}'),
	('project', '{"en": {"name": "N", "title": "New",
		"lead": "Project"}}'),
	('project', '{"en": {"name": "New", "title": "N",
		"lead": "Project"}}'),
	('project', '{"en": {"name": "New", "title": "New", "lead": "P"}}'),
	('project', '{"en": {"name": "New", "title": "New",
		"lead": "Project", "body_source": "B"}}'),
	('project', '{"en": {"name": "New", "title": "New",
		"lead": "Project", "body_html": "B"}}'),
	('project', '{"participants": []}'),
	('page', '{"title": "Друга"}'),
	('page', '{"lead": ""}'),
	('page', '{"body_source": "Друг"}'),
	('page', '{"body_html": "<p>Друг</p>"}'),
	('edition', '{"slug": "druga"}'),
	('edition', '{"title": "Друга"}'),
	('edition', '{"lead": ""}'),
	('edition', '{"place": null}'),
	('edition', '{"published": "2020-09-28 10:01"}'),
	('edition', '{"published": null}'),
	('edition', '{"body_source": "Друг"}'),
	('edition', '{"body_html": "<p>Друг</p>"}'),
	('edition', '{"projects": ["park", "hub"]}'),
	('edition', '{"partners": ["city"]}')
) AS t (kind, change);

-- What may be left out.

SELECT is(pg_temp.put('project', '{"slug": "bare"}'), 'made',
	'a project needs no more than its slug');
SELECT ok(eu_funded AND NOT amounts_are_approximate,
	'a project is the EU''s and its amounts are exact, unless it says so')
FROM core.project WHERE slug = 'bare';
SELECT is(pg_temp.put('partner', '{"slug": "bare", "country": "NO"}'),
	'made', 'a partner needs its slug and its country');
SELECT is(pg_temp.put('page', '{"slug": "bare", "lang": "en",
	"title": "Bare"}'), 'made', 'a page needs a slug, language and title');
SELECT is(pg_temp.put('edition', '{"key": "bare", "lang": "en",
	"slug": "bare"}'), 'made', 'a draft needs a key, language and slug');
SELECT is(pg_temp.put('partner', '{"slug": "bare", "country": "NO",
	"en": {"name": "Bare", "lead": "Bare"}}'), 'updated',
	'a text that is added is an update');

-- What is refused, and what the editor is told.

SELECT throws_ok(format('SELECT pg_temp.put(%L, %L)', kind, given || fault),
	'22023', 'unknown: titel',
	format('a %s with a misspelt name is refused', kind))
FROM whole, (SELECT '{"titel": "T"}'::jsonb) AS f (fault);
SELECT throws_ok(format('SELECT pg_temp.put(%L, %L)', kind, given || fault),
	'22023', 'unknown: id',
	format('a %s does not choose its number', kind))
FROM whole, (SELECT '{"id": 1}'::jsonb) AS f (fault);
SELECT throws_ok($$SELECT pg_temp.put('edition', pg_temp.whole('edition')
	|| '{"state": "approved"}')$$, '22023', 'unknown: state',
	'an edition does not choose its state');
SELECT throws_ok(format('SELECT pg_temp.put(%L, pg_temp.whole(%1$L) || %L)',
	kind, change), state, message, sentence)
FROM (VALUES
	('project', '{"programme": "horizont"}', '23503',
		'there is no programme horizont',
		'an unknown programme is named'),
	('project', '{"participants": [{"partner": "city",
		"role": "partner"}, {"partner": "radyo", "role": "partner"}]}',
		'23503', 'there is no partner radyo',
		'an unknown partner is named'),
	('edition', '{"projects": ["hub", "hubb"]}', '23503',
		'there is no project hubb',
		'an unknown project of an edition is named'),
	('edition', '{"partners": ["citty"]}', '23503',
		'there is no partner citty',
		'an unknown partner of an edition is named')
) AS t (kind, change, state, message, sentence);

SELECT is(pg_temp.refusal(format(
	'SELECT pg_temp.put(%L, pg_temp.whole(%1$L) || %L)', kind, change)),
	refusal, sentence)
FROM (VALUES
	('programme', '{"slug": null}', '23502 slug',
		'a programme without a slug is refused'),
	('programme', '{"needs_grant_number": null}',
		'23502 needs_grant_number',
		'a programme that does not say what it needs is refused'),
	('programme', '{"bg": {"name": "Нова"}}',
		'23502 acknowledgement',
		'a programme without its sentence is refused'),
	('partner', '{"slug": "New"}', '23514 slug_check',
		'a partner with a bad slug is refused'),
	('partner', '{"bg": {"name": " ", "lead": "Л"}}',
		'23514 words_check', 'a partner without a name is refused'),
	('project', '{"grant_number": "1"}',
		'23514 project_grant_number_check',
		'a project with a bad number is refused'),
	('project', '{"ends_on": "2019-01-01"}',
		'23514 project_ends_after_its_start',
		'a project that ends before its start is refused'),
	('project', '{"starts_on": "2020-02-30"}', '22008',
		'a day that does not exist is refused'),
	('project', '{"total_amount": "much"}', '22P02',
		'an amount that is no number is refused'),
	('project', '{"participants": [{"partner": "city",
		"role": "coordinator"}, {"partner": "radio",
		"role": "coordinator"}]}',
		'23505 a_project_has_one_coordinator',
		'a project with two coordinators is refused'),
	('project', '{"participants": [{"partner": "city",
		"role": "friend"}]}', '23514 participation_role_check',
		'an unknown part is refused'),
	('project', '{"participants": [{"partner": "city"}]}',
		'23502 role', 'a participant without a part is refused'),
	('project', '{"participants": [{"partner": "city",
		"role": "partner"}, {"partner": "city", "role": "partner"}]}',
		'21000', 'a participant who is named twice is refused'),
	('page', '{"slug": "news"}', '23514 page_slug_is_not_a_section',
		'a page in the way of a section is refused'),
	('page', '{"lang": "fr"}', '23503 page_text_lang_fkey',
		'a page in a language that the site has not is refused'),
	('page', '{"title": null}', '23502 title',
		'a page without a title is refused'),
	('edition', '{"lang": "fr"}', '23503 edition_lang_fkey',
		'an edition in a language that the site has not is refused'),
	('edition', '{"key": null}', '23502 key',
		'an edition without a key is refused'),
	('edition', '{"slug": "Нова"}', '23514 slug_check',
		'an edition with a bad slug is refused'),
	('edition', '{"title": null}',
		'23514 edition_public_has_a_time_and_a_title',
		'a public edition without a title is refused'),
	('edition', '{"published": "infinity"}', '22008',
		'an edition that is published at infinity is refused'),
	('edition', '{"published": "soon"}', '22008',
		'a time that is none is refused'),
	('edition', '{"slug": "published-bg"}',
		'23505 edition_slug_lang_key',
		'another edition''s slug is refused'),
	('edition', '{"projects": ["unnumbered"]}', '23514',
		'EU money that is not acknowledged is refused'),
	('edition', '{"projects": ["unnumbered"], "published": null}',
		'nothing', 'a draft may wait for the acknowledgement')
) AS t (kind, change, refusal, sentence);
SELECT is(pg_temp.refusal(format($$SELECT pg_temp.put('edition',
	pg_temp.whole('edition') || %L)$$, change)), '21000', sentence)
FROM (VALUES
	('{"projects": ["hub", "hub"]}',
		'a project that is named twice is refused'),
	('{"partners": ["radio", "city", "city"]}',
		'a partner that is named twice is refused')
) AS t (change, sentence);
SELECT is(pg_temp.put(kind, given), 'same',
	format('of a %s that was refused nothing stays', kind)) FROM whole;

SELECT is(pg_temp.refusal(format(
	'SELECT pg_temp.put(%L, pg_temp.whole(%1$L) || %L)', kind, change)),
	'22023', sentence)
FROM (VALUES
	('programme', '{"en": {"name": "N", "acknowledgement": "A",
		"disclaimer": "D", "disclamer": "D"}}',
		'a misspelt name in a programme''s language is refused'),
	('partner', '{"en": {"name": "N", "lead": "L", "laed": "L"}}',
		'a misspelt name in a partner''s language is refused'),
	('project', '{"en": {"name": "N", "title": "T", "lead": "L",
		"body_htm": "<p>"}}',
		'a misspelt name in a project''s language is refused'),
	('project', '{"participants": [{"partner": "city",
		"role": "partner", "rol": "x"}]}',
		'a misspelt name in a participant is refused'),
	('page', '{"en": {"title": "T"}}',
		'a page does not take another language in passing'),
	('edition', '{"en": {"title": "T"}}',
		'an edition does not take another language in passing')
) AS t (kind, change, sentence);

-- Who takes part in a project, in which order.

CREATE FUNCTION pg_temp.parts() RETURNS text LANGUAGE sql
RETURN (SELECT string_agg(o.slug || ' ' || p.role, ', ' ORDER BY position)
	FROM core.participation p JOIN core.partner o ON o.id = p.partner
	WHERE project = core.project_id('new'));
CREATE FUNCTION pg_temp.put_parts(given text) RETURNS text LANGUAGE sql
RETURN pg_temp.put('project', pg_temp.whole('project')
	|| jsonb_build_object('participants', (SELECT jsonb_agg(
		jsonb_build_object('partner', split_part(x, ' ', 1),
			'role', split_part(x, ' ', 2)) ORDER BY i)
		FROM unnest(string_to_array(given, ', '))
			WITH ORDINALITY AS t (x, i))));

SELECT is(pg_temp.parts(),
	'radio coordinator, city partner, city signatory',
	'participants are kept in their order');
SELECT is(pg_temp.put_parts(given), outcome, sentence)
	|| E'\n' || is(pg_temp.parts(), given, sentence || ', and is kept')
FROM (VALUES
	('radio coordinator, city signatory, city partner', 'updated',
		'another order is an update'),
	('radio coordinator, city signatory, city partner', 'same',
		'the same order is the same'),
	('radio coordinator, city partner', 'updated',
		'one part less is an update'),
	('city coordinator, radio partner', 'updated',
		'another coordinator is an update'),
	('city coordinator, port beneficiary, radio partner', 'updated',
		'one partner more is an update')
) AS t (given, outcome, sentence);
SELECT is(pg_temp.put('project', pg_temp.whole('project') - 'participants'),
	'updated', 'a project without participants is an update');
SELECT is(pg_temp.parts(), NULL, 'then nobody takes part');

-- An article has one key, and editions.

SELECT is(pg_temp.put('edition', pg_temp.whole('edition')
	|| '{"lang": "en", "slug": "new", "title": "New"}'), 'made',
	'an edition in the other language is made');
SELECT is((SELECT count(*) FROM core.edition
		WHERE article = pg_temp.article('2020-09-28-new')), 2::bigint,
	'both are editions of one article');
SELECT is(pg_temp.about(), 'hub park, radio city',
	'an edition that is made second says what the article is about');
SELECT pg_temp.put('edition', pg_temp.whole('edition')
	|| '{"projects": ["park"], "partners": ["port", "radio"]}') \gset
SELECT is(pg_temp.about(), 'park, port radio',
	'what an article is about is what was put last');
SELECT pg_temp.put('edition', pg_temp.whole('edition')
	- '{projects,partners}'::text[]) \gset
SELECT is(pg_temp.about(), NULL,
	'an article may be about no project and no partner');
SELECT pg_temp.put('edition', pg_temp.whole('edition')) \gset

-- Times.

CREATE FUNCTION pg_temp.public_at(published text) RETURNS timestamptz
LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_temp.put('edition', pg_temp.whole('edition')
		|| jsonb_build_object('published', published));
	RETURN (SELECT published_at FROM core.edition
		WHERE slug = 'nova' AND state = 'approved');
END
$$;
SELECT is(pg_temp.public_at(published), moment::timestamptz,
	format('published %s is %s', published, moment))
FROM (VALUES
	('2020-09-28 10:00', '2020-09-28 07:00+00'),
	('2020-01-28 10:00', '2020-01-28 08:00+00'),
	('2020-09-28', '2020-09-27 21:00+00'),
	('2020-09-28T10:00:00Z', '2020-09-28 10:00+00'),
	('2020-09-28T10:00:00-05:00', '2020-09-28 15:00+00'),
	('2099-01-01', '2098-12-31 22:00+00')
) AS t (published, moment);
SELECT is(pg_temp.public_at(NULL), NULL,
	'an edition without a time is not approved');
SELECT is(state, 'draft', 'an edition without a time is a draft')
FROM core.edition WHERE slug = 'nova';
SET LOCAL timezone = 'UTC';
SELECT is(pg_temp.public_at('2020-09-28 10:00'),
	'2020-09-28 07:00+00'::timestamptz,
	'a time without an offset is Sofia''s, wherever the editor is');
SET LOCAL timezone = 'Europe/Sofia';
SELECT pg_temp.put('edition', pg_temp.whole('edition')) \gset

-- Moving to another slug.

SELECT is(pg_temp.put('edition', pg_temp.whole('edition')
	|| '{"slug": "moved"}'), 'updated',
	'an edition that comes under another slug is the same edition');
SELECT is((SELECT path FROM web.moved WHERE old_path = '/bg/news/nova/'),
	'/bg/news/moved/', 'its old address leads to the new one');
SELECT is(pg_temp.refusal($$SELECT pg_temp.put('edition',
	pg_temp.whole('edition') || '{"key": "other"}')$$), '23505',
	'another article does not take its old address');
SELECT pg_temp.put('edition', pg_temp.whole('edition')) \gset

-- When a reader is told that something changed.

CREATE FUNCTION pg_temp.changed(change jsonb) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_temp.put('edition', pg_temp.whole('edition'));
	UPDATE core.edition SET changed_at = published_at
	WHERE slug = 'nova';
	PERFORM pg_temp.put('edition', pg_temp.whole('edition') || change);
	RETURN (SELECT changed_on IS NOT NULL FROM web.edition_text
		WHERE article = pg_temp.article('2020-09-28-new')
			AND lang = 'bg');
END
$$;
SELECT ok(NOT pg_temp.changed('{}'),
	'what is put again as it was has not changed');
SELECT ok(pg_temp.changed(change::jsonb),
	'a reader sees a change of ' || change)
FROM unnest(ARRAY['{"title": "Друга"}', '{"lead": "Друга"}',
	'{"place": "Русе"}', '{"body_html": "<p>Друга</p>"}']) change;
SELECT ok(NOT pg_temp.changed('{"slug": "moved"}'),
	'another address is no change of the text');
SELECT pg_temp.put('edition', pg_temp.whole('edition')
	|| '{"key": "old", "slug": "old"}') \gset
SELECT is(changed_on, NULL, 'an old article that is put in today has not '
	'changed since it was published')
FROM web.edition_text WHERE id = pg_temp.edition('old');
SELECT pg_temp.put('edition', pg_temp.whole('edition')
	|| '{"key": "late", "slug": "late", "published": null}') \gset
UPDATE core.edition SET changed_at = '2020-09-01' WHERE slug = 'late';
SELECT pg_temp.put('edition', pg_temp.whole('edition')
	|| '{"key": "late", "slug": "late", "title": "Последна"}') \gset
SELECT is(changed_on, NULL, 'a draft that changed until it was published '
	'has not changed since')
FROM web.edition_text WHERE id = pg_temp.edition('late');
SELECT count(pg_temp.put('edition', pg_temp.whole('edition')
	|| change::jsonb || '{"key": "soon", "slug": "soon"}'))
FROM unnest(ARRAY['{"published": "2099-01-01"}',
	'{"published": "2099-01-01", "title": "Друга"}',
	'{"title": "Друга"}']) change \gset
SELECT is(changed_on, NULL, 'what changed while it was scheduled has not '
	'changed since')
FROM web.edition_text WHERE id = pg_temp.edition('soon');

UPDATE core.page_text SET changed_at = '2020-01-01' WHERE lang = 'bg';
SELECT pg_temp.put('page', pg_temp.whole('page')) \gset
SELECT is(changed_on, '2020-01-01'::date,
	'a page that is put again as it was has not changed')
FROM web.page WHERE slug = 'new';
SELECT pg_temp.put('page', pg_temp.whole('page')
	|| '{"title": "Друга"}') \gset
SELECT is(changed_on, web.day(now()), 'a page that has changed says so')
FROM web.page WHERE slug = 'new';

-- What people decided, a second import does not undo.

SELECT pg_temp.put('edition', pg_temp.whole('edition')) \gset
UPDATE core.edition SET state = 'withdrawn', withdrawn_at = now()
WHERE slug = 'nova';
SELECT is(pg_temp.put('edition', pg_temp.whole('edition')), 'same',
	'a withdrawn edition that is put again is the same');
SELECT isnt_empty($$SELECT FROM web.withdrawn WHERE slug = 'nova'$$,
	'a withdrawn edition stays withdrawn when it is put again');
SELECT is(pg_temp.put('edition', pg_temp.whole('edition')
	|| '{"published": null}'), 'same',
	'a withdrawn edition is no draft again when it is put as one');
SELECT is(pg_temp.put('edition', pg_temp.whole('edition')
	|| '{"title": "Друга"}'), 'updated',
	'the text of a withdrawn edition can be updated');
SELECT isnt_empty($$SELECT FROM web.withdrawn WHERE slug = 'nova'$$,
	'it is withdrawn all the same');

-- The count that says whether samples may go in.

SELECT is(to_jsonb(c), jsonb_build_object(
	'articles', (SELECT count(*) FROM core.article),
	'pages', (SELECT count(*) FROM core.page),
	'projects', (SELECT count(*) FROM core.project),
	'partners', (SELECT count(*) FROM core.partner)),
	'the content is counted') FROM web.content c;

SELECT finish();
ROLLBACK;
