// SPDX-License-Identifier: EUPL-1.2
// The cleaner of HTML from outside, asked of many texts at once: to begin
// `newsroom clean` for each costs a hundred times what it does with one.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

// Of each text what is clean, or why it is refused: { html } or { refused }.
export function cleanAll(texts) {
	const { status, stdout, stderr } = spawnSync(
		`${process.env.BUILD ?? 'build/san'}/browser/cleaner`, [],
		{ input: texts.map((text) => `${text}\0`).join(''),
			maxBuffer: 1 << 28 });

	assert.equal(status, 0, `${stderr}`);
	const answers = `${stdout}`.split('\0').slice(0, -1).map((answer) => {
		const end = answer.indexOf('\n');
		const said = answer.slice(end + 1);

		return answer.slice(0, end) === 'clean' ? { html: said } :
			{ refused: said };
	});

	assert.equal(answers.length, texts.length);
	return answers;
}
