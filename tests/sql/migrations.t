#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The way up and the way down: by sqitch and by psql alone, change by change,
# whole or broken. Each step leaves exactly what it says and nothing else.

here=$(cd "$(dirname "$0")" && pwd) || exit 1
. "$here/cluster.sh"
cd "$root/sql" || exit 1

# state DATABASE: all that migrations make: the schema, the roles, who may do
# what with the database, and how in it. (pg_dump draws its \restrict word by
# lot.)
state() {
	pg_dump --schema-only --exclude-schema=sqitch "$1" |
		sed '/^\\\(un\)\{0,1\}restrict /d'
	ask "$1" "SELECT rolname, rolsuper, rolcanlogin, rolcreatedb,
			rolcreaterole, rolinherit, rolreplication,
			rolbypassrls, setconfig
		FROM pg_roles LEFT JOIN pg_db_role_setting
			ON setrole = pg_roles.oid
				AND setdatabase IN (0, (SELECT oid
					FROM pg_database WHERE datname
						= current_database()))
		WHERE rolname !~ '^pg_' ORDER BY rolname, setconfig;
		SELECT coalesce(rolname, 'public'), privilege_type
		FROM pg_database,
			aclexplode(coalesce(datacl, acldefault('d', datdba)))
		LEFT JOIN pg_roles ON pg_roles.oid = grantee
		WHERE datname = current_database() ORDER BY 1, 2;
		SELECT s.setconfig FROM pg_db_role_setting s
		JOIN pg_database d ON d.oid = s.setdatabase
		WHERE d.datname = current_database() AND s.setrole = 0"
}

# is_as DATABASE NAME: the database is as it was when NAME was kept.
is_as() {
	state "$1" >"$dir/now" && diff "$dir/$2" "$dir/now"
}

# A copy of a script with a fault in front of its last line.
broken() {
	sed '$ i SELECT 1 / 0;' "$1" >"$dir/broken.sql"
	echo "$dir/broken.sql"
}

roles_left() {
	ask postgres "SELECT string_agg(rolname, ' ') FROM pg_roles
		WHERE rolname !~ '^pg_' AND rolname <> 'postgres'"
}

schemas_left() {
	ask "$1" "SELECT string_agg(nspname, ' ') FROM pg_namespace
		WHERE nspname IN ('core', 'web')"
}

# notices_each SCRIPT: it fails at each lie, until it was told none.
notices_each() {
	n=0
	while n=$((n + 1)) && [ $n -lt 100 ]; do
		if PGOPTIONS="-c search_path=lies,pg_catalog -c lies.n=$n" \
			psql -Xq -v ON_ERROR_STOP=1 -d plain -f "$1" \
			>"$dir/told" 2>&1; then
			[ $n -gt 1 ] && ! grep 'a lie' "$dir/told"
			return
		fi
	done
	cat "$dir/told"
	return 1
}

# all_of KIND DATABASE CHANGE…: these scripts, by one psql.
all_of() {
	kind=$1 database=$2
	shift 2
	for change; do
		set -- "$@" -f "$kind/$change.sql"
		shift
	done
	psql -Xq -v ON_ERROR_STOP=1 -d "$database" "$@"
}

# stay DATABASE: a psql on it that stays, on descriptors 5 and 6, until leave.
stay() {
	mkfifo "$dir/asked" "$dir/said.now"
	psql -XqAt -d "$1" <"$dir/asked" >"$dir/said.now" 2>&1 &
	exec 5>"$dir/asked" 6<"$dir/said.now"
}

leave() {
	exec 5>&- 6<&-
	wait
}

# does FILE: that psql runs it, by a session that knows nothing of others, and
# without a fault.
does() {
	printf '%s\n' "\\i $1" 'DISCARD ALL;' '\warn over' >&5
	is_fine=true
	while line='no psql' && read -r line <&6 && [ "$line" != over ]; do
		echo "$line"
		case $line in *ERROR:* | *FATAL:*) is_fine=false ;; esac
	done
	[ "$line" = over ] && $is_fine
}

# Each script is whole, and there are no others.

awk 'FNR == 1 { if (name) print name, first, last; name = FILENAME; first = "" }
	first == "" && !/^(--.*)?$/ { first = $0 }
	{ last = $0 }
	END { print name, first, last }' deploy/*.sql verify/*.sql \
	revert/*.sql >"$dir/ends"
