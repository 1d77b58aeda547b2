-- Revert newsroom:refusals

BEGIN;

SET LOCAL ROLE owner;

DO $do$
DECLARE
	change record;
	was text;
BEGIN
	FOR change IN SELECT * FROM (VALUES
		('web.lease_mails',
$$	), refusal AS (
		INSERT INTO core.refusal (hash, to_hash, subscriber,
			expires_at)
		SELECT second[place], to_hash, subscriber,
			now() + '1 year'::interval
		FROM placed WHERE subscriber IS NOT NULL
			AND kind IN ('confirm', 'address')
$$, ''),
		('web.token',
$$		AND t.expires_at > now()
	UNION ALL
	SELECT NULL, NULL FROM core.refusal r
	WHERE r.hash = wanted AND wanted_purpose = 'refuse'
		AND r.expires_at > now();
$$,
$$		AND t.expires_at > now();
$$),
		('core.erase_traces',
$$	DELETE FROM core.refusal WHERE to_hash = core.address_hash(gone);
	was_there := was_there OR FOUND;
$$, ''),
		('core.address_traces',
$$,
		'refusals', core.refusals(wanted));
$$,
$$);
$$),
		('core.subscriber_record',
$$		'refusals', core.refusals(s.address),
$$, ''),
		('web.tend_newsletter',
$$	DELETE FROM core.refusal WHERE hash IN (SELECT hash FROM core.refusal
		WHERE expires_at < now() LIMIT at_most);
	GET DIAGNOSTICS n = ROW_COUNT;
	most := greatest(most, n);
$$, '')
		) AS c (name, old, new) LOOP
		was := pg_get_functiondef(change.name::regproc);
		IF strpos(was, change.old) = 0 THEN
			RAISE '% is not what it was', change.name;
		END IF;
		EXECUTE replace(was, change.old, change.new);
	END LOOP;
END
$do$;

DROP FUNCTION web.allow(bytea), web.refuse(bytea), core.refused_hash(bytea),
	core.refusals(text);
DROP TABLE core.refusal;

COMMIT;
