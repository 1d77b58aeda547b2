# SPDX-License-Identifier: EUPL-1.2
# A PostgreSQL cluster that lives as long as the test that includes this.
# Sourced, with $here the folder of the test. Afterwards $dir is a private
# folder and psql reaches the cluster.

root=$(cd "$here/../.." && pwd) || exit 1
unset PGSERVICE PGHOSTADDR PGPORT PGPASSWORD PGOPTIONS PGTZ PGDATABASE
export SQITCH_FULLNAME=Newsroom SQITCH_EMAIL=newsroom@localhost
bin=$(pg_config --bindir)

# PostgreSQL refuses root. In a namespace of its own it sees an ordinary
# user; where that is forbidden, it becomes one.
become='env'
if [ "$(id -u)" -eq 0 ]; then
	become="unshare --user --map-user=$(id -u postgres)
		--map-group=$(id -g postgres)"
	$become true 2>/dev/null || become='runuser -u postgres --'
fi
as_user() {
	$become "$@"
}

# The name of a socket has at most 107 octets, and a checkout can be deep; it
# can also be where another user may not go.
place=$root/build
if [ ! -w "$place" ] || [ ${#place} -gt 80 ] ||
	[ "${become%% *}" = runuser ]; then
	place=${TMPDIR:-/tmp}
fi
dir=$(mktemp -d "$place/sql.XXXXXX") || exit 1
[ "${become%% *}" != runuser ] || chown postgres "$dir"

end_cluster() {
	if [ -e "$dir/data/postmaster.pid" ]; then
		as_user "$bin/pg_ctl" -D "$dir/data" -m immediate -s stop
	fi
	rm -rf "$dir"
}
trap end_cluster EXIT
trap 'exit 1' HUP INT TERM

if ! (cd "$dir" && as_user "$bin/initdb" -D "$dir/data" -U postgres \
		-A trust --no-sync -E UTF8 --locale=C.UTF-8 &&
	as_user "$bin/pg_ctl" -D "$dir/data" -l "$dir/server.log" -s start \
		-o "-k '$dir' -c listen_addresses= -c fsync=off \
			-c autovacuum=off") \
		>"$dir/start.log" 2>&1; then
	cat "$dir"/*.log | sed 's/^/# /'
	echo 'Bail out! no cluster'
	exit 1
fi
export PGHOST="$dir" PGUSER=postgres

# The changes of the plan, in its order, and the other way round.
changes=$(sed -n 's/^\([a-z][a-z0-9_]*\) .*/\1/p' "$root/sql/sqitch.plan")
backward=
for change in $changes; do
	backward="$change $backward"
done

. "$here/words.sh"

# create DATABASE
create() {
	ask postgres "CREATE DATABASE $1"
}
