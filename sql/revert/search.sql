-- Revert newsroom:search

BEGIN;

SET LOCAL ROLE owner;

DROP FUNCTION web.search(text, text, integer);
DROP VIEW core.search_hit;
DROP FUNCTION core.search_near(text, text);
DROP FUNCTION core.search_found(text, tsquery);
DROP FUNCTION core.search_most();
DROP FUNCTION core.search_newest(text, tsquery, integer);
DROP FUNCTION core.search_period(text, tsquery, text, integer);
DROP FUNCTION core.search_mark(text, tsquery);
DROP FUNCTION core.search_marked(text, text, text[]);
DROP FUNCTION core.search_again();
DROP TRIGGER search_page ON core.page_text;
DROP FUNCTION core.search_page();
DROP TRIGGER search_partner ON core.partner_text;
DROP FUNCTION core.search_partner();
DROP TRIGGER search_project ON core.project_text;
DROP FUNCTION core.search_project();
DROP TRIGGER search_edition_again ON core.edition;
DROP TRIGGER search_edition ON core.edition;
DROP FUNCTION core.search_edition();
DROP FUNCTION core.search_learn(text, text);
DROP FUNCTION core.search_words(text, text);
DROP TABLE core.search_word;
DROP TABLE core.search;
DROP FUNCTION core.search_query(text, text);
DROP FUNCTION core.search_any(text[]);
DROP FUNCTION core.search_keys(text, text);
DROP FUNCTION core.search_vector(text, timestamptz, text, text, text);
DROP FUNCTION core.search_marks(text, timestamptz);
DROP FUNCTION core.search_mark_of(text, text);
DROP FUNCTION core.search_part(text, text);
DROP FUNCTION core.search_stem(text);
DROP FUNCTION core.search_fold(text);
DROP TABLE core.stop_word;
DROP TEXT SEARCH CONFIGURATION web.bulgarian;
DROP TEXT SEARCH CONFIGURATION web.english;
DROP TEXT SEARCH DICTIONARY web.bulgarian_stem;
DROP TEXT SEARCH DICTIONARY web.bulgarian_article;
DROP TEXT SEARCH DICTIONARY web.bulgarian_forms;
DROP TEXT SEARCH DICTIONARY web.bulgarian_irregular;
DROP TEXT SEARCH DICTIONARY web.bulgarian_stop;

RESET ROLE;
DROP EXTENSION unaccent;
DROP EXTENSION pg_trgm;

COMMIT;
