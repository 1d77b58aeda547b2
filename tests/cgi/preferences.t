#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What the links in a mail lead to: GET changes nothing, one button does.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { ask, askAll, form, done } = require('./door.js');
const { clean } = require('./content.js');
const { subscribe, give, newToken, settle, held, chosen, multipart } =
	require('./reader.js');
const { word } = require('./words.js');
const { ok, is, every, run, sql } = require('./tap.js');

const WHO = 'who@p.test.example';
const AWAY = { NEWSROOM_DB: 'host=/nonexistent dbname=newsroom' };
const ACTIONS = { preferences: { lang: 'en', frequency: 'each' },
	address: { email: 'new@p.test.example' }, leave: {},
	erase: { sure: 'yes' } };

const at = (page, token, lang = 'bg') =>
	`/${lang}/newsletter/${page}/?t=${token}`;
const press = (uri, fields = {}, env = {}) => ask(uri, { method: 'POST',
	body: form(fields), env });
const act = (token, action, fields = ACTIONS[action], env = {}) =>
	press(at('preferences', token), { action, ...fields }, env);
const state = () => held('*');
const mails = () => sql('SELECT count(*) FROM core.mail');
const fault = (page) => page.all('p', (e) => e.attrs.class === 'fault')
	.map((e) => e.text);
const focus = (page) => page.all('', (e) => 'autofocus' in e.attrs)
	.map((e) => e.attrs.name).join();
const checked = (page) => page.all('input', (e) => 'checked' in e.attrs)
	.map((e) => e.attrs.value).join();

async function begin(options) {
	await clean();
	await subscribe(WHO, options);
}

// A page for one reader: nobody keeps it, finds it, or is told of it.
function personalFault({ status, headers, page, text }, token) {
	const away = page.all('a').find((e) => /^https?:/.test(e.attrs.href) &&
		e.attrs.href.includes(token));

	return status !== 200 || page.faults[0] ||
		headers['cache-control'] !== 'no-store' || headers.etag ||
		!page.one('meta', (e) => e.attrs.name === 'robots' &&
			e.attrs.content === 'noindex') || away?.attrs.href ||
		/rel="(canonical|alternate)"/.test(text) ||
		page.all('h1').length !== 1;
}

const BUTTONS = [['confirm', 'confirm'], ['address', 'address'],
	['leave', 'leave']];

async function testButtons() {
	await begin({ state: 'waiting' });
	for (const [name, purpose] of BUTTONS) {
		const token = await give(WHO, purpose, purpose === 'address' ?
			{ other: 'new@p.test.example' } : {});
		const before = await state();
		const pages = await askAll([at(name, token),
			at(name, token, 'en')]);
		const head = await ask(at(name, token), { method: 'HEAD' });
		const forms = pages.flatMap(({ page }) => page.all('form'));

		every(pages, (page) => personalFault(page, token),
			`${name}: a page for its reader alone`);
		is(forms.map((e) => [e.attrs.action, e.all('button').length]),
			['bg', 'en'].map((lang) => [at(name, token, lang), 1]),
			`${name}: one form, with one button`);
		ok(pages.every(({ page }, i) => page.one('main').text.includes(
			word(`${name}_nothing`, ['bg', 'en'][i]))),
		`${name}: it says that nothing changes until it is pressed`);
		ok(pages[0].page.one('a', (e) => e.attrs.hreflang === 'en' &&
			e.attrs.href === at(name, token, 'en')),
		`${name}: the other language has the same link`);
		is([head.status, await state()], [200, before],
			`${name}: to look at it changes nothing`);
	}
}

