-- SPDX-License-Identifier: EUPL-1.2
-- The rules that the tables themselves keep, each with a case beside it that
-- passes: refusal() says which rule it was, or 'nothing'.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql

SELECT no_plan();

-- A slug is the part of an address that names a thing.

SELECT is(pg_temp.refusal(format('SELECT %L::core.slug', slug)), 'nothing',
	format('the slug %s is taken', left(slug, 20)))
FROM unnest(ARRAY['a', 'sofia-teh-park', '5g', '2020-review', 'a-1-b',
	repeat('a', 80)]) slug;
SELECT is(pg_temp.refusal(format('SELECT %L::core.slug', slug)),
	'23514 slug_check', format('a slug with %s is refused', fault))
FROM (VALUES
	('upper case', 'Sofia'),
	('Cyrillic letters', 'софия'),
	('one Cyrillic letter that looks Latin', 'sofiа'),
	('accents', 'sofía'),
	('two hyphens together', 'sofia--park'),
	('a hyphen in front', '-sofia'),
	('a hyphen at its end', 'sofia-'),
	('digits only', '2020'),
	('digits and hyphens only', '2020-09'),
	('81 characters', repeat('a', 81)),
	('nothing in it', ''),
	('a newline at its end', E'sofia\n'),
	('a newline inside', E'sofia\npark'),
	('a space', 'sofia park'),
	('a slash', 'sofia/park'),
	('a dot', 'sofia.park'),
	('an underscore', 'sofia_park'),
	('a percent sign', 'sofia%20park')
) AS t (fault, slug);

-- A link leads to the web, and cannot leave its attribute.

SELECT is(pg_temp.refusal(format('SELECT %L::core.link', link)), 'nothing',
	format('the link %s is taken', left(link, 40)))
FROM unnest(ARRAY['https://example.org/', 'http://example.org',
	'https://example.org/a?b=c&d=%20#e', 'https://пример.бг/път/',
	'https://example.org/it''s', 'http://[2001:db8::1]:8080/',
	'https://example.org/' || repeat('a', 1980)]) link;
SELECT is(pg_temp.refusal(format('SELECT %L::core.link', link)),
	'23514 link_check', format('a link with %s is refused', fault))
FROM (VALUES
	('javascript:', 'javascript:alert(1)'),
	('javascript: on the way to https:',
		E'javascript:alert(1)\nhttps://example.org/'),
	('data:', 'data:text/html,https://example.org/'),
	('ftp:', 'ftp://example.org/'),
	('mailto:', 'mailto:press@example.org'),
	('no scheme', '//example.org/'),
	('a path only', '/bg/news/'),
	('no host', 'https://'),
	('a space', 'https://example.org/a b'),
	('a space in front', ' https://example.org/'),
	('a wide space',
		E'https://example.org/\u2003'),
	('a double quote', 'https://example.org/"onclick="'),
	('an angle bracket', 'https://example.org/<b>'),
	('a backslash', 'https:\\example.org'),
	('a newline at its end', E'https://example.org/\n'),
	('a tab', E'https://exam\tple.org/'),
	('a control character', E'https://example.org/\u0001'),
	('2001 octets', 'https://example.org/' || repeat('a', 1981)),
	('more octets than characters allow',
		'https://example.org/' || repeat('я', 991)),
	('nothing in it', '')
) AS t (fault, link);

-- A text that must say something.

SELECT is(pg_temp.refusal(format('SELECT %L::core.words', words)),
	'23514 words_check', format('a text of %s is refused', fault))
FROM (VALUES ('nothing', ''), ('spaces', '   '), ('a tab', E'\t'),
	('newlines', E'\r\n\n'), ('wide spaces', E'\u2003\u3000')
) AS t (fault, words);
SELECT is(pg_temp.refusal($$SELECT U&'а\202Eб'::core.words$$),
	'23514 words_direction', 'a text that turns its line is refused');
SELECT is(pg_temp.refusal($$SELECT ' щ '::core.words$$), 'nothing',
	'a text of one letter is taken');

-- Languages.

SELECT is(pg_temp.refusal(statement), refusal, sentence)
FROM (VALUES
	('a third language is taken', 'nothing',
		$$INSERT INTO core.language VALUES ('fr', 3)$$),
	('a language is two letters', '23514 language_code_check',
		$$INSERT INTO core.language VALUES ('bul', 3)$$),
	('a language is lower case', '23514 language_code_check',
		$$INSERT INTO core.language VALUES ('FR', 3)$$),
	('a language is Latin', '23514 language_code_check',
		$$INSERT INTO core.language VALUES ('бг', 3)$$),
	('a language is there once', '23505 language_pkey',
		$$INSERT INTO core.language VALUES ('bg', 3)$$),
	('two languages have not one place', '23505 language_position_key',
		$$INSERT INTO core.language VALUES ('fr', 2)$$),
	('a language without texts can go', 'nothing',
		$$INSERT INTO core.language VALUES ('fr', 3);
		DELETE FROM core.language WHERE code = 'fr'$$)
) AS t (sentence, refusal, statement);
SELECT throws_ok($$DELETE FROM core.language WHERE code = 'bg'$$, '23503',
	NULL, 'a language with texts stays');

-- Articles and their editions.

SELECT is(pg_temp.refusal(statement), refusal, sentence)
FROM (VALUES
	('an article has a key', '23502 key',
		$$INSERT INTO core.article (key) VALUES (NULL)$$),
	('an article''s key says something', '23514 words_check',
		$$INSERT INTO core.article (key) VALUES (' ')$$),
	('an article''s key is its own', '23505 article_key_key',
		$$INSERT INTO core.article (key) VALUES ('draft')$$),
	('an edition is an article''s', '23503 edition_article_fkey',
		$$INSERT INTO core.edition (article, lang, slug)
		VALUES (0, 'bg', 'x')$$),
	('an edition is in a language of the site', '23503 edition_lang_fkey',
		$$INSERT INTO core.edition (article, lang, slug)
		VALUES (pg_temp.article('empty'), 'fr', 'x')$$),
	('an edition has a slug', '23502 slug',
		$$INSERT INTO core.edition (article, lang)
		VALUES (pg_temp.article('empty'), 'bg')$$),
	('a draft needs no more than a slug', 'nothing',
		$$INSERT INTO core.edition (article, lang, slug)
		VALUES (pg_temp.article('empty'), 'bg', 'x')$$),
	('an article has one edition in a language',
		'23505 edition_article_lang_key',
		$$INSERT INTO core.edition (article, lang, slug)
		VALUES (pg_temp.article('draft'), 'bg', 'x')$$),
	('a slug names one edition in a language',
		'23505 edition_slug_lang_key',
		$$INSERT INTO core.edition (article, lang, slug)
		VALUES (pg_temp.article('empty'), 'bg', 'draft-bg')$$),
	('a slug may name another edition in another language', 'nothing',
		$$INSERT INTO core.edition (article, lang, slug)
		VALUES (pg_temp.article('empty'), 'en', 'draft-bg')$$)
) AS t (sentence, refusal, statement);

