{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! The teasers of a list. }}
<div class="teasers">
{{#TEASER}}
<article class="teaser">
<h3><a href="{{PATH}}">{{TITLE}}</a></h3>
<p class="when">{{!}}
<time datetime="{{PUBLISHED_ON}}">{{PUBLISHED_ON_WORDS}}</time></p>
{{#HAS_LEAD}}<p class="what">{{LEAD}}</p>{{/HAS_LEAD}}
</article>
{{/TEASER}}
</div>