async function testConfirm() {
	await begin({ state: 'waiting' });
	const token = await give(WHO, 'confirm');
	const first = await press(at('confirm', token, 'en'));
	const fresh = /\?t=([\w-]{32})&done=confirmed$/.exec(
		first.headers.location)?.[1];

	is([first.status, first.headers.location], [303,
		`/en/newsletter/preferences/?t=${fresh}&done=confirmed`],
	'who confirms is led to his preferences by a fresh link');
	is(await held(), `${WHO}|bg|weekly|subscribed`, 'and is subscribed');
	const [page, again] = [await ask(first.headers.location),
		await press(at('confirm', token))];

	ok(page.status === 200 && page.text.includes(word('done_confirmed',
		'en')), 'there he is told so');
	is([again.status, again.title], [410, word('stale_title')],
		'the link confirms once');
}

// The database died behind its commit, so lib/db asks once more.
async function testLostAnswer() {
	const ways = [['confirm', 'waiting', 'confirm', {}], ['move', 'subscribed',
		'address', { other: 'new@p.test.example' }]];

	for (const [name, begun, purpose, options] of ways) {
		await begin({ state: begun });
		await give(WHO, purpose, options);
		const hash = await sql(`SELECT hash FROM core.token
			WHERE purpose = '${purpose}'`);
		const query = fs.readFileSync(path.join(__dirname,
			`../../sql/queries/subscriber_${name}.sql`), 'utf8');
		const execute = (fresh) => `EXECUTE twice ('${hash}',
			sha256('${fresh}'));`;

		is(await sql(`SET ROLE newsletter; PREPARE twice AS ${query};
			${execute('one')} ${execute('one')} ${execute('two')}`),
		't\nt\nf', `${name}: asked twice for one answer, it is done; ` +
			'by another it is not');
	}
}

async function testStale() {
	await begin();
	const purposes = ['confirm', 'preferences', 'address', 'leave'];
	const options = (purpose) => purpose === 'address' ?
		{ other: 'new@p.test.example' } : {};
	const places = { confirm: 'confirm', preferences: 'preferences',
		export: 'preferences', address: 'address', leave: 'leave' };
	const bad = [];

	for (const [name, wanted] of Object.entries(places)) {
		for (const purpose of purposes.filter((p) => p !== wanted))
			bad.push(at(name, await give(WHO, purpose,
				options(purpose))));
		const good = await give(WHO, wanted, options(wanted));
		const old = await give(WHO, wanted, { lasts: '-1 second',
			...options(wanted) });

		bad.push(...[old, newToken(), '', good.slice(1), `${good}a`,
			` ${good}`, `${good.slice(1)}%2B`, `${good}%00`.slice(0,
				-3), good.split('').reverse().join('')]
			.filter((t) => t !== good).map((t) => at(name, t)),
		`/bg/newsletter/${name}/`);
	}
	const before = await state();
	const pages = await askAll(bad);
	const pressed = await Promise.all(bad.filter((uri) =>
		!/export|leave/.test(uri)).flatMap((uri) =>
		/preferences/.test(uri) ? Object.keys(ACTIONS)
			.filter((action) => action !== 'leave').map((action) =>
				press(uri, { action, ...ACTIONS[action] })) :
			[press(uri)]));

	every([...pages, ...pressed], ({ status, page, title }) =>
		status !== 410 || page.faults[0] ||
		title !== word('stale_title') ||
		!page.one('form', (e) =>
			e.attrs.action === '/bg/newsletter/'),
	'a link that is not good is 410, says why, and offers a fresh one');
	is(await state(), before, 'and changes nothing');
	every(await askAll(bad.slice(0, 3), { env: { REQUEST_ID: 'id' } }),
		({ log }) => (!log.includes('GET') ||
			/\?t=|[\w-]{32}/.test(log)) && `it says: ${log}`,
		'the log names no link');
}

