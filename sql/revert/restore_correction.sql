-- Revert newsroom:restore_correction

BEGIN;

-- It writes HTML, and so is one role's alone.
GRANT html TO CURRENT_USER;
SET LOCAL ROLE html;

DROP FUNCTION web.edition_restore(text, text, integer, text);

-- Put the words and pictures of an edition back to what they were; its
-- address and its life stay as they are now. Returns its new revision.
CREATE FUNCTION web.edition_restore(name text, lang text,
	revision integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	e constant core.edition := core.edition_named(name, lang);
	was constant jsonb := web.edition_at(name, lang, revision);
	is_other constant boolean := (e.title, e.lead, e.place, e.body_source,
			e.body_html) IS DISTINCT FROM (was ->> 'title',
			was ->> 'lead', was ->> 'place', was ->> 'body_source',
			was ->> 'body_html');
BEGIN
	IF NOT is_other AND was -> 'pictures'
		IS NOT DISTINCT FROM core.shown(e.id) THEN
		RAISE no_data_found USING MESSAGE = format(
			'%s has the words of revision %s already', e.slug,
			revision);
	END IF;
	IF NOT core.is_clean_html(was ->> 'body_html') THEN
		RAISE check_violation USING MESSAGE = format(
			'revision %s of %s has HTML that may not be shown any '
			'more: take its file by article show --revision %s, '
			'and import that', revision, e.slug, revision);
	END IF;
	UPDATE core.edition SET title = was ->> 'title',
		lead = was ->> 'lead', place = was ->> 'place',
		body_source = was ->> 'body_source',
		body_html = was ->> 'body_html',
		changed_at = CASE WHEN core.edition_state(e) = 'published'
			THEN now() ELSE changed_at END
	WHERE id = e.id;
	PERFORM core.put_pictures(e.id, coalesce(was -> 'pictures', '[]'));
	PERFORM core.revise(e.id);
	RETURN (SELECT max(number) FROM core.revision WHERE edition = e.id);
END
$$;
REVOKE ALL ON FUNCTION web.edition_restore(text, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION web.edition_restore(text, text, integer) TO editor;
GRANT ALL ON FUNCTION web.edition_restore(text, text, integer) TO owner;

RESET ROLE;
REVOKE html FROM CURRENT_USER;

COMMIT;
