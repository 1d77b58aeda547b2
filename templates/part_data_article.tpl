{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! The article as data (schema.org): what the page says, said again. }}
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
{{#ARTICLE}}
{"@type": "NewsArticle",
"@id": "{{_origin}}{{PATH:json_escape}}",
"url": "{{_origin}}{{PATH:json_escape}}",
"mainEntityOfPage": "{{_origin}}{{PATH:json_escape}}",
"headline": "{{TITLE:json_escape}}",
{{#HAS_NUMBER}}"identifier": "{{NUMBER:json_escape}}",{{/HAS_NUMBER}}
{{#HAS_LEAD}}"description": "{{LEAD:json_escape}}",{{/HAS_LEAD}}
"datePublished": "{{PUBLISHED_TIME:json_escape}}",
{{#HAS_CHANGED_ON}}
"dateModified": "{{CHANGED_ON:json_escape}}",
{{/HAS_CHANGED_ON}}
{{#HAS_CORRECTION}}
"correction": "{{CORRECTION:json_escape}}",
{{/HAS_CORRECTION}}
{{#HAS_PICTURE}}
"image": "{{_origin}}{{PICTURE_SOURCE:json_escape}}",
{{/HAS_PICTURE}}
{{#HAS_CARD}}
"image": "{{_origin}}{{CARD:json_escape}}",
{{/HAS_CARD}}
{{#HAS_NO_CARD}}
"image": "{{_origin}}{{_card}}",
{{/HAS_NO_CARD}}
"inLanguage": "{{_lang}}",
{{/ARTICLE}}
{{#HAS_ALTERNATES}}
"workTranslation": [
{{#ALTERNATE}}
{"@type": "NewsArticle",
"@id": "{{_origin}}{{PATH:json_escape}}",
"headline": "{{TITLE:json_escape}}", "inLanguage": "{{LANG:json_escape}}"}
{{#ALTERNATE_separator}},{{/ALTERNATE_separator}}
{{/ALTERNATE}}
],
{{/HAS_ALTERNATES}}
{{#HAS_PROJECTS}}
"about": [
{{#PROJECT}}
{"@type": "ResearchProject", "name": "{{TITLE:json_escape}}",
"url": "{{_origin}}{{PATH:json_escape}}"}
{{#PROJECT_separator}},{{/PROJECT_separator}}
{{/PROJECT}}
],
{{/HAS_PROJECTS}}
{{#HAS_PARTNERS}}
"mentions": [
{{#PARTNER}}
{"@type": "Organization", "name": "{{TITLE:json_escape}}",
"url": "{{_origin}}{{PATH:json_escape}}"}
{{#PARTNER_separator}},{{/PARTNER_separator}}
{{/PARTNER}}
],
{{/HAS_PARTNERS}}
"author": {{+part_data_house.tpl}},
"publisher": {{+part_data_house.tpl}}},
{"@type": "BreadcrumbList", "itemListElement": [
{"@type": "ListItem", "position": 1, "name": "{{_home}}",
"item": "{{_origin}}/{{_lang}}/"},
{"@type": "ListItem", "position": 2, "name": "{{_news}}",
"item": "{{_origin}}/{{_lang}}/news/"},
{{#ARTICLE}}
{"@type": "ListItem", "position": 3, "name": "{{TITLE:json_escape}}"}
{{/ARTICLE}}
]}]}
</script>
