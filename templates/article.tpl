{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{#ARTICLE}}
<title>{{TITLE}} {{_dash}} {{_organisation}}</title>
{{#HAS_LEAD}}<meta name="description" content="{{LEAD}}">{{/HAS_LEAD}}
<meta property="og:type" content="article">
<meta property="og:title" content="{{TITLE}}">
{{#HAS_LEAD}}<meta property="og:description" content="{{LEAD}}">{{/HAS_LEAD}}
<meta property="article:section" content="{{_news}}">
<meta property="article:published_time" content="{{PUBLISHED_TIME}}">
{{#HAS_CHANGED_ON}}
<meta property="article:modified_time" content="{{CHANGED_ON}}">
{{/HAS_CHANGED_ON}}
{{#HAS_PICTURE}}
<meta property="og:image" content="{{_origin}}{{PICTURE_SOURCE}}">
<meta property="og:image:type" content="image/jpeg">
<meta property="og:image:width" content="{{PICTURE_WIDTH}}">
<meta property="og:image:height" content="{{PICTURE_HEIGHT}}">
<meta property="og:image:alt" content="{{PICTURE_ALT}}">
{{/HAS_PICTURE}}
{{#HAS_CARD}}
<meta property="og:image" content="{{_origin}}{{CARD}}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:alt" content="{{TITLE}}">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
{{/HAS_CARD}}
{{#HAS_NO_CARD}}
{{+part_card.tpl}}
{{/HAS_NO_CARD}}
{{/ARTICLE}}
{{#PROJECT}}<meta property="article:tag" content="{{TITLE}}">{{/PROJECT}}
{{#PREVIEW}}
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
{{/PREVIEW}}
{{+part_address.tpl}}
{{+part_data_article.tpl}}
{{+part_top.tpl}}
<main>
<nav class="crumbs" aria-label="{{_crumbs}}">
<ol>
<li><a href="/{{_lang}}/">{{_home}}</a></li> {{!}}
<li><a href="/{{_lang}}/news/">{{_news}}</a></li>
</ol>
</nav>
{{#PREVIEW}}
<div class="correction" role="note">
<p><b>{{_preview}}</b> {{!}}
{{#HAS_EMBARGO_ON}}{{_preview_embargo}} {{!}}
{{EMBARGO_ON_WORDS}}, {{EMBARGO_TIME}}{{_hour}}. {{!}}
{{/HAS_EMBARGO_ON}}{{_preview_until}} {{!}}
{{UNTIL_ON_WORDS}}, {{UNTIL_TIME}}{{_hour}}.</p>
</div>
{{/PREVIEW}}
<article class="release">
{{#ARTICLE}}
<header>
<h1 id="main">{{TITLE}}</h1>
<div class="dateline">
<p class="letterhead">{{_press_release}}{{#HAS_NUMBER}} {{!}}
<span class="number">{{_number_sign}}&nbsp;{{NUMBER}}</span>{{/HAS_NUMBER}}</p>
<p class="when">{{#HAS_PLACE}}{{PLACE}}, {{/HAS_PLACE}}{{!}}
<time datetime="{{PUBLISHED_TIME}}">{{PUBLISHED_ON_WORDS}}</time></p>
{{#HAS_CHANGED_ON}}
<p class="changed">{{_changed_on}} {{!}}
<time datetime="{{CHANGED_ON}}">{{CHANGED_ON_WORDS}}</time></p>
{{/HAS_CHANGED_ON}}
</div>
{{#HAS_LEAD}}<p class="lead">{{LEAD}}</p>{{/HAS_LEAD}}
</header>
{{#HAS_PICTURE}}
<figure class="picture">
{{! As wide as style.css makes it, whose rem grows with the window. }}
<picture>
<source type="image/avif" srcset="{{PICTURE_AVIF}}" {{!}}
sizes="(min-width: 62em) and (max-width: 75em) {{!}}
calc(82.24vw - 12.25rem), (min-width: 51em) calc(38.5rem + 14.96vw), 90vw">
<source type="image/webp" srcset="{{PICTURE_WEBP}}" {{!}}
sizes="(min-width: 62em) and (max-width: 75em) {{!}}
calc(82.24vw - 12.25rem), (min-width: 51em) calc(38.5rem + 14.96vw), 90vw">
<img src="{{PICTURE_SOURCE}}" srcset="{{PICTURE_JPEG}}" {{!}}
sizes="(min-width: 62em) and (max-width: 75em) {{!}}
calc(82.24vw - 12.25rem), (min-width: 51em) calc(38.5rem + 14.96vw), 90vw" {{!}}
width="{{PICTURE_WIDTH}}" height="{{PICTURE_HEIGHT}}" {{!}}
alt="{{PICTURE_ALT}}" fetchpriority="high">
</picture>
<figcaption>{{#HAS_PICTURE_CAPTION}}{{PICTURE_CAPTION}} {{/HAS_PICTURE_CAPTION}}{{!}}
{{#HAS_PICTURE_CREDIT}}<small>{{PICTURE_CREDIT}}</small> {{/HAS_PICTURE_CREDIT}}{{!}}
<a href="{{PICTURE}}" download>{{_picture_whole}}</a></figcaption>
</figure>
{{/HAS_PICTURE}}
{{#HAS_CORRECTION}}
<div class="correction" role="note">
<p><b>{{_correction}}{{#HAS_CORRECTED_ON}}, {{!}}
<time datetime="{{CORRECTED_ON}}">{{CORRECTED_ON_WORDS}}</time>{{!}}
{{/HAS_CORRECTED_ON}}:</b> {{CORRECTION}}</p>
</div>
{{/HAS_CORRECTION}}
<div class="body">
{{BODY:none}}
</div>
{{/ARTICLE}}
{{#HAS_PROJECTS}}
<section class="about" aria-labelledby="projects">
<h2 id="projects">{{_about_projects}}</h2>
{{#PROJECT}}
<h3><a href="{{PATH}}">{{TITLE}}</a></h3>
{{+part_eu.tpl}}
{{/PROJECT}}
</section>
{{/HAS_PROJECTS}}
{{#HAS_PARTNERS}}
<section class="about" aria-labelledby="partners">
<h2 id="partners">{{_about_partners}}</h2>
<ul class="names">
{{#PARTNER}}
<li><a href="{{PATH}}"><bdi>{{TITLE}}</bdi></a>{{#HAS_COUNTRY}}, {{!}}
<span class="where">{{COUNTRY_WORDS}}</span>{{/HAS_COUNTRY}}</li>
{{/PARTNER}}
</ul>
</section>
{{/HAS_PARTNERS}}
<section class="about" aria-labelledby="press">
<h2 id="press">{{_press_contact}}</h2>
{{#ARTICLE}}
{{#HAS_PRESS}}<div class="press">
{{PRESS:none}}
</div>{{/HAS_PRESS}}
{{/ARTICLE}}
<p>{{_press_contact_text}}</p>
</section>
{{#HAS_ALTERNATES}}
<section class="about others" aria-labelledby="other">
<h2 id="other">{{_other_language}}</h2>
{{#ALTERNATE}}
<p><a href="{{PATH}}" lang="{{LANG}}" hreflang="{{LANG}}">{{TITLE}}</a></p>
{{/ALTERNATE}}
</section>
{{/HAS_ALTERNATES}}
{{#LANGUAGE}}
{{#HAS_HOME}}
<p class="small others">{{_no_translation}} {{!}}
<span lang="{{CODE}}">{{NAME}}</span></p>
{{/HAS_HOME}}
{{/LANGUAGE}}
</article>
<div class="around">
{{#OLDER}}
<p class="older"><span>{{_older_one}}</span><br>
<a rel="prev" href="{{PATH}}">{{TITLE}}</a></p>
{{/OLDER}}
{{#NEWER}}
<p class="newer"><span>{{_newer_one}}</span><br>
<a rel="next" href="{{PATH}}">{{TITLE}}</a></p>
{{/NEWER}}
</div>
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