SELECT is(pg_temp.refusal('UPDATE core.edition SET ' || change
	|| $$ WHERE slug = 'draft-bg'$$), refusal, sentence)
FROM (VALUES
	('an edition is made public with a time and a title', 'nothing',
		$$state = 'approved', title = 'T', published_at = now()$$),
	('a public edition has a time',
		'23514 edition_public_has_a_time_and_a_title',
		$$state = 'approved', title = 'T', published_at = NULL$$),
	('a public edition has a title',
		'23514 edition_public_has_a_time_and_a_title',
		$$state = 'approved', title = '', published_at = now()$$),
	('a title of a public edition is not only space',
		'23514 edition_public_has_a_time_and_a_title',
		$$state = 'approved', title = E' \n', published_at = now()$$),
	('a title is never unknown', '23502 title', 'title = NULL'),
	('a withdrawn edition had a time',
		'23514 edition_public_has_a_time_and_a_title',
		$$state = 'withdrawn', withdrawn_at = now(),
			published_at = NULL$$),
	('an edition is withdrawn at a time', 'nothing',
		$$state = 'withdrawn', withdrawn_at = now()$$),
	('a withdrawn edition says when',
		'23514 edition_withdrawn_has_a_time', $$state = 'withdrawn'$$),
	('an edition that is not withdrawn does not say when',
		'23514 edition_withdrawn_has_a_time', 'withdrawn_at = now()'),
	('an edition has no fourth state', '23514 edition_state_check',
		$$state = 'public'$$),
	('an edition always has a state', '23502 state', 'state = NULL'),
	('an edition is not published at infinity',
		'23514 edition_published_at_check',
		$$published_at = 'infinity'$$),
	('an edition was not published always',
		'23514 edition_published_at_check',
		$$published_at = '-infinity'$$),
	('an edition is not withdrawn at infinity',
		'23514 edition_withdrawn_at_check',
		$$state = 'withdrawn', withdrawn_at = 'infinity'$$),
	('a correction has its time', 'nothing',
		$$correction = 'C', corrected_at = now()$$),
	('a correction without a time is refused',
		'23514 edition_correction_has_a_time', $$correction = 'C'$$),
	('a time of correction without words is refused',
		'23514 edition_correction_has_a_time', 'corrected_at = now()'),
	('a correction says something', '23514 words_check',
		$$correction = ' ', corrected_at = now()$$),
	('a place says something', '23514 words_check', $$place = ' '$$),
	('a title of 500 letters is taken', 'nothing',
		$$title = repeat('щ', 500)$$),
	('a title of 501 letters is refused', '23514 edition_title_check',
		$$title = repeat('щ', 501)$$),
	('a title that turns its line is refused',
		'23514 edition_title_direction', $$title = U&'\202Eабв'$$),
	('so is a lead that isolates', '23514 edition_lead_direction',
		$$lead = U&'\2067абв\2069'$$),
	('a mark of direction is taken', 'nothing', $$title = U&'\200Fאבג'$$),
	('a lead of 2000 letters is taken', 'nothing',
		$$lead = repeat('щ', 2000)$$),
	('a lead of 2001 letters is refused', '23514 edition_lead_check',
		$$lead = repeat('щ', 2001)$$),
	('an edition''s number is not chosen', '428C9', 'id = 1')
) AS t (sentence, refusal, change);
SELECT is(pg_temp.refusal($$UPDATE core.edition SET correction = 'C',
	corrected_at = 'infinity' WHERE slug = 'published-bg'$$),
	'23514 edition_corrected_at_check',
	'an edition is not corrected at infinity');

-- Programmes and projects.

SELECT is(pg_temp.refusal(statement), refusal, sentence)
FROM (VALUES
	('a programme says whether it needs a number',
		'23502 needs_grant_number',
		$$INSERT INTO core.programme (slug) VALUES ('x')$$),
	('a programme''s slug is its own', '23505 programme_slug_key',
		$$INSERT INTO core.programme (slug, needs_grant_number)
		VALUES ('horizon', true)$$),
	('a programme''s link leads to the web', '23514 link_check',
		$$UPDATE core.programme SET website = 'javascript:1'$$),
	('a programme has a name', '23514 words_check',
		$$UPDATE core.programme_text SET name = ''$$),
	('a programme has a sentence', '23502 acknowledgement',
		$$UPDATE core.programme_text SET acknowledgement = NULL$$),
	('a programme''s sentence says something', '23514 words_check',
		$$UPDATE core.programme_text SET acknowledgement = ' '$$),
	('a programme has a disclaimer', '23514 words_check',
		$$UPDATE core.programme_text SET disclaimer = ' '$$),
	('a programme has one text in a language',
		'23505 programme_text_pkey',
		$$UPDATE core.programme_text SET lang = 'bg'$$),
	('a programme with projects stays',
		'23503 project_programme_fkey',
		$$DELETE FROM core.programme WHERE slug = 'horizon'$$),
	('a project''s slug is its own', '23505 project_slug_key',
		$$INSERT INTO core.project (slug) VALUES ('hub')$$),
	('a project has a name, a title and a lead', '23514 words_check',
		$$UPDATE core.project_text SET lead = ' '$$),
	('a project has one text in a language', '23505 project_text_pkey',
		$$UPDATE core.project_text SET lang = 'bg'$$),
	('a project that an article is about stays',
		'23503 article_project_project_fkey',
		$$DELETE FROM core.project WHERE slug = 'hub'$$),
	('a project that no article is about can go', 'nothing',
		$$DELETE FROM core.project WHERE slug = 'park'$$)
) AS t (sentence, refusal, statement);

SELECT is(pg_temp.refusal('UPDATE core.project SET ' || change
	|| $$ WHERE slug = 'hub'$$), refusal, sentence)
