-- SPDX-License-Identifier: EUPL-1.2
-- EU money is acknowledged, or it is not published: by whichever way an
-- edition comes to be public, or a project comes to lack what its sentence
-- needs. The rule looks at the end of the transaction.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql

SELECT no_plan();

-- Edition 'x' in Bulgarian, in a state, about a project.
CREATE FUNCTION pg_temp.make(state text, project text) RETURNS void
LANGUAGE sql AS $$
	INSERT INTO core.edition
		(article, lang, slug, title, state, published_at)
	VALUES (pg_temp.article('empty'), 'bg', 'x', 'X', state, now());
	INSERT INTO core.article_project
	VALUES (pg_temp.article('empty'), core.project_id(project));
$$;

-- What stands with each kind of money.

SELECT is(pg_temp.refusal(format($$SELECT pg_temp.make('approved', %L)$$,
	project)), refusal, sentence)
FROM (VALUES
	('hub', 'nothing', 'a project with its programme and number passes'),
	('park', 'nothing',
		'a project passes whose programme needs no number'),
	('own-money', 'nothing', 'a project without EU money passes'),
	('unnumbered', '23514',
		'a project without the number that it needs is refused'),
	('unknown', '23514', 'EU money without a programme is refused')
) AS t (project, refusal, sentence);
SELECT is(pg_temp.refusal(format($$SELECT pg_temp.make('draft', %L)$$,
	slug)), 'nothing', 'a draft may be about ' || slug)
FROM core.project;

-- One bad project among good ones.
SELECT is(pg_temp.refusal($$SELECT pg_temp.make('approved', 'hub');
	INSERT INTO core.article_project
	VALUES (pg_temp.article('empty'), core.project_id('unknown'), 2)$$),
	'23514', 'one project that is not acknowledged is enough to refuse');

-- A scheduled edition will be public with nobody looking.
SELECT is(pg_temp.refusal($$SELECT pg_temp.make('draft', 'unknown');
	UPDATE core.edition SET state = 'approved',
		published_at = now() + '1 year'::interval WHERE slug = 'x'$$),
	'23514', 'a scheduled edition is refused too');

-- The reader's language counts.
SELECT is(pg_temp.refusal($$DELETE FROM core.programme_text
	WHERE programme = core.programme_id('cohesion') AND lang = 'en';
	SELECT pg_temp.make('approved', 'park')$$), 'nothing',
	'a Bulgarian edition needs the Bulgarian sentence');
SELECT is(pg_temp.refusal($$DELETE FROM core.programme_text
	WHERE programme = core.programme_id('cohesion') AND lang = 'bg';
	SELECT pg_temp.make('approved', 'park')$$), '23514',
	'a Bulgarian edition is refused with an English sentence only');

-- Each way in, from what passes to what does not. The first statement is
-- another transaction's: what it did has been looked at and has passed.

CREATE TEMPORARY TABLE way (sentence text, before text, after text);
INSERT INTO way VALUES
	('a draft is approved',
		$$SELECT pg_temp.make('draft', 'unnumbered')$$,
		$$UPDATE core.edition SET state = 'approved'
		WHERE slug = 'x'$$),
	('a withdrawn edition is approved again',
		$$SELECT pg_temp.make('draft', 'unnumbered');
		UPDATE core.edition SET state = 'withdrawn',
			withdrawn_at = now() WHERE slug = 'x'$$,
		$$UPDATE core.edition SET state = 'approved',
			withdrawn_at = NULL WHERE slug = 'x'$$),
	('a public edition is said to be about one more project',
		$$SELECT pg_temp.make('approved', 'hub')$$,
		$$INSERT INTO core.article_project
		VALUES (pg_temp.article('empty'),
			core.project_id('unknown'))$$),
	('a public edition is said to be about another project',
		$$SELECT pg_temp.make('approved', 'hub')$$,
		$$UPDATE core.article_project
		SET project = core.project_id('unnumbered')
		WHERE article = pg_temp.article('empty')$$),
	('a project is said to be of another article, which is public',
		$$SELECT pg_temp.make('draft', 'unknown');
		DELETE FROM core.article_project
		WHERE article = pg_temp.article('published')$$,
		$$UPDATE core.article_project
		SET article = pg_temp.article('published')
		WHERE article = pg_temp.article('empty')$$),
	('a public edition comes to another article',
		$$SELECT pg_temp.make('draft', 'unknown');
		DELETE FROM core.edition WHERE slug = 'x'$$,
		$$UPDATE core.edition SET article = pg_temp.article('empty')
		WHERE slug = 'published-bg'$$),
	('a public edition comes to a language without the sentence',
		$$DELETE FROM core.programme_text
		WHERE programme = core.programme_id('cohesion') AND lang = 'en';
		SELECT pg_temp.make('approved', 'park')$$,
		$$INSERT INTO core.edition
			(article, lang, slug, title, state, published_at)
		VALUES (pg_temp.article('empty'), 'en', 'y', 'Y',
			'approved', now())$$),
	('a project loses its number', '',
		$$UPDATE core.project SET grant_number = NULL
		WHERE slug = 'hub'$$),
	('a project loses its programme', '',
		$$UPDATE core.project SET programme = NULL
		WHERE slug = 'hub'$$),
	('a project comes to a programme that needs a number',
		$$SELECT pg_temp.make('approved', 'park')$$,
		$$UPDATE core.project
		SET programme = core.programme_id('horizon')
		WHERE slug = 'park'$$),
	('a project turns out to be paid by the EU',
		$$SELECT pg_temp.make('approved', 'own-money')$$,
		$$UPDATE core.project SET eu_funded = true
		WHERE slug = 'own-money'$$),
	('a programme comes to need a number',
		$$SELECT pg_temp.make('approved', 'park')$$,
		$$UPDATE core.programme SET needs_grant_number = true
		WHERE slug = 'cohesion'$$),
	('a programme''s text is deleted', '',
		$$DELETE FROM core.programme_text WHERE lang = 'bg'
		AND programme = core.programme_id('horizon')$$),
	('a programme''s text is given to another language',
		$$INSERT INTO core.language VALUES ('fr', 3)$$,
		$$UPDATE core.programme_text SET lang = 'fr' WHERE lang = 'bg'
		AND programme = core.programme_id('horizon')$$),
	('a programme''s text is given to another programme',
		$$INSERT INTO core.programme (slug, needs_grant_number)
		VALUES ('new', false)$$,
		$$UPDATE core.programme_text
		SET programme = core.programme_id('new') WHERE lang = 'bg'
		AND programme = core.programme_id('horizon')$$);

