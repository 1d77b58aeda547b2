{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
<title>{{_error}} {{STATUS}} {{_dash}} {{_organisation}}</title>
<meta name="robots" content="noindex">
{{+part_top.tpl}}
<main class="error">
<h1 id="main"><span>{{_error}} {{STATUS}}</span> {{!}}
{{#IS_400}}{{_error_400}}{{/IS_400}}
{{#IS_403}}{{_error_403}}{{/IS_403}}
{{#IS_FOREIGN}}{{_error_foreign}}{{/IS_FOREIGN}}
{{#IS_404}}{{_error_404}}{{/IS_404}}
{{#IS_405}}{{_error_405}}{{/IS_405}}
{{#IS_410}}{{_error_410}}{{/IS_410}}
{{#IS_413}}{{_error_413}}{{/IS_413}}
{{#IS_414}}{{_error_414}}{{/IS_414}}
{{#IS_415}}{{_error_415}}{{/IS_415}}
{{#IS_429}}{{_error_429}}{{/IS_429}}
{{#IS_431}}{{_error_431}}{{/IS_431}}
{{#IS_500}}{{_error_500}}{{/IS_500}}
{{#IS_503}}{{_error_503}}{{/IS_503}}
</h1>
{{#IS_400}}<p class="lead">{{_error_400_text}}</p>{{/IS_400}}
{{#IS_403}}<p class="lead">{{_error_403_text}}</p>{{/IS_403}}
{{#IS_FOREIGN}}<p class="lead">{{_error_foreign_text}}</p>{{/IS_FOREIGN}}
{{#IS_404}}<p class="lead">{{_error_404_text}}</p>{{/IS_404}}
{{#IS_405}}<p class="lead">{{_error_405_text}}</p>{{/IS_405}}
{{#IS_410}}<p class="lead">{{_error_410_text}}</p>{{/IS_410}}
{{#IS_413}}<p class="lead">{{_error_413_text}}</p>{{/IS_413}}
{{#IS_414}}<p class="lead">{{_error_414_text}}</p>{{/IS_414}}
{{#IS_415}}<p class="lead">{{_error_415_text}}</p>{{/IS_415}}
{{#IS_429}}<p class="lead">{{_error_429_text}}</p>{{/IS_429}}
{{#IS_431}}<p class="lead">{{_error_431_text}}</p>{{/IS_431}}
{{#IS_500}}<p class="lead">{{_error_500_text}}</p>
{{#HAS_REQUEST_ID}}
<p>{{_request_id}} <code>{{REQUEST_ID}}</code></p>
{{/HAS_REQUEST_ID}}{{/IS_500}}
{{#IS_503}}<p class="lead">{{_error_503_text}}</p>{{/IS_503}}
{{#IS_404}}{{+part_search.tpl}}{{/IS_404}}
{{#IS_410}}{{+part_search.tpl}}{{/IS_410}}
<p class="all"><a href="/{{_lang}}/">{{_error_home}}</a></p>
{{#HAS_TEASERS}}
<section class="part" aria-labelledby="newest">
<h2 id="newest">{{_newest_news}}</h2>
<div class="side">
{{+part_teaser.tpl}}
</div>
</section>
{{/HAS_TEASERS}}
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
