-- SPDX-License-Identifier: EUPL-1.2
-- What a search finds: by any form of a word, in either alphabet, and only
-- what is public now.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql
-- What is found is made at the end of a transaction.
SET CONSTRAINTS ALL IMMEDIATE;

SELECT no_plan();

-- Whether a text in a language is found by what is typed.
CREATE FUNCTION pg_temp.finds(lang text, typed text, words text)
RETURNS boolean LANGUAGE sql
RETURN core.search_vector(lang, NULL, '', '', words)
	@@ core.search_query(lang, typed);

-- Every form of a word finds every other; each line is one word.
CREATE TEMPORARY TABLE word AS
SELECT string_to_array(forms, ' ') AS forms FROM (VALUES
	('хъб хъба хъбът хъбове хъбовете'),
	('иновация иновацията иновации иновациите'),
	('иновационен иновационна иновационно иновационни иновационният'
		' иновационния иновационната иновационните'),
	('проект проекта проектът проекти проектите'),
	('новина новината новини новините'),
	('партньорство партньорството партньорства партньорствата'),
	('лаборатория лабораторията лаборатории лабораториите'),
	('стартъп стартъпа стартъпи стартъпите стартъпът'),
	('резултат резултата резултати резултатите'),
	('университет университета университети университетите'),
	('акселератор акселератора акселератори акселераторите'),
	('център центъра центърът центрове центровете'),
	('дигитализация дигитализацията'),
	('чатбот чатбота чатботът чатботи чатботове чатботовете'),
	('киберсигурност киберсигурността'),
	('десен дясна дясно десни десния дясната'),
	('отида отиде отидох отишла отишли отишлите'),
	('пиша пише писах писал писана писане писането пишещ пишеща'),
	('програмирам програмира програмиране програмирането програмиращ'),
	('войник войника войнико войникът войници войниците'),
	('дете детето деца децата'), ('човек човека хора хората'),
	('изляза излезе излязох излязъл излязла излязлата'),
	('участник участника участници участниците'),
	('приеме прие приеха приели приет приемане'),
	('вземе взе взели взема взето'),
	('държа държи държах държал държане'),
	('отбележа отбележи отбелязал отбелязаната'),
	('приключване приключванета приключванетата приключвам'),
	('име имена имената'), ('песен песента песни'),
	('връх върха върхове върховете'),
	('летен лятна лятната летни'),
	('директор директоре директори')) AS t (forms);

SELECT is_empty(
	format('SELECT a, b FROM unnest(%L::text[]) a, unnest(%1$L::text[]) b
		WHERE NOT pg_temp.finds(%L, a, %L || b || %L)',
		forms, 'bg', 'Тук е ', ' днес.'),
	'every form finds every other: ' || forms[1])
FROM word;
SELECT is_empty(
	$$SELECT a.forms[1], b.forms[1] FROM word a, word b
		WHERE a.ctid <> b.ctid AND pg_temp.finds('bg', a.forms[1],
			array_to_string(b.forms, ' '))
			AND a.forms[1] !~ '^иноваци'$$,
	'a word finds no other word');

SELECT ok(pg_temp.finds('bg', typed, words),
	format('%s finds „%s“', typed, words))
FROM (VALUES
	('hab', 'Нови хъбове'), ('hub', 'Нови хъбове'),
	('hyb', 'Нови хъбове'), ('xab', 'Нови хъбове'),
	('inovacii', 'Иновацията на годината'),
	('inovatsii', 'Иновацията на годината'),
	('inovacionen', 'Иновационни решения'),
	('Sofia Teh Park', 'В „София Тех Парк“'),
	('sofiya', 'В София'), ('bulgaria', 'В България'),
	('balgariya', 'В България'), ('shtarkel', 'Бял щъркел'),
	('4ar6af', 'Чаршаф'), ('qbalka', 'Ябълка'), ('jaba', 'Жаба'),
	('wratsa', 'Враца'), ('6kola', 'Школа'),
	('ЛАБОРАТОРИЯ', 'в лабораториите'),
	('hubs', 'Two hub programmes'), ('2020', 'през 2020 г.'),
	('wi-fi', 'безплатен Wi-Fi'), ('871552', '<p>№ 871552</p>')
) AS t (typed, words);

SELECT ok(NOT pg_temp.finds('bg', typed, words),
	format('%s does not find „%s“', typed, words))
