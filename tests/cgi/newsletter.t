#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Signing up: what is stored, what is said, and what nobody learns.
'use strict';

const { ask, askAll, form, done } = require('./door.js');
const { clean } = require('./content.js');
const { subscribe, asks, settle, held } = require('./reader.js');
const { word } = require('./words.js');
const { ok, is, every, run, sql } = require('./tap.js');

const URI = '/bg/newsletter/';
const post = (fields, uri = URI) => ask(uri, { method: 'POST',
	body: typeof fields === 'string' ? fields : form(fields) });
const postAll = (many) => Promise.all(many.map((fields) => post(fields)));

const GOOD = ['reader@a.test.example', 'Reader+tag@b.test.example',
	'o\'neil@c.test.example', '!#$%&*-/=?^_`{|}~@d.test.example',
	'иван@e.test.example', '  spaces@f.test.example ',
	`${'l'.repeat(64)}@g.test.example`, 'x@xn--80ak6aa92e.test.example'];
const BAD = ['', ' ', 'reader', 'reader@', '@a.test.example', 'a b@a.bg',
	'a@b', 'a@@b.bg', 'a@b@c.bg', '"a b"@c.bg', 'a@[192.0.2.1]',
	'a@192.0.2.1', 'a..b@c.bg', '.a@c.bg', 'a.@c.bg', 'a@-c.bg',
	'a@c-.bg', 'a@c..bg', 'a@.bg', 'a@bg.', 'a@b_c.bg', '<a@b.bg>',
	'a@b.bg,c@d.bg', 'a@b.bg;c@d.bg', 'a@b.bg\r\nBcc: c@d.bg',
	'a\n@b.bg', 'a\u00a0@b.bg', 'a\u200b@b.bg', 'a@\u202eb.bg',
	`${'l'.repeat(65)}@c.bg`, `a@${'d'.repeat(64)}.bg`,
	`a@${'d.'.repeat(126)}bg`, 'q'.repeat(5000), 'a@b.bg.',
	`${'l'.repeat(64)}@${'d'.repeat(63)}.${'d'.repeat(63)}.${
		'd'.repeat(59)}.bg`, 'a\tb@c.bg', 'mailto:', 'a@b.bg\u2028c'];

const field = ({ page }, name, so = () => true) =>
	page.one('input', (e) => e.attrs.name === name && so(e));

async function testForm() {
	const [bg, en] = await askAll([URI, '/en/newsletter/']);
	const projects = (page) => page.all('input', (e) =>
		e.attrs.name === 'project').map((e) => e.attrs.value);

	is(projects(bg.page), ['laboratory-complex', 'media-motor-europe',
		'sofia-tech-park-phase-2'], 'the form offers every project');
	is(projects(en.page), projects(bg.page), 'so in both languages');
	is(field(bg, 'email').attrs.value, '', 'the form begins empty');
	is(bg.page.all('input', (e) => 'checked' in e.attrs)
		.map((e) => e.attrs.value), ['weekly'],
	'once a week is offered first');
	ok(!bg.page.one('', (e) => 'autofocus' in e.attrs || e.attrs.class ===
		'fault'), 'a new form says nothing about faults');
}

async function testStored() {
	const answer = await post(
		'email=Full%40all.test.example&frequency=each' +
		'&project=vrt&project=media-motor-europe&project=laboratory-' +
		'complex&website=&project=%3Cx%3E', '/en/newsletter/');

	is([answer.status, answer.headers.location],
		[303, '/en/newsletter/sent/'], 'who signs up is led to a page');
	await settle();
	is(await held(), 'Full@all.test.example|en|each|waiting',
		'who signs up waits, with language and frequency');
	is(await sql(`SELECT c.lang, c.frequency, c.projects FROM core.consent c
		JOIN core.subscriber s ON s.id = c.subscriber
		WHERE s.address = 'Full@all.test.example'`),
	'en|each|{vrt,media-motor-europe,laboratory-complex}',
	'and what he chose waits with his consent');
	const [bg, en] = await askAll(['/bg/newsletter/sent/',
		answer.headers.location]);

	ok(bg.title === word('sent_title') &&
		en.title === word('sent_title', 'en'),
		'that page says what to do next', bg.title, en.title);
	await clean();
}

// The sentence in each form, as a reader reads it.
const consentOf = ({ page }) => page.one('form', (e) =>
	/newsletter\/$/.test(e.attrs.action)).all('p', (e) =>
	e.attrs.class === 'small').pop().text.replace(/\s+/g, ' ').trim();

