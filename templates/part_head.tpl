{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! The beginning of every page; its title and description come next. }}
<!DOCTYPE html>
<html lang="{{_lang}}" data-origin="{{_origin}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#ffffff" {{!}}
media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#0d1512" {{!}}
media="(prefers-color-scheme: dark)">
<link rel="preload" href="@sofia-sans.woff2@" as="font" type="font/woff2" crossorigin>
{{#STYLE_IS_INSIDE}}<style>@style.css.inline@</style>{{/STYLE_IS_INSIDE}}
{{#STYLE_IS_APART}}
<link rel="stylesheet" href="@style.css@">
{{/STYLE_IS_APART}}
<link rel="icon" href="@favicon.svg@" type="image/svg+xml">
<link rel="search" type="application/opensearchdescription+xml" {{!}}
title="{{_organisation}}" href="/{{_lang}}/opensearch.xml">
<meta property="og:site_name" content="{{_site_name}}">
<meta property="og:locale" content="{{_locale}}">
<meta name="twitter:card" content="summary_large_image">
