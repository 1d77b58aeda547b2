{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! The picture at the head of an article: its first, so it comes first. }}
<picture>
<source type="image/avif" srcset="{{PICTURE_AVIF}}" {{!}}
sizes="(min-width: 62em) 44rem, 92vw">
<source type="image/webp" srcset="{{PICTURE_WEBP}}" {{!}}
sizes="(min-width: 62em) 44rem, 92vw">
<img src="{{PICTURE_SOURCE}}" srcset="{{PICTURE_JPEG}}" {{!}}
sizes="(min-width: 62em) 44rem, 92vw" width="{{PICTURE_WIDTH}}" {{!}}
height="{{PICTURE_HEIGHT}}" alt="{{PICTURE_ALT}}" fetchpriority="high">
</picture>
