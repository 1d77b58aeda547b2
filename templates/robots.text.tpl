{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! What robots read (RFC 9309): all but the pages for one reader. }}
User-agent: *
Disallow: /newsletter/
Disallow: /*/newsletter/*?t=
Disallow: /*/search/?

Sitemap: {{_origin}}/sitemap.xml
Sitemap: {{_origin}}/sitemap-news.xml
