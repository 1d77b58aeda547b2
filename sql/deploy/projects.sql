-- Deploy newsroom:projects
-- Who pays (programme), what is done (project), who does it (partner), and
-- the part that each plays (participation). Texts stand beside them, one
-- row for each language.

BEGIN;

SET LOCAL ROLE owner;

CREATE TABLE core.programme (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	slug core.slug NOT NULL UNIQUE,
	-- Horizon's grant agreements want their number in every sentence.
	needs_grant_number boolean NOT NULL,
	website core.link
);
COMMENT ON TABLE core.programme IS 'A programme that gives the money.';

CREATE TABLE core.programme_text (
	programme bigint NOT NULL
		REFERENCES core.programme ON DELETE CASCADE,
	lang text NOT NULL REFERENCES core.language ON DELETE RESTRICT,
	name core.words NOT NULL,
	acknowledgement core.words NOT NULL,
	disclaimer core.words NOT NULL,
	PRIMARY KEY (programme, lang)
);
COMMENT ON COLUMN core.programme_text.acknowledgement IS
	'The sentence of the grant agreement; {grant_number} stands for it.';

CREATE TABLE core.project (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	slug core.slug NOT NULL UNIQUE,
	eu_funded boolean NOT NULL DEFAULT true,
	programme bigint REFERENCES core.programme ON DELETE RESTRICT,
	call core.words,
	grant_number text CHECK (grant_number ~ '^[0-9]{6}([0-9]{3})?$'),
	reference core.words,
	starts_on date CHECK (isfinite(starts_on)),
	ends_on date CHECK (isfinite(ends_on)),
	website core.link,
	currency text CHECK (currency ~ '^[A-Z]{3}$'),
	total_amount numeric(15, 2)
		CHECK (total_amount > 0 AND total_amount <> 'NaN'),
	grant_amount numeric(15, 2)
		CHECK (grant_amount > 0 AND grant_amount <> 'NaN'),
	eu_amount numeric(15, 2)
		CHECK (eu_amount > 0 AND eu_amount <> 'NaN'),
	national_amount numeric(15, 2)
		CHECK (national_amount > 0 AND national_amount <> 'NaN'),
	amounts_are_approximate boolean NOT NULL DEFAULT false,
	CONSTRAINT project_ends_after_its_start CHECK (ends_on > starts_on),
	CONSTRAINT project_amounts_have_a_currency CHECK (currency IS NOT NULL
		OR num_nonnulls(total_amount, grant_amount, eu_amount,
			national_amount) = 0),
	CONSTRAINT project_grant_within_total
		CHECK (grant_amount <= total_amount),
	CONSTRAINT project_eu_within_total CHECK (eu_amount <= total_amount),
	CONSTRAINT project_national_within_total
		CHECK (national_amount <= total_amount)
);
CREATE INDEX ON core.project (programme);

CREATE TABLE core.project_text (
	project bigint NOT NULL REFERENCES core.project ON DELETE CASCADE,
	lang text NOT NULL REFERENCES core.language ON DELETE RESTRICT,
	name core.words NOT NULL,
	title core.words NOT NULL,
	lead core.words NOT NULL,
	body_source text NOT NULL DEFAULT '',
	body_html text NOT NULL DEFAULT '',
	PRIMARY KEY (project, lang)
);

CREATE TABLE core.partner (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	slug core.slug NOT NULL UNIQUE,
	country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
	website core.link
);

CREATE TABLE core.partner_text (
	partner bigint NOT NULL REFERENCES core.partner ON DELETE CASCADE,
	lang text NOT NULL REFERENCES core.language ON DELETE RESTRICT,
	name core.words NOT NULL,
	lead core.words NOT NULL,
	PRIMARY KEY (partner, lang)
);

CREATE TABLE core.participation (
	project bigint NOT NULL REFERENCES core.project ON DELETE CASCADE,
	partner bigint NOT NULL REFERENCES core.partner ON DELETE RESTRICT,
	role text NOT NULL CHECK (role IN ('coordinator', 'beneficiary',
		'partner', 'supporter', 'signatory')),
	position smallint NOT NULL CHECK (position > 0),
	PRIMARY KEY (project, partner, role)
);
COMMENT ON TABLE core.participation IS
	'The part a partner plays in a project; one may play two.';
CREATE INDEX ON core.participation (partner);
CREATE UNIQUE INDEX a_project_has_one_coordinator
	ON core.participation (project) WHERE role = 'coordinator';

DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY '{programme,programme_text,project,
		project_text,partner,partner_text,participation}'::text[] LOOP
		EXECUTE format('CREATE TRIGGER public_changed
			AFTER INSERT OR UPDATE OR DELETE ON core.%I
			FOR EACH ROW
			EXECUTE FUNCTION core.public_changed()', name);
		EXECUTE format('CREATE TRIGGER public_emptied
			AFTER TRUNCATE ON core.%I FOR EACH STATEMENT
			EXECUTE FUNCTION core.public_changed()', name);
	END LOOP;
END
$$;

COMMIT;