async function testPreferences() {
	await begin({ lang: 'en', frequency: 'each' });
	const token = await give(WHO, 'preferences');
	const before = await state();
	const pages = await askAll([at('preferences', token),
		at('preferences', token, 'en')]);

	every(pages, (page) => personalFault(page, token),
		'preferences are for their reader alone');
	every(pages, ({ page }) => !page.one('main').text.includes(WHO),
		'they say whose they are');
	is(pages.map(({ page }) => checked(page)), ['en,each', 'en,each'],
		'and what is chosen');
	is(await state(), before, 'to look at them changes nothing');

	const saved = await act(token, 'preferences', { lang: 'bg',
		frequency: 'weekly' });
	const many = await press(at('preferences', token),
		[['action', 'preferences'], ['lang', 'en'], ['lang', 'bg'],
			['frequency', 'each'], ['frequency', 'weekly'],
			['project', 'media-motor-europe'], ['project', 'x'],
			['project', '<x>'], ['project', 'laboratory-complex']]);

	is([saved.status, saved.headers.location], [303,
		`${at('preferences', token)}&done=saved`],
	'who saves is led back to see it');
	const page = await ask(many.headers.location);

	is([await held(), await chosen(WHO)], [`${WHO}|en|each|subscribed`,
		'laboratory-complex,media-motor-europe'],
	'the first of each value is kept, and the projects that there are');
	ok(page.page.one('', (e) => e.attrs.role === 'status').text ===
		word('done_saved', 'en'), 'and it is said, in the language ' +
		'that was chosen');
	is(checked(page.page), 'en,each,laboratory-complex,media-motor-europe',
		'and shown');
}

async function testWrongPreferences() {
	await begin();
	const token = await give(WHO, 'preferences');
	const before = await state();
	const bad = [{ lang: 'fr', frequency: 'each' }, { frequency: 'each' },
		{ lang: 'en', frequency: 'daily' }, { lang: 'en' }, {}];
	const answers = await Promise.all(bad.map((fields) => act(token,
		'preferences', { ...fields, project: 'laboratory-complex' })));
	const odd = await Promise.all(['', 'x', 'PREFERENCES'].map((action) =>
		act(token, action, {})));

	is(answers.map(({ status }) => status), [422, 422, 422, 422, 422],
		'wrong preferences are not taken');
	is(answers.map(({ page }) => focus(page)), ['lang', 'lang',
		'frequency', 'frequency', 'lang'],
	'the first field that is wrong has the focus');
	is(answers.map(({ page }) => fault(page).length), [1, 1, 1, 1, 2],
		'what is wrong is said beside its field');
	is(answers.map(({ page }) => checked(page)), ['each', 'each', 'en',
		'en', ''].map((value) => [value, 'laboratory-complex']
		.filter(Boolean).join()), 'what was right is still there');
	is(odd.map(({ status }) => status), [400, 400, 400],
		'a form that is none of them is refused');
	is(await state(), before, 'nothing is changed');
}

async function testAddress() {
	await begin();
	await subscribe('taken@p.test.example');
	await sql(`SELECT core.suppress('gone@p.test.example', 'erased');`);
	const token = await give(WHO, 'preferences');
	const answers = await Promise.all(['new', 'taken', 'gone', 'who'].map(
		(name) => act(token, 'address',
			{ email: `${name}@p.test.example` })));
	const page = await ask(answers[0].headers.location);
	const wrong = await Promise.all(['', 'x', 'a@b@c.bg', 'a@b.bg\r\nX: y']
		.map((email) => act(token, 'address', { email })));

	every(answers, ({ head, text }) => head + text !== answers[0].head +
		answers[0].text && head,
	'an address is asked for alike, whoever has it');
	ok(page.page.one('main').text.includes(word('done_sent')),
		'a letter is said to be on its way');
	is(wrong.map(({ status }) => status), [422, 422, 422, 422],
		'an address that is none is not');
	every(wrong, ({ page }) => focus(page) !== 'email' ||
		fault(page).join() !== word('wrong_email'), 'which is said beside the field');
	is(wrong[1].page.one('input', (e) => e.attrs.name === 'email')
		.attrs.value, 'x', 'with what was typed still in it');
	await settle();
	is(await held('address'), 'taken@p.test.example\nwho@p.test.example',
		'until the link in it is used nothing changes');
}

