{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! The project as data (schema.org): what the page says, said again. }}
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
{{#PROJECT}}
{"@type": "ResearchProject",
"@id": "{{_origin}}{{PATH:json_escape}}",
"name": "{{TITLE:json_escape}}",
{{#HAS_LEAD}}"description": "{{LEAD:json_escape}}",{{/HAS_LEAD}}
{{#HAS_WEBSITE}}"sameAs": "{{WEBSITE:json_escape}}",{{/HAS_WEBSITE}}
{{#HAS_STARTS_ON}}
"foundingDate": "{{STARTS_ON:json_escape}}",
{{/HAS_STARTS_ON}}
{{#HAS_ENDS_ON}}"dissolutionDate": "{{ENDS_ON:json_escape}}",{{/HAS_ENDS_ON}}
{{#HAS_PROGRAMME}}
"funder": {"@type": "Organization", "name": "{{PROGRAMME:json_escape}}"},
{{/HAS_PROGRAMME}}
{{#HAS_GRANT_NUMBER}}
"identifier": "{{GRANT_NUMBER:json_escape}}",
"funding": {"@type": "Grant", "identifier": "{{GRANT_NUMBER:json_escape}}"
{{#HAS_PROGRAMME}}
, "funder": {"@type": "Organization", "name": "{{PROGRAMME:json_escape}}"}
{{/HAS_PROGRAMME}}
},
{{/HAS_GRANT_NUMBER}}
"url": "{{_origin}}{{PATH:json_escape}}"
{{/PROJECT}}
{{#HAS_PARTICIPANTS}}
, "member": [
{{#PARTICIPANT}}
{{#HAS_IS_MORE}},{{/HAS_IS_MORE}}
{"@type": "Organization", "name": "{{TITLE:json_escape}}",
"url": "{{_origin}}{{PATH:json_escape}}"}
{{/PARTICIPANT}}
]
{{/HAS_PARTICIPANTS}}
},
{"@type": "BreadcrumbList", "itemListElement": [
{"@type": "ListItem", "position": 1, "name": "{{_home}}",
"item": "{{_origin}}/{{_lang}}/"},
{"@type": "ListItem", "position": 2, "name": "{{_projects}}",
"item": "{{_origin}}/{{_lang}}/projects/"},
{{#PROJECT}}
{"@type": "ListItem", "position": 3, "name": "{{TITLE:json_escape}}"}
{{/PROJECT}}
]}]}
</script>