while read -r name first last; do
	case $name in
	verify/*)
		ok "$name begins a transaction and leaves nothing" \
			same "$first $last" 'BEGIN; ROLLBACK;' ;;
	*)
		ok "$name begins a transaction and commits it in its last line" \
			same "$first $last" 'BEGIN; COMMIT;' ;;
	esac
done <"$dir/ends"
for kind in deploy verify revert; do
	ok "$kind/ holds the scripts of the plan and no others" \
		same "$(ls "$kind")" \
		"$(for c in $changes; do echo "$c.sql"; done | sort)"
done

# How long one waits for who is at work says who migrates (OPERATIONS, Upgrade):
# these were deployed before that was so, and are as they were.
ok 'none says by itself how long it waits' same "$(grep -l 'SET LOCAL lock_timeout' \
	deploy/*.sql | sed 's/.*\/\(.*\).sql/\1/' | paste -sd ' ')" \
	'about_found about_lists desk_lists edition_acts import_beside import_killed import_rate numbers_aside sitemap_place'

# By sqitch, up to where somebody is in the way: one that would wait for who is
# at work is refused, and leaves what was before it; said again later, it goes on
# from there (OPERATIONS, Upgrade).

create site
state site >"$dir/nothing"
ok 'some changes are deployed' sqitch deploy --to import_sizes db:pg:site
mkfifo "$dir/reader"
psql -XqAt -d site <"$dir/reader" >"$dir/read" 2>&1 &
exec 4>"$dir/reader"
echo 'BEGIN; SELECT count(*) FROM core.edition;' >&4
while [ ! -s "$dir/read" ]; do
	sleep 0.05
done
state site >"$dir/refused"
PGOPTIONS='-c lock_timeout=100ms' sqitch deploy --mode change db:pg:site \
	>"$dir/said" 2>&1 && echo 'it is deployed' >"$dir/said"
ok 'one that somebody is in the way of is refused, and says why' \
	grep -q 'due to lock timeout' "$dir/said"
ok 'it has changed nothing' is_as site refused
exec 4>&-
wait $!
ok 'once nobody is, sqitch deploys everything' \
	sqitch deploy --mode change db:pg:site
ok 'sqitch verifies what it deployed' sqitch verify db:pg:site
state site >"$dir/everything"
ok 'sqitch reverts everything' sqitch revert -y db:pg:site
ok 'after the last revert all is as it was at first' is_as site nothing
ok 'no schema is left' same "$(schemas_left site)" ''
ok 'no role is left' same "$(roles_left)" ''

# Change by change, by one psql that stays. A script that fails in its last line
# has done nothing: otherwise the whole one after it would fail, or make less.

create plain
stay plain
before=nothing
for change in $changes; do
	ok "verify/$change notices that it is not deployed" \
		fails does "verify/$change.sql"
	ok "deploy/$change fails when it is broken" \
		fails does "$(broken "deploy/$change.sql")"
	ok "psql deploys $change" does "deploy/$change.sql"
	ok "psql verifies $change" does "verify/$change.sql"
	state plain >"$dir/$change"
	ok "$change makes a difference" \
		fails cmp -s "$dir/$before" "$dir/$change"
	before=$change
done
ok 'psql makes the same as sqitch' diff "$dir/everything" "$dir/$before"

# Of each privilege that a script asks for, one after another, it is told the
# contrary by functions that stand before PostgreSQL's own.
psql -Xq -d plain -f "$here/lies.psql"
for script in verify/*.sql; do
	grep -Eq "has_(column|function|schema|table)_privilege" "$script" ||
		continue
	ok "$script fails where one privilege is not as it asks" \
		notices_each "$script"
done
psql -Xq -d plain -c 'SET client_min_messages = warning' \
	-c 'DROP SCHEMA lies CASCADE'
# A list of names.
# shellcheck disable=SC2086
set -- $backward
while [ $# -gt 0 ]; do
	change=$1
	shift
	ok "revert/$change fails when it is broken" \
		fails does "$(broken "revert/$change.sql")"
	ok "psql reverts $change" does "revert/$change.sql"
	ok "after it all is as it was before $change" \
		is_as plain "${1:-nothing}"
done
leave

# All at once, again and with content in it. Roles belong to the cluster: one
# site's end is not another's.

create two
# A list of names.
# shellcheck disable=SC2086
ok 'everything is deployed again' all_of deploy site $changes
ok 'the second time makes the same as the first' is_as site everything
ok 'content goes in' psql -Xq -v ON_ERROR_STOP=1 -d site \
	-c BEGIN -f "$here/sample.psql" -c COMMIT
# shellcheck disable=SC2086
ok 'a second site is deployed beside it' all_of deploy two $changes
state two >"$dir/two"
# shellcheck disable=SC2086
ok 'the first is reverted, with content in it' \
	all_of revert site $backward
ok 'nothing is left in its place' same "$(schemas_left site)" ''
ok 'the second is as it was' is_as two two
# shellcheck disable=SC2086
ok 'the second is reverted' all_of revert two $backward
ok 'no role is left after the last' same "$(roles_left)" ''
ok 'nothing is left of the first' is_as site nothing
ok 'nor of the second' is_as two nothing

# Who migrates may be owner and make roles, and need not be a superuser: neither
# for what sqitch remembers nor for what the scripts make.

create three
ask three 'CREATE ROLE owner; CREATE ROLE dba LOGIN CREATEROLE IN ROLE owner;
	ALTER DATABASE three OWNER TO dba'
export PGUSER=dba
ok 'who is no superuser deploys by sqitch' \
	sqitch deploy --to "${changes%%[!a-z0-9_]*}" db:pg:three
# shellcheck disable=SC2086
ok 'and everything' all_of deploy three ${changes#*[!a-z0-9_]}
PGUSER=postgres
ok 'but what only a superuser may say' same "$(ask three "SELECT count(*)
	FROM pg_db_role_setting WHERE setconfig::text LIKE '%verbosity%'")" 0
ok 'who may not say it may take it away' \
	env PGUSER=dba psql -Xq -v ON_ERROR_STOP=1 -d three \
	-f revert/private_log.sql

echo "1..$number"
