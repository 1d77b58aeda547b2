-- Deploy newsroom:schemas
-- core holds the tables; no program may enter it. web is views and
-- functions: all that a program can touch.

BEGIN;

SET LOCAL ROLE owner;

CREATE SCHEMA core;
CREATE SCHEMA web;

GRANT USAGE ON SCHEMA web TO news, article, newsletter, editor, mailer;

ALTER DEFAULT PRIVILEGES FOR ROLE owner
	REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- The part of an address that names a thing: Latin lower case, digits and
-- single hyphens, never digits alone (those are the archive's years).
CREATE DOMAIN core.slug AS text
	CHECK (VALUE ~ '^[a-z0-9]+(-[a-z0-9]+)*$'
		AND VALUE ~ '[a-z]' AND length(VALUE) <= 80);

-- An address on the web that a page may link to.
CREATE DOMAIN core.link AS text
	CHECK (VALUE ~ '^https?://[^[:space:][:cntrl:]<>"\\]+$'
		AND octet_length(VALUE) <= 2000);

-- A text that says something: not empty, not only space.
CREATE DOMAIN core.words AS text
	CHECK (VALUE ~ '[^[:space:]]');

-- The languages of the site; a page's address begins with one.
CREATE TABLE core.language (
	code text PRIMARY KEY CHECK (code ~ '^[a-z]{2}$'),
	position smallint NOT NULL UNIQUE
);
COMMENT ON TABLE core.language IS
	'Languages of the site, in the order in which they are offered.';

INSERT INTO core.language VALUES ('bg', 1), ('en', 2);

COMMIT;
