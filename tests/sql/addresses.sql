-- SPDX-License-Identifier: EUPL-1.2
-- An address is for ever: whatever once worked leads to where the thing is
-- now, and nothing else may stand there.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql

SELECT no_plan();

-- Where an old address leads; '' when nobody knows it.
CREATE FUNCTION pg_temp.leads(wanted text) RETURNS text LANGUAGE sql
RETURN coalesce((SELECT path FROM web.moved WHERE old_path = wanted), '');

-- The address of each kind of thing in each language.

SELECT is(core.path(lang, kind, 'x'), path,
	format('a %s stands at %s', kind, path))
FROM (VALUES
	('bg', 'edition', '/bg/news/x/'), ('en', 'edition', '/en/news/x/'),
	('bg', 'project', '/bg/projects/x/'),
	('en', 'partner', '/en/partners/x/'), ('bg', 'page', '/bg/x/')
) AS t (lang, kind, path);
SELECT is(path, core.path(lang, 'edition', slug),
	slug || ' is shown at its address')
FROM web.edition ORDER BY lang;
SELECT is(path, core.path(lang, 'page', slug),
	slug || ' is shown at its address')
FROM web.page ORDER BY lang;

-- A file leads on, but where only what nobody has seen shows it.

INSERT INTO core.media (sha256, name, type, octets, width, height)
SELECT sha256(n::bytea), n || '.png', 'image/png', 1, 1, 1
FROM unnest('{free,draft,public}'::text[]) n;
CREATE FUNCTION pg_temp.file(wanted text) RETURNS text LANGUAGE sql
RETURN (SELECT path FROM core.media WHERE name = wanted || '.png');
INSERT INTO core.edition_media (edition, media, alternative)
SELECT pg_temp.edition(e), m.id, 'A' FROM core.media m
JOIN (VALUES ('draft-bg', 'draft'), ('draft-bg', 'public'),
	('published-bg', 'public')) v (e, name) ON m.name = v.name || '.png';
SELECT web.lead_addresses(jsonb_agg(jsonb_build_object('from',
	'/old/' || name, 'to', path))) FROM core.media;
SELECT is(pg_temp.leads('/old/' || n || '.png'), leads,
	format('where a %s file stood leads to %L', n, leads))
FROM (VALUES ('free', pg_temp.file('free')), ('draft', ''),
	('public', pg_temp.file('public'))) v (n, leads);
SELECT is(web.put_moved(jsonb_build_object('from', '/old/x', 'to',
	pg_temp.file('free'))), 'made', 'an editor may say so too');
SELECT is(web.put_moved(jsonb_build_object('from', '/old/x', 'to',
	pg_temp.file('free'))), 'same', 'and say it again');
SELECT is(pg_temp.refusal($$SELECT web.put_moved(jsonb_build_object('from',
	'/old/x', 'to', pg_temp.file('public')))$$), '23505',
	'but not what is otherwise');
SELECT is((SELECT count(*) FROM web.list_items('redirects') r
	WHERE r ->> 'to' = pg_temp.file('free')), 2::bigint,
	'an export has them');

-- What an editor says stays, whatever imports find and drafts show.

CREATE FUNCTION pg_temp.find(name text, wanted text) RETURNS void LANGUAGE sql
AS $$
	SELECT web.lead_addresses(jsonb_build_array(jsonb_build_object(
		'from', '/old/' || name, 'to', pg_temp.file(wanted))));
$$;
CREATE FUNCTION pg_temp.say(name text, wanted text, more jsonb DEFAULT '{}')
RETURNS text LANGUAGE sql
RETURN web.put_moved(more || jsonb_build_object('from', '/old/' || name, 'to',
	pg_temp.file(wanted)));
SELECT pg_temp.find('x', 'public');
SELECT is(pg_temp.leads('/old/x'), pg_temp.file('free'),
	'an import does not lead it elsewhere');
