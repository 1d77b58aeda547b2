{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! What stands for the site where a link to it is shared. }}
<meta property="og:image" content="{{_origin}}{{_card}}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:alt" content="{{_site_name}}">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
