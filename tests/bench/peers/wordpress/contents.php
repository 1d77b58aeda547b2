<?php
// SPDX-License-Identifier: EUPL-1.2
// What the posts of institution.php say: each kind of content that ten years
// of editors leave behind, in turn. Words are few, marks are many.

namespace Institution;

const SENTENCES = [
	'bg' => ['София Тех Парк представи нова лаборатория за роботика.',
		'Проектът „HealthHub“ получи 1 250 000 лв. от Европейския съюз.',
		'Над 300 участници се включиха в събитието – от 12 държави.',
		'Срокът за кандидатстване е 15 май 2019 г., 17:30 ч.'],
	'en' => ['Sofia Tech Park opened a new laboratory for robotics.',
		'The “HealthHub” project received EUR 640,000 from the EU.',
		'More than 300 people from 12 countries took part.',
		"Applications close on 15 May 2019; don't miss it."],
];

// A picture as an editor puts it into a text.
function image(int $id, string $size = 'medium'): string
{
	[$url, $width, $height] = wp_get_attachment_image_src($id, $size);
	$alt = esc_attr(get_post_meta($id, '_wp_attachment_image_alt', true));
	return "<img class=\"alignleft size-$size wp-image-$id\" src=\"$url\" " .
		"alt=\"$alt\" width=\"$width\" height=\"$height\" />";
}

function classic(string $s, array $t, array $files, int $i): array
{
	$a = $files['gallery'][$i % 6];
	$image = image($a);
	$full = wp_get_attachment_url($a);
	$pdf = wp_get_attachment_url($files['pdf']);
	$list = implode(',', $files['gallery']);
	return [
		"$t[0]\n\n$t[1]\n$t[2]\n\n$t[3]",
		"$t[0]\r\n\r\n$t[1]\r\n$t[2]\r\n<!--more-->\r\n\r\n$t[3]",
		"<strong>$t[0]</strong>\n<!--more Прочетете още-->\n$t[1]\n\n<ul>\n\t<li>$t[2]</li>\n\t<li>$t[3]</li>\n</ul>\n$s",
		"<a href=\"$full\">$image</a>$t[0]\n\n$t[1]",
		"[caption id=\"attachment_$a\" align=\"alignright\" width=\"300\"]<a href=\"$full\">$image</a> Под снимка: <em>$s</em>[/caption]\n\n$t[0]\n\n$t[1]",
		"$t[0]\n\n[gallery columns=\"2\" ids=\"$list\"]\n\n$t[1]",
		"$t[0]\n\n[gallery]\n\n$t[1]",
		"$t[0]\n\nhttps://www.youtube.com/watch?v=aBcDeFgHiJk\n\n$t[1]\n\n[embed width=\"500\"]https://vimeo.com/22439234[/embed]",
		"$t[0]\n\n<iframe src=\"https://www.youtube.com/embed/aBcDeFgHiJk\" width=\"560\" height=\"315\" frameborder=\"0\" allowfullscreen=\"allowfullscreen\"></iframe>\n\n$t[1]",
		"[vc_row][vc_column width=\"1/2\"][vc_column_text]$t[0]\n\n$t[1][/vc_column_text][/vc_column][vc_column width=\"1/2\"][vc_single_image image=\"$a\" img_size=\"full\"][vc_column_text]<h2>$s</h2>\n$t[2][/vc_column_text][/vc_column][/vc_row]",
		"<p class=\"MsoNormal\" style=\"text-align: justify;\"><span lang=\"BG\" style=\"font-size: 12.0pt; font-family: 'Times New Roman'\">$t[0]<o:p></o:p></span></p>\n<p class=\"MsoNormal\"><b style=\"mso-bidi-font-weight: normal\"><span>&nbsp;</span>$t[1]</b></p>\n<p>&nbsp;</p>\n<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->",
		"<table border=\"1\" cellspacing=\"0\">\n<tbody>\n<tr>\n<td>Година</td>\n<td>Сума</td>\n</tr>\n<tr>\n<td>2016</td>\n<td>1 250 000 лв.</td>\n</tr>\n</tbody>\n</table>\n$t[0]\n<center>$t[1]</center>\n<font color=\"red\">$t[2]</font>",
		"$t[0]\n<!--nextpage-->\n$t[1]\n<!--nextpage-->\n$t[2]",
		"<div class=\"intro\">$t[0]</div>\n<blockquote>$t[1]\n\n$t[2]</blockquote>\n<h1>$s</h1>\n<h4>Подробности</h4>\n$t[3]\n<hr />\nИзтеглете <a href=\"$pdf\" target=\"_blank\">отчета</a> и <a href=\"/2013/01/novina/\">новината</a>. [contact-form-7 id=\"12\" title=\"Форма\"]",
		"<pre>ред 1\n\n  ред 2 & <b>3</b></pre>\n$t[0] ]]> x < y && z > 1 &amp;amp; &copy; 2015 😀 H<sub>2</sub>O\n<script>document.write('не')</script>$t[1]",
		"[audio mp3=\"/x.mp3\"][/audio]\n\n[video width=\"640\" mp4=\"/x.mp4\"][/video]\n\n$t[0] [1] и [sic], масив[0].\n\n[[gallery]] [button url=\"https://example.org\" size=\"large\"]Запишете се[/button] [spoiler title=\"Виж\"]Скрит текст[/spoiler]\n\n[su_list icon=\"star\"]<ul><li>едно</li></ul>[/su_list]",
		"<p style=\"text-align: center;\"><strong>ПОКАНА</strong></p>\n$t[0]<br /><br />$t[1]<br/>\n<span style=\"text-decoration: underline;\">$t[2]</span> <del>$t[3]</del> <abbr title=\"Европейски съюз\">ЕС</abbr>",
		'',
	];
}

