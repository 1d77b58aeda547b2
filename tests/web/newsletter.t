#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// The newsletter through nginx: one click as mail providers send it, forms
// from other sites, and logs that name nobody after all of it.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { atOnce, get, post, stranger } = require('./http.js');
const { clean } = require('../cgi/content.js');
const { subscribe, give, settle, held, multipart, newToken } =
	require('../cgi/reader.js');
const { is, ok, every, run, sql } = require('../cgi/tap.js');

const WHO = 'one@web.test.example';
const folder = path.join(process.env.TEST_VAR, 'log');
const tokens = [];

async function link(purpose, options) {
	const token = await give(WHO, purpose, options);

	tokens.push(token);
	return token;
}

const click = (token, options = {}) => post(
	`/newsletter/one-click/?t=${token}`, 'List-Unsubscribe=One-Click',
	options);

async function testOneClick() {
	const { body, type } = multipart({ 'List-Unsubscribe': 'One-Click' });

	for (const [name, send] of [['urlencoded', (uri) => post(uri,
		'List-Unsubscribe=One-Click')], ['multipart', (uri) => post(uri,
		body, { headers: { 'content-type': type } })],
	['from a page of the provider', (uri) => post(uri,
		'List-Unsubscribe=One-Click', { headers: {
			'sec-fetch-site': 'cross-site',
			origin: 'https://mail.example' } })]]) {
		await clean();
		await subscribe(WHO);
		const uri = `/newsletter/one-click/?t=${await link('leave')}`;
		const replies = [await send(uri), await send(uri)];

		every(replies, ({ status, headers }) => status !== 200 ||
			headers.location || headers['set-cookie'] ||
			headers['cache-control'] !== 'no-store',
		`one click, ${name}, is 200, twice, and leads nowhere`);
		is(await held('state'), 'left', `one click, ${name}, leaves`);
	}
}

// A mail provider leaves for many readers in a row, from one address.
async function testMany() {
	await clean();
	await subscribe(WHO);
	const token = await link('leave');
	const from = stranger();
	const replies = [];

	for (let i = 0; i < 4; i++)
		replies.push(...await atOnce(30, () => click(token, { from }),
			from));

	every(replies, ({ status }) => status !== 200 && status,
		'a mail provider may leave for a hundred readers in a row');
}

async function testForeign() {
	const form = 'email=foreign%40web.test.example&frequency=each';
	const replies = await Promise.all([{ 'sec-fetch-site': 'cross-site' },
		{ 'sec-fetch-site': 'same-site' },
		{ origin: 'https://evil.example' }].map((headers) =>
		post('/bg/newsletter/', form, { headers })));
	const own = await Promise.all([{ 'sec-fetch-site': 'same-origin',
		origin: 'null' }, { origin: process.env.TEST_SITE }].map(
		(headers) => post('/bg/newsletter/', form, { headers })));

	every(replies, ({ status, page }) => status !== 403 || page.faults[0],
		'nginx hands on where a form comes from');
	every(own, ({ status }) => status !== 303 && status,
		'and that it is the site\'s own');
}

// Whoever is known: nothing but the number and the time of the answer.
async function testNobodyLearns() {
	await clean();
	await subscribe(WHO);
	await subscribe('left@web.test.example', { state: 'left' });
	await sql(`SELECT core.suppress('gone@web.test.example', 'erased');`);
	const names = ['one', 'left', 'gone', 'new'];
	const said = ({ status, rawHeaders, text }) => [status,
		...rawHeaders.filter((_, i) => !/^(date|x-request-id)$/i
			.test(rawHeaders[i - i % 2])), text].join('\n');
	const replies = [];

	for (const name of names)
		replies.push(await post('/bg/newsletter/',
			`email=${name}%40web.test.example&frequency=each`));
	replies.push(await post('/bg/newsletter/', 'email=robot%40web.test.' +
		'example&frequency=each&website=x'));
	every(replies, (reply) => said(reply) !== said(replies[0]) &&
		said(reply), 'every answer to the form is the same, whoever ' +
		'is known, but for its number and its time');
	await settle();
	is(await held('address, state'), ['left@web.test.example|left',
		'new@web.test.example|waiting', `${WHO}|subscribed`].join('\n'),
	'and what it means is decided later');
}

// Every page for one reader, well and badly asked.
async function testLogs() {
	await clean();
	await subscribe(WHO);
	const pages = ['confirm', 'preferences', 'export', 'address', 'leave'];
	const mine = await link('preferences');
	const bad = newToken();

	tokens.push(bad);
	for (const token of [mine, bad])
		for (const page of pages) {
			const uri = `/bg/newsletter/${page}/?t=${token}`;

			await get(uri);
			await post(uri, 'action=address&email=' +
				'next%40web.test.example');
		}
	await get(`/bg/newsletter/preferences?t=${mine}`);
	await post(`/bg/newsletter/preferences/?t=${mine}`, 'action=%zz');
	await post(`/bg/newsletter/preferences/?t=${mine}`, 'q'.repeat(70000));
	const text = fs.readdirSync(folder).map((name) =>
		fs.readFileSync(path.join(folder, name), 'utf8')).join('\n');

	ok(/ POST \/bg\/newsletter\/preferences\/ /.test(text),
		'the logs say that preferences were changed');
	is(tokens.filter((token) => text.includes(token)), [],
		'no log has a token');
	ok(!/web\.test\.example|web%2etest|%40web/i.test(text),
		'no log has an address of a reader', text.split('\n')
			.find((line) => /web\.test\.example/.test(line)));
}

run(async () => {
	await testOneClick();
	await testMany();
	await testForeign();
	await testNobodyLearns();
	await testLogs();
}, clean);