FROM (VALUES
	('a grant number of six digits is taken', 'nothing',
		$$grant_number = '871552'$$),
	('a grant number of nine digits is taken', 'nothing',
		$$grant_number = '101070000'$$),
	('a grant number of five digits is refused',
		'23514 project_grant_number_check', $$grant_number = '87155'$$),
	('a grant number of seven digits is refused',
		'23514 project_grant_number_check',
		$$grant_number = '8715521'$$),
	('a grant number of ten digits is refused',
		'23514 project_grant_number_check',
		$$grant_number = '1010700001'$$),
	('a grant number with its sign is refused',
		'23514 project_grant_number_check',
		$$grant_number = '№ 871552'$$),
	('a grant number with a newline is refused',
		'23514 project_grant_number_check',
		$$grant_number = E'871552\n'$$),
	('a grant number is in our digits',
		'23514 project_grant_number_check',
		$$grant_number = '٨٧١٥٥٢'$$),
	('an empty grant number is refused',
		'23514 project_grant_number_check', $$grant_number = ''$$),
	('a project ends after its start', 'nothing',
		$$starts_on = '2020-01-01', ends_on = '2022-04-30'$$),
	('a project does not end before its start',
		'23514 project_ends_after_its_start',
		$$starts_on = '2022-04-30', ends_on = '2020-01-01'$$),
	('a project does not end on the day of its start',
		'23514 project_ends_after_its_start',
		$$starts_on = '2022-04-30', ends_on = '2022-04-30'$$),
	('a project may have only one of its days', 'nothing',
		$$starts_on = NULL, ends_on = '2020-01-01'$$),
	('amounts in a currency are taken', 'nothing',
		$$currency = 'BGN', total_amount = 12317649.61,
			grant_amount = 12273495.25, eu_amount = 10432470.97,
			national_amount = 1841024.29$$),
	('an amount has a currency',
		'23514 project_amounts_have_a_currency', 'eu_amount = 1'),
	('a currency is three capitals', '23514 project_currency_check',
		$$currency = 'лв.'$$),
	('a total is more than nothing', '23514 project_total_amount_check',
		$$currency = 'EUR', total_amount = 0$$),
	('a grant is more than nothing', '23514 project_grant_amount_check',
		$$currency = 'EUR', grant_amount = -1$$),
	('the EU''s part is more than nothing',
		'23514 project_eu_amount_check',
		$$currency = 'EUR', eu_amount = 0$$),
	('the nation''s part is more than nothing',
		'23514 project_national_amount_check',
		$$currency = 'EUR', national_amount = 0$$),
	('a grant is within the total',
		'23514 project_grant_within_total',
		$$currency = 'EUR', total_amount = 1, grant_amount = 2$$),
	('the EU''s part is within the total',
		'23514 project_eu_within_total',
		$$currency = 'EUR', total_amount = 1, eu_amount = 2$$),
	('the nation''s part is within the total',
		'23514 project_national_within_total',
		$$currency = 'EUR', total_amount = 1, national_amount = 2$$),
	('an amount is not without end', '22003',
		$$currency = 'EUR', total_amount = 'Infinity'$$),
	('a project''s link leads to the web', '23514 link_check',
		$$website = 'ftp://example.org/'$$),
	('a call says something', '23514 words_check', $$call = ''$$),
	('a reference says something', '23514 words_check',
		$$reference = ''$$),
	('a project is the EU''s or it is not', '23502 eu_funded',
		'eu_funded = NULL'),
	('a project''s programme exists', '23503 project_programme_fkey',
		'programme = 0')
) AS t (sentence, refusal, change);

SELECT is(pg_temp.refusal('UPDATE core.project SET ' || change
	|| $$ WHERE slug = 'hub'$$), refusal, sentence)
FROM (VALUES
	('a total is a number', '23514 project_total_amount_check',
		$$currency = 'EUR', total_amount = 'NaN'$$),
	('a grant is a number', '23514 project_grant_amount_check',
		$$currency = 'EUR', grant_amount = 'NaN'$$),
	('the EU''s part is a number', '23514 project_eu_amount_check',
		$$currency = 'EUR', eu_amount = 'NaN'$$),
	('the nation''s part is a number',
		'23514 project_national_amount_check',
		$$currency = 'EUR', national_amount = 'NaN'$$),
	('a project has no endless start', '23514 project_starts_on_check',
		$$starts_on = '-infinity'$$),
	('a project ends on a day', '23514 project_ends_on_check',
		$$ends_on = 'infinity'$$)
) AS t (sentence, refusal, change);

-- Partners and the parts that they play.

SELECT is(pg_temp.refusal(statement), refusal, sentence)
FROM (VALUES
	('a partner''s slug is its own', '23505 partner_slug_key',
		$$INSERT INTO core.partner (slug, country)
		VALUES ('city', 'BG')$$),
	('a partner has a country', '23502 country',
		$$INSERT INTO core.partner (slug) VALUES ('x')$$),
	('a country is two capitals', '23514 partner_country_check',
		$$UPDATE core.partner SET country = 'bg'$$),
	('a country is not three letters', '23514 partner_country_check',
		$$UPDATE core.partner SET country = 'BGR'$$),
	('a partner''s link leads to the web', '23514 link_check',
		$$UPDATE core.partner SET website = 'example.org'$$),
	('a partner has a name', '23514 words_check',
		$$UPDATE core.partner_text SET name = ''$$),
	('a project has one coordinator',
		'23505 a_project_has_one_coordinator',
		$$INSERT INTO core.participation
		VALUES (core.project_id('hub'), core.partner_id('city'),
			'coordinator', 3)$$),
	('another project has another coordinator', 'nothing',
		$$INSERT INTO core.participation
		VALUES (core.project_id('park'), core.partner_id('city'),
			'coordinator', 1)$$),
	('a partner may play two parts', 'nothing',
		$$INSERT INTO core.participation
		VALUES (core.project_id('hub'), core.partner_id('city'),
			'signatory', 3)$$),
	('a partner plays a part once', '23505 participation_pkey',
		$$INSERT INTO core.participation
		VALUES (core.project_id('hub'), core.partner_id('city'),
			'partner', 3)$$),
	('a part is one that we know', '23514 participation_role_check',
		$$UPDATE core.participation SET role = 'friend'$$),
	('places are counted from one', '23514 participation_position_check',
		$$UPDATE core.participation SET position = 0$$),
	('a partner with a part stays', '23503 participation_partner_fkey',
		$$DELETE FROM core.partner WHERE slug = 'radio'$$),
	('a partner in the news stays', '23503 article_partner_partner_fkey',
		$$DELETE FROM core.participation;
		DELETE FROM core.partner WHERE slug = 'city'$$),
	('a partner without any part can go', 'nothing',
		$$DELETE FROM core.partner WHERE slug = 'port'$$),
	('an article is about a project once', '23505 article_project_pkey',
		$$INSERT INTO core.article_project
		VALUES (pg_temp.article('draft'), core.project_id('hub'))$$),
	('an article is about a partner once', '23505 article_partner_pkey',
		$$INSERT INTO core.article_partner
		VALUES (pg_temp.article('draft'), core.partner_id('city'))$$),
	('projects of an article are counted from one',
		'23514 article_project_position_check',
		$$UPDATE core.article_project SET position = 0$$),
	('partners of an article are counted from one',
		'23514 article_partner_position_check',
		$$UPDATE core.article_partner SET position = 0$$)
) AS t (sentence, refusal, statement);