SELECT pg_temp.find('y', 'free');
SELECT pg_temp.find('y', 'public');
SELECT is(pg_temp.leads('/old/y'), pg_temp.file('public'),
	'but its own it does');
SELECT is(pg_temp.say('y', 'public'), 'updated', 'he may say the same');
SELECT pg_temp.find('y', 'free');
SELECT is(pg_temp.leads('/old/y'), pg_temp.file('public'), 'then it is his');
SELECT pg_temp.find('z', 'free');
SELECT is(pg_temp.say('z', 'public'), 'updated', 'or another file');
SELECT is(pg_temp.leads('/old/z'), pg_temp.file('public'), 'where it leads');
SELECT is(pg_temp.say('d', 'draft') || pg_temp.leads('/old/d'),
	'made' || pg_temp.file('draft'), 'what a draft shows is led to as well');
SELECT is(pg_temp.say('i', 'draft', '{"imported": true}')
	|| pg_temp.leads('/old/i'), 'made', 'but not from an import');
SELECT is((SELECT string_agg(r ->> 'from', ' ' ORDER BY r ->> 'from')
	FROM web.list_items('redirects') r WHERE r ->> 'imported' = 'true'),
	'/old/draft.png /old/free.png /old/i /old/public.png',
	'an export says which it found, so that they are so there too');
SELECT is(pg_temp.say('free.png', 'free', '{"imported": true}'), 'same',
	'which says nothing new here');
SELECT pg_temp.find('free.png', 'public');
SELECT is(pg_temp.leads('/old/free.png'), pg_temp.file('public'),
	'and makes none an editor''s');
SELECT pg_temp.find('free.png', 'free');
-- A draft that shows what a page shows takes nothing from the page.
SELECT pg_temp.find('page', 'draft');
UPDATE core.page_text SET body_html = format('<p><img src="%s" alt="A"></p>',
	pg_temp.file('draft'));
SELECT is(pg_temp.leads('/old/page'), pg_temp.file('draft'),
	'what a page shows is led to, whatever drafts show it');
DELETE FROM core.edition_media x USING core.media m
WHERE m.id = x.media AND m.name = 'draft.png';
SELECT is(pg_temp.leads('/old/page'), pg_temp.file('draft'),
	'and when they show it no more');
UPDATE core.page_text SET body_html = '';
DELETE FROM core.moved WHERE path = '/old/page';
INSERT INTO core.edition_media (edition, media, alternative)
SELECT pg_temp.edition('draft-bg'), id, 'A' FROM core.media
WHERE name = 'draft.png';
DELETE FROM core.edition_media x USING core.media m
WHERE m.id = x.media AND x.edition = pg_temp.edition('draft-bg');
SELECT is(pg_temp.leads('/old/' || n || '.png'), leads,
	format('when a draft shows none any more, to %L', leads))
FROM (VALUES ('draft', ''), ('public', pg_temp.file('public'))) v (n, leads);
SELECT is(pg_temp.leads('/old/i') || pg_temp.leads('/old/d'),
	pg_temp.file('draft'), 'but as an editor said');
DELETE FROM core.edition_media;
SELECT is(pg_temp.leads('/old/public.png'), pg_temp.file('public'),
	'what everybody saw is there for who knows where it stood');
DELETE FROM core.media;
SELECT is_empty('SELECT FROM core.moved WHERE media IS NOT NULL',
	'they go with the file');

-- An article's edition, which is public, moves about.

SELECT is(pg_temp.leads('/bg/news/published-bg/'), '',
	'what has not moved leads nowhere else');
UPDATE core.edition SET slug = 'second' WHERE slug = 'published-bg';
SELECT is(pg_temp.leads('/bg/news/published-bg/'), '/bg/news/second/',
	'an edition''s old address leads to the present one');
SELECT is(pg_temp.leads('/en/news/published-bg/'), '',
	'the other language''s address was never there');
SELECT is(pg_temp.leads('/en/news/published-en/'), '',
	'the other edition did not move');
