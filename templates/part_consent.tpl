{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! What a subscriber agrees to, before he does; ask.c stores it as it reads
    here. }}
<p class="small">{{_consent}} {{!}}
<a href="/{{_lang}}/privacy/">{{_consent_page}}</a>.</p>
