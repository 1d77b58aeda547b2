-- Deploy newsroom:restore_correction
-- A correction speaks of the words beside it, so restored words come with the
-- one that stood there then, or with a new one; who restores is told which.

BEGIN;

-- It writes HTML, and so is one role's alone.
GRANT html TO CURRENT_USER;
SET LOCAL ROLE html;

DROP FUNCTION web.edition_restore(text, text, integer);

-- Put the words, the correction and the pictures of an edition back to what
-- they were; its address and its life stay as they are now. said: a new
-- correction, or NULL. Returns its new revision, what readers find, the
-- correction that they find, and the one that they do not find any more.
CREATE FUNCTION web.edition_restore(name text, lang text, wanted integer,
	said text)
RETURNS TABLE (revision integer, state text, correction text, gone text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	e constant core.edition := core.edition_named(name, lang);
	was constant jsonb := web.edition_at(name, lang, wanted);
	wrong constant text := coalesce(nullif(said, ''), was ->> 'correction');
	is_other constant boolean := (e.title, e.lead, e.place, e.body_source,
			e.body_html, e.correction) IS DISTINCT FROM (
			was ->> 'title', was ->> 'lead', was ->> 'place',
			was ->> 'body_source', was ->> 'body_html', wrong);
BEGIN
	IF NOT is_other AND was -> 'pictures'
		IS NOT DISTINCT FROM core.shown(e.id) THEN
		RAISE no_data_found USING MESSAGE = format(
			'%s has the words of revision %s already', e.slug,
			wanted);
	END IF;
	IF NOT core.is_clean_html(was ->> 'body_html') THEN
		RAISE check_violation USING MESSAGE = format(
			'revision %s of %s has HTML that may not be shown any '
			'more: take its file by article show --revision %s, '
			'and import that', wanted, e.slug, wanted);
	END IF;
	UPDATE core.edition x SET title = was ->> 'title',
		lead = was ->> 'lead', place = was ->> 'place',
		body_source = was ->> 'body_source',
		body_html = was ->> 'body_html', correction = wrong,
		corrected_at = CASE
			WHEN wrong IS NULL THEN NULL
			WHEN wrong = e.correction THEN e.corrected_at
			WHEN nullif(said, '') IS NULL THEN coalesce(
				(was ->> 'corrected_at')::timestamptz, now())
			ELSE now() END,
		changed_at = CASE WHEN core.edition_state(e) = 'published'
			THEN now() ELSE x.changed_at END
	WHERE x.id = e.id;
	PERFORM core.put_pictures(e.id, coalesce(was -> 'pictures', '[]'));
	PERFORM core.revise(e.id);
	RETURN QUERY SELECT (SELECT max(r.number) FROM core.revision r
			WHERE r.edition = e.id), core.edition_state(e), wrong,
		CASE WHEN wrong IS DISTINCT FROM e.correction
			THEN e.correction::text END;
END
$$;
REVOKE ALL ON FUNCTION web.edition_restore(text, text, integer, text)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION web.edition_restore(text, text, integer, text)
TO editor;

RESET ROLE;
REVOKE html FROM CURRENT_USER;

COMMIT;
