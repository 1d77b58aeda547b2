{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! The links to the pages of a list before and after this one. }}
<div class="pager">
{{#NEWER}}
<a rel="prev" class="newer" {{!}}
href="{{PAGE_PATH}}{{#HAS_CURSOR}}?before={{CURSOR}}{{/HAS_CURSOR}}">{{!}}
{{_newer}}</a> {{!}}
{{/NEWER}}
{{#OLDER}}
<a rel="next" class="older" {{!}}
href="{{PAGE_PATH}}?before={{CURSOR}}">{{_older}}</a>
{{/OLDER}}
</div>
