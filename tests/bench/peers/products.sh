# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=sh disable=SC2034,SC2154
#
# The products among the peers, to be sourced by run: each with a MariaDB of
# its own in the bench's folder, with as many Bulgarian articles as ours, and
# with what they are about as its categories and tags. They show a page of
# their own theme, so what is compared is its words.

# begin_mariadb NAME: an empty database of that name, on run/mariadb.sock;
# $mariadb is its process.
begin_mariadb() {
	data=$MADE/$1/data
	[ -x /usr/sbin/mariadbd ] || {
		without "$1" 'mariadb-server-core is not installed'
		return 1
	}
	mysql_as=
	[ "$(id -u)" != 0 ] || mysql_as=--user=root
	mariadb-install-db --no-defaults $mysql_as --datadir="$data" \
		--auth-root-authentication-method=normal --skip-test-db \
		>"$OUT/$1-install.log" 2>&1 || {
		without "$1" 'MariaDB makes no database'
		return 1
	}
	rm -f "$HERE/run/mariadb-$1.sock"
	begin "mariadb-$1" /usr/sbin/mariadbd --no-defaults $mysql_as \
		--datadir="$data" --socket="$HERE/run/mariadb-$1.sock" \
		--pid-file="$data/pid" --skip-networking --local-infile=1 \
		--character-set-server=utf8mb4 \
		--innodb-buffer-pool-size=512M --innodb-log-file-size=256M
	mariadb=$begun
	await maria -e 'SELECT 1'
	maria -e "CREATE DATABASE $1"
}

maria() {
	mariadb --no-defaults -u root -S "$HERE/run/mariadb-$product.sock" \
		--default-character-set=utf8mb4 --local-infile=1 "$@"
}

# load_into TABLE COLUMNS QUERY: from PostgreSQL's rows to MariaDB's; both
# write and read a line of tabs and backslashes alike.
load_into() {
	owner_psql -c "COPY ($3) TO STDOUT" >"$MADE/$product/rows"
	maria "$product" -e "LOAD DATA LOCAL INFILE '$MADE/$product/rows'
		INTO TABLE $1 CHARACTER SET utf8mb4 ($2)"
}

PUBLIC="core.edition e WHERE e.lang = 'bg' AND e.state = 'approved'
	AND e.published_at <= now()"

# --- WordPress ----------------------------------------------------------------

# Whether all went in is asked of the pages themselves, by like.
fill_wordpress() {
	php "$PEERS/wordpress/install.php"
	load_into wp_posts 'ID, post_author, post_date, post_date_gmt,
		post_content, post_title, post_excerpt, post_status,
		comment_status, ping_status, post_name, to_ping, pinged,
		post_modified, post_modified_gmt, post_content_filtered' \
		"SELECT article + 1000, 1,
		to_char(published_at AT TIME ZONE 'Europe/Sofia', f),
		to_char(published_at AT TIME ZONE 'UTC', f), body_html, title,
		lead, 'publish', 'closed', 'closed', slug, '', '',
		to_char(published_at AT TIME ZONE 'Europe/Sofia', f),
		to_char(published_at AT TIME ZONE 'UTC', f), ''
		FROM (VALUES ('YYYY-MM-DD HH24:MI:SS')) v (f), $PUBLIC
		ORDER BY published_at"
	load_into wp_terms 'term_id, name, slug' \
		"SELECT project + 1000, name, slug FROM core.project_text t
		JOIN core.project p ON p.id = t.project WHERE lang = 'bg'
		UNION ALL SELECT partner + 5000, name, slug
		FROM core.partner_text t JOIN core.partner p
		ON p.id = t.partner WHERE lang = 'bg'"
	maria wordpress -e "
		INSERT INTO wp_term_taxonomy (term_taxonomy_id, term_id,
			taxonomy, description)
		SELECT term_id, term_id,
			IF(term_id > 5000, 'post_tag', 'category'), ''
		FROM wp_terms WHERE term_id > 1000"
	load_into wp_term_relationships 'object_id, term_taxonomy_id' \
		"SELECT article + 1000, project + 1000 FROM core.article_project
		UNION ALL SELECT article + 1000, partner + 5000
		FROM core.article_partner"
	php "$PEERS/wordpress/install.php" count
	maria wordpress -e 'ANALYZE TABLE wp_posts, wp_term_relationships'
}

