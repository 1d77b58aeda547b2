{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! From the end of <main> to the end of the page. }}
<footer class="foot">
<p class="imprint"><b>{{_organisation}}</b><br>{{_organisation_what}}<br> {{!}}
<a href="https://sofiatech.bg/">sofiatech.bg</a></p>
<nav aria-label="{{_foot_menu}}">
<ul>
<li><a href="/{{_lang}}/contacts/">{{_contacts}}</a></li> {{!}}
<li><a href="/{{_lang}}/privacy/">{{_privacy}}</a></li> {{!}}
<li><a href="/{{_lang}}/accessibility/">{{_accessibility}}</a></li>
</ul>
</nav>
<p class="source">{{_printed_from}} {{_origin}}{{PAGE_PATH}}{{PAGE_QUERY}}</p>
</footer>
</body>
</html>