FROM (VALUES ('hub', 'Хиба'), ('проект', 'Проба'), ('парк', 'Пар'),
	('"тех парк"', 'парк на тех'), ('хъб -парк', 'хъб и паркове'),
	('хъб парк', 'хъб'), ('href', '<a href="/x">хъб</a>')
) AS t (typed, words);
SELECT ok(pg_temp.finds('bg', typed, words),
	format('%s finds „%s“', typed, words))
FROM (VALUES ('"тех парк"', 'София Тех Парк'),
	('"teh park"', 'София Тех Парк'), ('хъб or парк', 'парк'),
	('хъб -парк', 'хъб'), ('хъб за иновации', 'иновационни хъбове'),
	('партньорите на парка', 'парк без партньор')
) AS t (typed, words);
SELECT ok(pg_temp.finds('en', 'partnership', 'New partnerships'),
	'English finds by its own stems');
-- The configuration does by itself what can be done without another alphabet.
SELECT is_empty(
	format('SELECT a, b FROM unnest(%L::text[]) a, unnest(%1$L::text[]) b
		WHERE NOT to_tsvector(%L, a) @@ plainto_tsquery(%2$L, b)',
		forms, 'web.bulgarian'),
	'the configuration finds each form by every other: ' || forms[1])
FROM word;
SELECT is_empty(
	$$SELECT a.forms[1], b.forms[1] FROM word a, word b
		WHERE a.ctid <> b.ctid AND to_tsvector('web.bulgarian',
			array_to_string(a.forms, ' '))
			@@ plainto_tsquery('web.bulgarian', b.forms[1])
			AND a.forms[1] !~ '^иноваци'$$,
	'the configuration takes no two words for one');
SELECT ok(to_tsvector('web.bulgarian', form)
	@@ plainto_tsquery('web.bulgarian', lemma),
	format('%s is found by %s', form, lemma))
FROM (VALUES ('по-ясната', 'ясен'), ('най-добрите', 'добър'),
	('СТАРТЪПИТЕ', 'стартъп'), ('сприятеляване', 'сприятелявам се'),
	('Две иновационни решения на хъба', 'решението и хъбовете')
) AS t (form, lemma);
SELECT set_eq(
	$$SELECT word FROM core.stop_word WHERE lang = 'bg' AND word ~ '[а-яѝ]'$$,
	$$SELECT word FROM core.stop_word WHERE lang = 'bg' AND word ~ '[а-яѝ]'
		AND to_tsvector('web.bulgarian', word) = ''$$,
	'what a search leaves out, the configuration leaves out');
SELECT ok(pg_temp.finds('bg', '"хъб за иновации"', 'Хъб за иновации'),
	'between quotes nothing is left out');

SELECT is(core.search_query(lang, typed), core.search_query(lang, meant),
	format('%s is as good as %s', typed, meant))
FROM (VALUES ('bg', '„нов хъб“', '"нов хъб"'), ('bg', '«нов хъб»', '"нов хъб"'),
	('en', '“new hub”', '"new hub"'), ('bg', 'хъб –нов', 'хъб -нов'),
	('bg', '−нов хъб', '-нов хъб'), ('bg', 'хъб или парк', 'хъб or парк'),
	('bg', 'ИЛИ хъб', 'хъб')) AS t (lang, typed, meant);
SELECT isnt(core.search_query('bg', 'нов–хъб'), core.search_query('bg', 'нов -хъб'),
	'a dash between words excludes none');
SELECT isnt(core.search_query('bg', '„хъб или парк“'),
	core.search_query('bg', 'хъб or парк'), 'a phrase may have it');

-- What is public, and nothing else.

CREATE FUNCTION pg_temp.found(lang text, typed text) RETURNS text[]
LANGUAGE sql RETURN ARRAY(SELECT path FROM web.search(lang, typed, 1, NULL, NULL, NULL, NULL)
	WHERE part = 'hit' ORDER BY path);

SELECT is(pg_temp.found('bg', key), CASE key WHEN 'published'
	THEN '{/bg/news/published-bg/}'::text[] ELSE '{}' END,
	format('what is %s is %s', key, CASE key WHEN 'published'
		THEN 'found' ELSE 'not found' END))
FROM unnest('{draft,scheduled,published,withdrawn}'::text[]) key;
SELECT is(pg_temp.found('bg', 'hub'), '{/bg/projects/hub/}',
	'a project is found');
SELECT is(pg_temp.found('en', 'city'), '{/en/partners/city/}',
	'a partner is found');
SELECT is(pg_temp.found('en', 'about'),
	CASE WHEN pg_temp.found('en', 'about') = '{}' THEN '{}'
		ELSE ARRAY['/en/about/'] END,
	'a page is found, or about is too common a word');