begin_wordpress() {
	product=wordpress made=$MADE/wordpress
	fpm=$(find /usr/sbin -name 'php-fpm*' | head -n 1)
	themes=/usr/share/wordpress/wp-content/themes
	if [ ! "$fpm" ] || [ ! -d "$themes/twentytwentythree" ]; then
		without WordPress 'it or its theme is not installed'
		return 1
	fi
	mkdir -p "$made/content"
	ln -sfn "$themes" "$made/content/themes"
	begin_mariadb wordpress || return 1
	export PEER_SOCKET="$HERE/run/mariadb-wordpress.sock" \
		PEER_ORIGIN="$EDGE/peer/wordpress" PEER_CONTENT="$made/content"
	fill_wordpress >"$OUT/wordpress-install.log" 2>&1 || :
	cp "$PEERS/wordpress/fpm.conf" "$made/fpm.conf"
	php_as=
	[ "$(id -u)" != 0 ] || php_as=-R
	[ -z "$php_as" ] || echo 'user = root' >>"$made/fpm.conf"
	begin wordpress "$fpm" $php_as -F -p . -y "$made/fpm.conf"
	base_wordpress=$mariadb
}

place_wordpress() {
	cat <<-END
		location ^~ /peer/wordpress/ {
			fastcgi_param SCRIPT_FILENAME $PEERS/wordpress/index.php;
			fastcgi_param SCRIPT_NAME /peer/wordpress/index.php;
			fastcgi_param REQUEST_METHOD \$request_method;
			fastcgi_param REQUEST_URI \$request_uri;
			fastcgi_param QUERY_STRING \$args;
			fastcgi_param SERVER_NAME \$host;
			fastcgi_param SERVER_PORT \$server_port;
			fastcgi_param SERVER_PROTOCOL \$server_protocol;
			fastcgi_param REMOTE_ADDR \$remote_addr;
			fastcgi_buffers 16 32k;
			fastcgi_buffer_size 32k;
			fastcgi_pass unix:run/wordpress.sock;
		}
	END
}

# --- Ghost ----------------------------------------------------------------------

GHOST=5.130.6

# From the npm registry, once for this build: what its archive holds, without
# what only its own developers need, one of which is on no registry. Its
# binaries of sqlite3 and others are not there: it takes MySQL's protocol.
install_ghost() {
	[ ! -e "$BUILD/ghost/ready" ] || return 0
	rm -rf "$BUILD/ghost"
	mkdir -p "$BUILD/ghost"
	(
		cd "$BUILD/ghost" && npm pack --silent "ghost@$GHOST" &&
			tar xzf "ghost-$GHOST.tgz" && cd package &&
			npm pkg delete devDependencies resolutions scripts &&
			timeout 900 npm install --no-audit --no-fund --silent \
				--ignore-scripts --omit=dev --legacy-peer-deps &&
			touch ../ready
	) >"$OUT/ghost-npm.log" 2>&1
}

configure_ghost() {
	mkdir -p "$made/content/settings"
	cp -r "$BUILD/ghost/package/content/themes" "$made/content/"
	sed -i 's/"posts_per_page": [0-9]*/"posts_per_page": 20/' \
		"$made/content/themes/casper/package.json"
	cat >"$made/content/settings/routes.yaml" <<-END
		routes:
		collections:
		  /:
		    permalink: /bg/news/{slug}/
		    template: index
		taxonomies:
		  tag: /tag/{slug}/
		  author: /author/{slug}/
	END
}

