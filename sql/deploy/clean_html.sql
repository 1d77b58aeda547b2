-- Deploy newsroom:clean_html
-- Only what the cleaner can have written stands in body_html: by the type of
-- the column, and by one role that alone may write there.

BEGIN;

DO $$
BEGIN
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'html') THEN
		CREATE ROLE html NOLOGIN;
	END IF;
END
$$;
-- It may do what the owner may, and what the owner may not.
GRANT owner TO html;
-- Who migrates gives functions to it; he need not be a superuser.
GRANT html TO CURRENT_USER;

SET LOCAL ROLE owner;

-- Whether all of it is text, references and tags as the cleaner's list has
-- them (bin/newsroom/clean_rules.c): a new element or attribute there is a
-- new one here. It knows nothing of which tag is in which, since no order of
-- these can run anything. One plain expression without a look ahead, since
-- its states are made anew for each text: 4 KiB take 50 microseconds.
CREATE FUNCTION core.is_clean_html(html text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN html ~ $re$(?x)^(?:
	[^<>&\x01-\x08\x0b-\x1f\x7f-\x9f]
	|&(?:amp|lt|gt|quot);
	|</?(?:p|strong|em|h[2-4]|ul|ol|li|blockquote|pre|code|sup|sub|s
		|dl|dt|dd|table|caption|thead|tbody|tr|th|td|figure|figcaption
		|picture|abbr|cite|del|ins|kbd|mark|q|samp|small|var)>
	|</(?:a|section|span|time)>
	|<(?:br|hr)>
	|<(?:p|strong|em|h[2-4]|ul|blockquote|pre|code|sub|s
		|dl|dt|dd|table|caption|thead|tbody|tr|figure|figcaption
		|cite|del|ins|kbd|mark|q|samp|small|var|span)
		\ lang="[A-Za-z0-9-]+">
	|<a(?:\ href="(?:
			(?:https?|mailto|tel):
				(?:[^"<>&\\\x01-\x20\x7f]
					|&(?:amp|lt|gt|quot);)*
			|(?:[^"<>&\\\x01-\x20\x7f:/?\#]
				|&(?:amp|lt|gt|quot);)*
			(?:[/?\#](?:[^"<>&\\\x01-\x20\x7f]
				|&(?:amp|lt|gt|quot);)*)?)"
		|\ id="fn[A-Za-z0-9%_.:-]+"
		|\ aria-label="(?:[^"<>&\x01-\x08\x0b-\x1f]
			|&(?:amp|lt|gt|quot);)*"
		|\ lang="[A-Za-z0-9-]+")+>
	|<img(?:\ src="/media/(?:[a-z0-9/-]|\.[a-z0-9/-])*\.?"
		|\ (?:alt|sizes)="(?:[^"<>&\x01-\x08\x0b-\x1f]
			|&(?:amp|lt|gt|quot);)*"
		|\ srcset="[a-z0-9/.,\ -]*"
		|\ (?:width|height)="[0-9]+"
		|\ loading="lazy"
		|\ lang="[A-Za-z0-9-]+")+>
	|<source\ type="image/(?:avif|webp)"\ srcset="[a-z0-9/.,\ -]*"
		\ sizes="[^"<>&\x01-\x08\x0b-\x1f]*">
	|<abbr(?:\ title="(?:[^"<>&\x01-\x08\x0b-\x1f]
			|&(?:amp|lt|gt|quot);)*"
		|\ lang="[A-Za-z0-9-]+")+>
	|<(?:li|sup)(?:\ id="fn[A-Za-z0-9%_.:-]+"|\ lang="[A-Za-z0-9-]+")+>
	|<ol(?:\ start="[0-9]+"|\ lang="[A-Za-z0-9-]+")+>
	|<section(?:\ class="footnotes"|\ lang="[A-Za-z0-9-]+")+>
	|<t[dh](?:\ (?:col|row)span="[0-9]+"
		|\ scope="(?:col|row)(?:group)?"
		|\ lang="[A-Za-z0-9-]+")+>
	|<time(?:\ datetime="[0-9A-Z:+.\ -]+"|\ lang="[A-Za-z0-9-]+")+>
)*$$re$;
COMMENT ON FUNCTION core.is_clean_html(text) IS
	'Whether the cleaner can have written it.';

CREATE DOMAIN core.clean_html AS text
	CONSTRAINT is_clean_html CHECK (core.is_clean_html(VALUE));
COMMENT ON DOMAIN core.clean_html IS
	'HTML that holds nothing but what the cleaner writes.';