UPDATE core.edition SET published_at = now() - '1 hour'::interval
WHERE slug = 'scheduled-bg';
SELECT is(pg_temp.found('bg', 'scheduled'), '{/bg/news/scheduled-bg/}',
	'what has come due is found');
UPDATE core.edition SET title = 'Щъркели' WHERE slug = 'scheduled-bg';
SELECT is(pg_temp.found('bg', 'scheduled'), '{}',
	'what was written once is not found any more');
SELECT is(pg_temp.found('bg', 'shtarkel'), '{/bg/news/scheduled-bg/}',
	'what is written now is');
UPDATE core.edition SET title = '<script> & крокодили'
WHERE slug = 'scheduled-bg';
SELECT is(pg_temp.found('bg', 'крокодил'), '{/bg/news/scheduled-bg/}',
	'a title is no HTML');
UPDATE core.edition SET title = 'Щъркели' WHERE slug = 'scheduled-bg';
UPDATE core.edition SET state = 'withdrawn', withdrawn_at = now()
WHERE slug = 'scheduled-bg';
SELECT is(pg_temp.found('bg', 'щъркел'), '{}',
	'what is withdrawn is not found');
UPDATE core.project SET grant_number = '999111', call = 'H2020-ICT-2018-20/H2020-ICT-2019-2'
WHERE slug = 'hub';
SELECT is(pg_temp.found('bg', typed), '{/bg/projects/hub/}',
	'a project is found by its numbers: ' || typed)
FROM unnest('{999111,H2020-ICT-2019-2,договор 999111}'::text[]) typed;
UPDATE core.programme_text SET name = 'Жирафи' WHERE lang = 'bg'
	AND programme = core.programme_id('horizon');
SELECT ok('/bg/projects/hub/' = ANY (pg_temp.found('bg', 'жираф')),
	'a project is found by its programme');
UPDATE core.partner_text SET name = 'Zebra Tech' WHERE lang = 'en'
	AND partner = (SELECT id FROM core.partner WHERE slug = 'city');
SELECT is(pg_temp.found('bg', 'zebra tech'), '{/bg/partners/city/}',
	'an organisation is found by its name in another language');
SAVEPOINT there;
UPDATE core.project_text SET name = 'Koala' WHERE lang = 'en'
	AND project = core.project_id('hub');
SELECT is(pg_temp.found('bg', 'koala'), '{/bg/projects/hub/}',
	'a project is found by its name in another language');
DELETE FROM core.project_text WHERE lang = 'en';
DELETE FROM core.partner_text WHERE lang = 'en';
SELECT is(ARRAY[pg_temp.found('bg', 'koala'), pg_temp.found('bg',
	'zebra tech')]::text, '{}', 'but not by one that is gone');
ROLLBACK TO SAVEPOINT there;
SELECT is(pg_temp.found(e.lang, n.number || '/' || n.year),
	ARRAY(SELECT format('/%s/news/%s/', o.lang, o.slug)
		FROM core.edition o WHERE o.article = e.article
		AND o.lang = e.lang),
	'a press release is found by its number in ' || e.lang)
FROM core.edition e JOIN core.press_number n USING (article)
WHERE e.slug = 'published-bg';
DELETE FROM core.project WHERE slug = 'own-money';
SELECT is(pg_temp.found('bg', 'own-money'), '{}',
	'what is deleted is not found');

-- What a search says of itself.

CREATE FUNCTION pg_temp.said(typed text) RETURNS text LANGUAGE sql
RETURN (SELECT string_agg(concat_ws(' ', part, hit_lang, count), ', ')
	FROM web.search('bg', typed, 1, NULL, NULL, NULL,
		NULL) WHERE part <> 'hit');

