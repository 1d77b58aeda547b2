// SPDX-License-Identifier: EUPL-1.2
// Everything that a reader can do here, done with Tab, Enter, Space, arrows
// and letters: search, read, change the language, sign up, choose, leave. At
// each stop on the way it shows where the focus is.

import assert from 'node:assert/strict';
import {
	answerToForm, done, isEmpty, languages, locales, openPage, release, site,
	test,
} from './browser.mjs';
import {
	hiddenStops, isButton, isField, tabUntil,
} from './keyboard.mjs';
import { forget, give, newAddress, sql } from './reader.mjs';

// One reader on his way, with all stops that he made.
function reader(page) {
	const stops = [];
	const go = async (isWanted) => {
		stops.push(...await tabUntil(page, isWanted));
	};
	const press = (key) => page.keyboard.press(key);
	return {
		stops, go, press,
		type: (text) => page.keyboard.type(text),
		follow: async (path, isWanted = ({ href }) => href === path) => {
			await go(isWanted);
			await Promise.all([page.waitForURL(site + path),
				press('Enter')]);
		},
		send: async () => {
			await go(isButton);
			const answer = await answerToForm(page,
				() => press('Enter'));
			assert.equal(answer.status(), 303);
		},
	};
}

async function searches(page, lang, { follow, go, type, press }) {
	await page.goto(`/${lang}/`);
	await follow(`/${lang}/search/`);
	await go(({ name }) => name === 'q');
	await type('media');
	await Promise.all([page.waitForURL(/\?q=media/), press('Enter')]);
	await follow(release[lang]);
}

async function changesLanguage(page, lang, { follow }) {
	const other = lang === 'bg' ? 'en' : 'bg';
	for (const to of [other, lang]) {
		await follow(release[to], ({ hreflang }) => hreflang === to);
		assert.equal(await page.locator('html').getAttribute('lang'), to);
	}
}

async function signsUp(page, lang, { follow, go, type, press, send }) {
	const address = newAddress();
	await follow(`/${lang}/newsletter/`);
	await go(isField);
	await type(address);
	await go(({ type: kind }) => kind === 'radio');
	await press('ArrowDown');
	await go(({ type: kind }) => kind === 'checkbox');
	await press('Space');
	await send();
	await page.waitForURL(`${site}/${lang}/newsletter/sent/`);
	return address;
}

async function isWaiting(address) {
	const find = () => sql(`SELECT state FROM core.subscriber
		WHERE address = '${address}'`);
	for (let tries = 0; tries < 100 && !await find(); tries += 1) {
		await sql('SELECT web.settle_asks(1000)');
	}
	assert.equal(await find(), 'waiting');
}

// From the link of a mail, which is opened as mail programs do it.
async function open(page, lang, name, address) {
	const token = await give(address, name);
	await page.goto(`/${lang}/newsletter/${name}/?t=${token}`);
}

async function confirms(page, lang, address, { send }) {
	await open(page, lang, 'confirm', address);
	await send();
	await page.waitForURL(/done=confirmed$/);
}

async function chooses(page, { go, press, send }) {
	await go(({ name }) => name === 'lang');
	await press('ArrowDown');
	await go(({ name }) => name === 'frequency');
	await press('ArrowUp');
	await go(({ name }) => name === 'project');
	await press('Space');
	await send();
	await page.waitForURL(/done=saved$/);
}

async function leaves(page, lang, address, { send }) {
	await open(page, lang, 'leave', address);
	await send();
	await page.waitForURL(/\/newsletter\/left\/$/);
	assert.match(await sql(`SELECT state FROM core.subscriber
		WHERE address = '${address}'`), /^left$/);
}

async function walk(lang, colorScheme) {
	const { page, context } = await openPage(
		{ locale: locales[lang], colorScheme });
	const one = reader(page);
	const name = languages[lang];
	let address;
	await test(`by keyboard alone the press release is found in ${name}`,
		() => searches(page, lang, one));
	await test(`and read in the other language than ${name}, and back`,
		() => changesLanguage(page, lang, one));
	await test(`by keyboard alone one signs up in ${name}, and confirms`,
		async () => {
			address = await signsUp(page, lang, one);
			await isWaiting(address);
			await confirms(page, lang, address, one);
		});
	await test(`chooses in ${name} what he wants to get`,
		() => chooses(page, one));
	await test(`and leaves in ${name}`,
		() => leaves(page, lang, address, one));
	await test(`each stop of the ${colorScheme} way in ${name} showed the` +
		' focus', () => {
		assert.ok(one.stops.length > 60, `${one.stops.length} stops`);
		isEmpty(hiddenStops(one.stops));
	});
	await forget(address);
	await context.close();
}

await walk('bg', 'light');
await walk('en', 'dark');
await done();
