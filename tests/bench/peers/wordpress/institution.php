<?php
// SPDX-License-Identifier: EUPL-1.2
// Fills a WordPress with what an institution has in it after ten years, by
// WordPress's own functions, and exports it by its own export_wp():
//
//	institution.php make
//	institution.php export FILE [content=post] [start_date=2015-01] …
//	institution.php change  two posts, adds one, and takes two away
//	institution.php show    what a reader sees of each post, a line of JSON
//
// The same each time. What is no post, page or file is there too, since all
// of it stands in an export and must be accounted for.

namespace Institution;

$_SERVER += ['HTTP_HOST' => parse_url(getenv('PEER_ORIGIN'), PHP_URL_HOST),
	'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET'];
require __DIR__ . '/config.php';
require_once ABSPATH . 'wp-settings.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
require_once ABSPATH . 'wp-admin/includes/export.php';
require __DIR__ . '/contents.php';

// What plugins bring: kinds of their own, languages as Polylang keeps them.
foreach (['tribe_events', 'wpcf7_contact_form', 'acf-field', 'elementor_library'] as $type)
	register_post_type($type, ['public' => $type === 'tribe_events']);
register_post_status('archived', ['public' => true]);
register_taxonomy('language', ['post', 'page'], ['public' => false]);
register_taxonomy('post_translations', ['post', 'page'], ['public' => false]);
register_taxonomy('project', ['post'], ['public' => true]);

// A picture as a camera or an office would make it.
function make_file(string $name, int $width, int $height): string
{
	$path = wp_upload_dir()['path'] . "/$name";
	if (preg_match('/\.pdf$/', $name)) {
		file_put_contents($path, document_of($name));
		return $path;
	}
	if (preg_match('/\.docx$/', $name)) {
		file_put_contents($path, "PK\x03\x04 no document");
		return $path;
	}
	$image = imagecreatetruecolor($width, $height);
	imagefilledrectangle($image, 0, 0, $width, $height,
		imagecolorallocate($image, crc32($name) % 200, 90, 140));
	imagefilledellipse($image, $width / 2, $height / 2, $width / 2,
		$height / 2, imagecolorallocate($image, 240, 240, 240));
	preg_match('/\.png$/', $name) ? imagepng($image, $path) :
		(preg_match('/\.gif$/', $name) ? imagegif($image, $path) :
		imagejpeg($image, $path, 70));
	return $path;
}

function document_of(string $name): string
{
	$objects = ['<</Type/Catalog/Pages 2 0 R>>',
		'<</Type/Pages/Kids[3 0 R]/Count 1>>',
		'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'];
	$text = "%PDF-1.4\n% $name\n";
	foreach ($objects as $i => $object) {
		$at[] = strlen($text);
		$text .= ($i + 1) . " 0 obj$object endobj\n";
	}
	$table = strlen($text);
	$text .= "xref\n0 4\n0000000000 65535 f \n";
	foreach ($at as $place)
		$text .= sprintf("%010d 00000 n \n", $place);
	return "{$text}trailer<</Size 4/Root 1 0 R>>\nstartxref\n$table\n%%EOF\n";
}

function attach(string $name, string $alt, string $caption, int $parent = 0): int
{
	$path = make_file($name, 1600, 900);
	$id = wp_insert_attachment(['post_title' => pathinfo($name)['filename'],
		'post_mime_type' => wp_check_filetype($name)['type'],
		'post_excerpt' => $caption, 'post_parent' => $parent,
		'post_status' => 'inherit'], $path, $parent);
	wp_update_attachment_metadata($id,
		wp_generate_attachment_metadata($id, $path));
	if ($alt !== '')
		update_post_meta($id, '_wp_attachment_image_alt', $alt);
	return $id;
}

function term(string $name, string $taxonomy, array $more = []): int
{
	$found = get_term_by('name', $name, $taxonomy);
	return $found ? $found->term_id :
		wp_insert_term($name, $taxonomy, $more)['term_id'];
}

function put(array $post): int
{
	$id = wp_insert_post(wp_slash($post), true);
	if (is_wp_error($id))
		throw new \Exception($id->get_error_message());
	return $id;
}

// Two editions of one text, as Polylang ties them.
function translate(int $bg, int $en): void
{
	$both = serialize(['bg' => $bg, 'en' => $en]);
	$term = wp_insert_term("pll_$bg", 'post_translations',
		['description' => $both])['term_id'];
	foreach (['bg' => $bg, 'en' => $en] as $lang => $id) {
		wp_set_object_terms($id, [$lang], 'language');
		wp_set_object_terms($id, [$term], 'post_translations');
	}
}

