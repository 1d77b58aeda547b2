{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
<title>{{_projects}} {{_dash}} {{_organisation}}</title>
<meta name="description" content="{{_projects_description}}">
<meta property="og:type" content="website">
<meta property="og:title" content="{{_projects}}">
<meta property="og:description" content="{{_projects_description}}">
{{+part_address.tpl}}
<link rel="alternate" type="application/json" href="/projects.json">
<link rel="alternate" type="text/csv" href="/projects.csv">
{{+part_top.tpl}}
<main>
<nav class="crumbs" aria-label="{{_crumbs}}">
<ol>
<li><a href="/{{_lang}}/">{{_home}}</a></li> {{!}}
<li><a href="/{{_lang}}/projects/" aria-current="page">{{_projects}}</a></li>
</ol>
</nav>
<h1 id="main">{{_projects}}</h1>
{{#HAS_RUNNINGS}}
<section class="part" aria-labelledby="running">
<h2 id="running">{{_projects_running}}</h2>
<ul class="projects side">
{{#RUNNING}}
{{+part_project.tpl}}
{{/RUNNING}}
</ul>
</section>
{{/HAS_RUNNINGS}}
{{#HAS_PLANNEDS}}
<section class="part" aria-labelledby="planned">
<h2 id="planned">{{_projects_planned}}</h2>
<ul class="projects side">
{{#PLANNED}}
{{+part_project.tpl}}
{{/PLANNED}}
</ul>
</section>
{{/HAS_PLANNEDS}}
{{#HAS_FINISHEDS}}
<section class="part" aria-labelledby="finished">
<h2 id="finished">{{_projects_finished}}</h2>
<ul class="projects side">
{{#FINISHED}}
{{+part_project.tpl}}
{{/FINISHED}}
</ul>
</section>
{{/HAS_FINISHEDS}}
<p class="small others">{{_projects_data}}</p>
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
