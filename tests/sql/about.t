#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What triggers keep beside the tables is so also after many have published,
# withdrawn, linked and merged the same articles at the same time.

here=$(cd "$(dirname "$0")" && pwd) || exit 1
. "$here/cluster.sh"

create site >"$dir/log" 2>&1
for change in $changes; do
	run site "$root/sql/deploy/$change.sql" >>"$dir/log" 2>&1
done

# Few things, so that all meet at the same ones. A step is one of what editors
# and operators do; what a rule refuses, or two who wait for each other, is as
# if it had not been begun.
if ! psql -Xq -v ON_ERROR_STOP=1 -d site >>"$dir/log" 2>&1 <<'SQL'
INSERT INTO core.project (slug, eu_funded)
SELECT 'project-' || n, false FROM generate_series(1, 4) n;
INSERT INTO core.partner (slug, country)
SELECT 'partner-' || n, 'BG' FROM generate_series(1, 4) n;
INSERT INTO core.article (key)
SELECT 'article-' || n FROM generate_series(1, 12) n;
INSERT INTO core.edition (article, lang, slug, title)
SELECT a.id, l.code, a.key, a.key FROM core.article a, core.language l
WHERE a.key <> 'article-12';
CREATE FUNCTION public.some(kind regclass) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	found bigint;
BEGIN
	EXECUTE format('SELECT id FROM %s ORDER BY random() LIMIT 1', kind)
	INTO found;
	RETURN found;
END
$$;
CREATE FUNCTION public.steps() RETURNS text[] LANGUAGE sql IMMUTABLE RETURN
ARRAY[
	$s$UPDATE core.edition SET state = 'approved', withdrawn_at = NULL,
	published_at = now() + (random() * 200 - 100) * '1 day'::interval
	WHERE id = $1$s$,
	$s$UPDATE core.edition SET state = 'withdrawn', withdrawn_at = now()
	WHERE id = $1 AND published_at <= now()$s$,
	$s$UPDATE core.edition SET state = 'draft', published_at = NULL,
	withdrawn_at = NULL WHERE id = $1$s$,
	$s$UPDATE core.edition SET article = $2 WHERE id = $1$s$,
	$s$UPDATE core.edition SET title = 'Word ' || random() WHERE id = $1$s$,
	$s$INSERT INTO core.article_project VALUES ($2, $3, 1)
	ON CONFLICT DO NOTHING$s$,
	$s$INSERT INTO core.article_partner VALUES ($2, $4, 1)
	ON CONFLICT DO NOTHING$s$,
	$s$DELETE FROM core.article_project WHERE article = $2
	AND project = $3$s$,
	$s$DELETE FROM core.article_partner WHERE article = $2
	AND partner = $4$s$,
	$s$UPDATE core.article_project SET project = $3 WHERE article = $2$s$,
	$s$UPDATE core.article_partner SET partner = $4 WHERE article = $2$s$,
	$s$UPDATE core.article_partner SET partner = $4 WHERE partner
	= public.some('core.partner')$s$,
	$s$UPDATE core.article_project SET article = $2 WHERE project = $3$s$
];
CREATE FUNCTION public.step() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	steps constant text[] := public.steps();
BEGIN
	FOR n IN 1 .. 1 + floor(random() * 2) LOOP
		EXECUTE steps[1 + floor(random() * cardinality(steps))]
		USING public.some('core.edition'), public.some('core.article'),
			public.some('core.project'),
			public.some('core.partner');
	END LOOP;
	-- So that others begin theirs before this one is kept.
	PERFORM pg_sleep(random() * 0.02);
	SET CONSTRAINTS ALL IMMEDIATE;
EXCEPTION WHEN OTHERS THEN
	INSERT INTO public.refused VALUES (SQLSTATE);
END
$$;
CREATE TABLE public.refused (state text);
SQL
then
	sed 's/^/# /' "$dir/log"
	echo 'Bail out! no content'
	exit 1
fi

sessions=
for session in 1 2 3 4 5 6; do
	{
		echo "SET deadlock_timeout = '20ms';
			SELECT setseed(0.$session) \\g /dev/null"
		yes 'SELECT public.step() \g /dev/null' | head -n 150
	} | psql -XqAt -v ON_ERROR_STOP=1 -d site >"$dir/out.$session" 2>&1 &
	sessions="$sessions $!"
done
ended=0
for session in $sessions; do
	wait "$session" || ended=$?
done
cat "$dir"/out.* >"$dir/said"
ok 'all have done all their steps' same "$ended $(cat "$dir/said")" '0 '

# Whoever makes one partner of two leads all links of one to the other.
ask site "DELETE FROM core.article_partner WHERE partner > (SELECT min(id)
	FROM core.partner);
	INSERT INTO core.article_partner SELECT id, (SELECT min(id)
		FROM core.partner), 1 FROM core.article
	ON CONFLICT DO NOTHING"
ask site "UPDATE core.article_partner SET partner = (SELECT max(id)
	FROM core.partner)"

# kept TABLE MADE: a table, and what the others would make of it.
kept() {
	same "$(ask site "(TABLE $1 EXCEPT ALL $2) UNION ALL
		($2 EXCEPT ALL TABLE $1)")" ''
}
for kind in project partner; do
	ok "each $kind has its editions, and no others" kept \
		"core.${kind}_edition" "SELECT l.$kind, e.lang, e.published_at,
			e.id FROM core.article_$kind l
		JOIN core.edition e USING (article)
		WHERE e.state = 'approved'"
done
ask site 'CREATE VIEW public.counted AS SELECT * FROM core.month_count
	WHERE approved > 0' >"$dir/log"
ok 'each month has its count' kept public.counted "SELECT lang,
	core.month(published_at), count(*) FROM core.edition
	WHERE state = 'approved' GROUP BY 1, 2"
ask site 'CREATE VIEW public.found AS SELECT edition, projects, partners
	FROM core.search WHERE edition IS NOT NULL' >"$dir/log"
ok 'each edition is found by what it is about' kept public.found "SELECT e.id,
	ARRAY(SELECT project FROM core.article_project
		WHERE article = e.article ORDER BY project),
	ARRAY(SELECT partner FROM core.article_partner
		WHERE article = e.article ORDER BY partner)
	FROM core.edition e WHERE e.state = 'approved'"
ok 'some steps were done, and some refused' same "$(ask site "SELECT
	(SELECT count(*) FROM core.project_edition) > 0,
	(SELECT count(*) FROM public.refused) BETWEEN 1 AND 800")" 't|t'
echo "# refused: $(ask site 'SELECT state, count(*) FROM public.refused
	GROUP BY 1 ORDER BY 1' | paste -sd ' ')"
echo "1..$number"
