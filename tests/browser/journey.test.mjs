// SPDX-License-Identifier: EUPL-1.2
// A reader's whole way, from the foot of the press release to being erased,
// with nothing made up: a site of its own, a mail server that is real code
// (aiosmtpd), and every link taken from a mail that arrived.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

const require = createRequire(import.meta.url);
const { startSite, useReleased } = require('../web/private_site.js');
const { startRealServer } = require('../mail/real_server.js');
const { waitUntil } = require('../cgi/tap.js');

// The other modules ask the environment which site they are for.
const server = await startRealServer();
useReleased();
process.env.NEWSROOM_SMTP = server.url;
const own = await startSite('journey');
process.env.TEST_SITE = own.origin;
process.env.PGHOST = own.env.PGHOST;
const {
	answerToForm, done, isEmpty, locales, openWatched, plain, release, site,
	test,
} = await import('./browser.mjs');
const { newAddress, sql } = await import('./reader.mjs');

const PROJECT = 'media-motor-europe';
const ivan = newAddress();
const maria = newAddress();
const { page, context, faults } = await openWatched({ locale: locales.bg });
const tokens = [];
let letter;

// ---- what is held, and what has come ---------------------------------------------

const stateOf = (address) => sql(`SELECT concat_ws(' ', state, lang, frequency,
	(SELECT string_agg(slug, ',') FROM core.subscriber_project x
		JOIN core.project p ON p.id = x.project
		WHERE x.subscriber = s.id))
	FROM core.subscriber s WHERE address = '${address}'`);

// The mail after those that a reader has got, as Python has read it. Its text
// and its HTML lead to the same places.
const seen = {};
async function nextMail(address) {
	const n = seen[address] ?? 0;
	const mail = await waitUntil(() => server.sentTo(address)[n]);
	assert.ok(mail, `a mail ${n + 1} for ${address.slice(0, 12)}…`);
	seen[address] = n + 1;
	assert.deepEqual(mail.defects, []);
	assert.equal(mail.headers.to, address);
	const inText = mail.text.match(/^https?:\S+$/gm);
	const inHtml = [...mail.html.matchAll(/href="([^"]*)"/g)]
		.map(([, href]) => href.replaceAll('&amp;', '&'));
	assert.deepEqual(inText.sort(), inHtml.sort());
	tokens.push(...[...mail.text.matchAll(/\?t=(.*)$/gm)]
		.map(([, token]) => token));
	return mail;
}

// The link to a page of the newsletter that stands in a mail, once.
function linkTo(name, { text }) {
	const links = text.match(new RegExp(
		`^${site}/../newsletter/${name}/\\?t=[\\w-]{32}$`, 'gm'));
	assert.equal(links?.length, 1, `${name}: ${text}`);
	return links[0];
}

