-- SPDX-License-Identifier: EUPL-1.2
-- The version of the content: what raises it, what does not, and the
-- moments at which time alone changes what is public. That it is told to
-- who listens is in sessions.t: a notice comes only with a COMMIT.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql

SELECT no_plan();

INSERT INTO core.media (sha256, name, type, octets)
VALUES (sha256('a'), 'A', 'application/pdf', 1);
INSERT INTO core.media_text (media, lang, alternative)
SELECT id, 'bg', 'A' FROM core.media;
INSERT INTO core.edition_media (edition, media, alternative)
SELECT e.id, m.id, 'A' FROM core.edition e, core.media m;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
CREATE FUNCTION pg_temp.media() RETURNS bigint LANGUAGE sql
RETURN (SELECT id FROM core.media);

-- What the public can see to be different.

SELECT is(pg_temp.raised(statement), 1::bigint,
	sentence || ' raises the version')
FROM (VALUES
	('a draft that is approved',
		$$UPDATE core.edition SET state = 'approved'
		WHERE slug = 'draft-bg'$$),
	('an edition that is made public at once',
		$$INSERT INTO core.edition (article, lang, slug, title, state,
			published_at)
		VALUES (pg_temp.article('empty'), 'bg', 'x', 'X', 'approved',
			now())$$),
	('an edition that is scheduled',
		$$INSERT INTO core.edition (article, lang, slug, title, state,
			published_at)
		VALUES (pg_temp.article('empty'), 'bg', 'x', 'X', 'approved',
			now() + '1 day'::interval)$$),
	('another title of a public edition',
		$$UPDATE core.edition SET title = 'Other'
		WHERE slug = 'published-bg'$$),
	('another time of a scheduled edition',
		$$UPDATE core.edition
		SET published_at = published_at + '1 hour'::interval
		WHERE slug = 'scheduled-bg'$$),
	('another slug of a public edition',
		$$UPDATE core.edition SET slug = 'x'
		WHERE slug = 'published-bg'$$),
	('an edition that is withdrawn',
		$$UPDATE core.edition SET state = 'withdrawn',
			withdrawn_at = now() WHERE slug = 'published-bg'$$),
	('a public edition that is a draft again',
		$$UPDATE core.edition SET state = 'draft'
		WHERE slug = 'published-bg'$$),
	('a withdrawn edition that is public again',
		$$UPDATE core.edition SET state = 'approved',
			withdrawn_at = NULL WHERE slug = 'withdrawn-bg'$$),
	('a public edition that is deleted',
		$$DELETE FROM core.edition WHERE slug = 'published-bg'$$),
	('a withdrawn edition that is deleted',
		$$DELETE FROM core.edition WHERE slug = 'withdrawn-bg'$$),
	('an article that is deleted with its public editions',
		$$DELETE FROM core.article WHERE key = 'published'$$),

	('a public article with one more project',
		$$INSERT INTO core.article_project VALUES
		(pg_temp.article('published'), core.project_id('park'))$$),
	('a public article with its project elsewhere in the list',
		$$UPDATE core.article_project SET position = 2
		WHERE article = pg_temp.article('published')$$),
	('a public article with one project less',
		$$DELETE FROM core.article_project
		WHERE article = pg_temp.article('published')$$),
	('a public article with one more partner',
		$$INSERT INTO core.article_partner VALUES
		(pg_temp.article('published'), core.partner_id('port'))$$),
	('a public article with one partner less',
		$$DELETE FROM core.article_partner
		WHERE article = pg_temp.article('published')$$),
	('a public article with one picture less',
		$$DELETE FROM core.edition_media
		WHERE edition = pg_temp.edition('published-bg')$$),
	('a public article with a card', $$INSERT INTO core.card VALUES
		(pg_temp.edition('published-bg'), 'x', repeat('0', 32))$$),

	('a new programme', $$INSERT INTO core.programme
		(slug, needs_grant_number) VALUES ('x', false)$$),
	('another sentence of a programme', $$UPDATE core.programme_text
		SET acknowledgement = acknowledgement || '.'$$),
	('a new project', $$INSERT INTO core.project (slug) VALUES ('x')$$),
	('another number of a project', $$UPDATE core.project
		SET grant_number = '101070000' WHERE slug = 'hub'$$),
	('another slug of a project',
		$$UPDATE core.project SET slug = 'x' WHERE slug = 'hub'$$),
	('another text of a project',
		$$UPDATE core.project_text SET title = 'Other'$$),
	('a project that is deleted',
		$$DELETE FROM core.project WHERE slug = 'park'$$),
	('a new partner', $$INSERT INTO core.partner (slug, country)
		VALUES ('x', 'BG')$$),
	('another link of a partner',
		$$UPDATE core.partner SET website = 'https://example.org/'$$),
	('another text of a partner',
		$$UPDATE core.partner_text SET lead = 'Other'$$),
	('a partner that is deleted',
		$$DELETE FROM core.partner WHERE slug = 'port'$$),
	('a partner who takes part', $$INSERT INTO core.participation
		VALUES (core.project_id('hub'), core.partner_id('port'),
			'partner', 3)$$),
	('a partner who plays another part', $$UPDATE core.participation
		SET role = 'supporter' WHERE role = 'partner'$$),
	('a partner who leaves', $$DELETE FROM core.participation
		WHERE role = 'partner'$$),
	('a new page',
		$$INSERT INTO core.page (slug) VALUES ('contacts')$$),
	('another slug of a page',
		$$UPDATE core.page SET slug = 'contacts'$$),
	('another text of a page',
		$$UPDATE core.page_text SET body_html = '<p>Other</p>'$$),
	('a page that is deleted', 'DELETE FROM core.page'),
	('another description of a picture',
		$$UPDATE core.media_text SET alternative = 'Other'$$),
	('a new language', $$INSERT INTO core.language VALUES ('fr', 3)$$)
) AS t (sentence, statement);

