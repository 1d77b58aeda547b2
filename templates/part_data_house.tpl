{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! The house, as schema.org describes it. }}
{"@type": "Organization", "name": "{{_organisation}}",
"url": "{{_origin}}/{{_lang}}/",
"logo": "{{_origin}}{{_card}}"}