-- Pages and old addresses.

SELECT is(pg_temp.refusal(format('INSERT INTO core.page (slug)
		VALUES (%L)', slug)),
	'23514 page_slug_is_not_a_section',
	format('a page does not stand in the way of /%s/', slug))
FROM unnest('{news,projects,partners,newsletter,search,home,errors,
	preview}'::text[]) slug;
SELECT is(pg_temp.refusal(statement), refusal, sentence)
FROM (VALUES
	('a page is taken', 'nothing',
		$$INSERT INTO core.page (slug) VALUES ('contacts')$$),
	('a page''s slug is its own', '23505 page_slug_key',
		$$INSERT INTO core.page (slug) VALUES ('about')$$),
	('a page has a title', '23514 words_check',
		$$UPDATE core.page_text SET title = ' '$$),
	('an old address leads to a page', 'nothing',
		$$INSERT INTO core.moved (path, lang, page)
		VALUES ('/bg/x/', 'bg', pg_temp.page('about'))$$),
	('an old address leads to something', '23514 moved_to_one_thing',
		$$INSERT INTO core.moved (path, lang)
		VALUES ('/bg/x/', 'bg')$$),
	('an old address leads to the news', 'nothing',
		$$INSERT INTO core.moved (path, lang, list)
		VALUES ('/category/x/', 'bg', 'news')$$),
	('an old address leads to no other list', '23514 moved_list_check',
		$$INSERT INTO core.moved (path, lang, list)
		VALUES ('/category/x/', 'bg', 'x')$$),
	('an old address leads to one thing', '23514 moved_to_one_thing',
		$$INSERT INTO core.moved (path, lang, page, project)
		VALUES ('/bg/x/', 'bg', pg_temp.page('about'),
			core.project_id('hub'))$$),
	('what is imported is one thing', '23514 imported_is_one_thing',
		$$INSERT INTO core.imported (origin, lang, site, hash)
		VALUES ('x/1', 'bg', 'x/', '')$$),
	('what is imported is a page', 'nothing',
		$$INSERT INTO core.imported (origin, lang, site, page, hash)
		VALUES ('x/1', 'bg', 'x/', pg_temp.page('about'), '')$$),
	('an old address is there once', '23505 moved_pkey',
		$$INSERT INTO core.moved (path, lang, page)
		SELECT '/bg/x/', code, pg_temp.page('about')
		FROM core.language$$),
	('an old address begins with a slash', '23514 moved_path_check',
		$$INSERT INTO core.moved (path, lang, page)
		VALUES ('https://example.org/', 'bg',
			pg_temp.page('about'))$$),
	('an old address has no newline', '23514 moved_path_check',
		$$INSERT INTO core.moved (path, lang, page)
		VALUES (E'/bg/x/\n', 'bg', pg_temp.page('about'))$$),
	('an old address has 2000 octets', '23514 moved_path_check',
		$$INSERT INTO core.moved (path, lang, page)
		VALUES ('/' || repeat('a', 2000), 'bg',
			pg_temp.page('about'))$$)
) AS t (sentence, refusal, statement);

-- Pictures and documents.

CREATE FUNCTION pg_temp.media(hash bytea, type text, octets bigint,
	width int, height int) RETURNS void LANGUAGE sql AS $$
	INSERT INTO core.media (sha256, name, type, octets, width, height)
	VALUES (hash, 'name', type, octets, width, height);
$$;
SELECT pg_temp.media(sha256('a'), 'image/png', 1, 1, 1) \gset
INSERT INTO core.edition_media (edition, media)
SELECT pg_temp.edition('draft-bg'), id FROM core.media;
SELECT is(pg_temp.refusal(statement), refusal, sentence)
FROM (VALUES
	('a picture is taken', 'nothing',
		$$SELECT pg_temp.media(sha256('b'), 'image/webp', 1, 1, 1)$$),
	('a document needs no size', 'nothing',
		$$SELECT pg_temp.media(sha256('b'), 'application/pdf', 1,
			NULL, NULL)$$),
	('a picture has a size', '23514 media_picture_has_a_size',
		$$SELECT pg_temp.media(sha256('b'), 'image/png', 1,
			1, NULL)$$),
	('a picture is wide', '23514 media_width_check',
		$$SELECT pg_temp.media(sha256('b'), 'image/png', 1, 0, 1)$$),
	('a picture is high', '23514 media_height_check',
		$$SELECT pg_temp.media(sha256('b'), 'image/png', 1, 1, 0)$$),
	('a file has octets', '23514 media_octets_check',
		$$SELECT pg_temp.media(sha256('b'), 'image/png', 0, 1, 1)$$),
	('a page of HTML is not a picture', '23514 media_type_check',
		$$SELECT pg_temp.media(sha256('b'), 'text/html', 1, 1, 1)$$),
	('SVG can carry a script and is not a picture',
		'23514 media_type_check',
		$$SELECT pg_temp.media(sha256('b'), 'image/svg+xml',
			1, 1, 1)$$),
	('a file is known by its SHA-256', '23514 media_sha256_check',
		$$SELECT pg_temp.media('\x00', 'image/png', 1, 1, 1)$$),
	('a file is kept once', '23505 media_sha256_key',
		$$SELECT pg_temp.media(sha256('a'), 'image/png', 1, 1, 1)$$),
	('a picture has words for who cannot see it', '23514 words_check',
		$$INSERT INTO core.media_text (media, lang, alternative)
		SELECT id, 'bg', ' ' FROM core.media$$),
	('a picture is shown in an article once', '23505 edition_media_pkey',
		$$INSERT INTO core.edition_media
		SELECT * FROM core.edition_media$$),
	('an article has one picture at its head',
		'23505 edition_media_one_lead',
		$$UPDATE core.edition_media SET is_lead = true;
		SELECT pg_temp.media(sha256('b'), 'image/png', 1, 1, 1);
		INSERT INTO core.edition_media (edition, media, is_lead)
		SELECT pg_temp.edition('draft-bg'), id, true
		FROM core.media WHERE sha256 = sha256('b')$$),
	('a draft may have pictures without words', 'nothing',
		$$UPDATE core.edition_media SET caption = 'A'$$),
	('an article is not public while a picture has no words',
		'23514 picture_has_words',
		$$UPDATE core.edition SET state = 'approved'
		WHERE slug = 'draft-bg'$$),
	('words of a picture elsewhere are none in a text',
		'23514 picture_has_words',
		$$INSERT INTO core.media_text (media, lang, alternative)
		SELECT id, 'bg', 'A' FROM core.media;
		UPDATE core.edition SET state = 'approved'
		WHERE slug = 'draft-bg'$$),
	('nor are those of the other language at its head',
		'23514 picture_has_words',
		$$INSERT INTO core.media_text (media, lang, alternative)
		SELECT id, 'en', 'A' FROM core.media;
		UPDATE core.edition_media SET is_lead = true;
		UPDATE core.edition SET state = 'approved'
		WHERE slug = 'draft-bg'$$),
	('with the picture''s own words at its head it is public', 'nothing',
		$$INSERT INTO core.media_text (media, lang, alternative)
		SELECT id, 'bg', 'A' FROM core.media;
		UPDATE core.edition_media SET is_lead = true;
		UPDATE core.edition SET state = 'approved'
		WHERE slug = 'draft-bg'$$),
	('and with words in its text', 'nothing',
		$$UPDATE core.edition_media SET alternative = 'A';
		UPDATE core.edition SET state = 'approved'
		WHERE slug = 'draft-bg'$$),
	('and with a picture that is said to say nothing', 'nothing',
		$$INSERT INTO core.media_text (media, lang, is_decorative)
		SELECT id, 'bg', true FROM core.media;
		UPDATE core.edition SET state = 'approved'
		WHERE slug = 'draft-bg'$$),
	('words of a public picture are not taken away',
		'23514 picture_has_words',
		$$INSERT INTO core.media_text (media, lang, alternative)
		SELECT id, 'bg', 'A' FROM core.media;
		UPDATE core.edition_media SET is_lead = true;
		UPDATE core.edition SET state = 'approved'
		WHERE slug = 'draft-bg';
		DELETE FROM core.media_text$$),
	('what is decorative says nothing',
		'23514 media_text_decorative_says_nothing',
		$$INSERT INTO core.media_text
			(media, lang, alternative, is_decorative)
		SELECT id, 'bg', 'A', true FROM core.media$$),
	('a file''s name is a slug', '23514 media_file_check',
		$$UPDATE core.media SET file = '../x'$$),
	('a picture has widths', '23514 media_widths_check',
		$$UPDATE core.media SET widths = '{0}'$$),
	('a card is named by a hash', '23514 card_hash_check',
		$$INSERT INTO core.card VALUES
			(pg_temp.edition('draft-bg'), 'x', '../x')$$),
	('pictures of an article are counted from one',
		'23514 edition_media_position_check',
		'UPDATE core.edition_media SET position = 0'),
	('a picture of an article stays', '23503 edition_media_media_fkey',
		'DELETE FROM core.media')
) AS t (sentence, refusal, statement);

-- Who reads the newsletter.

CREATE FUNCTION pg_temp.subscriber(address text) RETURNS void
LANGUAGE sql AS $$
	INSERT INTO core.subscriber (address, lang, frequency)
	VALUES (address, 'bg', 'each');
$$;
SELECT is(pg_temp.refusal(format('SELECT pg_temp.subscriber(%L)', address)),
	'nothing', format('the address %s is taken', left(address, 40)))
FROM unnest(ARRAY['ivan@example.org', 'o''brien+news@example.org',
	'иван@пример.бг', 'ivan@xn--e1afmkfd.xn--90ae', 'ivan@[192.0.2.1]',
	'ivan.ivanov@example.org', '!#$%&''*/=?^_`{|}~@example.org',
	repeat('a', 242) || '@example.org']) address;
SELECT is(pg_temp.refusal(format('SELECT pg_temp.subscriber(%L)', address)),
	'23514 subscriber_address_check',
	format('an address with %s is refused', fault))
FROM (VALUES
	('nothing in it', ''),
	('no at sign', 'ivan.example.org'),
	('two at signs', 'ivan@home@example.org'),
	('no name', '@example.org'),
	('no domain', 'ivan@'),
	('a space', 'iv an@example.org'),
	('a space in front', ' ivan@example.org'),
	('a newline at its end', E'ivan@example.org\n'),
	('a header in it', E'ivan@example.org\r\nBcc:all@example.org'),
	('a control character', E'ivan\u0001@example.org'),
	('255 octets', repeat('a', 243) || '@example.org'),
	('255 octets in fewer letters', repeat('я', 121) || 'a@example.org')
) AS t (fault, address);

SELECT pg_temp.subscriber('Ivan@Example.org') \gset
SELECT pg_temp.subscriber('Иван@Пример.бг') \gset
SELECT is(pg_temp.refusal(format('SELECT pg_temp.subscriber(%L)', address)),
	'23505 subscriber_address', format('%s is there already', address))
FROM unnest('{ivan@example.org,IVAN@EXAMPLE.ORG,Ivan@Example.org,
	иван@пример.бг,ИВАН@ПРИМЕР.БГ}'::text[]) address;
SELECT is(pg_temp.refusal(format('SELECT pg_temp.subscriber(%L)', address)),
	'nothing', format('%s is somebody else', address))
FROM unnest('{ivan@example.com,ivan.@example.org,йван@пример.бг}'::text[])
	address;

SELECT is(pg_temp.refusal('UPDATE core.subscriber SET ' || change
	|| $$ WHERE address = 'reader@example.org'$$), refusal, sentence)
FROM (VALUES
	('a subscriber has confirmed', 'nothing',
		$$state = 'subscribed', confirmed_at = now()$$),
	('nobody is subscribed who has not confirmed',
		'23514 subscriber_subscribed_has_confirmed',
		$$state = 'subscribed'$$),
	('who left, left at a time', 'nothing',
		$$state = 'left', left_at = now()$$),
	('who left says when', '23514 subscriber_left_at_a_time',
		$$state = 'left'$$),
	('who stays has not left', '23514 subscriber_left_at_a_time',
		'left_at = now()'),
	('a subscriber has no fourth state',
		'23514 subscriber_state_check', $$state = 'banned'$$),
	('news comes each time or weekly',
		'23514 subscriber_frequency_check', $$frequency = 'hourly'$$),
	('a subscriber reads a language of the site',
		'23503 subscriber_lang_fkey', $$lang = 'fr'$$)
) AS t (sentence, refusal, change);

CREATE FUNCTION pg_temp.reader() RETURNS bigint LANGUAGE sql
RETURN (SELECT id FROM core.subscriber
	WHERE address = 'reader@example.org');
INSERT INTO core.consent
	(subscriber, words, privacy_page, asked_at, confirmed_at)
VALUES (pg_temp.reader(), 'Yes', 'Page', now(), now());
INSERT INTO core.token (hash, subscriber, purpose, expires_at)
VALUES (sha256('t'), pg_temp.reader(), 'leave',
	now() + '48 hours'::interval);
INSERT INTO core.refusal (hash, to_hash, subscriber, expires_at)
VALUES (sha256('r'), sha256('a'), pg_temp.reader(),
	now() + '1 year'::interval);
INSERT INTO core.mail (subscriber, kind)
VALUES (pg_temp.reader(), 'known');
INSERT INTO core.ask (subscriber, address, lang, frequency, projects, words,
	privacy_page)
VALUES (pg_temp.reader(), 'new@example.org', 'bg', 'each', '{}', 'Yes', 'Page');
INSERT INTO core.issue (kind, langs, since, until)
VALUES ('weekly', '{bg}', now() - '7 days'::interval, now());
INSERT INTO core.issue_item (issue, lang, position, item_lang, path, title,
	lead, published_on, projects)
SELECT id, 'bg', 1, 'bg', '/bg/news/a/', 'Title', '', '2020-09-28', '{}'
FROM core.issue;
INSERT INTO core.subscriber_project
VALUES (pg_temp.reader(), core.project_id('park'));
INSERT INTO core.suppression VALUES (sha256('s'), 'asked');

SELECT is(pg_temp.refusal(statement), refusal, sentence)
FROM (VALUES
	('a consent has its words', '23514 words_check',
		$$UPDATE core.consent SET words = ' '$$),
	('a consent knows the privacy page that was read',
		'23502 privacy_page',
		$$UPDATE core.consent SET privacy_page = NULL$$),
	('a consent is asked before it is given',
		'23514 consent_is_asked_first',
		$$UPDATE core.consent
		SET confirmed_at = asked_at - '1 second'::interval$$),
	('a consent is given before it is withdrawn',
		'23514 consent_is_given_first',
		$$UPDATE core.consent
		SET withdrawn_at = confirmed_at - '1 second'::interval$$),
	('a consent can be withdrawn', 'nothing',
		'UPDATE core.consent SET withdrawn_at = confirmed_at'),
	('a token is kept as a hash only', '23514 token_hash_check',
		$$UPDATE core.token SET hash = 'secret'$$),
	('a token is one person''s', '23505 token_pkey',
		$$INSERT INTO core.token (hash, subscriber, purpose, expires_at)
		VALUES (sha256('t'), pg_temp.reader(), 'leave',
			now() + '1 hour'::interval)$$),
	('a token is good for a purpose', '23514 token_purpose_check',
		$$UPDATE core.token SET purpose = 'anything'$$),
	('a token expires', '23502 expires_at',
		'UPDATE core.token SET expires_at = NULL'),
	('a token lives for a time', '23514 token_lives_for_a_time',
		'UPDATE core.token SET expires_at = made_at'),
	('a link to refuse is kept as a hash only',
		'23514 refusal_hash_check',
		$$UPDATE core.refusal SET hash = 'secret'$$),
	('so is whom it went to', '23514 refusal_to_hash_check',
		$$UPDATE core.refusal SET to_hash = 'a@example.org'$$),
	('and it lives for a time', '23514 refusal_lives_for_a_time',
		'UPDATE core.refusal SET expires_at = made_at'),
	('a consent that is not given is not withdrawn',
		'23514 consent_is_confirmed_first',
		$$UPDATE core.consent SET confirmed_at = NULL, lang = 'bg',
		frequency = 'each', projects = '{}', withdrawn_at = now()$$),
	('a consent can wait to be given', 'nothing',
		$$UPDATE core.consent SET confirmed_at = NULL, lang = 'bg',
		frequency = 'each', projects = '{}'$$),
	('then it says what is asked for with it',
		'23514 consent_is_asked_with_wishes',
		'UPDATE core.consent SET confirmed_at = NULL'),
	('a link that confirms confirms a consent',
		'23514 token_confirms_a_consent',
		$$UPDATE core.token SET purpose = 'confirm'$$),
	('so does a mail', '23514 mail_confirms_a_consent',
		$$UPDATE core.mail SET kind = 'confirm'$$),
	('a mail about a new address has it', '23514 mail_to_another_address',
		$$UPDATE core.mail SET kind = 'address'$$),
	('a token that changes the address brings one',
		'23514 token_brings_an_address',
		$$UPDATE core.token SET purpose = 'address'$$),
	('no other token does', '23514 token_brings_an_address',
		$$UPDATE core.token SET address = 'new@example.org'$$),
	('bounces are counted from none', '23514 subscriber_soft_bounces_check',
		'UPDATE core.subscriber SET soft_bounces = -1'),
	('what is asked has an address', '23514 ask_address_check',
		$$UPDATE core.ask SET address = 'nobody'$$),
	('what is asked has no header in it', '23514 ask_address_check',
		$$UPDATE core.ask
		SET address = E'a@example.org\nBcc:b@example.org'$$),
	('what is asked has a frequency', '23514 ask_frequency_check',
		$$UPDATE core.ask SET frequency = 'hourly'$$),
	('the newsletter is one', '23505 newsletter_pkey',
		'INSERT INTO core.newsletter DEFAULT VALUES'),
	('some asked mails are allowed',
		'23514 newsletter_asked_mails_per_day_check',
		'UPDATE core.newsletter SET asked_mails_per_day = 0'),
	('an issue is of each news or weekly', '23514 issue_kind_check',
		$$UPDATE core.issue SET kind = 'daily'$$),
	('an issue ends after its start', '23514 issue_ends_after_its_start',
		$$UPDATE core.issue SET until = since - '1 second'::interval$$),
	('an issue that goes out says since when',
		'23514 issue_sending_began_at_a_time',
		$$UPDATE core.issue SET state = 'sending'$$),
	('an issue that was sent says when', '23514 issue_ended_at_a_time',
		$$UPDATE core.issue SET state = 'sent', sending_at = now()$$),
	('an issue is in a state that we know', '23514 issue_state_check',
		$$UPDATE core.issue SET state = 'lost', sending_at = now()$$),
	('an issue''s news is on this site', '23514 issue_item_path_check',
		$$UPDATE core.issue_item SET path = 'https://a.example/'$$),
	('a mail has a reader', '23514 mail_has_a_reader',
		'UPDATE core.mail SET subscriber = NULL'),
	('a mail without an issue is of none', '23514 mail_of_an_issue',
		$$UPDATE core.mail SET kind = 'issue'$$),
	('a mail that ended, ended at a time', '23514 mail_ended_at_a_time',
		$$UPDATE core.mail SET state = 'sent'$$),
	('whom a mail was asked for is kept as a hash only',
		'23514 mail_to_hash_check',
		$$UPDATE core.mail SET to_hash = 'ivan@example.org'$$),
	('a mail is of a kind that we know', '23514 mail_kind_check',
		$$UPDATE core.mail SET kind = 'offer'$$),
	('a mail is in a state that we know', '23514 mail_state_check',
		$$UPDATE core.mail SET state = 'lost', ended_at = now()$$),
	('attempts are counted from none', '23514 mail_attempts_check',
		'UPDATE core.mail SET attempts = -1'),
	('a suppressed address is kept as a hash only',
		'23514 suppression_hash_check',
		$$UPDATE core.suppression SET hash = 'ivan@example.org'$$),
	('a suppression has a reason that we know',
		'23514 suppression_reason_check',
		$$UPDATE core.suppression SET reason = 'disliked'$$),
	('a preview is kept by its secret''s hash', '23514 preview_hash_check',
		$$INSERT INTO core.preview (hash, edition, made_by, until)
			SELECT 'secret', id, 'K', now() FROM core.edition$$),
	('a preview ends', '23514 preview_until_check',
		$$INSERT INTO core.preview (hash, edition, made_by, until)
			SELECT sha256('s'), id, 'K', 'infinity'
			FROM core.edition LIMIT 1$$),
	('a press release has a number of its own',
		'23505 press_number_pkey',
		$$INSERT INTO core.press_number (year, number)
			SELECT year, number FROM core.press_number$$),
	('an article has one number', '23505 press_number_article_key',
		$$INSERT INTO core.press_number (year, number, article)
			SELECT 1999, number, article FROM core.press_number
			WHERE article IS NOT NULL$$),
	('a number is counted from one', '23514 press_number_number_check',
		'INSERT INTO core.press_number (year, number) VALUES (2020, 0)'),
	('a year is one of the calendar', '23514 press_number_year_check',
		'INSERT INTO core.press_number (year, number) VALUES (20, 1)'),
	('a choice is of a project that exists',
		'23503 subscriber_project_project_fkey',
		'UPDATE core.subscriber_project SET project = 0')
) AS t (sentence, refusal, statement);

-- The version.

SELECT is(pg_temp.refusal('INSERT INTO core.version DEFAULT VALUES'),
	'23505 version_pkey', 'there is one version');
SELECT is(pg_temp.refusal('INSERT INTO core.version (is_it)
	VALUES (false)'), '23514 version_is_it_check',
	'there is not another version that is not it');

-- What goes with what: every foreign key and what it does when the thing
-- that it points to is deleted. None is left to chance.

CREATE TEMPORARY VIEW link AS
SELECT conrelid::regclass::text AS of, a.attname::text AS member,
	confrelid::regclass::text AS points_to,
	CASE confdeltype WHEN 'c' THEN 'cascade' WHEN 'r' THEN 'restrict'
		WHEN 'n' THEN 'set null' ELSE 'by chance' END AS deleted
FROM pg_constraint c
JOIN pg_attribute a ON attrelid = conrelid AND attnum = ANY (conkey)
WHERE contype = 'f' AND connamespace = 'core'::regnamespace;

SELECT is_empty($$SELECT * FROM link WHERE deleted = 'by chance'$$,
	'each foreign key says what a deletion does');
SELECT set_eq(
	$$SELECT of FROM link
		WHERE points_to = 'core.language' AND deleted = 'restrict'$$,
	$$SELECT attrelid::regclass::text FROM pg_attribute
		JOIN pg_class c ON c.oid = attrelid
		WHERE relnamespace = 'core'::regnamespace AND relkind = 'r'
			AND attname = 'lang'
			-- What is asked is not judged before it is settled;
			-- what can be found, or is listed, goes with the
			-- text it is of;
			-- what an import notes goes with the import; what
			-- a text was stays.
			AND c.oid NOT IN ('core.ask'::regclass,
				'core.import_month'::regclass,
				'core.partner_edition'::regclass,
				'core.project_edition'::regclass,
				'core.search'::regclass,
				'core.search_heard'::regclass,
				'core.search_word'::regclass,
				'core.thing_revision'::regclass)$$,
	'what is in a language keeps that language from going');
SELECT set_eq(
	$$SELECT * FROM link WHERE points_to <> 'core.language'$$,
	$$VALUES
		('core.article_partner', 'article', 'core.article', 'cascade'),
		('core.article_partner', 'partner', 'core.partner', 'restrict'),
		('core.article_project', 'article', 'core.article', 'cascade'),
		('core.article_project', 'project', 'core.project', 'restrict'),
		('core.partner_edition', 'edition', 'core.edition', 'cascade'),
		('core.partner_edition', 'partner', 'core.partner', 'cascade'),
		('core.project_edition', 'edition', 'core.edition', 'cascade'),
		('core.project_edition', 'project', 'core.project', 'cascade'),
		('core.ask', 'subscriber', 'core.subscriber', 'cascade'),
		('core.consent', 'subscriber', 'core.subscriber', 'cascade'),
		('core.edition', 'article', 'core.article', 'cascade'),
		('core.card', 'edition', 'core.edition', 'cascade'),
		('core.edition_media', 'edition', 'core.edition', 'cascade'),
		('core.edition_media', 'media', 'core.media', 'restrict'),
		('core.issue', 'article', 'core.article', 'set null'),
		('core.issue_item', 'article', 'core.article', 'set null'),
		('core.issue_item', 'issue', 'core.issue', 'cascade'),
		('core.mail', 'consent', 'core.consent', 'cascade'),
		('core.mail', 'issue', 'core.issue', 'cascade'),
		('core.mail', 'subscriber', 'core.subscriber', 'cascade'),
		('core.media_text', 'media', 'core.media', 'cascade'),
		('core.media_revision', 'media', 'core.media', 'cascade'),
		('core.imported', 'edition', 'core.edition', 'cascade'),
		('core.imported', 'page', 'core.page', 'cascade'),
		('core.moved', 'edition', 'core.edition', 'cascade'),
		('core.moved', 'media', 'core.media', 'cascade'),
		('core.moved', 'page', 'core.page', 'cascade'),
		('core.moved', 'partner', 'core.partner', 'cascade'),
		('core.moved', 'project', 'core.project', 'cascade'),
		('core.page_text', 'page', 'core.page', 'cascade'),
		('core.participation', 'partner', 'core.partner', 'restrict'),
		('core.participation', 'project', 'core.project', 'cascade'),
		('core.partner_text', 'partner', 'core.partner', 'cascade'),
		('core.press_number', 'article', 'core.article', 'set null'),
		('core.preview', 'edition', 'core.edition', 'cascade'),
		('core.programme_text', 'programme', 'core.programme',
			'cascade'),
		('core.project', 'programme', 'core.programme', 'restrict'),
		('core.project_text', 'project', 'core.project', 'cascade'),
		('core.revision', 'edition', 'core.edition', 'cascade'),
		('core.search', 'edition', 'core.edition', 'cascade'),
		('core.search', 'lang', 'core.page_text', 'cascade'),
		('core.search', 'lang', 'core.partner_text', 'cascade'),
		('core.search', 'lang', 'core.project_text', 'cascade'),
		('core.search', 'page', 'core.page_text', 'cascade'),
		('core.search', 'partner', 'core.partner_text', 'cascade'),
		('core.search', 'project', 'core.project_text', 'cascade'),
		('core.subscriber_project', 'project', 'core.project',
			'cascade'),
		('core.subscriber_project', 'subscriber', 'core.subscriber',
			'cascade'),
		('core.refusal', 'subscriber', 'core.subscriber', 'set null'),
		('core.token', 'consent', 'core.consent', 'cascade'),
		('core.token', 'subscriber', 'core.subscriber', 'cascade')$$,
	'each foreign key does what this table says');

SELECT is_empty(
	$$SELECT oid::regclass FROM pg_class t
		WHERE relnamespace = 'core'::regnamespace AND relkind = 'r'
			AND NOT EXISTS (SELECT FROM pg_constraint
				WHERE conrelid = t.oid AND contype = 'p')$$,
	'each table has a primary key');

-- What may be unknown; everything else may not.

SELECT set_eq(
	$$SELECT c.relname || '.' || a.attname
		FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
		WHERE c.relnamespace = 'core'::regnamespace
			AND c.relkind = 'r' AND a.attnum > 0
			AND NOT a.attisdropped AND NOT a.attnotnull$$,
	$$SELECT unnest('{article.embargo_until,article.embargo_since,
		revision.broke,thing_revision.made_by,
		media_revision.made_by,media_revision.alternative,
		media_revision.credit,edition.published_at,
		edition.withdrawn_at,
		edition.place,edition.correction,edition.corrected_at,
		media.width,media.height,media_text.credit,page.key,
		media_text.alternative,edition_media.alternative,
		edition_media.caption,
		imported.edition,imported.page,moved.media,
		moved.edition,moved.project,moved.partner,moved.page,moved.list,
		press_number.article,press_number.given_at,
		press_number.given_by,press_number.was_of,revision.because,
		import_number.number,
		import_number.published_at,
		programme.website,partner.website,
		project.programme,project.call,project.grant_number,
		project.reference,project.starts_on,project.ends_on,
		project.website,project.currency,project.total_amount,
		project.grant_amount,project.eu_amount,
		project.national_amount,
		search.edition,search.project,search.partner,search.page,
		search.published_at,
		subscriber.confirmed_at,subscriber.left_at,
		consent.confirmed_at,consent.withdrawn_at,consent.lang,
		consent.frequency,consent.projects,edition.approved_at,
		token.address,token.consent,refusal.subscriber,ask.subscriber,issue.article,issue.sending_at,
		issue.ended_at,issue_item.acknowledgement,issue_item.article,
		mail.subscriber,mail.address,mail.issue,mail.lang,mail.items,
		mail.to_hash,mail.leased_by,mail.ended_at,
		mail.answer,mail.consent,mail.verdict,newsletter.weekly_until,
		version.changed_by}'::text[])$$,
	'nothing may be unknown but what is named here');

-- And what is deleted goes as it says.

DELETE FROM core.subscriber WHERE address = 'reader@example.org';
SELECT is_empty('SELECT FROM core.consent',
	'a consent goes with its subscriber');
SELECT is_empty('SELECT FROM core.token',
	'a token goes with its subscriber');
SELECT results_eq('SELECT subscriber FROM core.refusal',
	'VALUES (NULL::bigint)', 'a link to refuse outlives it');
SELECT is_empty('SELECT FROM core.subscriber_project',
	'a choice goes with its subscriber');
SELECT is_empty('SELECT FROM core.mail', 'a mail goes with its subscriber');
SELECT is_empty('SELECT FROM core.ask',
	'so does what he asked and nobody has decided');

DELETE FROM core.article WHERE key = 'draft';
SELECT is_empty($$SELECT FROM core.edition WHERE slug ~ '^draft'$$,
	'an edition goes with its article');
SELECT is((SELECT count(*) FROM core.edition_media), 0::bigint,
	'what an article shows is forgotten with it');
SELECT isnt_empty('SELECT FROM core.media',
	'a picture stays when an article goes');

SELECT finish();
ROLLBACK;
