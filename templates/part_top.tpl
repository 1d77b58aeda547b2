{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! From the end of the head to the beginning of <main>. }}
</head>
<body data-path="{{PAGE_PATH}}">
<a class="skip" href="#main">{{_skip}}</a>
<header class="top">
<p class="mark"><a href="/{{_lang}}/"><b>{{_organisation}}</b> {{!}}
<span>{{_newsroom}}</span></a></p>
<nav class="languages" aria-label="{{_languages}}">
<ul>
{{#LANGUAGE}}
<li><a href="{{HREF}}" lang="{{CODE}}" hreflang="{{CODE}}"{{!}}
{{#HAS_IS_CURRENT}} aria-current="true"{{/HAS_IS_CURRENT}}>{{!}}
{{NAME}}{{#HAS_HOME}} ({{HOME}}){{/HAS_HOME}}</a></li> {{!}}
{{/LANGUAGE}}
</ul>
</nav>
<nav class="menu" aria-label="{{_menu}}">
<ul>
<li><a href="/{{_lang}}/news/">{{_news}}</a></li> {{!}}
<li><a href="/{{_lang}}/projects/">{{_projects}}</a></li> {{!}}
<li><a href="/{{_lang}}/partners/">{{_partners}}</a></li> {{!}}
<li><a href="/{{_lang}}/about/">{{_about}}</a></li> {{!}}
<li><a href="/{{_lang}}/newsletter/">{{_newsletter}}</a></li> {{!}}
<li><a href="/{{_lang}}/search/">{{_search}}</a></li>
</ul>
</nav>
</header>
