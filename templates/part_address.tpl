{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! Where the page stands, and the same page in the other languages. }}
{{#LANGUAGE}}
{{#HAS_IS_ALTERNATE}}
{{#HAS_IS_CURRENT}}
<link rel="canonical" href="{{_origin}}{{HREF}}">
<meta property="og:url" content="{{_origin}}{{HREF}}">
{{/HAS_IS_CURRENT}}
{{#HAS_IS_OTHER}}
<meta property="og:locale:alternate" content="{{LOCALE}}">
{{/HAS_IS_OTHER}}
<link rel="alternate" hreflang="{{CODE}}" href="{{_origin}}{{HREF}}">
{{/HAS_IS_ALTERNATE}}
{{#HAS_IS_DEFAULT}}{{#HAS_IS_ALTERNATE}}
<link rel="alternate" hreflang="x-default" href="{{_origin}}{{HREF}}">
{{/HAS_IS_ALTERNATE}}{{/HAS_IS_DEFAULT}}
{{/LANGUAGE}}
