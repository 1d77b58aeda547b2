-- SPDX-License-Identifier: EUPL-1.2
-- Only what the cleaner can have written stands in body_html: its type
-- refuses all else, whoever puts it, and one role alone may write it.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql

SELECT no_plan();

-- What it holds of anything that is not the cleaner's, for each way in.
CREATE FUNCTION pg_temp.put(who text, html text) RETURNS SETOF text
LANGUAGE plpgsql AS $$
DECLARE
	call text;
BEGIN
	FOREACH call IN ARRAY ARRAY['web.put_edition(%L)',
		'web.take_edition(%L)', 'web.put_page(%L)', 'web.take_page(%L)']
	LOOP
		RETURN NEXT pg_temp.tried(who, format('SELECT ' || call,
			jsonb_build_object('slug', 'k', 'lang', 'bg', 'title',
			'K', 'body_html', html) || CASE WHEN call ~ 'edition'
			THEN '{"key": "k"}'::jsonb ELSE '{}' END));
	END LOOP;
	RETURN NEXT pg_temp.tried(who, format('SELECT web.put_project(%L)',
		jsonb_build_object('slug', 'k', 'programme', 'cohesion', 'bg',
			jsonb_build_object('name', 'K', 'title', 'K', 'lead',
				'K', 'body_html', html))));
END
$$;

CREATE TEMPORARY TABLE hostile AS
SELECT * FROM unnest(ARRAY[
	'<script>a</script>', '<SCRIPT>a', '<p>a</p><script', '<p', '<', '<>',
	'< p>', '<p >', '<p/>', '</p >', '<P>', '<x>', '<div>', '<svg>',
	'<math>', '<style>a</style>', '<iframe src="/a">', '<form>', '<input>',
	'<base href="/">', '<meta charset="utf-8">', '<link href="/">',
	'<object>', '<embed>', '<template>', '<noscript>', '<textarea>',
	'<xmp>', '<plaintext>', '<video>', '<h1>', '<h5>', '<pp>', '<a>',
	'<!-- a -->', '<!DOCTYPE html>', '<![CDATA[a]]>', '<?a?>', '</>',
	'<p onclick="a">', '<p style="a">', '<p class="a">', '<p id="fn-a">',
	'<p lang=bg>', '<p lang="bg" onclick="a">', '<p lang="b" lang="c"d>',
	'<p lang="b"onclick="a">', '<p lang="b>', '<p lang="b<">', '<p
lang="b">', '<br onclick="a">', '<br/>', '<hr >',
	'<a href="javascript:a">', '<a href="JavaScript:a">',
	'<a href=" javascript:a">', '<a href="java&#9;script:a">',
	'<a href="java	script:a">', '<a href="&#106;avascript:a">',
	'<a href="javascript&colon;a">', '<a href="data:a">',
	'<a href="vbscript:a">', '<a href="HTTP:a">', '<a href="a:b">',
	'<a href="a&amp;b:c">', '<a href="\a">', '<a href="/\a">',
	'<a href="/a b">', '<a href=/a>', '<a href=''/a''>',
	'<a href="/a" onclick="b">', '<a href="/a" target="b">',
	'<a href="/a"b="c">', '<a href="/a" id="main">', '<a href="/a&b">',
	'<a onfocus="a" href="/a">', '<sup id="main">', '<li id="">',
	'<img src="https://a.bg/a.jpg">', '<img src="//a.bg/a.jpg">',
	'<img src="/a.jpg">', '<img src="/media/../a">',
	'<img src="/media/%2e%2e/a">', '<img src="/media/a" onerror="b">',
	'<img src="/media/a"onerror="b">', '<img onerror="b">', '<img>',
	'<img src="/media/a" srcset="https://a.bg/a 1w">',
	'<img src="/media/a" loading="a">', '<img src="/media/a" width="a">',
	'<source src="/media/a">', '<source type="image/avif" srcset="a:b" '
		'sizes="c">', '<picture onload="a">', '<section class="a">',
	'<section>', '<span>', '<span class="a">', '<time>',
	'<time datetime="a">', '<td colspan="a">', '<td style="a">',
	'<th scope="a">', '<ol start="a">', '<ol type="a">',
	'<abbr title="a>', '<abbr title="<">', '<abbr title="a"" onclick="b">',
	'a & b', '&nbsp;', '&#60;', '&lt', '&LT;', '&amp', '>', 'a > b',
	E'\x07', E'a\rb', E'\x7f', E'\u0085', E'<\u200bscript>']) AS html;

SELECT is(ARRAY(SELECT DISTINCT x FROM pg_temp.put('editor', html) x),
	ARRAY['23514'], 'an editor cannot put: ' || to_json(html))