async function testMoved() {
	await begin();
	const old = await give(WHO, 'preferences');
	const token = await give(WHO, 'address',
		{ other: 'moved@p.test.example' });
	const look = await ask(at('address', token));
	const answer = await press(at('address', token));
	const page = await ask(answer.headers.location);
	const late = await askAll([at('address', token),
		at('preferences', old)]);

	ok(look.page.one('main').text.includes('moved@p.test.example'),
		'the page of a new address says which');
	is([answer.status, await held('address')],
		[303, 'moved@p.test.example'], 'its button changes the address');
	ok(page.status === 200 && page.text.includes(word('done_moved')) &&
		page.text.includes('moved@p.test.example'),
	'and leads to the preferences by a fresh link');
	is(late.map(({ status }) => status), [410, 410],
		'the links that the old address has are no good any more');
}

async function testLeave() {
	await begin();
	const token = await give(WHO, 'leave');
	const mine = await give(WHO, 'preferences');
	const first = await press(at('leave', token));
	const again = await press(at('leave', token, 'en'));
	const page = await ask(at('preferences', mine));

	is([first.status, first.headers.location, again.status],
		[303, '/bg/newsletter/left/', 303],
		'who leaves is led to a page that says so, each time');
	is(await held('state'), 'left', 'and has left');
	ok(page.text.includes(word('state_left').slice(0, 40)) &&
		page.page.all('button').length === 1,
	'his preferences say so, and he may still be erased');
	is((await ask(first.headers.location)).title, word('left_title'),
		'the page is everybody\'s');
	await begin();
	is([(await act(await give(WHO, 'preferences'), 'leave')).headers.location,
		await held('state')], ['/bg/newsletter/left/', 'left'],
	'he may leave from his preferences, too');
}

async function testErase() {
	await begin();
	const token = await give(WHO, 'preferences');
	const unsure = await act(token, 'erase', {});
	const before = await held('address');
	const answer = await act(token, 'erase');
	const after = await askAll([at('preferences', token),
		answer.headers.location]);

	is([unsure.status, focus(unsure.page), fault(unsure.page).join()],
		[422, 'sure', word('wrong_sure')],
		'who is not sure is asked again');
	is([before, answer.headers.location, await held()],
		[WHO, '/bg/newsletter/erased/', ''],
		'who is sure is erased');
	is(after.map(({ status, title }) => [status, title]),
		[[410, word('stale_title')], [200, word('erased_title')]],
		'and told so; his link is no good any more');
	const asked = await press('/bg/newsletter/', { email: WHO,
		frequency: 'each' });

	await settle();
	is([asked.status, await held()], [303, ''],
		'nobody can sign him up again, or learn that he was here');
}

async function testExport() {
	await begin();
	const token = await give(WHO, 'preferences');
	const page = await ask(at('preferences', token));
	const link = page.page.one('a', (e) => 'download' in e.attrs);
	const answer = await ask(link.attrs.href);
	const record = JSON.parse(answer.text);

	is([answer.status, answer.headers['content-type'],
		answer.headers['cache-control']],
	[200, 'application/json', 'no-store'],
	'what is held can be downloaded');
	is([record.address, record.state, record.links.length],
		[WHO, 'subscribed', 1], 'all of it');
}

const CLICK = { 'List-Unsubscribe': 'One-Click' };

