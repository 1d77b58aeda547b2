{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
<title>{{_site_name}}</title>
<meta name="description" content="{{_home_description}}">
<meta property="og:type" content="website">
<meta property="og:title" content="{{_site_name}}">
<meta property="og:description" content="{{_home_description}}">
{{+part_address.tpl}}
{{+part_feeds.tpl}}
{{+part_data_home.tpl}}
{{+part_top.tpl}}
<main class="home">
<div class="hero">
<h1 id="main">{{_home_title}}</h1>
{{#NEWEST}}
<article class="newest">
<h2><a href="{{PATH}}">{{TITLE}}</a></h2>
<p class="when">{{!}}
<time datetime="{{PUBLISHED_ON}}">{{PUBLISHED_ON_WORDS}}</time></p>
{{#HAS_LEAD}}<p class="lead">{{LEAD}}</p>{{/HAS_LEAD}}
{{#HAS_PICTURE_SOURCE}}
{{! As wide as style.css makes it, whose rem grows with the window. }}
<picture>
<source type="image/avif" srcset="{{PICTURE_AVIF}}" {{!}}
sizes="(min-width: 100em) calc(32.375rem + 11.08vw), {{!}}
(min-width: 62em) 43.5vw, 90vw">
<source type="image/webp" srcset="{{PICTURE_WEBP}}" {{!}}
sizes="(min-width: 100em) calc(32.375rem + 11.08vw), {{!}}
(min-width: 62em) 43.5vw, 90vw">
<img src="{{PICTURE_SOURCE}}" srcset="{{PICTURE_JPEG}}" {{!}}
sizes="(min-width: 100em) calc(32.375rem + 11.08vw), {{!}}
(min-width: 62em) 43.5vw, 90vw" {{!}}
width="{{PICTURE_WIDTH}}" height="{{PICTURE_HEIGHT}}" {{!}}
alt="{{PICTURE_ALT}}" fetchpriority="high">
</picture>
{{/HAS_PICTURE_SOURCE}}
</article>
{{/NEWEST}}
</div>
{{#HAS_TEASERS}}
<section class="part" aria-labelledby="more">
<h2 id="more">{{_more_news}}</h2>
<div class="side">
{{+part_teaser.tpl}}
<p class="all"><a href="/{{_lang}}/news/">{{_all_news}}</a></p>
</div>
</section>
{{/HAS_TEASERS}}
{{#HAS_PROJECTS}}
<section class="part" aria-labelledby="running">
<h2 id="running">{{_projects_running}}</h2>
<div class="side">
<ul class="projects">
{{#PROJECT}}
{{+part_project.tpl}}
{{/PROJECT}}
</ul>
<p class="all"><a href="/{{_lang}}/projects/">{{_all_projects}}</a></p>
</div>
</section>
{{/HAS_PROJECTS}}
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