async function testConsent() {
	const uris = ['/bg/newsletter/', '/en/newsletter/'];
	const [bg, en] = await askAll(uris);
	const feet = await askAll(['/bg/', '/en/']);

	await Promise.all(uris.map((uri) => post({ frequency: 'each',
		email: `${uri.slice(1, 3)}@consent.test.example` }, uri)));
	await settle();
	is((await sql(`SELECT words FROM core.consent c JOIN core.subscriber s
		ON s.id = c.subscriber WHERE c.confirmed_at IS NULL AND
		address LIKE '%@consent.test.example'
		ORDER BY address`)),
	`${consentOf(bg)}\n${consentOf(en)}`,
	'the words that were agreed to are kept as they were read');
	is(feet.map(consentOf), [bg, en].map(consentOf),
		'the form at the foot of a page says the same');
	ok(consentOf(bg).length > 100, 'and it says something');
	every([bg, en, ...feet], ({ text }) => !new RegExp('<p class="small">' +
		'[^<]*<a [^>]*>[^<]*</a>\\.</p>\\s*<p class="send">' +
		'<button type="submit">').test(text),
	'once, and before the button that says yes');
	await clean();
}

// Whatever stands twice counts once; what was not offered is not there.
async function testOdd() {
	const twice = await post('email=first%40odd.test.example&email=' +
		'second%40odd.test.example&frequency=each&frequency=weekly');
	const people = await postAll(['  idn@пример.test.example',
		'idn@xn--e1afmkfd.test.example', 'IDN@ПРИМЕР.test.example ',
		'idn@xn--E1AFMKFD.TEST.example'].map((email) =>
		({ email, frequency: 'each' })));
	const mixed = await postAll(['mixed@odd.test.example',
		'mixеd@odd.test.example'].map((email) =>
		({ email, frequency: 'each' })));
	const query = await post({ frequency: 'each' },
		`${URI}?email=query%40odd.test.example`);

	every([twice, ...people, ...mixed, query], ({ status }) =>
		status !== 303 && status, 'odd forms are taken');
	await settle();
	// Whichever of the four came first is kept as it was written.
	is(await held('lower(address), frequency'), ['first@odd.test.example|each',
		'idn@xn--e1afmkfd.test.example|each',
		'mixed@odd.test.example|each', 'mixеd@odd.test.example|each',
		'query@odd.test.example|each'].join('\n'),
	'the first value counts, a domain is one however it is written, and ' +
		'letters that look alike are two people');
	await clean();
}

// A field of one line holds no line's end and no tab.
const folded = (text) => text.replace(/[\r\n\t]/g, ' ');

async function testAddresses() {
	const good = await postAll(GOOD.map((email) =>
		({ email, frequency: 'weekly' })));
	const bad = await postAll(BAD.map((email) =>
		({ email, frequency: 'weekly',
			project: 'media-motor-europe' })));

	every(good, ({ status }) => status !== 303 && status,
		'an address that a reader may have is taken');
	await settle();
	is((await held('address')).split('\n').sort(),
		GOOD.map((a) => a.trim()).sort(), 'and stored as it was typed');
	every(bad, ({ status }) => status !== 422 && status,
		'an address that is none is not taken');
	every(bad.map((answer, i) => [BAD[i], answer]), ([email, answer]) =>
		folded(field(answer, 'email').attrs.value) !== folded(email) &&
		field(answer, 'email').attrs.value,
	'it is still in the form');
	return bad;
}

function faultFault({ page }) {
	const input = page.one('input', (e) => e.attrs.name === 'email');
	const id = input.attrs['aria-describedby'];
	const fault = page.one('', (e) => e.attrs.id === id);

	return input.attrs['aria-invalid'] !== 'true' || !fault ||
		fault.parent !== input.parent || fault.text.length < 20;
}

function testFaults(bad) {
	every(bad, faultFault, 'the fault is said beside its field');
	every(bad, ({ page }) => page.all('', (e) => 'autofocus' in e.attrs)
		.map((e) => e.attrs.name).join() !== 'email',
	'the field that is wrong has the focus');
	every(bad, ({ page }) =>
		!page.one('title').text.startsWith(`${word('wrong')}: `) ||
		page.one('', (e) => e.attrs.class === 'faults')?.one('a')
			.attrs.href !== '#email',
	'a wrong form says so before all else, and leads to the field');
	every(bad, (answer) => !field(answer, 'frequency', (e) =>
		e.attrs.value === 'weekly' && 'checked' in e.attrs) ||
		!field(answer, 'project', (e) => 'checked' in e.attrs &&
		e.attrs.value === 'media-motor-europe'),
	'all that was right in it is still there');
	every(bad, ({ page, headers }) => page.faults[0] ||
		headers['cache-control'] !== 'no-store', 'nobody keeps it');
}

async function testFrequency() {
	const email = 'often@a.test.example';
	const answers = await postAll([{ email, project: 'laboratory-complex' },
		{ email, frequency: '', project: 'laboratory-complex' },
		{ email, frequency: 'daily', project: 'laboratory-complex' },
		{ email, frequency: 'EACH', project: 'laboratory-complex' }]);
	const both = await post({ email: 'x', frequency: 'x' });
	const focused = ({ page }) => page.all('', (e) => 'autofocus' in
		e.attrs).map((e) => e.attrs.name);

	every(answers, ({ status }) => status !== 422 && status,
		'how often is each or weekly');
	every(answers, (answer) => field(answer, 'email').attrs.value !==
		email || !field(answer, 'project', (e) =>
			'checked' in e.attrs &&
		e.attrs.value === 'laboratory-complex'),
	'all that was typed is still there');
	every(answers, (answer) => focused(answer).join() !== 'frequency' ||
		answer.page.one('fieldset').one('p').text !==
		word('wrong_frequency'),
	'the fault stands with the choice, and the focus too');
	is([both.status, both.page.all('p', (e) => e.attrs.class === 'fault')
		.length], [422, 2], 'two faults are said at once');
	is(focused(both), ['email'], 'of two faults the first has the focus');
}

