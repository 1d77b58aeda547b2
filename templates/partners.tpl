{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
<title>{{_partners}} {{_dash}} {{_organisation}}</title>
<meta name="description" content="{{_partners_description}}">
<meta property="og:type" content="website">
<meta property="og:title" content="{{_partners}}">
<meta property="og:description" content="{{_partners_description}}">
{{+part_address.tpl}}
{{+part_top.tpl}}
<main>
<nav class="crumbs" aria-label="{{_crumbs}}">
<ol>
<li><a href="/{{_lang}}/">{{_home}}</a></li> {{!}}
<li><a href="/{{_lang}}/partners/" aria-current="page">{{_partners}}</a></li>
</ol>
</nav>
<h1 id="main">{{_partners}}</h1>
<ul class="partners">
{{#PARTNER}}
<li>
<h2><a href="{{PATH}}">{{TITLE}}</a></h2>
{{#HAS_COUNTRY}}<p class="when">{{COUNTRY_WORDS}}</p>{{/HAS_COUNTRY}}
{{#HAS_LEAD}}<p class="what">{{LEAD}}</p>{{/HAS_LEAD}}
</li>
{{/PARTNER}}
</ul>
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