// Look at a mail as a mail program does, which has its pictures at hand and
// asks nobody for anything.
async function openMail({ html, pictures }) {
	const asked = [];
	const note = (request) => asked.push(request.url());
	await page.goto('about:blank');
	page.on('request', note);
	await page.setContent(html.replace(/cid:([^"]+)/g, (_, id) =>
		`data:image/png;base64,${pictures[id]}`));
	page.off('request', note);
	assert.deepEqual(asked, []);
	assert.ok(await page.evaluate(() => [...document.images]
		.every(({ naturalWidth }) => naturalWidth > 0)));
}

async function follow(name, mail) {
	await openMail(mail);
	const link = linkTo(name, mail);
	await page.locator(`a[href="${link}"]`).click();
	await page.waitForURL(link);
}

// Press the button of a form and be led to an address that fits.
async function press(form, pattern) {
	const answer = await answerToForm(page,
		() => form.locator('[type=submit]').click());
	assert.equal(answer.status(), 303);
	await page.waitForURL(pattern);
}

const formOf = (action) => page.locator(`form:has([value=${action}])`);
const onlyForm = () => page.locator('main form');

async function signUp(address) {
	const form = page.locator('form[action$="/newsletter/"]');
	await form.locator('[name=email]').fill(address);
	await press(form, /\/newsletter\/sent\/$/);
}

async function confirm(mail) {
	await follow('confirm', mail);
	await press(onlyForm(), /\/preferences\/\?t=[\w-]{32}&done=confirmed$/);
	assert.ok(await page.getByRole('status').isVisible());
}

// ---- the way ---------------------------------------------------------------

async function asks() {
	await page.goto(release.bg);
	await signUp(ivan);
	letter = await nextMail(ivan);
	assert.equal(letter.headers.subject,
		'Потвърдете, че искате бюлетина на София Тех Парк');
	assert.equal(letter.headers['content-language'], 'bg');
	assert.equal(letter.headers['list-unsubscribe'], undefined);
	assert.equal(await stateOf(ivan), 'waiting bg weekly');
}

// By a person, and by the programs that look into links before he does.
async function opensTheLink() {
	await follow('confirm', letter);
	const link = linkTo('confirm', letter);
	for (const method of ['HEAD', 'GET', 'GET']) {
		assert.equal((await fetch(link, { method })).status, 200);
	}
	assert.equal(await stateOf(ivan), 'waiting bg weekly');
}

async function confirms() {
	await press(onlyForm(), /\/preferences\/\?t=[\w-]{32}&done=confirmed$/);
	assert.equal(await stateOf(ivan), 'subscribed bg weekly');
	assert.equal((await fetch(linkTo('confirm', letter))).status, 410);
	assert.match(plain(await page.locator('main').textContent()),
		new RegExp(ivan));
}

async function chooses() {
	const form = formOf('preferences');
	await form.locator('[name=lang][value=en]').check();
	await form.locator(`[name=project][value=${PROJECT}]`).check();
	await press(form, /&done=saved$/);
	assert.equal(await stateOf(ivan), `subscribed en weekly ${PROJECT}`);
}

async function anotherSignsUp() {
	await page.goto('/bg/newsletter/');
	await signUp(maria);
	await confirm(await nextMail(maria));
	assert.equal(await stateOf(maria), 'subscribed bg weekly');
}

// ---- an issue --------------------------------------------------------------

// What an editor does, with the site's settings.
async function edition(...args) {
	const { stdout } = await promisify(execFile)(
		`${process.env.BUILD}/newsroom`, ['edition', ...args],
		{ env: own.env });
	return stdout;
}

async function sendIssue() {
	const [{ id }] = JSON.parse(await edition('compose',
		'--since', '2019-01-01', '--json'));
	const [{ mails, sent }] = JSON.parse(await edition('send', `${id}`,
		'--wait', '--json'));
	return [mails, sent];
}

const newsIn = (hrefs) => [...new Set(hrefs.map((href) =>
	new URL(href, site).pathname).filter((path) =>
	/^\/..\/news\/[^/]+\/$/.test(path)))].sort();

// He gets the news of his project in his language; she gets all of it.
async function getsAnIssue() {
	assert.deepEqual(await sendIssue(), [2, 2]);
	letter = await nextMail(ivan);
	assert.match(letter.headers.subject,
		/^News from Sofia Tech Park, 1\sJanuary 2019 – \d/);
	assert.equal(letter.headers['content-language'], 'en');
	await page.goto(`/en/projects/${PROJECT}/`);
	const news = newsIn(await page.locator('main a').evaluateAll((all) =>
		all.map((a) => a.href)));
	assert.ok(news.length > 2 && news.includes(release.en), `${news}`);
	assert.deepEqual(newsIn(letter.text.match(/^https?:\S+$/gm)), news);
	await openMail(letter);
	assert.equal(await page.locator('html').getAttribute('lang'), 'en');
	await page.locator(`a[href="${site}${release.en}"]`).click();
	await page.waitForURL(site + release.en);
}

// RFC 8058: her mail program does it, without a page.
async function oneClick() {
	const { headers } = await nextMail(maria);
	const link = /^<(.*)>$/.exec(headers['list-unsubscribe'])[1];
	assert.equal(headers['list-unsubscribe-post'],
		'List-Unsubscribe=One-Click');
	for (const body of [headers['list-unsubscribe-post'],
		headers['list-unsubscribe-post']]) {
		const answer = await fetch(link, { method: 'POST',
			redirect: 'manual', body: new URLSearchParams(body) });
		assert.equal(answer.status, 200);
		assert.match(await stateOf(maria), /^left /);
	}
}

async function leaves() {
	await follow('leave', letter);
	assert.equal(await page.locator('html').getAttribute('lang'), 'en');
	assert.match(await stateOf(ivan), /^subscribed /);
	await press(onlyForm(), `${site}/en/newsletter/left/`);
	assert.match(await stateOf(ivan), /^left /);
}

async function nobodyIsLeft() {
	const before = server.mails.length;
	assert.deepEqual(await sendIssue(), [0, 0]);
	assert.equal(server.mails.length, before);
}

// ---- back, and gone ---------------------------------------------------------

// From the page where he left.
async function comesBack() {
	await page.goto('/en/newsletter/left/');
	await signUp(ivan);
	letter = await nextMail(ivan);
	assert.equal(letter.headers.subject,
		'Confirm that you want the Sofia Tech Park newsletter');
	assert.match(await stateOf(ivan), /^left /);
	await confirm(letter);
	assert.equal(await stateOf(ivan), 'subscribed en weekly');
}

// Every row of every table that holds a text.
const rowsWith = (text) => sql(`SELECT string_agg(found, ' ' ORDER BY found)
	FROM (SELECT relname || xpath('/row/n/text()', query_to_xml(format(
		'SELECT count(*) AS n FROM core.%I t WHERE t::text ILIKE %L',
		relname, '%${text}%'), false, true, ''))::text AS found
	FROM pg_class WHERE relkind = 'r'
		AND relnamespace = 'core'::regnamespace) f
	WHERE found NOT LIKE '%{0}'`);

async function isErased() {
	const id = await sql(`SELECT id FROM core.subscriber
		WHERE address = '${ivan}'`);
	const form = formOf('erase');
	await form.locator('[name=sure]').check();
	await press(form, `${site}/en/newsletter/erased/`);
	assert.equal(await rowsWith(ivan), '');
	assert.equal(await sql(`SELECT (SELECT count(*) FROM core.mail
			WHERE subscriber = ${id})
		+ (SELECT count(*) FROM core.token WHERE subscriber = ${id})
		+ (SELECT count(*) FROM core.consent
			WHERE subscriber = ${id})`), '0');
}

// The hash is for not writing; that of the day's letters is for its limit.
async function onlyItsHashIsHeld() {
	const hash = await sql(`SELECT encode(core.address_hash('${ivan}'),
		'hex')`);
	assert.equal(await rowsWith(hash), 'asked_mail{2} suppression{1}');
	assert.equal(await sql(`SELECT reason FROM core.suppression
		WHERE hash = '\\x${hash}'`), 'erased');
	const folder = `${own.folder}/log`;
	for (const name of readdirSync(folder)) {
		const text = readFileSync(`${folder}/${name}`, 'utf8');
		assert.ok(!text.includes(ivan), `an address in ${name}`);
		assert.ok(!tokens.some((token) => text.includes(token)),
			`a token in ${name}`);
	}
}

// Who asks after him has an answer, so his was decided before.
async function isLeftInPeace() {
	const before = server.sentTo(ivan).length;
	const after = newAddress();
	await page.goto(release.en);
	await signUp(ivan);
	await page.goto(release.en);
	await signUp(after);
	await nextMail(after);
	assert.equal(await sql(`SELECT count(*) FROM core.ask`), '0');
	// What has come is written down a moment later.
	const due = () => sql(`SELECT count(*) FROM core.mail
		WHERE state = 'due'`);
	await waitUntil(async () => await due() === '0');
	assert.equal(await due(), '0');
	assert.equal(server.sentTo(ivan).length, before);
	assert.equal(await rowsWith(ivan), '');
}

// ----------------------------------------------------------------------------

await test('who signs up at the foot of the press release gets a letter', asks);
await test('to open its link changes nothing', opensTheLink);
await test('its button confirms, once', confirms);
await test('another language and one project are chosen', chooses);
await test('another reader signs up and confirms', anotherSignsUp);
await test('each gets the issue in the language and of the projects chosen',
	getsAnIssue);
await test('a mail program unsubscribes by one POST, twice', oneClick);
await test('the link in the issue leads to a button that leaves', leaves);
await test('who has left gets no issue', nobodyIsLeft);
await test('who comes back is asked, and confirms by the second letter',
	comesBack);
await test('he is erased by the page of his preferences', isErased);
await test('nothing is held of him but his hash, nor in any log',
	onlyItsHashIsHeld);
await test('who is erased and asked for again gets no letter', isLeftInPeace);
await test('on all this way no page ran a script, asked a third party or had' +
	' an error, and none set a cookie', async () => {
	isEmpty(faults);
	assert.deepEqual(await context.cookies(), []);
});
await context.close();
await done();
await own.stop();
await server.stop();
