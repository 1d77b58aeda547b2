{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! Where machines find the news. }}
<link rel="alternate" type="application/atom+xml" title="{{_site_name}}" {{!}}
href="/{{_lang}}/news/feed.atom">
<link rel="alternate" type="application/feed+json" title="{{_site_name}}" {{!}}
href="/{{_lang}}/news/feed.json">