FROM hostile;
SELECT is(pg_temp.refusal(format('UPDATE core.edition SET body_html = %L
		WHERE slug = %L', '<p onclick="a">', 'draft-bg')),
	'23514 is_clean_html', 'and nobody else, by any way');
SELECT is(pg_temp.tried('editor', format('UPDATE core.revision SET content =
		content || %L; SELECT web.edition_restore(%L, NULL, 1, NULL)',
		'{"body_html": "<x>"}', 'published-bg')), '42501',
	'an editor cannot change what was');
UPDATE core.revision SET content = content || '{"body_html": "<x>"}'
WHERE edition = pg_temp.edition('published-bg');
SELECT is(pg_temp.tried('editor',
		$$SELECT web.edition_restore('published-bg', NULL, 1, NULL)$$),
	'23514', 'what was there before there was a type is not restored');
SELECT throws_like(
	$$SELECT web.edition_restore('published-bg', NULL, 1, NULL)$$,
	'revision 1 of published-bg has HTML that may not be shown any more: '
		|| 'take its file by article show --revision 1, and import that',
	'and who tries is told what to do');

SELECT is(ARRAY(SELECT DISTINCT x FROM pg_temp.put('editor', html) x),
	ARRAY['works'], 'an editor puts: ' || to_json(html))
FROM unnest(ARRAY['', 'a', E'a\n\tb', '&lt;script&gt; "a" ''b'' &amp;',
	'<p lang="bg">a</p>', '<h2>a</h2>', E'a<br>\nb<hr>',
	'<a href="https://a.bg/?a&amp;b=%20#c" lang="en">a</a>',
	'<a href="mailto:a@b.bg">a</a>', '<a href="tel:+359">a</a>',
	'<a href="/a:b">a</a>', '<a href="?a:b">', '<a href="#a:b">',
	'<a href="новини/">', '<a href="/a" id="fnref-%D0%B0" '
		'aria-label="Обратно &amp;">', '<li id="fn-1"><sup id="fnref-1">',
	'<section class="footnotes">', '<ol start="3">', '<span lang="en-GB">',
	'<td colspan="2" rowspan="3"><th scope="colgroup">',
	'<time datetime="2020-09-28T10:00:00Z">', '<abbr title="&gt; &lt;"></abbr>',
	'<picture><source type="image/avif" srcset="/media/a/b-1.avif 1w, '
		'/media/a/b-2.avif 2w" sizes="(min-width: 39em) '
		'calc(30.625rem + 11.9vw), 90vw">'
		'<img src="/media/a/b.jpg" alt="&quot;„a“" srcset="" sizes="b" '
		'width="1" height="2" loading="lazy"></picture>']) AS html
UNION ALL
SELECT ok(core.is_clean_html((SELECT string_agg('<p>' || i
		|| ' <a href="/' || i || '/">я</a></p>', E'\n')
	FROM generate_series(1, 40000) i)), 'and a megabyte and more of it');

-- One role.

SELECT is(pg_temp.tried(role, statement), '42501',
	role || ' may not: ' || statement)
FROM unnest('{owner,news,article,newsletter,editor,mailer}'::text[]) role,
	unnest(ARRAY['edition', 'page_text', 'project_text']) name,
	unnest(ARRAY[
		format('UPDATE core.%s SET body_html = ''a''', name),
		format('INSERT INTO core.%s (body_html) VALUES (''a'')', name)])
		statement;
SELECT is(pg_temp.tried('html', format(
		'UPDATE core.%s SET body_html = ''<p>a</p>''', name)), 'works',
	'html may write it in core.' || name)
FROM unnest(ARRAY['edition', 'page_text', 'project_text']) name;
SELECT is(ARRAY(SELECT DISTINCT x FROM pg_temp.put(role, 'a') x),
	ARRAY['42501'], role || ' has no way to it')
FROM unnest('{news,article,newsletter,mailer}'::text[]) role;
SELECT is_empty($$SELECT rolname FROM pg_roles WHERE rolname = 'html'
		AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication
			OR rolbypassrls OR rolcanlogin)$$,
	'html cannot log in, and has no gift of its own');
SELECT is_empty($$SELECT rolname FROM pg_roles
		WHERE pg_has_role(oid, 'html', 'MEMBER')
			AND NOT rolsuper AND rolname <> 'html'$$,
	'and nobody is a member of it');

-- The rest of each table stays the owner's, also a column that is new.
SELECT is_empty($$SELECT attrelid::regclass, attname
		FROM pg_attribute WHERE attrelid IN ('core.edition'::regclass,
			'core.page_text'::regclass, 'core.project_text'::regclass)
			AND attnum > 0 AND NOT attisdropped
			AND attname <> 'body_html' AND NOT (
				has_column_privilege('owner', attrelid, attname,
					'UPDATE') AND has_column_privilege(
					'owner', attrelid, attname, 'INSERT'))$$,
	'each other column is the owner''s to write');
SELECT is_empty($$SELECT attrelid::regclass FROM pg_attribute a
		JOIN pg_class c ON c.oid = attrelid
		WHERE attname = 'body_html' AND relkind = 'r'
			AND relnamespace = 'core'::regnamespace
			AND atttypid <> 'core.clean_html'::regtype$$,
	'there is no body_html of another type');

SELECT finish();
ROLLBACK;
