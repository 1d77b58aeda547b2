{{%AUTOESCAPE context="XML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! An Atom feed (RFC 4287). }}
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{{LANG}}">
{{#ABOUT}}
<id>{{TAG}}</id>
<title>{{TITLE}}</title>
{{#HAS_LEAD}}<subtitle>{{LEAD}}</subtitle>{{/HAS_LEAD}}
<updated>{{UPDATED_TIME}}</updated>
<link rel="self" type="application/atom+xml" {{!}}
href="{{ORIGIN}}{{PAGE_PATH}}"/>
<link rel="alternate" type="text/html" hreflang="{{LANG}}" {{!}}
href="{{ORIGIN}}{{PATH}}"/>
{{#HAS_HUB}}<link rel="hub" href="{{HUB}}"/>{{/HAS_HUB}}
{{/ABOUT}}
<author><name>{{_organisation}}</name> {{!}}
<uri>{{ORIGIN}}/{{LANG}}/</uri></author>
<icon>{{ORIGIN}}/favicon.ico</icon>
{{#ENTRY}}
{{#HAS_TAG}}
<entry>
<id>{{TAG}}</id>
<title>{{TITLE}}</title>
<link rel="alternate" type="text/html" hreflang="{{LANG}}" {{!}}
href="{{ORIGIN}}{{PATH}}"/>
<published>{{PUBLISHED_TIME}}</published>
<updated>{{UPDATED_TIME}}</updated>
{{#HAS_LEAD}}<summary>{{LEAD}}</summary>{{/HAS_LEAD}}
<content type="html" xml:base="{{ORIGIN}}{{PATH}}">{{CONTENT}}</content>
{{/HAS_TAG}}
{{#HAS_SLUG}}
<category term="{{SLUG}}" label="{{TITLE}}" {{!}}
scheme="{{ORIGIN}}/{{LANG}}/projects/"/>
{{/HAS_SLUG}}
{{#HAS_IS_LAST}}</entry>{{/HAS_IS_LAST}}
{{/ENTRY}}
</feed>
