<?php
// SPDX-License-Identifier: EUPL-1.2
// A peer of the benchmark: WordPress as Debian installs it. What its
// wp-config.php would say; what is never shown to anybody needs no secret.

define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . getenv('PEER_SOCKET'));
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', getenv('PEER_ORIGIN'));
define('WP_SITEURL', WP_HOME);
define('WP_CONTENT_DIR', getenv('PEER_CONTENT'));
// Its handbook on performance: cron by the system, no trace of debugging.
define('DISABLE_WP_CRON', true);
define('WP_DEBUG', false);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
	define("{$name}_KEY", "$name of a benchmark");
	define("{$name}_SALT", "salt of $name");
}
$table_prefix = 'wp_';
define('ABSPATH', '/usr/share/wordpress/');
