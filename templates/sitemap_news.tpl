{{%AUTOESCAPE context="XML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! The news of the last two days, for search engines of news. }}
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {{!}}
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
{{#ADDRESS}}
<url><loc>{{_origin}}{{PATH}}</loc>
<news:news>
<news:publication>
<news:name>{{NAME}}</news:name>
<news:language>{{LANG}}</news:language>
</news:publication>
<news:publication_date>{{UPDATED}}</news:publication_date>
<news:title>{{TITLE}}</news:title>
</news:news>
</url>
{{/ADDRESS}}
</urlset>