fill_ghost() {
	maria ghost -e "DELETE FROM posts_authors; DELETE FROM posts_tags;
		DELETE FROM posts;
		UPDATE settings SET value = 'casper' WHERE \`key\` =
			'active_theme'"
	load_into posts 'id, uuid, title, slug, html, plaintext, type, status,
		email_recipient_filter, created_at, created_by, updated_at,
		updated_by, published_at, published_by, custom_excerpt' \
		"SELECT lpad(to_hex(article), 24, '0'), gen_random_uuid(),
		title, slug, body_html,
		regexp_replace(body_html, '<[^>]*>', '', 'g'), 'post',
		'published', 'all', at, '1', at, '1', at, '1', lead
		FROM (SELECT e.*, to_char(published_at AT TIME ZONE 'UTC',
			'YYYY-MM-DD HH24:MI:SS') AS at FROM $PUBLIC) e
		ORDER BY published_at"
	maria ghost -e "INSERT INTO posts_authors (id, post_id, author_id)
		SELECT id, id, (SELECT id FROM users LIMIT 1) FROM posts"
	load_into tags 'id, name, slug, created_at, created_by' \
		"SELECT lpad(to_hex(project + 4096), 24, '0'), name, slug,
		'2020-01-01 00:00:00', '1' FROM core.project_text t
		JOIN core.project p ON p.id = t.project WHERE lang = 'bg'"
	load_into posts_tags 'id, post_id, tag_id' \
		"SELECT lpad(to_hex(article), 24, '0'),
		lpad(to_hex(article), 24, '0'),
		lpad(to_hex(project + 4096), 24, '0') FROM core.article_project"
	maria ghost -e 'ANALYZE TABLE posts, posts_authors, posts_tags'
}

# Ghost makes its tables when it starts for the first time, and learns its
# addresses at each start. It wants to be called from its own folder, and
# listens on no socket but a port.
start_ghost() {
	begin ghost env -C "$BUILD/ghost/package" NODE_ENV=production \
		url="$EDGE/peer/ghost/" server__host=127.0.0.1 \
		server__port="$ghost_port" database__client=mysql \
		database__connection__socketPath="$HERE/run/mariadb-ghost.sock" \
		database__connection__user=root \
		database__connection__database=ghost \
		database__connection__charset=utf8mb4 \
		logging__transports='["stdout"]' logging__level=warn \
		mail__from=editor@example.bg privacy__useTinfoil=true \
		paths__contentPath="$made/content" node index.js
}

# Its tables take it long: meanwhile the others are begun.
prepare_ghost() {
	product=ghost made=$MADE/ghost first_ghost=
	has npm || { without Ghost 'npm is not installed'; return; }
	install_ghost || { without Ghost 'npm cannot install it'; return; }
	mkdir -p "$made"
	begin_mariadb ghost || return 0
	base_ghost=$mariadb
	configure_ghost
	start_ghost
	first_ghost=$begun
}

begin_ghost() {
	[ "$first_ghost" ] || return 1
	product=ghost made=$MADE/ghost
	tries=300
	until get -o /dev/null "$EDGE/peer/ghost/"; do
		[ $((tries -= 1)) -gt 0 ] || {
			without Ghost 'it does not start'
			return 1
		}
		sleep 0.3
	done
	finish "$first_ghost"
	fill_ghost >"$OUT/ghost-fill.log" 2>&1 || :
	start_ghost
}

# --- What they show -------------------------------------------------------------

# The letters and digits of a page without its marks and entities.
letters() {
	perl -CSD -0777 -pe 's/<(script|style).*?<\/\1>//gs; s/<[^>]*>//g;
		s/&#?\w+;//g; s/[^\p{L}\p{N}]//g' "$@"
}

# shows FILE TEXT...: whether the letters of each text stand in it.
shows() {
	letters "$1" >"$OUT/letters"
	shift
	for text in "$@"; do
		grep -qF -e "$(printf %s "$text" | letters)" "$OUT/letters" ||
			return 1
	done
}

# addresses FILE: of the articles that it lists, in its order.
addresses() {
	grep -o '/bg/news/[a-z0-9-]*[a-z][a-z0-9-]*/' "$1" | awk '!seen[$0]++'
}

# like NAME: whether a product's listing has the same twenty as ours, and its
# article our text.
like() {
	get -o "$OUT/peer-list" "$EDGE/peer/$1$(list_of "$1")" || return 1
	get -o "$OUT/peer-article" "$EDGE/peer/$1$ARTICLE" || return 1
	[ "$(addresses "$OUT/peer-list")" = \
		"$(addresses "$HERE/floor/list.html")" ] || return 1
	body=$(owner_psql -c "SELECT body_html FROM core.edition
		WHERE lang = 'bg' AND '/bg/news/' || slug || '/' = '$ARTICLE'")
	shows "$OUT/peer-article" "$body"
}

# Where a product has its newest twenty.
list_of() {
	case $1 in wordpress | ghost) echo / ;; *) echo "$LIST" ;; esac
}
