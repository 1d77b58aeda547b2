-- Deploy newsroom:web_subscribe
-- What a visitor may ask of the newsletter. The answer is the same for an
-- address that is known and for one that is not.

BEGIN;

SET LOCAL ROLE owner;

CREATE FUNCTION web.subscribe(wanted_address text, wanted_lang text,
	wanted_frequency text, wanted_projects text[])
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	-- A known address would get past the foreign key.
	IF NOT EXISTS (SELECT FROM core.language WHERE code = wanted_lang) THEN
		RAISE foreign_key_violation USING MESSAGE =
			format('there is no language %s', wanted_lang);
	END IF;
	WITH made AS (
		INSERT INTO core.subscriber AS s (address, lang, frequency)
		VALUES (wanted_address, wanted_lang, wanted_frequency)
		-- A lock is written down as a new row is: both wait for the
		-- disk, so that no clock tells who is known.
		ON CONFLICT (lower(address)) DO UPDATE
		SET lang = s.lang WHERE false
		RETURNING id
	)
	INSERT INTO core.subscriber_project (subscriber, project)
	SELECT made.id, p.id FROM made, core.project p
	WHERE p.slug = ANY (wanted_projects);
END
$$;

GRANT EXECUTE ON FUNCTION web.subscribe(text, text, text, text[])
	TO newsletter;

COMMIT;