SELECT is(pg_temp.said(typed), said, format('%s is answered', typed))
FROM (VALUES ('на и за', 'common 0'), ('%', 'common 0'), ('🙂', 'common 0'),
	('"', 'common 0'), ('''', 'common 0'), ('-', 'common 0'),
	('published', 'found 1'), ('nothingatall', NULL),
	(''' OR 1=1', NULL), ('\', 'common 0'), (':*', 'common 0')
) AS t (typed, said);
UPDATE core.edition SET title = 'Whales' WHERE slug = 'published-en';
SELECT is(pg_temp.said('whale'), 'elsewhere en 1',
	'what is found in another language only is offered');

-- Near misses.

DELETE FROM core.search_word;
UPDATE core.edition SET title = 'Лабораторен комплекс'
WHERE slug = 'published-bg';
SELECT is((SELECT title FROM web.search('bg', typed, 1, NULL, NULL, NULL,
		NULL)
		WHERE part = 'near'), meant,
	format('who types %s may mean %s', typed, coalesce(meant, 'nothing')))
FROM (VALUES ('лаборторен', 'лабораторен'), ('лабуратория комлекс',
		'лабораторен комплекс'),
	('laburatoria', 'лабораторен'), ('зебра', NULL), ('''', NULL)
) AS t (typed, meant);
UPDATE core.edition SET title = 'Крокодили' WHERE slug = 'scheduled-bg';
UPDATE core.edition SET title = 'Хипопотами', state = 'approved',
	withdrawn_at = NULL, published_at = now() + '1 day'::interval
WHERE slug = 'scheduled-bg';
SELECT is((SELECT count(*) FROM web.search('bg', 'хипопутам', 1, NULL, NULL,
	NULL, NULL)), 0::bigint,
	'what is not public yet is not told by a near miss');

-- Marks.

UPDATE core.edition SET title = 'Хъбове <b>и</b> хъб', lead = 'Много хъбове &c'
WHERE slug = 'published-bg';
SELECT is((SELECT translate(title || '|' || lead, U&'\E000\E001', '[]')
		FROM web.search('bg', 'hub', 1, NULL, NULL, NULL, NULL)
		WHERE path = '/bg/news/published-bg/'),
	'[Хъбове] <b>и</b> [хъб]|Много [хъбове] &c',
	'each form of the word is marked, and nothing else is changed');

-- What a text says, where neither title nor lead has the word.

CREATE FUNCTION pg_temp.shown(typed text) RETURNS text LANGUAGE sql
RETURN (SELECT translate(lead, U&'\E000\E001', '[]')
	FROM web.search('bg', typed, 1, NULL, NULL, NULL, NULL)
	WHERE path = '/bg/news/published-bg/');
UPDATE core.edition SET lead = 'Лид.', body_html = '<p>Думи '
	|| repeat('пълнеж ', 40) || '<em>с</em>&lt;<strong>щраус</strong>ите&gt;'
	|| ' и &amp; камили</p><p>'
	|| repeat('още ', 90) || '</p><p>последна зебра</p>'
WHERE slug = 'published-bg';
SELECT is(pg_temp.shown(typed), said, format('%s is shown where it stands',
	typed))
FROM (VALUES
	('щраус', '… ' || repeat('пълнеж ', 11) || 'с<[щраусите]> и & камили ·'
		|| repeat(' още', 44) || ' …'),
	('shtraus', '… ' || repeat('пълнеж ', 11) || 'с<[щраусите]> и & камили ·'
		|| repeat(' още', 44) || ' …'),
	('kamila', '… ' || repeat('пълнеж ', 9) || 'с<щраусите> и & [камили] ·'
		|| repeat(' още', 47) || ' …'),
	('дума', '[Думи] ' || rtrim(repeat('пълнеж ', 27)) || ' …'),
	('хъб', 'Лид.')) AS t (typed, said);
UPDATE core.edition SET body_html = repeat('<q>', 9000) || 'далечен'
	|| repeat('</q>', 9000) WHERE slug = 'published-bg';
SELECT is(pg_temp.shown('далечен'), '[далечен]',
	'what stands far behind is shown too');
UPDATE core.edition SET body_html = '<p>Виж <a href="/bg/news/kamila/">там</a>'
	|| ' и една камила.</p>' WHERE slug = 'published-bg';
SELECT is(pg_temp.shown('kamila'), 'Виж там и една [камила].',
	'no tag is taken for a word');

UPDATE core.edition SET body_html = '<p>Край.</p><h2>Три <em>зебри</em></h2><p>'
	|| 'Днес:</p><ul><li>една</li><li>две;</li></ul><table><tbody><tr><th>A</th>'
	|| '<td>B</td><td></td></tr></tbody></table>' WHERE slug = 'published-bg';
SELECT is(pg_temp.shown('зебра'), 'Край. Три [зебри] · Днес: една · две; A · B',
	'what is apart on the page is apart in the words of a result');

-- A language that has a configuration is known in its forms; any other word
-- for word.

SELECT ok(pg_temp.finds(lang, typed, words), format('%s: %s finds %s', lang,
	typed, words))
FROM (VALUES ('en', 'partners', 'partnership or partner'),
	('ro', 'textului', 'textul'), ('de', 'Häusern', 'das Haus'),
	('xx', 'slovo', 'slovo')) AS t (lang, typed, words);
SELECT ok(NOT pg_temp.finds(lang, typed, words), format('%s: %s finds no %s',
	lang, typed, words))
FROM (VALUES ('xx', 'slova', 'slovo'), ('ro', 'partners', 'partner'))
	AS t (lang, typed, words);
SELECT is(core.search_marked('ro', core.search_wanted('ro', 'textului'), NULL,
	'{textul,contextul}'), '{textul}',
	'a word in such a language is marked in its forms');

-- Bounds.

CREATE FUNCTION pg_temp.bounded(typed text, kind text, year integer,
	project text, partner text) RETURNS text LANGUAGE sql
RETURN (SELECT string_agg(path, ' ' ORDER BY path)
	FROM web.search('bg', typed, 1, kind, year, project, partner)
	WHERE part = 'hit');
UPDATE core.edition SET title = 'Маймуна', published_at = '2019-12-31 23:30Z'
WHERE slug = 'published-bg';
INSERT INTO core.article_project (article, project, position)
SELECT e.article, p.id, 9 FROM core.edition e, core.project p
WHERE e.slug = 'published-bg' AND p.slug = 'hub'
ON CONFLICT DO NOTHING;
UPDATE core.project_text SET lead = 'Маймуни' WHERE lang = 'bg'
	AND project = (SELECT id FROM core.project WHERE slug = 'hub');
SELECT is(pg_temp.bounded('маймуна', kind, year, project, NULL), paths,
	format('bounded by %s, it finds %s',
		concat_ws(' ', kind, year, project), paths))
FROM (VALUES
	(NULL, NULL, NULL, '/bg/news/published-bg/ /bg/projects/hub/'),
	('article', NULL, NULL, '/bg/news/published-bg/'),
	('project', NULL, NULL, '/bg/projects/hub/'),
	('page', NULL, NULL, NULL),
	(NULL, 2020, NULL, '/bg/news/published-bg/'),
	(NULL, 2019, NULL, NULL),
	(NULL, 9999, NULL, NULL),
	(NULL, NULL, 'hub', '/bg/news/published-bg/'),
	('article', 2020, 'hub', '/bg/news/published-bg/'),
	('project', 2020, NULL, NULL)
) AS t (kind, year, project, paths);
SELECT is((SELECT string_agg(concat_ws(' ', part, bound, count), ', '
		ORDER BY part, bound)
	FROM web.search('bg', 'маймуна', 1, NULL, NULL, NULL, NULL)
	WHERE part LIKE 'by%'),
	'by_kind article 1, by_kind project 1, by_partner city 1, '
		|| 'by_project hub 1, by_year 2020 1',
	'what would bound it further is offered, with how many there are');
DELETE FROM core.article_project WHERE project = (SELECT id
	FROM core.project WHERE slug = 'hub');
SELECT is(pg_temp.bounded('маймуна', NULL, NULL, 'hub', NULL), NULL,
	'what an article is not about any more does not find it');

-- An import makes it for all of its editions together, and once.
SET CONSTRAINTS ALL DEFERRED;
SELECT web.put_edition(jsonb_build_object('key', 'brought', 'lang', 'bg',
	'slug', 'brought', 'title', 'Антилопи', 'published',
	'2020-05-05 10:00', 'body_html', '', 'projects', '["hub"]'::jsonb));
SELECT web.end_import();
SELECT is(pg_temp.found('bg', 'антилопа'), '{/bg/news/brought/}',
	'what an import put in is found');
UPDATE core.search SET vector = vector || 'once:1'::tsvector
WHERE edition = pg_temp.edition('brought');
SET CONSTRAINTS ALL IMMEDIATE;
SELECT is((SELECT count(*) FROM core.search WHERE vector @@ 'once'), 1::bigint,
	'and not made once more for each');
UPDATE core.search SET vector = ts_delete(vector, 'once')
WHERE edition = pg_temp.edition('brought');

-- Kept by hand and by the triggers it is the same.

CREATE TEMPORARY TABLE kept AS
SELECT lang, edition, project, partner, page, published_at, projects, partners,
	vector
FROM core.search;
SELECT core.search_again();
SELECT set_eq(
	'SELECT lang, edition, project, partner, page, published_at, projects,
		partners, vector FROM core.search', 'SELECT * FROM kept',
	'made again it is the same');

SELECT finish();
ROLLBACK;
