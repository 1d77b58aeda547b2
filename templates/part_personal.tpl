{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! The beginning of <main> on a page for one reader of the newsletter. }}
<main>
<nav class="crumbs" aria-label="{{_crumbs}}">
<ol>
<li><a href="/{{LANG}}/">{{_home}}</a></li> {{!}}
<li><a href="/{{LANG}}/newsletter/">{{_newsletter}}</a></li>
</ol>
</nav>