SELECT is(pg_temp.leads('/bg/news/second/'), '',
	'the present address leads nowhere else');

UPDATE core.edition SET slug = 'third' WHERE slug = 'second';
SELECT is(pg_temp.leads(path), '/bg/news/third/',
	format('after two moves %s leads to the third address', path))
FROM unnest('{/bg/news/published-bg/,/bg/news/second/}'::text[]) path;

UPDATE core.edition SET title = 'Other', slug = slug WHERE slug = 'third';
SELECT is((SELECT count(*) FROM core.moved
		WHERE edition = pg_temp.edition('third')), 2::bigint,
	'a new title is not a move');

UPDATE core.edition SET slug = 'published-bg' WHERE slug = 'third';
SELECT is(pg_temp.leads(path), '/bg/news/published-bg/',
	format('back at its first address, %s leads to it', path))
FROM unnest('{/bg/news/second/,/bg/news/third/}'::text[]) path;
SELECT is(pg_temp.leads('/bg/news/published-bg/'), '',
	'back at its first address, that leads nowhere else');
SELECT is_empty($$SELECT FROM web.moved m JOIN web.moved n
		ON n.old_path = m.path$$,
	'no old address leads to an old address');

-- Nobody else may stand at an address that once led elsewhere.

SELECT is(pg_temp.refusal($$INSERT INTO core.edition (article, lang, slug)
		VALUES (pg_temp.article('empty'), 'bg', 'second')$$), '23505',
	'a new edition does not take another''s old address');
SELECT is(pg_temp.refusal($$UPDATE core.edition SET slug = 'second'
		WHERE slug = 'draft-bg'$$), '23505',
	'an edition does not move to another''s old address');
SELECT is(pg_temp.refusal($$UPDATE core.edition SET slug = 'second'
		WHERE slug = 'published-en'$$), 'nothing',
	'the same word in another language is another address');
SELECT is(pg_temp.refusal($$UPDATE core.edition SET slug = 'second'
		WHERE slug = 'published-bg'$$), 'nothing',
	'an edition may come back to its own old address');
SELECT is(pg_temp.refusal($$
		UPDATE core.edition SET slug = 'away' WHERE slug = 'draft-bg';
		UPDATE core.edition SET slug = 'draft-bg'
		WHERE slug = 'published-bg'$$), '23505',
	'two editions do not change places');
SELECT throws_ok($$INSERT INTO core.edition (article, lang, slug)
		VALUES (pg_temp.article('empty'), 'bg', 'second')$$, '23505',
	'the address /bg/news/second/ leads to /bg/news/published-bg/ for ever: '
	'write another slug', 'the refusal names the address, and says what to do');
SELECT is(pg_temp.refusal($$INSERT INTO core.project (slug)
		VALUES ('second')$$), 'nothing',
	'an old address of an edition is no project''s');

-- What the public has not seen is not told.

UPDATE core.edition SET slug = 'draft-bg-2' WHERE slug = 'draft-bg';
SELECT is(pg_temp.leads('/bg/news/draft-bg/'), '',
	'a draft''s old address is not told');
UPDATE core.edition SET slug = 'scheduled-bg-2'
WHERE slug = 'scheduled-bg';
SELECT is(pg_temp.leads('/bg/news/scheduled-bg/'), '',
	'a scheduled edition''s old address is not told before its time');
UPDATE core.edition SET published_at = now() WHERE slug = 'scheduled-bg-2';
SELECT is(pg_temp.leads('/bg/news/scheduled-bg/'),
	'/bg/news/scheduled-bg-2/', 'from its time on it is told');
UPDATE core.edition SET slug = 'withdrawn-bg-2'
WHERE slug = 'withdrawn-bg';
SELECT is(pg_temp.leads('/bg/news/withdrawn-bg/'),
	'/bg/news/withdrawn-bg-2/',
	'a withdrawn edition''s old address leads to where it says so');
