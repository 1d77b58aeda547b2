// SPDX-License-Identifier: EUPL-1.2
// tap: what a test in JavaScript says to prove.
//
// A test is named by the sentence that it proves. What is true of many
// things is one test over all of them, which names those that it is not
// true of.
'use strict';

const { execFile } = require('node:child_process');
const { psql } = require('./psql.js');

let count = 0;
let failures = 0;

const shown = (value) =>
	typeof value === 'string' ? value : JSON.stringify(value) ?? 'nothing';

function note(text) {
	for (const line of shown(text).slice(0, 1500).split('\n'))
		console.log(`#   ${line}`);
}

function say(good, name, notes) {
	count++;
	if (!good)
		failures++;
	console.log(`${good ? 'ok' : 'not ok'} ${count} - ` +
		name.replace(/#/g, '\\#'));
	if (!good)
		notes.forEach(note);
	return good;
}

// ok(CONDITION, NAME, NOTES...): the notes are shown when it fails.
const ok = (good, name, ...notes) => say(Boolean(good), name, notes);

// skip(REASON, NAME): what cannot be tried here.
function skip(reason, name) {
	count++;
	console.log(`ok ${count} - ${name} # SKIP ${reason}`);
}

const is = (got, wanted, name) => say(shown(got) === shown(wanted), name,
	[`got ${shown(got)}`, `not ${shown(wanted)}`]);

const like = (text, pattern, name) => say(pattern.test(text), name,
	[`${pattern} is not in:`, text]);

const unlike = (text, pattern, name) => say(!pattern.test(text), name,
	[`${pattern} is in:`, text]);

// A thing by its name, a list of things by its first.
const nameOf = (thing) => Array.isArray(thing) ? nameOf(thing[0]) :
	thing?.name ?? shown(thing);

// Words, true, or any number: also 0, as the status of no answer.
const isFault = (why) => typeof why === 'number' || Boolean(why);

// every(THINGS, FAULT, NAME): FAULT(thing) says what is wrong with one, or
// nothing. No things at all is a failure too.
function every(things, fault, name) {
	const wrong = [];

	for (const thing of things) {
		const why = fault(thing);

		if (isFault(why))
			wrong.push(`${nameOf(thing)}: ${shown(why)}`);
	}
	if (things.length === 0)
		wrong.push('there is nothing to look at');
	if (wrong.length > 5)
		wrong.splice(5, wrong.length, `and ${wrong.length - 5} more`);
	return say(wrong.length === 0, name, wrong);
}

// A whole test file: its last line is the plan.
function run(body, after = async () => {}) {
	body().catch((error) => ok(false, 'the test runs to its end',
		error.stack)).then(after).catch((error) =>
		ok(false, 'the test cleans up after itself', error.stack))
		.then(() => {
			console.log(`1..${count}`);
			process.exit(failures > 0 ? 1 : 0);
		});
}

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

// waitUntil(CONDITION, SECONDS): its value once that is true; the last one
// when the time is over, so that a test can say what it was. The time is for
// the slowest machine, since a quick one does not wait for it.
async function waitUntil(condition, seconds = 120) {
	const deadline = Date.now() + seconds * 1000;
	let value = await condition();

	while (!value && Date.now() < deadline) {
		await sleep(20);
		value = await condition();
	}
	return value;
}

// soon(CONDITION): whether it comes true in a second and a half, of which each
// look at it is a part, however long this machine takes for that.
async function soon(condition) {
	for (let looks = 75; looks > 0; looks--) {
		if (await condition())
			return true;
		await sleep(20);
	}
	return Boolean(await condition());
}

// sh(COMMAND, ARGS, OPTIONS): { code, out, err }; never throws.
function sh(command, args, options = {}) {
	return new Promise((done) => {
		const { input, ...rest } = options;
		const child = execFile(command, args,
			{ maxBuffer: 1 << 26, ...rest }, (error, out, err) =>
				done({ code: error ? error.code ?? 1 : 0,
					signal: error?.signal, out, err }));

		child.stdin.on('error', () => {});
		child.stdin.end(input ?? '');
	});
}

// sql(STATEMENTS, ROLE): rows as lines, columns parted by a bar; all the
// statements are one transaction.
const sql = (statements, role = 'postgres', env = process.env) =>
	psql(statements, role, 'newsroom', env);

module.exports = { ok, skip, is, like, unlike, every, run, sleep, waitUntil,
	soon, sh, sql, note };