-- What stands there already is looked at first, so that it can be named.
DO $$
DECLARE
	unclean text;
BEGIN
	SELECT string_agg(path, ', ' ORDER BY path) INTO unclean FROM (
		SELECT core.path(lang, 'edition', slug) FROM core.edition
		WHERE NOT core.is_clean_html(body_html)
		UNION ALL
		SELECT core.path(t.lang, 'project', p.slug)
		FROM core.project_text t JOIN core.project p ON p.id = t.project
		WHERE NOT core.is_clean_html(t.body_html)
		UNION ALL
		SELECT core.path(t.lang, 'page', p.slug)
		FROM core.page_text t JOIN core.page p ON p.id = t.page
		WHERE NOT core.is_clean_html(t.body_html)
	) AS found (path);
	IF unclean IS NOT NULL THEN
		RAISE check_violation USING MESSAGE =
			'HTML that no cleaner wrote stands in: ' || unclean,
			HINT = 'Put their files in again, with the `newsroom` of '
				'this release.';
	END IF;
END
$$;

-- A column that a view shows keeps its type. So each view that shows one is
-- emptied, which keeps its grants and whoever uses it, and made again.
DO $$
DECLARE
	views constant regclass[] := ARRAY(SELECT DISTINCT r.ev_class::regclass
		FROM pg_attribute a JOIN pg_depend d ON d.refobjid = a.attrelid
			AND d.refobjsubid = a.attnum
			AND d.refclassid = 'pg_class'::regclass
			AND d.classid = 'pg_rewrite'::regclass
		JOIN pg_rewrite r ON r.oid = d.objid
		WHERE a.attname = 'body_html' AND a.attrelid IN
			('core.edition'::regclass, 'core.page_text'::regclass,
			'core.project_text'::regclass));
	texts constant text[] := ARRAY(SELECT pg_get_viewdef(v)
		FROM unnest(views) WITH ORDINALITY AS x (v, i) ORDER BY i);
	i integer;
BEGIN
	FOR i IN 1 .. cardinality(views) LOOP
		EXECUTE format('CREATE OR REPLACE VIEW %s AS SELECT %s',
			views[i], (SELECT string_agg(format('NULL::%s AS %I',
				format_type(atttypid, atttypmod), attname), ', '
				ORDER BY attnum)
			FROM pg_attribute WHERE attrelid = views[i]
				AND attnum > 0));
	END LOOP;
	ALTER TABLE core.edition ALTER body_html TYPE core.clean_html;
	ALTER TABLE core.page_text ALTER body_html TYPE core.clean_html;
	ALTER TABLE core.project_text ALTER body_html TYPE core.clean_html;
	FOR i IN 1 .. cardinality(views) LOOP
		EXECUTE format('CREATE OR REPLACE VIEW %s AS %s', views[i],
			regexp_replace(texts[i], '\m(\w+\.body_html)\M',
				'\1::text', 'g'));
	END LOOP;
END
$$;

-- The owner keeps each column but that one. A column that is added later is
-- granted to it by who adds it.
DO $$
DECLARE
	kept text;
	name text;
BEGIN
	FOREACH name IN ARRAY '{edition,page_text,project_text}'::text[] LOOP
		SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
		INTO kept FROM pg_attribute
		WHERE attrelid = format('core.%I', name)::regclass
			AND attnum > 0 AND NOT attisdropped
			AND attname <> 'body_html';
		EXECUTE format('REVOKE INSERT, UPDATE ON core.%I FROM owner',
			name);
		EXECUTE format('GRANT INSERT (%2$s), UPDATE (%2$s) ON core.%1$I
			TO owner', name, kept);
		EXECUTE format('GRANT INSERT (body_html), UPDATE (body_html)
			ON core.%I TO html', name);
	END LOOP;
END
$$;

-- These four write it, and no others can.
RESET ROLE;
ALTER FUNCTION core.put_edition_text(jsonb) OWNER TO html;
ALTER FUNCTION web.put_page(jsonb) OWNER TO html;
ALTER FUNCTION web.put_project(jsonb) OWNER TO html;
ALTER FUNCTION web.edition_restore(text, text, integer) OWNER TO html;
GRANT EXECUTE ON FUNCTION core.put_edition_text(jsonb), web.put_page(jsonb),
	web.put_project(jsonb), web.edition_restore(text, text, integer)
	TO owner;
REVOKE html FROM CURRENT_USER;

COMMIT;
