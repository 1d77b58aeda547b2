// SPDX-License-Identifier: EUPL-1.2
// answer: what an expression is of a text in JSON, which it calls r.
//
//	node answer.js ANSWER SAID
//
// Of expressions and texts on standard input, each ended by a NUL: what the
// expression is, or why it is nothing, goes into the file ANSWER; then a line
// into the pipe SAID.
'use strict';

const fs = require('node:fs');
const { format } = require('node:util');

const [, , answer, said] = process.argv;
let waiting = '';

function valueOf(expression, text) {
	try {
		return new Function('r', `return (${expression});`)(
			JSON.parse(text));
	} catch (error) {
		return error.stack;
	}
}

process.stdin.setEncoding('utf8').on('data', (some) => {
	const parts = (waiting + some).split('\0');

	while (parts.length > 2) {
		const value = valueOf(...parts.splice(0, 2));

		fs.writeFileSync(answer, `${format(value)}\n`);
		fs.writeFileSync(said, 'said\n');
	}
	waiting = parts.join('\0');
});