async function testOneClick() {
	await begin({ lang: 'en' });
	const token = await give(WHO, 'leave');
	const uri = `/newsletter/one-click/?t=${token}`;
	const before = await state();
	const page = await ask(uri);
	const without = await Promise.all([{}, { 'list-unsubscribe': 'x' },
		{ 'List-Unsubscribe': 'one-click' }].map((fields) =>
		press(uri, fields)));

	every([page, ...without], (answer) => answer.page.faults[0] ||
		answer.headers['content-language'] !== 'en' ||
		answer.page.one('html').attrs.lang !== 'en' ||
		answer.page.all('form').map((e) => e.attrs.action).join() !==
		at('leave', token, 'en'),
	'without the one click there is a button, in the reader\'s language');
	is([page, ...without].map(({ status }) => status),
		[200, 422, 422, 422], 'which is no success where it was sent');
	is(await state(), before, 'and nothing changes');

	const { body, type } = multipart(CLICK);
	const answers = [await press(uri, CLICK), await press(uri, CLICK),
		...await Promise.all([body, `\r\n${body}`].map((sent) =>
			ask(uri, { method: 'POST', body: sent,
				env: { CONTENT_TYPE: type } }))),
		...await Promise.all(['text/plain;charset=UTF-8', null].map((as) =>
			ask(uri, { method: 'POST',
				body: 'List-Unsubscribe=One-Click\r\n',
				env: { CONTENT_TYPE: as } }))),
		await press(uri, { 'List-Unsubscribe': 'One-Click\r\n' }),
		await press(uri, CLICK, { HTTP_ORIGIN: 'https://mail.example',
			HTTP_SEC_FETCH_SITE: 'cross-site' })];

	every(answers, ({ status, headers, text }) => status !== 200 ||
		headers.location || headers['set-cookie'] || text.length > 200,
	'one click is 200, however it is sent, as often as it is');
	is(await held('state'), 'left', 'and its reader has left');
	is((await press(`/newsletter/one-click/?t=${newToken()}`, CLICK))
		.status, 410, 'by a link that is not good it is 410');
}

// What a mail program, or a hand, takes along from behind the link.
async function testSign() {
	await begin();
	const token = await give(WHO, 'leave');
	const signs = ['.', ',', ')', '%3E', '%22', '%20', '%0D%0A', '.%20x'];
	const pages = await askAll(signs.map((sign) =>
		at('leave', `${token}${sign}`)).concat(at('leave', `3D${token}`),
		at('leave', `3d${token}.`)));

	every(pages, ({ status, page }) => status !== 200 ||
		page.one('form').attrs.action !== at('leave', token),
	'a sign behind a link is no part of it, nor what is left of "=3D"');
}

async function testAway() {
	await begin();
	const token = await give(WHO, 'preferences');
	const looks = await Promise.all(['confirm', 'preferences', 'export',
		'address', 'leave'].map((name) =>
		ask(at(name, token), { env: AWAY })));
	const buttons = await Promise.all(BUTTONS.map(([name]) =>
		press(at(name, token), {}, AWAY)));
	const acts = await Promise.all(Object.keys(ACTIONS).map((action) =>
		act(token, action, { ...ACTIONS[action],
			project: 'laboratory-complex' }, AWAY)));

	every([...looks, ...buttons, ...acts], ({ status, page, headers }) =>
		status !== 503 || page.faults[0] || !headers['retry-after'],
	'without the database every page says so');
	every(buttons, ({ page }) => page.all('button').length !== 1 ||
		!page.one('', (e) => e.attrs.role === 'alert'),
	'a button that was pressed is there again');
	is([checked(acts[0].page), acts[1].page.one('input', (e) =>
		e.attrs.name === 'email').attrs.value],
	['en,each,laboratory-complex', 'new@p.test.example'],
	'and so is what was typed');
}

async function testForeign() {
	await begin();
	const token = await give(WHO, 'preferences');
	const before = [await state(), await mails()];
	const answers = await Promise.all(Object.keys(ACTIONS).map((action) =>
		act(token, action, ACTIONS[action],
			{ HTTP_SEC_FETCH_SITE: 'cross-site' })));

	every(answers, ({ status }) => status !== 403 && status,
		'no form of the page is taken from another site');
	is([await state(), await mails()], before, 'and nothing changes');
}

run(async () => {
	await testButtons();
	await testConfirm();
	await testLostAnswer();
	await testStale();
	await testPreferences();
	await testWrongPreferences();
	await testAddress();
	await testMoved();
	await testLeave();
	await testErase();
	await testExport();
	await testOneClick();
	await testSign();
	await testAway();
	await testForeign();
	await done();
}, clean);