SELECT is(pg_temp.refusal(before), 'nothing',
	sentence || ': before it all is well')
FROM way WHERE before <> '';
SELECT is(pg_temp.refusal(before || '; SET CONSTRAINTS ALL IMMEDIATE;
	SET CONSTRAINTS ALL DEFERRED;' || after), '23514',
	sentence || ', and is refused')
FROM way;

SELECT is(pg_temp.refusal($$UPDATE core.programme_text
	SET acknowledgement = 'Funded by the EU.'
	WHERE programme = core.programme_id('horizon')$$), '23514',
	'a sentence that needs a number says where it stands');
SELECT is(pg_temp.refusal($$SELECT pg_temp.make('approved', 'park');
	UPDATE core.programme_text SET acknowledgement = 'No {grant_number}.'
	WHERE programme = core.programme_id('cohesion')$$), '23514',
	'a sentence does not speak of a number that the project has not');

-- Each way out.

SELECT is(pg_temp.refusal(statement), 'nothing', sentence)
FROM (VALUES
	('what is withdrawn may lose its number',
		$$UPDATE core.edition SET state = 'withdrawn',
			withdrawn_at = now() WHERE state = 'approved';
		UPDATE core.project SET grant_number = NULL
		WHERE slug = 'hub'$$),
	('what is only a draft may lose its number',
		$$UPDATE core.edition SET state = 'draft'
		WHERE state = 'approved';
		UPDATE core.project SET grant_number = NULL
		WHERE slug = 'hub'$$),
	('a project without public editions may lose its programme',
		$$SELECT pg_temp.make('draft', 'park');
		UPDATE core.project SET programme = NULL
		WHERE slug = 'park'$$),
	('a programme without public editions may lose its text',
		$$DELETE FROM core.programme_text
		WHERE programme = core.programme_id('cohesion')$$),
	('an article may cease to be about a project',
		$$DELETE FROM core.article_project
		WHERE project = core.project_id('hub');
		UPDATE core.project SET grant_number = NULL
		WHERE slug = 'hub'$$),
	('a number may change',
		$$UPDATE core.project SET grant_number = '101070000'
		WHERE slug = 'hub'$$),
	('a sentence may change',
		$$UPDATE core.programme_text
		SET acknowledgement = acknowledgement || ' Thanks.'$$)
) AS t (sentence, statement);

-- Only the end counts, so that an import may put things in any order.

SELECT lives_ok($$
	SELECT pg_temp.make('approved', 'unknown');
	UPDATE core.project SET programme = core.programme_id('cohesion')
	WHERE slug = 'unknown';
	SET CONSTRAINTS ALL IMMEDIATE;
	SET CONSTRAINTS ALL DEFERRED$$,
	'the programme may come after the edition');
SELECT lives_ok($$
	DELETE FROM core.programme_text WHERE lang = 'bg'
	AND programme = core.programme_id('horizon');
	INSERT INTO core.programme_text
		(programme, lang, name, acknowledgement, disclaimer)
	VALUES (core.programme_id('horizon'), 'bg', 'Х',
		'{grant_number}', 'Х');
	SET CONSTRAINTS ALL IMMEDIATE;
	SET CONSTRAINTS ALL DEFERRED$$,
	'a text may be put anew');

-- The editor learns what is amiss.

SELECT throws_like($$
	UPDATE core.project SET grant_number = NULL WHERE slug = 'hub';
	SET CONSTRAINTS ALL IMMEDIATE$$,
	'edition %-__ (__) cannot be public: its project hub is paid by %',
	'the refusal names the edition, its language and the project');

SELECT is(pg_temp.refusal('TRUNCATE core.programme_text'), '23514',
	'the texts are not all emptied at once');

SELECT finish();
ROLLBACK;