function make_authors(): array
{
	foreach (['press' => 'Пресцентър', 'redakcia' => 'Редакция',
		'english' => 'English desk'] as $login => $name)
		$ids[] = wp_insert_user(['user_login' => $login,
			'user_pass' => 'none', 'role' => 'editor',
			'user_email' => "$login@example.bg",
			'display_name' => $name]);
	return $ids;
}

function make_files(): array
{
	$made = ['gallery' => [], 'head' => []];
	foreach (['Среща на екипа.jpg', 'logo.png', 'conference-2016.jpg',
		'Лаборатория & зала.JPG', 'диаграма.gif', 'hub.jpeg'] as $i => $name)
		$made['gallery'][] = attach($name,
			$i % 3 === 2 ? '' : "Снимка $i: „хора“ & <маси>",
			$i % 2 ? "Под снимка $i" : '');
	for ($i = 0; $i < 12; $i++)
		$made['head'][] = attach("head-$i.jpg",
			$i % 4 ? "Главна снимка $i" : '', '');
	$made['pdf'] = attach('Годишен отчет 2018.pdf', '', '');
	$made['docx'] = attach('pokana.docx', '', '');
	$made['block'] = put(['post_type' => 'wp_block',
		'post_status' => 'publish', 'post_title' => 'Край',
		'post_content' => words('Повече за нас: press@example.bg')]);
	return $made;
}

// The state, time and secrets of a post, by its number.
function life(int $i): array
{
	$year = 2012 + intdiv($i, 36);
	$date = sprintf('%d-%02d-%02d %02d:%02d:00', $year, $i % 12 + 1,
		$i % 28 + 1, 8 + $i % 10, $i * 7 % 60);
	$state = [7 => 'draft', 19 => 'pending', 31 => 'private', 43 => 'trash',
		67 => 'archived', 79 => 'auto-draft'][$i % 97] ?? 'publish';
	if ($i % 120 === 55)
		return ['post_status' => 'future', 'post_date' => '2031-05-01 10:00:00'];
	// The hour that came twice, and the one that never was.
	if ($i === 100)
		$date = '2018-10-28 03:30:00';
	if ($i === 101)
		$date = '2018-03-25 03:30:00';
	return ['post_status' => $state, 'post_date' => $date] +
		($i % 113 === 60 ? ['post_password' => 'тайна'] : []);
}

function make_post(int $i, array $files, array $authors, string $lang): int
{
	[$title, $excerpt, $content] = content_of($i, $lang, $files);
	$id = put(life($i) + ['post_title' => $title, 'post_content' => $content,
		'post_excerpt' => $excerpt, 'post_author' => $authors[$i % 3],
		'post_type' => 'post', 'comment_status' => 'open']);
	$categories = [['Новини', 'Събития', 'Обществени поръчки'][$i % 3]];
	$ids = array_map(fn($name) => term($name, 'category'), $categories);
	wp_set_post_categories($id, $ids);
	wp_set_post_tags($id, ['ЕС', 'AI & данни', "тема $i"][$i % 3]);
	if ($i % 2)
		set_post_thumbnail($id, $files['head'][$i % 12]);
	wp_set_object_terms($id, [$lang], 'language');
	if ($i % 5 === 0)
		wp_set_object_terms($id, ['Media Motor Europe'], 'project');
	if ($i % 9 === 0)
		stick_post($id);
	if ($i % 11 === 0)
		comment($id);
	if ($i % 13 === 0)
		wp_update_post(['ID' => $id, 'post_name' => "smenen-adres-$i"]);
	add_post_meta($id, '_yoast_wpseo_metadesc', 'За "търсачки" & други');
	add_post_meta($id, 'gallery_data', ['а' => [1, 2]]);
	return $id;
}

function comment(int $post): void
{
	foreach ([1, 0, 'spam'] as $state)
		wp_insert_comment(['comment_post_ID' => $post,
			'comment_content' => 'Браво! ]]> <b>край</b>',
			'comment_author' => 'Читател', 'comment_approved' => $state]);
}