SELECT is(pg_temp.raised('TRUNCATE core.' || name || ' CASCADE'), 1::bigint,
	format('emptying %s raises the version', name))
FROM unnest('{article,edition,article_project,article_partner,
	edition_media,card,page,page_text,programme,project,project_text,partner,
	partner_text,participation,media_text,moved,language}'::text[]) name;
SELECT is(pg_temp.raised($$DELETE FROM core.article;
	UPDATE core.version SET changed_by = NULL;
	TRUNCATE core.programme_text$$), 2::bigint,
	'emptying programme_text raises the version');

SELECT is(pg_temp.raised($$UPDATE core.article_project
	SET article = pg_temp.article('empty')
	WHERE article = pg_temp.article('published')$$), 1::bigint,
	'a project that leaves a public article for a draft'
	' raises the version');

-- What the public cannot see.

SELECT is(pg_temp.raised(statement), 0::bigint,
	sentence || ' does not raise the version')
FROM (VALUES
	('an article without editions',
		$$INSERT INTO core.article (key) VALUES ('x')$$),
	('a new draft', $$INSERT INTO core.edition (article, lang, slug)
		VALUES (pg_temp.article('empty'), 'bg', 'x')$$),
	('another title of a draft', $$UPDATE core.edition
		SET title = 'Other' WHERE slug = 'draft-bg'$$),
	('a draft''s project', $$DELETE FROM core.article_project
		WHERE article = pg_temp.article('draft')$$),
	('a draft''s partner', $$UPDATE core.article_partner
		SET position = 2 WHERE article = pg_temp.article('draft')$$),
	('a draft''s picture', $$DELETE FROM core.edition_media
		WHERE edition = pg_temp.edition('draft-bg')$$),
	('a project of an article without editions',
		$$INSERT INTO core.article_project
		VALUES (pg_temp.article('empty'), core.project_id('hub'))$$),
	('a sign-up', $$SELECT web.ask('new@example.org', 'bg',
		'each', '{hub,park}', 'Yes')$$),
	('a sign-up that is settled', $$SELECT web.ask('new@example.org',
		'bg', 'each', '{hub}', 'Yes'); SELECT web.settle_asks(9)$$),
	('a subscriber who confirms', $$UPDATE core.subscriber
		SET state = 'subscribed', confirmed_at = now()$$),
	('a subscriber who is erased', 'DELETE FROM core.subscriber'),
	('a mail', $$INSERT INTO core.mail (subscriber, kind)
		SELECT id, 'known' FROM core.subscriber$$),
	('a token', $$INSERT INTO core.token
		(hash, subscriber, purpose, expires_at)
		SELECT sha256('t'), id, 'leave', now() + '1 day'::interval
		FROM core.subscriber$$),
	('a suppression', $$INSERT INTO core.suppression
		VALUES (sha256('t'), 'asked')$$),
	('a look at the site', $$SELECT FROM web.edition, web.project,
		web.page, web.version$$)
) AS t (sentence, statement);

SELECT is(pg_temp.raised(statement), 0::bigint,
	sentence || ' does not raise the version')
