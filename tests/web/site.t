#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# bin/site: a private site begun, found running, broken and ended, on
# folders and ports of its own.
set -u
cd "$(dirname "$0")/../.." || exit 1

tmp=$(mktemp -d)
chmod 755 "$tmp"
one="$tmp/сайт с интервал"
two=$tmp/two
export WORKERS=1
# What is tested here is the script: the quicker programs will do.
if [ -x "${BUILD%/san}/newsroom" ] && [ -d "${BUILD%/san}/templates" ]; then
	export BUILD="${BUILD%/san}"
fi

# See tests/check.
free_port() {
	perl -MIO::Socket::INET -e 'my $socket;
		$socket = IO::Socket::INET->new(Listen => 1,
			LocalAddr => "127.0.0.1",
			LocalPort => 10000 + int rand 20000) until $socket;
		print $socket->sockport'
}
port_one=$(free_port)
port_two=$(free_port)
articles=$(find sql/content/articles -name '*.bg.md' | grep -c '')

# site FOLDER PORT VERB
site() {
	VAR=$1 PORT=$2 bin/site "$3"
}

finish() {
	site "$one" "$port_one" stop
	site "$two" "$port_two" stop
	rm -rf "$tmp"
} >/dev/null 2>&1
trap finish EXIT
trap 'exit 1' INT TERM

n=0
# ok NAME COMMAND...
ok() {
	n=$((n + 1))
	name=$1
	shift
	if said=$("$@" 2>&1); then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		echo "$* said: $said" | sed 's/^/# /'
	fi
}

# fails STATUS TEXT COMMAND...: it ends so and says so.
fails() {
	wanted=$1
	text=$2
	shift 2
	out=$("$@" 2>&1)
	status=$?
	echo "$status $out"
	[ "$status" = "$wanted" ] && case $out in *"$text"*) ;; *) false ;; esac
}

# says TEXT COMMAND...: it succeeds and says so.
says() {
	fails 0 "$@"
}

answers() {
	curl -sf --noproxy '*' -m 120 -o /dev/null "http://127.0.0.1:$1/bg/"
}

is_silent() {
	! curl -s --noproxy '*' -m 10 -o /dev/null "http://127.0.0.1:$1/"
}

# The leaders of a site's services, as it knows them itself.
leaders() {
	cut -d ' ' -f 1 "$1"/run/*.pid
}

# Processes that work for a site: they lead sessions of their own.
processes() {
	for leader in $(leaders "$1"); do
		ps -o pid= -s "$leader"
	done
}

has_no_processes() {
	for pid in $1; do
		case $(ps -o stat= -p "$pid") in '' | Z*) ;; *) return 1 ;; esac
	done
}

# in_site FOLDER COMMAND...: as a shell that has read its settings.
in_site() {
	# shellcheck disable=SC1091
	(. "$1/env" && shift && "$@")
}

put="INSERT INTO core.subscriber (address, lang, frequency)
	VALUES ('kept@site.test.example', 'bg', 'each')"

# Two at once: one from nothing, with a name that breaks what is not quoted, and
# one on data that are there already, since to make them is most of a start.
mkdir "$two"
cp -a "$TEST_VAR/pg.copy" "$two/pg"
site "$one" "$port_one" start >"$tmp/one.out" 2>&1 &
site "$two" "$port_two" start >"$tmp/two.out" 2>&1
second=$?
wait $!
first=$?

ok 'a site starts in a folder with a space and Cyrillic in its name' \
	test "$first" = 0
ok 'another one starts beside it' test "$second" = 0
ok 'start says the address' \
	grep -q "http://127.0.0.1:$port_one/bg/" "$tmp/one.out"
ok 'start returns when the first page answers' answers "$port_one"
ok 'both answer' answers "$port_two"
ok 'a running site is not started again' \
	says 'runs already' site "$one" "$port_one" start
ok 'a running site is not moved to another port' \
	fails 1 "$port_one" site "$one" "$port_two" start
ok 'env gives a shell the settings of its site' \
	says "$articles" in_site "$one" psql -XAtqc \
	'SELECT articles FROM web.content'
ok 'they are those of a program too' says media-motor-europe in_site "$one" \
	"$BUILD/newsroom" project list
in_site "$one" psql -XqU postgres -c "$put"

# Everything killed at once, as by a loss of power.
before=$(processes "$one")
# shellcheck disable=SC2086
kill -9 $before
ok 'a site that was killed is silent' is_silent "$port_one"
ok 'its neighbour does not notice' answers "$port_two"
ok 'the files of processes that are no more do not matter' \
	says "http://127.0.0.1:$port_one/bg/" site "$one" "$port_one" start
ok 'the site answers again' answers "$port_one"
ok 'it has kept what was in it' says 1 in_site "$one" psql -XAtqU postgres \
	-c 'SELECT count(*) FROM core.subscriber'

before=$(processes "$one")
ok 'stop ends a site' site "$one" "$port_one" stop
ok 'stop ends all of its processes' has_no_processes "$before"
ok 'a stopped site is silent' is_silent "$port_one"
ok 'stop leaves the data' test -s "$one/pg/PG_VERSION"
ok 'a stopped site may be stopped again' site "$one" "$port_one" stop
ok 'so may one that never was' site "$tmp/none" "$port_one" stop
ok 'stop makes nothing' test ! -e "$tmp/none"
ok 'stop ends nobody else' answers "$port_two"

ok 'a port that is taken is refused, with a word about it' \
	fails 1 "port $port_two is taken" site "$one" "$port_two" start
ok 'a site that does not start leaves nothing running' \
	test -z "$(leaders "$one" 2>/dev/null)"
for port in 0 65536 100000 abc -1 80a; do
	ok "a port that is none is refused: $port" \
		fails 1 "PORT=$port" site "$one" "$port" start
done
ok 'a verb that is none is refused' fails 2 usage site "$one" 8080 restart
ok 'a build that is missing is named' fails 1 'build it first' \
	env BUILD="$tmp/nothing" VAR="$one" PORT="$port_one" bin/site start

echo "1..$n"
