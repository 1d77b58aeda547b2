<?php
// SPDX-License-Identifier: EUPL-1.2
// What WordPress's own index.php does, with a configuration of our own
// instead of the one in /etc.

define('WP_USE_THEMES', true);
require __DIR__ . '/config.php';
require_once ABSPATH . 'wp-settings.php';
wp();
require_once ABSPATH . WPINC . '/template-loader.php';