function make_pages(array $files): void
{
	$about = put(['post_type' => 'page', 'post_status' => 'publish',
		'post_title' => 'За нас', 'post_content' => content_of(1, 'bg', $files)[2]]);
	foreach (['Екип', 'История', 'Контакти'] as $i => $title)
		put(['post_type' => 'page', 'post_status' => 'publish',
			'post_title' => $title, 'post_parent' => $i < 2 ? $about : 0,
			'post_content' => content_of($i + 2, 'bg', $files)[2]]);
	put(['post_type' => 'page', 'post_status' => 'draft',
		'post_title' => 'Чернова на страница', 'post_content' => 'Текст.']);
	$en = put(['post_type' => 'page', 'post_status' => 'publish',
		'post_title' => 'About us', 'post_content' => '<p>We are a park.</p>']);
	translate($about, $en);
	put(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => '',
		'post_content' => 'Страница без име.']);
	update_option('show_on_front', 'posts');
}

function make_else(array $files): void
{
	foreach (['tribe_events' => 'Ден на отворените врати',
		'wpcf7_contact_form' => 'Форма', 'acf-field' => 'Поле',
		'custom_css' => 'twentytwentythree',
		'elementor_library' => 'Шапка', 'wp_navigation' => 'Меню'] as $type => $title)
		put(['post_type' => $type, 'post_status' => 'publish',
			'post_title' => $title, 'post_content' => "<p>$title</p>"]);
	$menu = wp_create_nav_menu('Главно меню');
	foreach (get_pages() as $page)
		wp_update_nav_menu_item($menu, 0, ['menu-item-object' => 'page',
			'menu-item-object-id' => $page->ID,
			'menu-item-type' => 'post_type',
			'menu-item-status' => 'publish']);
	wp_update_nav_menu_item($menu, 0, ['menu-item-title' => 'Европа',
		'menu-item-url' => 'https://europa.eu/', 'menu-item-type' => 'custom',
		'menu-item-status' => 'publish']);
}

function make(): void
{
	update_option('permalink_structure', '/%year%/%monthnum%/%postname%/');
	$GLOBALS['wp_rewrite']->init();
	update_option('blogname', 'Институт „Пример“ & сие');
	update_option('WPLANG', 'bg_BG');
	$authors = make_authors();
	$files = make_files();
	$parent = term('Проекти', 'category');
	term('HealthHub', 'category', ['parent' => $parent]);
	for ($i = 0; $i < 360; $i++) {
		wp_set_current_user($authors[$i % 3]);
		$bg = make_post($i, $files, $authors, 'bg');
		if ($i % 3 === 0)
			translate($bg, make_post($i, $files, $authors, 'en'));
	}
	for ($i = 0; $i < 3; $i++)
		make_post(500, $files, $authors, 'bg');
	make_pages($files);
	make_else($files);
}

// As editors go on: of the posts that everybody can read, the first.
function change(): void
{
	[$one, $two, $trashed, $deleted] = get_posts(['numberposts' => 4,
		'orderby' => 'ID', 'order' => 'ASC', 'has_password' => false]);
	put(['ID' => $one->ID, 'post_title' => 'Друго заглавие'] +
		$one->to_array());
	put(['ID' => $two->ID, 'post_content' => '<p>Друг текст.</p>'] +
		$two->to_array());
	put(['post_type' => 'post', 'post_status' => 'publish',
		'post_title' => 'Нова', 'post_content' => 'Нов текст.']);
	wp_trash_post($trashed->ID);
	wp_delete_post($deleted->ID, true);
	foreach ([$one, $two, $trashed, $deleted] as $post)
		echo "$post->ID $post->post_name\n";
}

function export_to(string $path, array $words): void
{
	parse_str(implode('&', $words), $how);
	ob_start();
	export_wp($how + ['content' => 'all']);
	file_put_contents($path, ob_get_clean());
}

// Its own filters make what a reader sees; who knows the password, too.
function show(): void
{
	global $post, $pages;
	foreach (get_posts(['post_type' => ['post', 'page'], 'numberposts' => -1,
		'post_status' => ['publish', 'future', 'draft', 'pending']]) as $post) {
		setup_postdata($post);
		echo json_encode(['id' => $post->ID, 'type' => $post->post_type,
			'status' => $post->post_status,
			'link' => get_permalink($post),
			'title' => get_the_title($post),
			'excerpt' => $post->post_excerpt,
			'html' => apply_filters('the_content', implode("\n", $pages))],
			JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), "\n";
	}
}

$verb = $argv[1] ?? '';
if ($verb === 'make')
	make();
elseif ($verb === 'export')
	export_to($argv[2], array_slice($argv, 3));
elseif ($verb === 'change')
	change();
elseif ($verb === 'show')
	show();
else
	exit("institution.php make | export FILE [NAME=VALUE...] | change |" .
		" show\n");
