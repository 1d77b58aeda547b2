{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! The organisation as data (schema.org): what the page says, said again. }}
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
{{#PARTNER}}
{"@type": "Organization",
"@id": "{{_origin}}{{PATH:json_escape}}",
"name": "{{TITLE:json_escape}}",
{{#HAS_LEAD}}"description": "{{LEAD:json_escape}}",{{/HAS_LEAD}}
{{#HAS_WEBSITE}}"sameAs": "{{WEBSITE:json_escape}}",{{/HAS_WEBSITE}}
{{#HAS_COUNTRY}}
"address": {"@type": "PostalAddress",
"addressCountry": "{{COUNTRY:json_escape}}"},
{{/HAS_COUNTRY}}
"url": "{{_origin}}{{PATH:json_escape}}"},
{{/PARTNER}}
{"@type": "BreadcrumbList", "itemListElement": [
{"@type": "ListItem", "position": 1, "name": "{{_home}}",
"item": "{{_origin}}/{{_lang}}/"},
{"@type": "ListItem", "position": 2, "name": "{{_partners}}",
"item": "{{_origin}}/{{_lang}}/partners/"},
{{#PARTNER}}
{"@type": "ListItem", "position": 3, "name": "{{TITLE:json_escape}}"}
{{/PARTNER}}
]}]}
</script>