function block(string $name, string $html, string $more = ''): string
{
	return "<!-- wp:$name$more -->\n$html\n<!-- /wp:$name -->\n\n";
}

function words(string $text): string
{
	return block('paragraph', "<p>$text</p>");
}

function figure(int $id, string $caption): string
{
	$url = wp_get_attachment_image_url($id, 'large');
	$alt = esc_attr(get_post_meta($id, '_wp_attachment_image_alt', true));
	return block('image', '<figure class="wp-block-image size-large">' .
		"<img src=\"$url\" alt=\"$alt\" class=\"wp-image-$id\"/>" .
		($caption === '' ? '' : "<figcaption class=\"wp-element-caption\">$caption</figcaption>") .
		'</figure>', " {\"id\":$id,\"sizeSlug\":\"large\",\"linkDestination\":\"none\"}");
}

function blocks(string $s, array $t, array $files, int $i): array
{
	$g = $files['gallery'];
	$url = wp_get_attachment_image_url($g[$i % 6], 'large');
	$pdf = wp_get_attachment_url($files['pdf']);
	$youtube = 'https://www.youtube.com/watch?v=aBcDeFgHiJk';
	return [
		words($t[0]) . words("$t[1]<br>$t[2]") . block('heading', "<h2>$s</h2>") . words($t[3]),
		words($t[0]) . "<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n\n" . words($t[1]) . figure($g[$i % 6], "Под снимка: <em>$s</em>"),
		words($t[0]) . block('list', '<ul>' . block('list-item', "<li>$t[1]</li>") . block('list-item', "<li>$t[2]<ul>" . block('list-item', '<li>вложено</li>') . '</ul></li>') . '</ul>') . block('list', "<ol start=\"3\"><li>три</li></ol>", ' {"ordered":true,"start":3}'),
		block('gallery', '<figure class="wp-block-gallery has-nested-images columns-default is-cropped">' . figure($g[0], 'Първа') . figure($g[1], '') . '<figcaption class="blocks-gallery-caption">Галерия</figcaption></figure>', ' {"linkTo":"none"}') . words($t[0]),
		block('gallery', "<ul class=\"wp-block-gallery columns-2 is-cropped\"><li class=\"blocks-gallery-item\"><figure><img src=\"$url\" alt=\"стара галерия\" data-id=\"5\"/></figure></li></ul>", ' {"ids":[5]}') . words($t[0]),
		block('quote', '<blockquote class="wp-block-quote">' . words($t[0]) . '<cite>Пресцентър</cite></blockquote>') . block('pullquote', "<figure class=\"wp-block-pullquote\"><blockquote><p>$t[1]</p><cite>ЕК</cite></blockquote></figure>") . words($t[2]),
		block('table', '<figure class="wp-block-table"><table><thead><tr><th>Година</th><th>Сума</th></tr></thead><tbody><tr><td>2016</td><td>12 %</td></tr></tbody><tfoot><tr><td>Общо</td><td>12 %</td></tr></tfoot></table><figcaption class="wp-element-caption">Таблица 1</figcaption></figure>') . words($t[0]),
		block('code', '<pre class="wp-block-code"><code>if (a &lt; b)' . "\n\n" . '    return;</code></pre>') . block('preformatted', '<pre class="wp-block-preformatted">а  б</pre>') . block('verse', "<pre class=\"wp-block-verse\">Стих\nвтори</pre>") . words($t[0]),
		block('columns', '<div class="wp-block-columns">' . block('column', '<div class="wp-block-column">' . words($t[0]) . '</div>') . block('column', '<div class="wp-block-column">' . words($t[1]) . '</div>') . '</div>'),
		block('media-text', "<div class=\"wp-block-media-text alignwide is-stacked-on-mobile\"><figure class=\"wp-block-media-text__media\"><img src=\"$url\" alt=\"\"/></figure><div class=\"wp-block-media-text__content\">" . words($t[0]) . '</div></div>') . block('cover', "<div class=\"wp-block-cover\"><span aria-hidden=\"true\" class=\"wp-block-cover__background has-background-dim\"></span><img class=\"wp-block-cover__image-background\" alt=\"\" src=\"$url\" data-object-fit=\"cover\"/><div class=\"wp-block-cover__inner-container\">" . words($t[1]) . '</div></div>'),
		block('buttons', '<div class="wp-block-buttons">' . block('button', '<div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="https://example.org/form">Кандидатствайте</a></div>') . '</div>') . words($t[0]),
		block('file', "<div class=\"wp-block-file\"><a id=\"x\" href=\"$pdf\">Годишен отчет 2018</a><a href=\"$pdf\" class=\"wp-block-file__button wp-element-button\" download>Изтегляне</a></div>", " {\"href\":\"$pdf\"}") . words($t[0]),
		block('embed', "<figure class=\"wp-block-embed is-type-video is-provider-youtube wp-block-embed-youtube\"><div class=\"wp-block-embed__wrapper\">\n$youtube\n</div><figcaption class=\"wp-element-caption\">Видео</figcaption></figure>", " {\"url\":\"$youtube\",\"type\":\"video\",\"providerNameSlug\":\"youtube\",\"responsive\":true}") . words($t[0]),
		block('core-embed/twitter', "<figure class=\"wp-block-embed-twitter wp-block-embed is-type-rich is-provider-twitter\"><div class=\"wp-block-embed__wrapper\">\nhttps://twitter.com/EU_Commission/status/1100000000000000000\n</div></figure>", ' {"url":"https://twitter.com/EU_Commission/status/1100000000000000000"}') . words($t[0]),
		block('html', '<div onclick="x()"><b>Свой HTML</b><iframe src="https://maps.google.com/"></iframe></div>') . block('shortcode', '[contact-form-7 id="12"]') . words($t[0]),
		block('separator', '<hr class="wp-block-separator has-alpha-channel-opacity"/>') . block('spacer', '<div style="height:40px" aria-hidden="true" class="wp-block-spacer"></div>', ' {"height":"40px"}') . words($t[0]) . "<!-- wp:nextpage -->\n<!--nextpage-->\n<!-- /wp:nextpage -->\n\n" . words($t[1]),
		"<!-- wp:latest-posts {\"postsToShow\":3} /-->\n\n" . words($t[0]) . "<!-- wp:block {\"ref\":$files[block]} /-->\n\n" . block('group', '<div class="wp-block-group has-background" style="background:#eee">' . block('heading', "<h3 id=\"x\">$s</h3>", ' {"level":3}') . words($t[1]) . '</div>'),
		"$t[0]\n\n$t[1]\n<strong>Класически текст до блокове</strong>\n\n" . block('paragraph', "<p class=\"has-text-align-center\">$t[2]</p>", ' {"align":"center"}'),
		block('audio', '<figure class="wp-block-audio"><audio controls src="/x.mp3"></audio><figcaption>Запис</figcaption></figure>') . block('video', '<figure class="wp-block-video"><video controls src="/x.mp4"></video></figure>') . block('social-links', '<ul class="wp-block-social-links"><!-- wp:social-link {"url":"https://facebook.com","service":"facebook"} /--></ul>') . words("<a href=\"#s\">$t[0]</a> <mark style=\"background:#ff0\" class=\"has-inline-color\">$t[1]</mark> <kbd>Ctrl</kbd>"),
	];
}

// [title, excerpt, content] of the post of that number.
function content_of(int $i, string $lang, array $files): array
{
	$t = SENTENCES[$lang];
	$titles = $lang === 'bg' ? ['Новина & покана: „София Тех Парк“', 'Ден на науката', '<em>Курсив</em> в заглавие',
		'Обява за стаж в лаборатория "Роботика"', 'Щъркел над България 😀'] :
		['News & an invitation', 'A “quoted” title', 'It\'s a <b>bold</b> title', 'Call for interns', 'Storks over Bulgaria'];
	$title = $titles[$i % 5] . ($i % 4 ? " $i" : '');
	$kinds = array_merge(classic($titles[1], $t, $files, $i),
		blocks($titles[1], $t, $files, $i));
	return [$i === 300 ? '' : $title, $i % 6 ? '' : "Кратко & ясно: $t[0]",
		$kinds[$i % count($kinds)]];
}
