# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=sh disable=SC1090,SC1091,SC2034,SC2086,SC2154
#
# The ground that run and profile stand on, to be sourced: a private site
# full of articles under $OUT, and in front of it an nginx of our own, made
# from the site's, which also sends fixed bytes. All on 127.0.0.1; ended by
# process id whatever happens.
#
# Afterwards: $EDGE and $ONE (the addresses through that nginx: of the site,
# and of single workers), $LIST and $ARTICLE (the paths that are measured).

cd "${TOP:-$(dirname "$0")/../..}" || exit
TOP=$PWD
BENCH=$TOP/tests/bench
BUILD=$(realpath -m -- "${BUILD:-build}")
OUT=$BUILD/bench
VAR=$OUT/var
WORKERS=${WORKERS:-4}
ARTICLES=${ARTICLES:-2000}
CALLS=${CALLS:-500}
LIST=/bg/news/
HERE=$OUT/edge
pids=

say() {
	echo "bench: $*" >&2
}

die() {
	say "$@"
	exit 1
}

free_ports() {
	perl -MIO::Socket::INET -e '
		@s = map { IO::Socket::INET->new(Listen => 1,
			LocalAddr => "127.0.0.1") } 1 .. shift;
		print join(" ", map { $_->sockport } @s)' "$1"
}

site() {
	VAR=$VAR PORT=$site_port BUILD=$BUILD WORKERS=$WORKERS \
		"$TOP/bin/site" "$1"
}

# begin LOG COMMAND...: in the background, until the script ends. In its own
# folder, from which short names lead to the sockets.
begin() {
	log=$OUT/$1.log
	shift
	(cd "$HERE" && exec "$@") </dev/null >"$log" 2>&1 &
	begun=$!
	pids="$pids $begun"
}

# finish PID: one of those that were begun.
finish() {
	kill "$1" 2>/dev/null || :
	wait "$1" 2>/dev/null || :
}

leave() {
	status=$?
	trap - EXIT
	trap '' INT TERM HUP
	for pid in $pids; do finish "$pid"; done
	site stop >/dev/null || :
	exit "$status"
}

# await COMMAND...: until it succeeds, for 30 s at most.
await() {
	tries=300
	until "$@" >/dev/null 2>&1; do
		[ $((tries -= 1)) -gt 0 ] || die "$* waits in vain"
		sleep 0.1
	done
}

get() {
	curl -q -sf --noproxy '*' -m 30 "$@"
}

# Nanoseconds of CPU that processes have had, all their threads.
cpu() {
	for pid in "$@"; do
		cat /proc/"$pid"/task/*/schedstat
	done 2>/dev/null | awk '{ n += $1 } END { printf "%.0f\n", n }'
}

# A process and all that it began.
# shellcheck disable=SC2046
tree() {
	for pid in "$@"; do
		echo "$pid"
		tree $(cat /proc/"$pid"/task/*/children 2>/dev/null)
	done
}

# KiB in memory, what is shared counted in parts.
pss() {
	for pid in "$@"; do
		cat "/proc/$pid/smaps_rollup"
	done 2>/dev/null | awk '$1 == "Pss:" { n += $2 } END { print n + 0 }'
}

# answers ADDRESS STATUS [OPTION...]: a wrong answer must not be measured.
answers() {
	address=$1 wanted=$2
	shift 2
	status=$(curl -q -s --noproxy '*' -m 30 -o /dev/null \
		-w '%{http_code}' "$@" "$address")
	[ "$status" = "$wanted" ] ||
		die "$address answers $status instead of $wanted"
}

owner_psql() {
	psql -XAtq -v ON_ERROR_STOP=1 -U postgres "$@"
}

# fleet NAME PROGRAM...: workers as the site has them, on run/NAME.sock.
fleet() {
	name=$1
	shift
	begin "$name" spawn-fcgi -n -s "run/$name.sock" -b 1024 -M 0660 -- \
		"$(command -v multiwatch)" -r 1000000 -t 1 -f "$WORKERS" -- "$@"
}

# one PROGRAM [COMMAND...]: a single worker, under a command if one is given,
# in place of the last; $one is its process.
one() {
	program=$1
	shift
	rm -f "$HERE/run/one-$program.sock"
	begin "one-$program" env PGUSER="$program" spawn-fcgi -n \
		-s "run/one-$program.sock" -b 1024 -M 0660 -- \
		"$@" "$BUILD/$program"
	one=$begun
	await get -o "$OUT/one.html" "$ONE/healthz/$program"
}

children() {
	cat "/proc/$1/task/$1/children"
}

# The processes of one of the site's services.
service() {
	read -r leader _ <"$VAR/run/$1.pid"
	children "$leader"
}

# The site's nginx with other ports, places for what is compared, and a door
# for forms as wide as the test needs.
write_edge() {
	mkdir -p "$HERE/newsroom" "$HERE/log" "$HERE/tmp" "$HERE/run" \
		"$HERE/floor"
	cp nginx/*.conf "$HERE/newsroom/"
	# The workers are measured, and not what nginx keeps.
	sed -i 's/fastcgi_cache newsroom_pages/fastcgi_cache off/
		/pass_request_headers/d; /PAGE_CACHE/d' \
		"$HERE/newsroom/newsroom.page.conf"
	sed -i '/zone=newsroom_forms/{
		s/rate=[^;]*/rate=1000000r\/s/; s/burst=[0-9]*/burst=9999/; }' \
		"$HERE"/newsroom/*.conf
	for name in news article newsletter; do
		ln -sf "$VAR/run/$name.sock" "$HERE/run/$name.sock"
	done
	ln -sfn "$BUILD/assets" "$HERE/assets"
	cat >"$HERE/places.conf" <<-'END'
		location = /bench/list {
			fastcgi_pass unix:run/fixed-list.sock;
		}
		location = /bench/article {
			fastcgi_pass unix:run/fixed-article.sock;
		}
		location ^~ /floor/ { root .; }
		location ^~ /squeezed/ {
			alias floor/;
			gzip on;
			gzip_comp_level 6;
		}
	END
	write_server one "$one_port" >"$HERE/one.conf"
	sed "/listen .*:$site_port;/s/.*/listen 127.0.0.1:$edge_port;/
		/include newsroom\/newsroom.server.conf/a include places.conf;
		/include newsroom\/newsroom.http.conf/a include one.conf;" \
		"$VAR/nginx.conf" >"$HERE/nginx.conf"
}

