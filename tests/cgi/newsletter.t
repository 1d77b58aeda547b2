#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Signing up: what is stored, what is said, and what nobody learns.
'use strict';

const { ask, askAll, form, done } = require('./door.js');
const { clean } = require('./content.js');
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
	`a@${'d.'.repeat(126)}bg`, 'q'.repeat(5000)];

const stored = (columns) => sql(`SELECT ${columns} FROM core.subscriber
	WHERE address LIKE '%.test.example' ORDER BY id`);
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
	const projects = await sql(
		`SELECT string_agg(p.slug, ',' ORDER BY p.slug)
		FROM core.subscriber s JOIN core.subscriber_project x
		ON x.subscriber = s.id JOIN core.project p ON p.id = x.project
		WHERE s.address = 'Full@all.test.example'`);

	is([answer.status, answer.headers.location],
		[303, '/en/newsletter/sent/'], 'who signs up is led to a page');
	is(await stored('address, lang, frequency, state'),
		'Full@all.test.example|en|each|waiting',
		'who signs up waits, with language and frequency');
	is(projects, 'laboratory-complex,media-motor-europe',
		'and with the projects that there are');
	is(await sql('SELECT count(*) FROM core.consent'), '0',
		'no consent is recorded before it is confirmed');
	const [bg, en] = await askAll(['/bg/newsletter/sent/',
		answer.headers.location]);

	ok(bg.title === word('sent_title') &&
		en.title === word('sent_title', 'en'),
		'that page says what to do next', bg.title, en.title);
	await clean();
}

// A field of one line holds no line's end: a browser takes it away.
const folded = (text) => text.replace(/[\r\n]/g, ' ');

async function testAddresses() {
	const good = await postAll(GOOD.map((email) =>
		({ email, frequency: 'weekly' })));
	const bad = await postAll(BAD.map((email) =>
		({ email, frequency: 'weekly',
			project: 'media-motor-europe' })));

	every(good, ({ status }) => status !== 303 && status,
		'an address that a reader may have is taken');
	is((await stored('address')).split('\n').sort(),
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
		page.one('', (e) => e.attrs.role === 'alert')?.one('a')
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

	await clean();
	const trapped = await post({ ...fields, website: 'http://a.example/' });

	is(trapped.head + trapped.text, honest.head + honest.text,
		'a robot gets the same answer, byte for byte');
	is(await stored('address'), '', 'and nothing happens');
}

// One for each thing that may be known about an address.
async function prepareKnown() {
	await sql(`INSERT INTO core.subscriber (address, lang, frequency, state,
		confirmed_at, left_at) VALUES
		('waits@k.test.example', 'bg', 'each', 'waiting', NULL, NULL),
		('reads@k.test.example', 'bg', 'each', 'subscribed', now(),
			NULL),
		('left@k.test.example', 'bg', 'each', 'left', now(), now());`);
}

async function testNobodyLearns() {
	await clean();
	await prepareKnown();
	const before = await stored('*');
	const names = ['waits', 'reads', 'left', 'READS', 'Left'];
	const known = await postAll(names.map((name) => ({ frequency: 'weekly',
		email: `${name}@k.test.example`, project: 'vrt' })));
	const after = await stored('*');
	const stranger = await post({ frequency: 'weekly',
		email: 'new@k.test.example' });

	every(known, ({ head, text }) => head + text !== stranger.head +
		stranger.text && head, 'the answer is the same whether the ' +
		'address is new, waiting, subscribed or left');
	is(after, before, 'who is known is not changed by a stranger');
	every([...known, stranger], ({ log }) =>
		/test\.example|k\.test|email=/.test(log) && log,
	'the log names nobody');
}

run(async () => {
	await clean();
	await testForm();
	await testStored();
	testFaults(await testAddresses());
	await testFrequency();
	await testTrap();
	await testNobodyLearns();
	done();
}, clean);
