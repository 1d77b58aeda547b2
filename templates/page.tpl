{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
{{#PAGE}}
<title>{{TITLE}} {{_dash}} {{_organisation}}</title>
{{#HAS_LEAD}}<meta name="description" content="{{LEAD}}">{{/HAS_LEAD}}
<meta property="og:type" content="website">
<meta property="og:title" content="{{TITLE}}">
{{#HAS_LEAD}}<meta property="og:description" content="{{LEAD}}">{{/HAS_LEAD}}
{{/PAGE}}
{{+part_address.tpl}}
{{+part_top.tpl}}
<main>
<nav class="crumbs" aria-label="{{_crumbs}}">
<ol>
<li><a href="/{{_lang}}/">{{_home}}</a></li> {{!}}
{{#PAGE}}
<li><a href="{{PATH}}" aria-current="page">{{TITLE}}</a></li>
{{/PAGE}}
</ol>
</nav>
{{#PAGE}}
<article class="release">
<header>
<h1 id="main">{{TITLE}}</h1>
{{#HAS_LEAD}}<p class="lead">{{LEAD}}</p>{{/HAS_LEAD}}
</header>
<div class="body">
{{BODY:none}}
</div>
{{#HAS_CHANGED_ON}}
<p class="changed">{{_changed_on}} {{!}}
<time datetime="{{CHANGED_ON}}">{{CHANGED_ON_WORDS}}</time></p>
{{/HAS_CHANGED_ON}}
</article>
{{/PAGE}}
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
