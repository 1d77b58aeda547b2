{{%AUTOESCAPE context="XML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! An Atom feed (RFC 4287). }}
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{{_lang}}">
{{#ABOUT}}
<id>{{TAG}}</id>
<title>{{TITLE}}</title>
{{#HAS_LEAD}}<subtitle>{{LEAD}}</subtitle>{{/HAS_LEAD}}
<updated>{{UPDATED_TIME}}</updated>
<link rel="self" type="application/atom+xml" {{!}}
href="{{_origin}}{{PAGE_PATH}}"/>
<link rel="alternate" type="text/html" hreflang="{{_lang}}" {{!}}
href="{{_origin}}{{PATH}}"/>
{{#HAS_HUB}}<link rel="hub" href="{{HUB}}"/>{{/HAS_HUB}}
{{/ABOUT}}
<author><name>{{_organisation}}</name> {{!}}
<uri>{{_origin}}/{{_lang}}/</uri></author>
<icon>{{_origin}}/favicon.ico</icon>
{{#ENTRY}}
{{#HAS_TAG}}
<entry>
<id>{{TAG}}</id>
<title>{{TITLE}}</title>
<link rel="alternate" type="text/html" hreflang="{{_lang}}" {{!}}
href="{{_origin}}{{PATH}}"/>
<published>{{PUBLISHED_TIME}}</published>
<updated>{{UPDATED_TIME}}</updated>
{{#HAS_LEAD}}<summary>{{LEAD}}</summary>{{/HAS_LEAD}}
<content type="html" xml:base="{{_origin}}{{PATH}}">{{CONTENT}}</content>
{{/HAS_TAG}}
{{#HAS_SLUG}}
<category term="{{SLUG}}" label="{{TITLE}}" {{!}}
scheme="{{_origin}}/{{_lang}}/projects/"/>
{{/HAS_SLUG}}
{{#HAS_IS_LAST}}</entry>{{/HAS_IS_LAST}}
{{/ENTRY}}
</feed>
