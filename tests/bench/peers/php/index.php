<?php
// SPDX-License-Identifier: EUPL-1.2
// A peer of the benchmark: PHP-FPM with opcache and a connection that PDO
// keeps. What the site's queries are stands in queries.php, made at start.

const MONTHS = ['', 'януари', 'февруари', 'март', 'април', 'май', 'юни',
	'юли', 'август', 'септември', 'октомври', 'ноември', 'декември'];

function h(?string $text): string
{
	return htmlspecialchars($text ?? '', ENT_QUOTES, 'UTF-8');
}

function day(string $iso): string
{
	return (int)substr($iso, 8, 2) . "\u{a0}" . MONTHS[(int)substr($iso, 5, 2)] .
		' ' . substr($iso, 0, 4) . "\u{a0}г.";
}

function rows(string $query, array $values): array
{
	static $queries = null;

	$queries ??= require __DIR__ . '/queries.php';
	$db = new PDO('pgsql:', null, null, [PDO::ATTR_PERSISTENT => true,
		PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
	$statement = $db->prepare($queries[$query]);
	$statement->execute($values);
	return $statement->fetchAll(PDO::FETCH_ASSOC);
}

$slug = trim(substr($_SERVER['REQUEST_URI'], strlen('/bg/news/')), '/');
header('Content-Type: text/html; charset=utf-8');
ob_start();
if ($slug !== '') {
	$rows = rows('article_show', [':p1' => 'bg', ':p2' => $slug]);
	require __DIR__ . '/article.php';
} else {
	$rows = array_slice(rows('edition_list', [':p1' => 'bg']), 0, 20);
	foreach ($rows as &$row)
		$row['day'] = day($row['published_on']);
	unset($row);
	require __DIR__ . '/list.php';
}
header('Content-Length: ' . ob_get_length());
ob_end_flush();
