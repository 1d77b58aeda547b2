{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! What every letter begins with. Nothing is fetched when it is opened. }}
<!DOCTYPE html>
<html lang="{{_lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{{SUBJECT}}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body {
	margin: 0;
	padding: 24px 16px;
	background: #fff;
	color: #1d2522;
	font: 17px/1.5 -apple-system, "Segoe UI", Roboto, Arial, sans-serif;
	-webkit-text-size-adjust: 100%;
}
.letter { max-width: 600px; margin: 0 auto; overflow-wrap: break-word; }
.sender {
	margin: 0 0 24px;
	padding: 0 0 8px;
	border-bottom: 3px solid #00503c;
	color: #00503c;
	font-weight: bold;
}
h1 { margin: 0 0 24px; font-size: 26px; line-height: 1.25; }
h2 { margin: 0 0 4px; font-size: 21px; line-height: 1.3; }
p { margin: 0 0 16px; }
a { color: #00664d; }
.button {
	display: inline-block;
	padding: 12px 20px;
	border-radius: 4px;
	background: #00664d;
	color: #fff;
	font-weight: bold;
	text-decoration: none;
}
.news { margin: 0 0 32px; }
.news h1, .news h2 { margin: 0 0 4px; }
.small { color: #54605b; font-size: 15px; }
.news .small { margin: 0 0 8px; }
.eu { font-size: 15px; }
.emblem {
	display: block;
	margin: 0 0 8px;
	border: 0;
	font-size: 11px;
	line-height: 1.1;
}
.foot {
	margin: 32px 0 0;
	padding: 16px 0 0;
	border-top: 1px solid #c5cfca;
	color: #54605b;
	font-size: 15px;
}
.foot p { margin: 0 0 8px; }
@media (prefers-color-scheme: dark) {
	body { background: #121715; color: #e6ebe8; }
	.sender { border-color: #9af5d1; color: #9af5d1; }
	a { color: #8fe3c2; }
	.button { background: #9af5d1; color: #00281e; }
	.small, .foot { color: #a9b5b0; }
	.foot { border-color: #3a4540; }
}
</style>
</head>
<body>
<div class="letter">
<p class="sender">{{_organisation}}</p>
