{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
{{#PARTNER}}
<title>{{TITLE}} {{_dash}} {{_site_name}}</title>
{{#HAS_LEAD}}<meta name="description" content="{{LEAD}}">{{/HAS_LEAD}}
<meta property="og:type" content="website">
<meta property="og:title" content="{{TITLE}}">
{{#HAS_LEAD}}<meta property="og:description" content="{{LEAD}}">{{/HAS_LEAD}}
{{/PARTNER}}
{{#NEWER}}<meta name="robots" content="noindex, follow">{{/NEWER}}
{{+part_address.tpl}}
{{+part_data_partner.tpl}}
{{+part_top.tpl}}
<main>
<nav class="crumbs" aria-label="{{_crumbs}}">
<ol>
<li><a href="/{{_lang}}/">{{_home}}</a></li> {{!}}
<li><a href="/{{_lang}}/partners/">{{_partners}}</a></li>
</ol>
</nav>
{{#PARTNER}}
<article class="release">
<header>
<h1 id="main">{{TITLE}}</h1>
{{#HAS_LEAD}}<p class="lead">{{LEAD}}</p>{{/HAS_LEAD}}
</header>
<dl class="facts">
{{#HAS_COUNTRY}}
<div><dt>{{_country}}</dt><dd>{{COUNTRY_WORDS}}</dd></div>
{{/HAS_COUNTRY}}
{{#HAS_WEBSITE}}
<div><dt>{{_website}}</dt><dd>{{!}}
<a class="address" href="{{WEBSITE}}">{{WEBSITE}}</a></dd></div>
{{/HAS_WEBSITE}}
</dl>
</article>
{{/PARTNER}}
{{#HAS_PROJECTS}}
<section class="part" aria-labelledby="projects">
<h2 id="projects">{{_projects}}</h2>
<ul class="projects side">
{{#PROJECT}}
<li>
<h3><a href="{{PATH}}">{{TITLE}}</a></h3>
<div class="run"><p>{{ROLE_WORDS}}</p><p>{{STATE_WORDS}}</p></div>
{{#HAS_LEAD}}<p class="what">{{LEAD}}</p>{{/HAS_LEAD}}
</li>
{{/PROJECT}}
</ul>
</section>
{{/HAS_PROJECTS}}
{{#HAS_TEASERS}}
<section class="part" aria-labelledby="about-it">
<h2 id="about-it">{{_news_of_partner}}</h2>
<div class="side">
{{+part_teaser.tpl}}
</div>
{{+part_pager.tpl}}
</section>
{{/HAS_TEASERS}}
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
