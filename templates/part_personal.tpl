{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! The beginning of <main> on a page for one reader of the newsletter. }}
<main>
<nav class="crumbs" aria-label="{{_crumbs}}">
<ol>
<li><a href="/{{_lang}}/">{{_home}}</a></li> {{!}}
<li><a href="/{{_lang}}/newsletter/">{{_newsletter}}</a></li>
</ol>
</nav>
