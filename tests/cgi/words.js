// SPDX-License-Identifier: EUPL-1.2
// words: the site's own words, from where the site has them, so that a test
// is about what is said and not about how.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const words = {};

for (const line of fs.readFileSync(path.join(process.env.NEWSROOM_TEMPLATES,
	'words.ini'), 'utf8').split('\n')) {
	const [, key] = /^\[(\w+)\]$/.exec(line) ?? [];
	const [, lang, text] = /^([a-z]{2}) = (.*)$/.exec(line) ?? [];

	if (key)
		words.last = words[key] = {};
	else if (lang)
		words.last[lang] = text;
}

// The word for a key, spaces folded; a test that names none fails.
function word(key, lang = 'bg') {
	if (words[key]?.[lang] === undefined)
		throw new Error(`there is no word [${key}] in ${lang}`);
	return words[key][lang].replace(/\s+/g, ' ').trim();
}

module.exports = { word };
