#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Whose address others keep entering: by the link in a letter that they caused
// he forbids us to write, and takes that back.
'use strict';

const { ask, askAll, form, done } = require('./door.js');
const { clean } = require('./content.js');
const { subscribe, refusable, newToken, settle, held } =
	require('./reader.js');
const { word } = require('./words.js');
const { ok, is, every, run, sql } = require('./tap.js');

const WHO = 'who@p.test.example';
const NEW = 'new@p.test.example';
const AWAY = { NEWSROOM_DB: 'host=/nonexistent dbname=newsroom' };

const at = (token, lang = 'bg') => `/${lang}/newsletter/refuse/?t=${token}`;
const press = (token, action, env = {}, lang = 'bg') => ask(at(token, lang),
	{ method: 'POST', body: form({ action }), env });
const reason = (address = WHO) => sql(`SELECT core.suppression_reason(
	'${address}')`);
// The site's own mailer may have handed it over by now.
const mails = () => sql(`SELECT count(*) FROM core.mail m
	JOIN core.subscriber s ON s.id = m.subscriber
	WHERE s.address = '${WHO}' AND m.kind = 'confirm'`);

async function signUp() {
	await ask('/bg/newsletter/', { method: 'POST',
		body: form({ email: WHO, frequency: 'each' }) });
	await settle();
}

const lift = () => sql(`DELETE FROM core.suppression WHERE hash IN
	(core.address_hash('${WHO}'), core.address_hash('${NEW}'))`);

async function begin(state) {
	await clean();
	await lift();
	await sql(`DELETE FROM core.asked_mail
		WHERE to_hash = core.asked_hash('${WHO}');`);
	if (state)
		await subscribe(WHO, { state });
}

async function testPage() {
	await begin('waiting');
	const token = await refusable(WHO);
	const before = await held('*');
	const pages = await askAll([at(token), at(token, 'en')]);

	every(pages, ({ status, headers, page, text }) => status !== 200 ||
		page.faults[0] || headers['cache-control'] !== 'no-store' ||
		headers.etag || /rel="(canonical|alternate)"/.test(text) ||
		text.includes(WHO) || page.all('h1').length !== 1,
	'the page is its reader\'s alone, and names no address');
	is(pages.map(({ page }) => page.all('form').map((e) => e.attrs.action)),
		['bg', 'en'].map((lang) => [at(token, lang), at(token, lang)]),
		'it has a button to refuse, and one to take that back');
	is([await held('*'), await reason()], [before, ''],
		'to look at it changes nothing');
	await press(token, 'refuse');
	is((await ask(at(token))).text, pages[0].text,
		'it looks the same for an address that is refused');
}

async function testRefuse() {
	await begin('waiting');
	const token = await refusable(WHO);
	const logged = { REQUEST_ID: 'id' };
	const [first, again] = [await press(token, 'refuse', logged),
		await press(token, 'refuse', logged, 'en')];
	const page = await ask(first.headers.location);

	is([first.status, first.headers.location, again.headers.location],
		[303, '/bg/newsletter/refused/', '/en/newsletter/refused/'],
		'the button leads to a page that says so, each time');
	is([page.status, page.title], [200, word('refused_title')],
		'which is everybody\'s');
	is([await reason(), await held()], ['asked', ''],
		'the address is refused, and who never confirmed is gone');
	await signUp();
	is([await held(), await mails()], ['', '0'],
		'who enters it again causes no letter');
	every([first, again], ({ log }) =>
		(!log.includes('POST') || /\?t=|[\w-]{32}|@/.test(log)) &&
			`it says: ${log}`,
		'the log names no link and no address');
}

async function testAllow() {
	await begin('waiting');
	const token = await refusable(WHO);

	await press(token, 'refuse');
	const back = await press(token, 'allow');
	const page = await ask(back.headers.location);

	is([back.status, page.title, await reason()],
		[303, word('allowed_title'), ''],
		'the other button takes it back');
	ok(page.page.one('form', (e) =>
		e.attrs.action === '/bg/newsletter/'), 'and offers to sign up');
	is(await held(), '', 'it makes a reader of nobody');
	await signUp();
	is(await mails(), '1', 'who signs up then is written to');
	for (const why of ['erased', 'bounced', 'complained']) {
		await sql(`SELECT core.suppress('${WHO}', '${why}');`);
		const answers = [await press(token, 'allow'),
			await press(token, 'refuse'),
			await press(token, 'allow')];

		is([await reason(), ...answers.map(({ status }) => status)],
			[why, 303, 303, 303], `nobody takes back what ${why}`);
		await lift();
	}
}

// A link outlives its subscriber, and speaks of the address alone.
async function testWhose() {
	await begin('subscribed');
	const token = await refusable(WHO);

	await press(token, 'refuse');
	is([await held('state'), await reason()], ['left', 'asked'],
		'who reads us leaves by it');
	await begin('subscribed');
	const other = await refusable(WHO, { other: NEW });

	await press(other, 'refuse');
	is([await held('state'), await reason(),
		await reason(NEW)], ['subscribed', '', 'asked'],
	'of a new address it says nothing of who wanted it');
	await begin('waiting');
	const left = await refusable(WHO);

	await sql(`DELETE FROM core.subscriber WHERE address = '${WHO}';`);
	is([(await press(left, 'refuse')).status, await reason()],
		[303, 'asked'], 'it is good also when its subscriber is gone');
}

async function testBad() {
	await begin('waiting');
	const token = await refusable(WHO);
	const old = await refusable(WHO, { lasts: '-1 second' });
	const bad = [newToken(), old, '', token.slice(1)];
	const looks = await askAll(bad.map((t) => at(t)));
	const pressed = await Promise.all(bad.flatMap((t) =>
		['refuse', 'allow'].map((action) => press(t, action))));
	const odd = await Promise.all(['', 'x'].map((action) =>
		press(token, action)));
	const away = await Promise.all(['refuse', 'allow'].map((action) =>
		press(token, action, AWAY)));
	const foreign = await press(token, 'refuse',
		{ HTTP_SEC_FETCH_SITE: 'cross-site' });

	every([...looks, ...pressed], ({ status, title }) => status !== 410 ||
		title !== word('stale_title'),
	'a link that is not good is 410, whichever button is pressed');
	is(odd.map(({ status }) => status), [400, 400],
		'a form that is none of them is refused');
	every(away, ({ status, page }) => status !== 503 || page.faults[0] ||
		page.all('button').length !== 2 ||
		!page.one('', (e) => e.attrs.role === 'alert'),
	'without the database it is said, and the buttons are there again');
	is(foreign.status, 403, 'no other site presses it');
	is([await held('state'), await reason()], ['waiting', ''],
		'nothing is changed by any of them');
}

run(async () => {
	await testPage();
	await testRefuse();
	await testAllow();
	await testWhose();
	await testBad();
	await done();
}, begin);