UPDATE core.edition SET state = 'withdrawn', withdrawn_at = now()
WHERE slug = 'published-bg';
SELECT is(pg_temp.leads('/bg/news/second/'), '/bg/news/published-bg/',
	'an old address still leads there when the edition is withdrawn');
UPDATE core.edition SET state = 'draft', withdrawn_at = NULL
WHERE slug = 'published-bg';
SELECT is(pg_temp.leads('/bg/news/second/'), '',
	'an old address is not told when the edition is a draft again');

SELECT is(pg_temp.refusal($$INSERT INTO core.edition (article, lang, slug)
		VALUES (pg_temp.article('empty'), 'bg', 'second')$$), '23505',
	'it is kept all the same: the draft may come back');

-- Projects, partners and pages, in every language.

CREATE TEMPORARY TABLE thing (kind text, slug text, beside text);
INSERT INTO thing VALUES ('project', 'hub', 'park'),
	('partner', 'city', 'port'), ('page', 'about', 'contacts');
INSERT INTO core.page (slug) VALUES ('contacts');

CREATE FUNCTION pg_temp.rename(kind text, before text, after text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('UPDATE core.%I SET slug = %L WHERE slug = %L',
		kind, after, before);
END
$$;
CREATE FUNCTION pg_temp.rename_all(before text, after text)
RETURNS bigint LANGUAGE sql AS $$
	SELECT count(pg_temp.rename(kind, coalesce(before, slug),
		coalesce(after, slug)))
	FROM thing;
$$;

SELECT pg_temp.rename_all(NULL, 'second') \gset
SELECT is(pg_temp.leads(core.path(code, kind, slug)),
	core.path(code, kind, 'second'),
	format('%s leads to the present %s',
		core.path(code, kind, slug), kind))
FROM thing, core.language;
SELECT is(pg_temp.refusal(format('SELECT pg_temp.rename(%L, %L, %L)',
		kind, beside, slug)), '23505',
	format('another %s does not take its old address', kind))
FROM thing;
SELECT is(pg_temp.refusal(format(CASE kind
		WHEN 'partner' THEN $$INSERT INTO core.%I (slug, country)
			VALUES (%L, 'BG')$$
		ELSE 'INSERT INTO core.%I (slug) VALUES (%L)' END, kind, slug)),
	'23505', format('a new %s does not take its old address', kind))
FROM thing;

SELECT pg_temp.rename_all('second', 'third') \gset
SELECT is(pg_temp.leads(core.path(code, kind, old)),
	core.path(code, kind, 'third'),
	format('after two moves %s leads to the third address',
		core.path(code, kind, old)))
FROM thing, core.language, unnest(ARRAY[slug, 'second']) old;

SELECT pg_temp.rename_all('third', NULL) \gset
SELECT is(pg_temp.leads(core.path(code, kind, old)),
	core.path(code, kind, slug),
	format('back at its first address, %s leads to it',
		core.path(code, kind, old)))
FROM thing, core.language, unnest('{second,third}'::text[]) old;
SELECT is(pg_temp.leads(core.path(code, kind, slug)), '',
	format('back at its first address, %s leads nowhere else',
		core.path(code, kind, slug)))
FROM thing, core.language;

-- What is deleted leaves nothing behind, and its addresses are free.

SELECT isnt_empty('SELECT FROM core.moved WHERE edition IS NOT NULL',
	'there are old addresses of editions');
DELETE FROM core.article;
SELECT is_empty('SELECT FROM core.moved WHERE edition IS NOT NULL',
	'old addresses go with their article');
DELETE FROM core.project;
DELETE FROM core.partner;
DELETE FROM core.page;
SELECT is_empty('SELECT FROM core.moved',
	'old addresses go with their project, partner and page');
SELECT is(pg_temp.refusal($$INSERT INTO core.project (slug)
		VALUES ('second')$$), 'nothing',
	'an address of what is deleted can be used again');

SELECT finish();
ROLLBACK;
