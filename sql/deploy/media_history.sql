-- Deploy newsroom:media_history
-- What a picture or document said before, and who changed it.

BEGIN;

SET LOCAL ROLE owner;

CREATE TABLE core.media_revision (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	media bigint NOT NULL REFERENCES core.media ON DELETE CASCADE,
	lang text NOT NULL REFERENCES core.language ON DELETE RESTRICT,
	made_at timestamptz NOT NULL DEFAULT now(),
	-- Nobody's is what it said before this was kept.
	made_by core.words DEFAULT core.editor(),
	alternative text,
	credit text,
	is_decorative boolean NOT NULL
);
CREATE INDEX ON core.media_revision (media, lang, id);
COMMENT ON TABLE core.media_revision IS
	'What a picture or document said after each transaction that changed it.';

INSERT INTO core.media_revision (media, lang, made_by, alternative, credit,
	is_decorative)
SELECT media, lang, NULL, alternative, credit, is_decorative
FROM core.media_text ORDER BY media, lang;

-- At the end of a transaction, so that all it did is one.
CREATE FUNCTION core.revise_media() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	INSERT INTO core.media_revision (media, lang, alternative, credit,
		is_decorative)
	SELECT t.media, t.lang, t.alternative, t.credit, t.is_decorative
	FROM core.media_text t
	LEFT JOIN LATERAL (SELECT x.* FROM core.media_revision x
		WHERE x.media = t.media AND x.lang = t.lang
		ORDER BY x.id DESC LIMIT 1) r ON true
	WHERE t.media = NEW.media AND t.lang = NEW.lang AND (r.id IS NULL
		OR (t.alternative, t.credit, t.is_decorative) IS DISTINCT FROM
			(r.alternative, r.credit, r.is_decorative));
	RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER revise_media AFTER INSERT OR UPDATE
	ON core.media_text DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW EXECUTE FUNCTION core.revise_media();

-- All that was changed of one, the newest first: in which language, what, and
-- what that was before. Who made nothing is NULL: it said that before this was
-- kept.
CREATE FUNCTION web.media_history(called text)
RETURNS TABLE (made text, made_by text, lang text, part text, detail text,
	was text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	SELECT to_char(x.made_at AT TIME ZONE 'Europe/Sofia',
			'YYYY-MM-DD HH24:MI:SS'), x.made_by, x.lang, x.part,
		x.detail, x.was
	FROM (SELECT m.added_at AS made_at, m.added_by::text AS made_by,
			0 AS id, 0 AS place, NULL AS lang, 'added' AS part,
			m.name AS detail, NULL AS was
		FROM core.media m WHERE m.hash = called
		UNION ALL
		SELECT r.made_at, r.made_by::text, r.id, p.place, r.lang,
			p.part, p.detail, p.was
		FROM (SELECT v.*, lag(v.alternative) OVER w AS old_alternative,
				lag(v.credit) OVER w AS old_credit,
				coalesce(lag(v.is_decorative) OVER w, false)
					AS was_decorative
			FROM core.media_revision v
			JOIN core.media m ON m.id = v.media
			WHERE m.hash = called
			WINDOW w AS (PARTITION BY v.lang ORDER BY v.id)) r
		CROSS JOIN LATERAL (VALUES
			(1, 'alternative', r.alternative, r.old_alternative),
			(2, 'decorative', nullif(r.is_decorative, false)::text,
				nullif(r.was_decorative, false)::text),
			(3, 'credit', r.credit, r.old_credit))
			AS p (place, part, detail, was)
		WHERE p.detail IS DISTINCT FROM p.was) x
	ORDER BY x.id DESC, x.place;
$$;

REVOKE ALL ON FUNCTION web.media_history(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION web.media_history(text) TO editor;

COMMIT;
