{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! The house, as schema.org describes it. }}
{"@type": "Organization", "name": "{{_organisation}}",
"url": "{{ORIGIN:json_escape}}/{{LANG:json_escape}}/",
"logo": "{{ORIGIN:json_escape}}{{_card}}"}
