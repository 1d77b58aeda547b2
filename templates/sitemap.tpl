{{%AUTOESCAPE context="XML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! A file of the sitemap: a row for each language of each address. }}
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {{!}}
xmlns:xhtml="http://www.w3.org/1999/xhtml">
{{#ADDRESS}}
{{#HAS_IS_FIRST}}
<url><loc>{{_origin}}{{PATH}}</loc>
{{#HAS_UPDATED}}<lastmod>{{UPDATED}}</lastmod>{{/HAS_UPDATED}}
{{/HAS_IS_FIRST}}
<xhtml:link rel="alternate" hreflang="{{LANG}}" href="{{_origin}}{{HREF}}"/>
{{#HAS_IS_DEFAULT}}
<xhtml:link rel="alternate" hreflang="x-default" {{!}}
href="{{_origin}}{{HREF}}"/>
{{/HAS_IS_DEFAULT}}
{{#HAS_IS_LAST}}</url>{{/HAS_IS_LAST}}
{{/ADDRESS}}
</urlset>