async function testTrap() {
	await clean();
	const fields = { email: 'robot@a.test.example', frequency: 'each' };
	const honest = await post(fields);

	await settle();
	await clean();
	const trapped = await post({ ...fields, website: 'http://a.example/' });

	is(trapped.head + trapped.text, honest.head + honest.text,
		'a robot gets the same answer, byte for byte');
	is(await asks(), '0', 'and nothing is written down');
	is(await held('address'), '', 'and nothing happens');
}

// One for each thing that may be known about an address.
async function prepareKnown() {
	await subscribe('waits@k.test.example', { state: 'waiting' });
	await subscribe('reads@k.test.example');
	await subscribe('left@k.test.example', { state: 'left' });
	await sql(`SELECT core.suppress('gone@k.test.example', 'erased');`);
}

const reads = (rows) => rows.split('\n').filter((row) =>
	row.includes('|reads@')).join('\n');

async function testNobodyLearns() {
	await clean();
	await prepareKnown();
	const before = await held('*');
	const names = ['waits', 'reads', 'left', 'gone', 'READS', 'Left'];
	const fields = (name) => ({ frequency: 'weekly', project: 'vrt',
		email: `${name}@k.test.example` });
	const known = await postAll(names.map(fields));
	const robot = await post({ ...fields('reads'), website: 'x' });
	const after = await held('*');
	const stranger = await post(fields('new'));

	every([...known, robot], ({ head, text }) => head + text !==
		stranger.head + stranger.text && head, 'the answer is the ' +
		'same, byte for byte, whether the address is new, waiting, ' +
		'subscribed, left or suppressed, or a robot has typed it');
	// The new one may be waiting by now: asks are settled meanwhile.
	is(reads(after), reads(before),
		'who reads us is not changed by a stranger');
	const logged = await ask(URI, { method: 'POST',
		env: { REQUEST_ID: 'id' }, body: form(fields('left')) });

	every([logged], ({ log }) => (!log.includes('POST') ||
		/test\.example|k\.test|email=/.test(log)) &&
			`it says: ${log}`, 'the log names nobody');
	await settle();
	is(await held('address, frequency, state'),
		['left@k.test.example|weekly|left',
			'new@k.test.example|weekly|waiting',
			'reads@k.test.example|weekly|subscribed',
			'waits@k.test.example|weekly|waiting'].join('\n'),
		'what it means is decided later');
}

// A page elsewhere has the reader's browser send our form.
async function testForeign() {
	await clean();
	const body = form({ email: 'foreign@a.test.example',
		frequency: 'each' });
	const send = (env, uri = URI) => ask(uri, { method: 'POST', body,
		env: { HTTP_HOST: 'news.example.bg', ...env } });
	const refused = await Promise.all([{ HTTP_SEC_FETCH_SITE: 'cross-site' },
		{ HTTP_SEC_FETCH_SITE: 'same-site' },
		{ HTTP_ORIGIN: 'https://evil.example' },
		{ HTTP_ORIGIN: 'https://news.example.bg:81' }].flatMap((env) =>
		[{}, { CONTENT_TYPE: 'text/plain' }, { CONTENT_TYPE: null }]
			.map((as) => send({ ...env, ...as }))));
	const english = await send({ HTTP_SEC_FETCH_SITE: 'cross-site' },
		'/en/newsletter/');

	every([...refused, english], ({ status, page }) => status !== 403 ||
		page.faults[0] || page.all('main').length !== 1,
	'a form that another site has sent is refused, in the design');
	ok(english.page.one('h1').text.includes(
		word('error_foreign', 'en')), 'and the reader is told why');
	is([await asks(), await held()], ['0', ''], 'nothing is stored');
	every(await Promise.all([{ HTTP_SEC_FETCH_SITE: 'same-origin' },
		{ HTTP_ORIGIN: 'null' },
		{ HTTP_ORIGIN: 'https://news.example.bg' },
		{ HTTP_ORIGIN: process.env.NEWSROOM_ORIGIN }].map((env) =>
		send(env))), ({ status }) => status !== 303 && status,
	'the site\'s own form is taken');
}

run(async () => {
	await clean();
	await testForm();
	await testStored();
	await testConsent();
	await testOdd();
	testFaults(await testAddresses());
	await testFrequency();
	await testTrap();
	await testNobodyLearns();
	await testForeign();
	await done();
}, clean);
