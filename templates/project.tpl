{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
{{#PROJECT}}
<title>{{TITLE}} {{_dash}} {{_organisation}}</title>
{{#HAS_LEAD}}<meta name="description" content="{{LEAD}}">{{/HAS_LEAD}}
<meta property="og:type" content="website">
<meta property="og:title" content="{{TITLE}}">
{{#HAS_LEAD}}<meta property="og:description" content="{{LEAD}}">{{/HAS_LEAD}}
{{/PROJECT}}
{{#NEWER}}<meta name="robots" content="noindex, follow">{{/NEWER}}
{{+part_address.tpl}}
<link rel="alternate" type="application/atom+xml" {{!}}
href="{{PAGE_PATH}}feed.atom">
{{+part_data_project.tpl}}
{{+part_top.tpl}}
<main>
<nav class="crumbs" aria-label="{{_crumbs}}">
<ol>
<li><a href="/{{_lang}}/">{{_home}}</a></li> {{!}}
<li><a href="/{{_lang}}/projects/">{{_projects}}</a></li>
</ol>
</nav>
<article class="release">
{{#PROJECT}}
<header>
<h1 id="main">{{TITLE}}</h1>
{{#HAS_LEAD}}<p class="lead">{{LEAD}}</p>{{/HAS_LEAD}}
</header>
<div class="body">
{{BODY:none}}
</div>
<section class="about" aria-labelledby="facts">
<h2 id="facts">{{_facts}}</h2>
<dl class="facts">
<div><dt>{{_state}}</dt><dd>{{STATE_WORDS}}</dd></div>
{{#HAS_STARTS_ON}}
<div><dt>{{_starts_on}}</dt><dd>{{!}}
<time datetime="{{STARTS_ON}}">{{STARTS_ON_WORDS}}</time></dd></div>
{{/HAS_STARTS_ON}}
{{#HAS_ENDS_ON}}
<div><dt>{{_ends_on}}</dt><dd>{{!}}
<time datetime="{{ENDS_ON}}">{{ENDS_ON_WORDS}}</time></dd></div>
{{/HAS_ENDS_ON}}
{{#HAS_MONTHS}}
<div><dt>{{_duration}}</dt><dd>{{MONTHS_WORDS}}</dd></div>
{{/HAS_MONTHS}}
{{#HAS_PROGRAMME}}
<div><dt>{{_programme}}</dt><dd>{{PROGRAMME}}</dd></div>
{{/HAS_PROGRAMME}}
{{#HAS_CALL}}
<div><dt>{{_call}}</dt><dd>{{CALL}}</dd></div>
{{/HAS_CALL}}
{{#HAS_GRANT_NUMBER}}
<div><dt>{{_grant_number}}</dt><dd>{{!}}
<a href="https://cordis.europa.eu/project/id/{{GRANT_NUMBER}}">{{!}}
{{GRANT_NUMBER}}</a></dd></div>
{{/HAS_GRANT_NUMBER}}
{{#HAS_REFERENCE}}
<div><dt>{{_reference}}</dt><dd>{{REFERENCE}}</dd></div>
{{/HAS_REFERENCE}}
{{#HAS_TOTAL_AMOUNT}}
<div><dt>{{_total_amount}}</dt><dd>{{_total_amount_is}}</dd></div>
{{/HAS_TOTAL_AMOUNT}}
{{#HAS_GRANT_AMOUNT}}
<div><dt>{{_grant_amount}}</dt><dd>{{_grant_amount_is}}</dd></div>
{{/HAS_GRANT_AMOUNT}}
{{#HAS_EU_AMOUNT}}
<div><dt>{{_eu_amount}}</dt><dd>{{_eu_amount_is}}</dd></div>
{{/HAS_EU_AMOUNT}}
{{#HAS_NATIONAL_AMOUNT}}
<div><dt>{{_national_amount}}</dt><dd>{{_national_amount_is}}</dd></div>
{{/HAS_NATIONAL_AMOUNT}}
{{#HAS_WEBSITE}}
<div><dt>{{_website}}</dt><dd>{{!}}
<a class="address" href="{{WEBSITE}}">{{WEBSITE}}</a></dd></div>
{{/HAS_WEBSITE}}
</dl>
{{+part_eu.tpl}}
</section>
{{/PROJECT}}
{{#HAS_PARTICIPANTS}}
<section class="about" aria-labelledby="participants">
<h2 id="participants">{{_participants}}</h2>
<div class="wide" role="group" aria-labelledby="participants" tabindex="0">
<table>
<thead>
<tr><th scope="col">{{_organisation_one}}</th> {{!}}
<th scope="col">{{_country}}</th> {{!}}
<th scope="col">{{_role}}</th></tr>
</thead>
<tbody>
{{#PARTICIPANT}}
<tr><th scope="row"><a href="{{PATH}}">{{TITLE}}</a></th> {{!}}
<td>{{COUNTRY_WORDS}}</td> {{!}}
<td>{{ROLE_WORDS}}</td></tr>
{{/PARTICIPANT}}
</tbody>
</table>
</div>
</section>
{{/HAS_PARTICIPANTS}}
</article>
{{#HAS_TEASERS}}
<section class="part" aria-labelledby="about-it">
<h2 id="about-it">{{_news_of_project}}</h2>
<div class="side timeline">
{{#TEASER}}
{{#HAS_YEAR}}<p class="year">{{YEAR}}</p>{{/HAS_YEAR}}
<article class="teaser">
<h3><a href="{{PATH}}">{{TITLE}}</a></h3>
<p class="when">{{!}}
<time datetime="{{PUBLISHED_ON}}">{{PUBLISHED_ON_WORDS}}</time></p>
{{#HAS_LEAD}}<p class="what">{{LEAD}}</p>{{/HAS_LEAD}}
</article>
{{/TEASER}}
</div>
{{+part_pager.tpl}}
<p class="small others">{{_project_feed}}</p>
</section>
{{/HAS_TEASERS}}
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