# write_server NAME PORT: pages of news and article by run/NAME-PROGRAM.sock.
write_server() {
	cat <<-END
		server {
			listen 127.0.0.1:$2;
			include newsroom/newsroom.fastcgi.conf;
			location = /healthz/news {
				fastcgi_param REQUEST_URI /healthz;
				fastcgi_pass unix:run/$1-news.sock;
			}
			location = /healthz/article {
				fastcgi_param REQUEST_URI /healthz;
				fastcgi_pass unix:run/$1-article.sock;
			}
			location ~ ^/[a-z]+/news/[^/]*[a-z][^/.]*/\$ {
				fastcgi_pass unix:run/$1-article.sock;
			}
			location / { fastcgi_pass unix:run/$1-news.sock; }
		}
	END
}

start_edge() {
	write_edge
	begin edge nginx -p . -c nginx.conf -e log/error.log
	edge=$begun
	await get -o "$HERE/floor/list.html" "$EDGE$LIST"
}

# An edition of middling length that is about a project and a partner.
choose_article() {
	ARTICLE=$(owner_psql -c "
		SELECT '/bg/news/' || slug || '/' FROM core.edition e
		JOIN core.article_project USING (article)
		JOIN core.article_partner p USING (article)
		WHERE lang = 'bg' AND p.position = 1
		ORDER BY abs(length(body_html) - (SELECT percentile_cont(0.5)
			WITHIN GROUP (ORDER BY length(body_html))
			FROM core.edition WHERE lang = 'bg')), id LIMIT 1")
	owner_psql -c "
		SELECT '/' || lang || '/news/' || slug || '/' FROM core.edition
		WHERE state = 'approved' ORDER BY md5(id::text) LIMIT 1000" \
		>"$OUT/articles"
}

# count_instructions PROGRAM PATH: of a worker's own side, the kernel's left
# out, for one answer once all is warm. $OUT/PROGRAM.cg.2 is the profile.
count_instructions() {
	awk -v n="$CALLS" -v url="$ONE$2" 'BEGIN {
		while (n-- > 0)
			printf "url = \"%s\"\noutput = /dev/null\n", url
	}' >"$OUT/calls"
	rm -f "$OUT/$1".cg*
	one "$1" "$(command -v valgrind)" -q --tool=callgrind \
		--callgrind-out-file="$OUT/$1.cg"
	get -K "$OUT/calls"
	callgrind_control -d "$one" >/dev/null 2>&1
	get -K "$OUT/calls"
	callgrind_control -d "$one" >/dev/null 2>&1
	finish "$one"
	awk -v n="$CALLS" -v program="$1" '/^(totals|summary):/ { sum = $2 }
		END { printf "%s %d\n", program, sum / n }' "$OUT/$1.cg.2" \
		>>"$OUT/instructions"
}

# publish PLACE FILE: a part of the bench as it stands in build/bench.md, and
# on the terminal.
publish() {
	cat "$2"
	cp "$2" "$OUT/part-$1.md"
	cat "$OUT"/part-*.md >"$BUILD/bench.md"
}

# What the site is filled with, so that one part of the bench after the other
# can stand on the same ground.
ground() {
	echo "$ARTICLES articles"
	cat sql/sqitch.plan sql/deploy/*.sql "$BENCH/generate" \
		"$BENCH/copy.sql" | sha256sum
}

# The site as it begins, for the databases of growth. Nobody may be connected
# to what is copied: the workers come back by themselves.
keep_beginning() {
	owner_psql -d postgres -c 'ALTER DATABASE newsroom ALLOW_CONNECTIONS false' \
		-c "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
			WHERE datname = 'newsroom'" >"$OUT/copy.log"
	owner_psql -d postgres -v from=newsroom -v to=bench_begin \
		-f "$BENCH/copy.sql"
	owner_psql -d postgres -c 'ALTER DATABASE newsroom ALLOW_CONNECTIONS true'
}

open_bench() {
	mkdir -p "$OUT"
	read -r site_port edge_port one_port <<-END
		$(free_ports 3)
	END
	EDGE=http://127.0.0.1:$edge_port
	ONE=http://127.0.0.1:$one_port
	trap leave EXIT
	trap 'exit 130' INT TERM HUP
	site stop >/dev/null 2>&1 || :
	rm -rf "$HERE"
	[ "$(ground)" = "$(cat "$VAR/ground" 2>/dev/null)" ] || rm -rf "$VAR"
	site start >/dev/null
	. "$VAR/env"
	# What is asked here by the thousand needs no answer by mail.
	read -r mailer _ <"$VAR/run/mailer.pid"
	kill "$mailer"
	[ -e "$VAR/ground" ] || {
		say "filling it with $ARTICLES articles"
		keep_beginning
		"$BENCH/generate" "$ARTICLES" | owner_psql
		ground >"$VAR/ground"
	}
	choose_article
	start_edge
	get -o "$HERE/floor/article.html" "$EDGE$ARTICLE"
}
