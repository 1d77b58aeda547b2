{{%AUTOESCAPE context="XML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! How a browser searches the site (OpenSearch 1.1). }}
<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{{_organisation}}</ShortName>
<Description>{{_search_description}}</Description>
<Language>{{_lang}}</Language>
<InputEncoding>UTF-8</InputEncoding>
<Image width="48" height="48" type="image/x-icon">{{!}}
{{_origin}}/favicon.ico</Image>
<Url type="text/html" rel="results" {{!}}
template="{{_origin}}/{{_lang}}/search/?q={searchTerms}"/>
<Url type="application/opensearchdescription+xml" rel="self" {{!}}
template="{{_origin}}{{PAGE_PATH}}"/>
</OpenSearchDescription>