FROM (VALUES
	('a draft that is deleted',
		$$DELETE FROM core.edition WHERE slug = 'draft-bg'$$),
	('an article of drafts that is deleted',
		$$DELETE FROM core.article WHERE key = 'draft'$$),
	('another slug of a draft',
		$$UPDATE core.edition SET slug = 'x' WHERE slug = 'draft-bg'$$),
	('a change of nothing', $$UPDATE core.page_text SET title = 'Other'
		WHERE lang = 'fr'$$),
	('a text that is put again as it was',
		$$UPDATE core.partner_text SET name = name$$),
	('a public edition that is put again as it was',
		$$UPDATE core.edition SET title = title
		WHERE slug = 'published-bg'$$),
	('a project''s place that is put again as it was',
		$$UPDATE core.article_project SET position = position
		WHERE article = pg_temp.article('published')$$)
) AS t (sentence, statement);

-- Once in a transaction, and again in the next.

SELECT is(pg_temp.raised($$UPDATE core.page_text SET title = 'Other';
	UPDATE core.project_text SET title = 'Other';
	DELETE FROM core.article WHERE key = 'published'$$), 1::bigint,
	'a transaction raises the version once');

UPDATE core.version SET changed_by = NULL, changed_at = 'epoch';
SELECT version AS before FROM web.version \gset
SAVEPOINT here;
UPDATE core.page_text SET title = 'Other';
SELECT version AS during, changed_at FROM core.version \gset
ROLLBACK TO here;
SELECT version AS after FROM web.version \gset
UPDATE core.page_text SET title = 'Other';
SELECT is(:during, :before + 1, 'a change raises the version by one');
SELECT is(:'changed_at', now(), 'the version knows when it was raised');
SELECT is(:after, :before, 'what is rolled back did not raise the version');
SELECT is(version, :before + 1::bigint,
	'after the rollback the version rises again')
FROM web.version;

-- In a database that was restored in another cluster, the last change may
-- bear the number of a transaction that is still to come there.
UPDATE core.version SET changed_by = pg_current_xact_id(),
	changed_at = 'epoch';
SELECT version AS before FROM web.version \gset
UPDATE core.page_text SET title = 'Another';
SELECT is(version, :before + 1::bigint,
	'a transaction of another cluster is not this one')
FROM web.version;

-- The moments. A day of the site begins at midnight in Sofia, whatever
-- the clock of the connection says.

CREATE FUNCTION pg_temp.midnight(days int) RETURNS timestamptz
LANGUAGE sql
RETURN ((now() AT TIME ZONE 'Europe/Sofia')::date + days)::timestamp
	AT TIME ZONE 'Europe/Sofia';

SELECT is((SELECT count(*) FROM web.version), 1::bigint,
	'there is one version');
UPDATE core.edition SET published_at = now() - '2 days'::interval
WHERE slug ~ '^published';
UPDATE core.edition SET published_at = now() + '2 days'::interval
WHERE slug ~ '^scheduled';

SET LOCAL timezone = 'UTC';
SELECT is(moment, pg_temp.midnight(0), 'with nothing new today, the last '
	'moment is midnight in Sofia, seen from Greenwich') FROM web.version;
SELECT is(next_moment, pg_temp.midnight(1), 'with nothing to come today, '
	'the next is midnight in Sofia, seen from Greenwich') FROM web.version;
SET LOCAL timezone = 'Pacific/Auckland';
SELECT is(moment, pg_temp.midnight(0), 'with nothing new today, the last '
	'moment is midnight in Sofia, seen from Auckland') FROM web.version;
SELECT is(next_moment, pg_temp.midnight(1), 'with nothing to come today, '
	'the next is midnight in Sofia, seen from Auckland') FROM web.version;

UPDATE core.edition SET published_at = now() WHERE slug = 'published-bg';
SELECT is(moment, now(), 'an edition that comes due is a moment')
FROM web.version;
UPDATE core.edition SET published_at = now() + '1 microsecond'::interval
WHERE slug = 'scheduled-bg';
SELECT is(next_moment, now() + '1 microsecond'::interval,
	'a scheduled edition is the next moment') FROM web.version;
SELECT is(moment, now(), 'a scheduled edition is no moment yet')
FROM web.version;

UPDATE core.edition SET state = 'draft'
WHERE slug IN ('scheduled-bg', 'published-bg');
SELECT is(next_moment, pg_temp.midnight(1),
	'a draft''s time is no moment to come') FROM web.version;
SELECT is(moment, pg_temp.midnight(0), 'a draft''s time was no moment')
FROM web.version;
UPDATE core.edition SET state = 'withdrawn', withdrawn_at = now()
WHERE slug IN ('scheduled-bg', 'published-bg');
SELECT is(next_moment, pg_temp.midnight(1),
	'the time of what is withdrawn is no moment') FROM web.version;

DELETE FROM core.article;
SELECT is(moment, pg_temp.midnight(0), 'a site without news has a moment')
FROM web.version;
SELECT is(next_moment, pg_temp.midnight(1),
	'a site without news has a moment to come') FROM web.version;

SELECT finish();
ROLLBACK;
