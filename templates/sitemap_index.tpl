{{%AUTOESCAPE context="XML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! The files of the sitemap (sitemaps.org, 0.9). }}
<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>{{_origin}}/sitemap-1.xml</loc></sitemap>
{{#FILE}}
<sitemap><loc>{{_origin}}/sitemap-{{SHEET}}.xml</loc> {{!}}
<lastmod>{{UPDATED}}</lastmod></sitemap>
{{/FILE}}
</sitemapindex>
