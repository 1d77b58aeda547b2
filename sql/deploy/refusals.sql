-- Deploy newsroom:refusals
-- Whose address others keep entering forbids by a link in the letter that
-- anything is written to it again, and takes that back by the same link.

BEGIN;

SET LOCAL ROLE owner;

CREATE TABLE core.refusal (
	hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
	to_hash bytea NOT NULL CHECK (octet_length(to_hash) = 32),
	-- Whom the letter was written for: with a new address, its reader may
	-- be somebody else.
	subscriber bigint REFERENCES core.subscriber ON DELETE SET NULL,
	made_at timestamptz NOT NULL DEFAULT now(),
	expires_at timestamptz NOT NULL,
	CONSTRAINT refusal_lives_for_a_time CHECK (expires_at > made_at)
);
COMMENT ON TABLE core.refusal IS
	'A link by which an address is never written to again, by the hash of
	its secret. It outlives whoever it was made for, and holds no address.';
CREATE INDEX refusal_to_hash ON core.refusal (to_hash);
CREATE INDEX refusal_subscriber ON core.refusal (subscriber)
	WHERE subscriber IS NOT NULL;
CREATE INDEX refusal_expires_at ON core.refusal (expires_at);

-- The links by which an address can be refused, for its record.
CREATE FUNCTION core.refusals(wanted text) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object(
			'made_at', made_at, 'expires_at', expires_at)
			ORDER BY made_at), '[]')
		FROM core.refusal WHERE to_hash = core.address_hash(wanted));
END
$$;

-- The functions stay what they are but for this.
DO $do$
DECLARE
	change record;
	was text;
BEGIN
	FOR change IN SELECT * FROM (VALUES
		('web.lease_mails',
$$		WHERE subscriber IS NOT NULL AND kind IN ('issue', 'known')
	)
$$,
$$		WHERE subscriber IS NOT NULL AND kind IN ('issue', 'known')
	), refusal AS (
		INSERT INTO core.refusal (hash, to_hash, subscriber,
			expires_at)
		SELECT second[place], to_hash, subscriber,
			now() + '1 year'::interval
		FROM placed WHERE subscriber IS NOT NULL
			AND kind IN ('confirm', 'address')
	)
$$),
		('web.token',
$$		AND t.expires_at > now();
$$,
$$		AND t.expires_at > now()
	UNION ALL
	SELECT NULL, NULL FROM core.refusal r
	WHERE r.hash = wanted AND wanted_purpose = 'refuse'
		AND r.expires_at > now();
$$),
		('core.erase_traces',
$$	DELETE FROM core.token WHERE lower(address) = lower(gone);
$$,
$$	DELETE FROM core.refusal WHERE to_hash = core.address_hash(gone);
	was_there := was_there OR FOUND;
	DELETE FROM core.token WHERE lower(address) = lower(gone);
$$),
		('core.address_traces',
$$			FROM core.token WHERE lower(address) = lower(wanted)));
$$,
$$			FROM core.token WHERE lower(address) = lower(wanted)),
		'refusals', core.refusals(wanted));
$$),
		('core.subscriber_record',
$$		'mails', (SELECT$$,
$$		'refusals', core.refusals(s.address),
		'mails', (SELECT$$),
		('web.tend_newsletter',
$$	DELETE FROM core.subscriber WHERE id IN (SELECT id
		FROM core.subscriber WHERE state = 'waiting'
$$,
$$	DELETE FROM core.refusal WHERE hash IN (SELECT hash FROM core.refusal
		WHERE expires_at < now() LIMIT at_most);
	GET DIAGNOSTICS n = ROW_COUNT;
	most := greatest(most, n);
	DELETE FROM core.subscriber WHERE id IN (SELECT id
		FROM core.subscriber WHERE state = 'waiting'
$$)
		) AS c (name, old, new) LOOP
		was := pg_get_functiondef(change.name::regproc);
		IF strpos(was, change.old) = 0 THEN
			RAISE '% is not what it was', change.name;
		END IF;
		EXECUTE replace(was, change.old, change.new);
	END LOOP;
END
$do$;

-- The address that a link went to; NULL: the link is not good.
CREATE FUNCTION core.refused_hash(wanted bytea) RETURNS bytea
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN (SELECT to_hash FROM core.refusal
		WHERE hash = wanted AND expires_at > now());
END
$$;

-- Never write to the address again that a link went to, as often as it is
-- pressed. Who never confirmed is gone at once, who reads us leaves; whoever
-- has another address by now has not asked.
CREATE FUNCTION web.refuse(wanted bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	gone constant bytea := core.refused_hash(wanted);
	who core.subscriber;
BEGIN
	IF gone IS NULL THEN
		RETURN false;
	END IF;
	PERFORM core.suppress_hash(gone, 'asked');
	FOR who IN SELECT * FROM core.subscriber s
		WHERE id IN (SELECT subscriber FROM core.refusal
				WHERE to_hash = gone)
			AND core.address_hash(s.address) = gone LOOP
		IF who.state = 'waiting' THEN
			-- His mails first, as in core.erase.
			PERFORM FROM core.mail WHERE subscriber = who.id
			FOR UPDATE;
			DELETE FROM core.subscriber
			WHERE id = who.id AND state = 'waiting';
			CONTINUE WHEN FOUND;
		END IF;
		-- Also who confirms at this moment.
		PERFORM core.leave(who.id);
	END LOOP;
	RETURN true;
END
$$;

-- Take that back: only what was asked, by whomever. What came back, was
-- complained of or was erased stays as it is.
CREATE FUNCTION web.allow(wanted bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	back constant bytea := core.refused_hash(wanted);
BEGIN
	DELETE FROM core.suppression WHERE hash = back AND reason = 'asked';
	RETURN back IS NOT NULL;
END
$$;

REVOKE EXECUTE ON FUNCTION core.refusals(text), core.refused_hash(bytea),
	web.refuse(bytea), web.allow(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION web.refuse(bytea), web.allow(bytea) TO newsletter;

COMMIT;
