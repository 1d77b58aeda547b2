{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! The site as data (schema.org). }}
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "WebSite",
"name": "{{_site_name}}", "inLanguage": "{{_lang}}",
"url": "{{_origin}}/{{_lang}}/",
"publisher": {{+part_data_house.tpl}}}
</script>
