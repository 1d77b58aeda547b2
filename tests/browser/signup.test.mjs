// SPDX-License-Identifier: EUPL-1.2
// A reader signs up from the foot of the press release with nothing but a
// keyboard, with a right address and with a wrong one.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import {
	answerToForm, done, isEmpty, languages, locales, openPage,
	openWatched, plain, release, site, test,
} from './browser.mjs';
import { forget, give, newAddress, sql } from './reader.mjs';
import {
	focused, hiddenStops, isButton, isField, tabUntil,
} from './keyboard.mjs';

const FORM = 'form[action$="/newsletter/"]';
const sent = { bg: 'Проверете пощата си', en: 'Check your inbox' };
const fault = {
	bg: /адрес.*не е изписан правилно/,
	en: /address is not written/,
};

// ---- the database ----------------------------------------------------------

function subscriberOf(address) {
	return sql(`SELECT concat_ws(' ', state, lang, frequency)
		FROM core.subscriber WHERE address = '${address}'`);
}

// ---- signing up ------------------------------------------------------------

// Enter sends the form, from its button as from a field.
async function send(page) {
	const answer = await answerToForm(page,
		() => page.keyboard.press('Enter'));
	return answer.status();
}

async function isSent(page, lang) {
	await page.waitForURL(`${site}/${lang}/newsletter/sent/`);
	assert.equal(plain(await page.locator('h1').textContent()), sent[lang]);
	assert.equal(await page.locator('html').getAttribute('lang'), lang);
}

async function skipMenu(page, lang) {
	await page.goto(release[lang]);
	const [skip] = await tabUntil(page, () => true);
	assert.ok(skip.isSeen, `"${skip.name}" is out of sight`);
	await page.keyboard.press('Enter');
	const [stop] = await tabUntil(page, () => true);
	assert.ok(stop.isInMain, `"${stop.name}" comes next`);
}

async function signUp(page, lang, address) {
	await page.goto(release[lang]);
	await tabUntil(page, isField);
	await page.keyboard.type(address);
	const radio = await tabUntil(page, ({ type }) => type === 'radio');
	await page.keyboard.press('ArrowDown');
	const button = await tabUntil(page, isButton);
	assert.equal(radio.length + button.length, 3,
		'field, frequency, what is agreed to, button: four stops');
	assert.equal(await send(page), 303);
	await isSent(page, lang);
}

// What the mailer does with what was asked.
async function isWaiting(address, lang) {
	for (let tries = 0; tries < 100; tries += 1) {
		await sql('SELECT web.settle_asks(1000)');
		if (await subscriberOf(address) !== '') {
			break;
		}
	}
	assert.equal(await subscriberOf(address), `waiting ${lang} each`);
}

// ---- the links in a mail -----------------------------------------------------

async function pressOnly(page) {
	const [stop] = (await tabUntil(page, isButton)).slice(-1);
	assert.ok(stop.isSeen, `"${stop.name}" is out of sight`);
	return send(page);
}

async function confirms(page, lang, address) {
	const token = await give(address, 'confirm');
	await page.goto(`/${lang}/newsletter/confirm/?t=${token}`);
	assert.equal(await subscriberOf(address), `waiting ${lang} each`,
		'to open the link changes nothing');
	assert.equal(await page.locator('main button').count(), 1);
	assert.equal(await pressOnly(page), 303);
	await page.waitForURL(/\/preferences\/\?t=[\w-]{32}&done=confirmed$/);
	assert.ok(await page.getByRole('status').isVisible());
	assert.equal(await subscriberOf(address), `subscribed ${lang} each`);
}

// The other language, once a week, the first project: on the page that
// confirming led to.
async function changes(page, lang, address) {
	const other = lang === 'bg' ? 'en' : 'bg';
	const form = page.locator('form:has([value=preferences])');
	await form.locator(`[name=lang][value=${other}]`).check();
	await form.locator('[value=weekly]').check();
	await form.locator('[name=project]').first().check();
	await form.locator('button').focus();
	assert.equal(await send(page), 303);
	await page.waitForURL(/&done=saved$/);
	assert.equal(await subscriberOf(address),
		`subscribed ${other} weekly`);
	assert.ok(await page.getByRole('status').isVisible());
	assert.ok(await page.locator(`[name=lang][value=${other}]`)
		.isChecked());
	assert.ok(await page.locator('[name=project]').first().isChecked());
}

// A wrong new address comes back with its fault; the right one is asked for.
async function moves(page) {
	const field = page.locator('form:has([value=address]) [name=email]');
	await field.fill('not an address');
	assert.equal(await send(page), 422);
	await page.waitForFunction(() =>
		document.activeElement.name === 'email');
	assert.equal(await field.inputValue(), 'not an address');
	await field.fill(newAddress());
	assert.equal(await send(page), 303);
	await page.waitForURL(/&done=sent$/);
	assert.ok(await page.getByRole('status').isVisible());
}

async function downloads(page, address) {
	const [file] = await Promise.all([page.waitForEvent('download'),
		page.locator('a[download]').click()]);
	const record = JSON.parse(await readFile(await file.path(), 'utf8'));
	assert.equal(record.address, address);
	assert.equal(file.suggestedFilename(), 'newsletter.json');
}

// The browser asks for the tick, and without the browser the site does.
async function isNotErasedUnasked(page, lang, address) {
	const form = page.locator('form:has([value=erase])');
	await form.locator('button').click();
	assert.ok(await form.locator('[name=sure]').evaluate((box) =>
		box.validity.valueMissing), 'the browser asks');
	await form.evaluate((one) => {
		one.noValidate = true;
	});
	const answer = await answerToForm(page,
		() => form.locator('button').click());
	assert.equal(answer.status(), 422);
	await page.waitForFunction(() =>
		document.activeElement.name === 'sure');
	assert.match(await subscriberOf(address), /^subscribed /);
}

async function leaves(page, lang, address) {
	const token = await give(address, 'leave');
	await page.goto(`/${lang}/newsletter/leave/?t=${token}`);
	assert.match(await subscriberOf(address), /^subscribed /);
	assert.equal(await pressOnly(page), 303);
	await page.waitForURL(`${site}/${lang}/newsletter/left/`);
	assert.match(await subscriberOf(address), /^left /);
}

// ---- a wrong address -------------------------------------------------------

// The focused field as a screen reader is told of it.
async function toldOfFocus(page, context) {
	const devtools = await context.newCDPSession(page);
	const { nodes } = await devtools.send('Accessibility.getFullAXTree');
	await devtools.detach();
	const has = (node, wanted) => node.properties?.find(({ name }) =>
		name === wanted)?.value.value;
	const node = nodes.find((one) => one.role?.value === 'textbox' &&
		has(one, 'focused'));
	assert.ok(node, 'a text field has the focus');
	return {
		description: plain(node.description?.value ?? ''),
		invalid: has(node, 'invalid'),
		value: node.value?.value,
	};
}

// Typed by keyboard on the page of the form: a wrong address, the other
// frequency, the first project.
async function sendWrong(page, lang, typed) {
	await page.goto(`/${lang}/newsletter/`);
	await tabUntil(page, isField);
	await page.keyboard.type(typed);
	await tabUntil(page, ({ type }) => type === 'radio');
	await page.keyboard.press('ArrowDown');
	await tabUntil(page, ({ type }) => type === 'checkbox');
	await page.keyboard.press('Space');
	await tabUntil(page, isButton);
	assert.equal(await send(page), 422);
}

async function hasKept(page, typed) {
	const form = page.locator(FORM);
	assert.equal(await form.count(), 1, 'one form');
	assert.equal(await form.locator('[name=email]').inputValue(), typed);
	assert.ok(await form.locator('[value=each]').isChecked());
	assert.ok(await form.locator('[name=project]').first().isChecked());
	assert.equal(await form.locator('[name=project]:checked').count(), 1);
}

async function saysTheFault(page, context, lang, typed) {
	const field = page.locator(`${FORM} [name=email]`);
	assert.equal(await field.getAttribute('aria-invalid'), 'true');
	const ids = (await field.getAttribute('aria-describedby')).split(' ');
	for (const id of ids) {
		assert.ok(await page.locator(`[id="${id}"]`).isVisible(), id);
	}
	await page.waitForFunction(() =>
		document.activeElement.name === 'email');
	const told = await toldOfFocus(page, context);
	assert.match(told.description, fault[lang]);
	const alerts = await page.getByRole('alert').allTextContents();
	assert.deepEqual(alerts.filter((text) => fault[lang].test(text)), [],
		'what the field says nothing else says at the same time');
	assert.equal(told.invalid, 'true');
	assert.equal(told.value, typed);
	const { isSeen } = await page.evaluate(focused);
	assert.ok(isSeen, 'the field is in sight');
}

async function putRight(page, lang, address) {
	await page.keyboard.press('Control+A');
	await page.keyboard.type(address);
	assert.equal(await send(page), 303);
	await isSent(page, lang);
}

// ---- what shows the focus --------------------------------------------------

// From the top of a page to the button of its form. The first stop, which
// leads past the menu, appears only when it has the focus.
async function showsFocus(page, path, colorScheme) {
	await page.emulateMedia({ colorScheme });
	await page.goto(path);
	const [, ...stops] = await tabUntil(page, isButton);
	isEmpty(hiddenStops(stops));
	assert.equal(await page.locator(
		'[tabindex]:not([tabindex="0"], [tabindex="-1"])').count(), 0,
	'Tab goes in the order in which the page is read');
}

// ---- the honeypot ----------------------------------------------------------

// People do not see it, hear of it, click on it or come to it by Tab.
async function isUnmet(page, path) {
	await page.goto(path);
	const trap = page.locator(`${FORM} [name=website]`);
	assert.equal(await trap.count(), 1, 'the honeypot is there');
	const onTop = await trap.evaluate((input) => {
		input.scrollIntoView();
		const { x, y, width, height } = input.getBoundingClientRect();
		const on = document.elementFromPoint(x + width / 2,
			y + height / 2);
		return on === input || input.labels[0]?.contains(on);
	});
	assert.ok(!onTop, 'the honeypot is in sight');
	const fields = await page.getByRole('textbox')
		.evaluateAll((all) => all.map(({ name }) => name));
	assert.ok(!fields.includes('website'), 'it is told of');
	await page.reload();
	const stops = await tabUntil(page, isButton);
	assert.ok(!stops.some(({ name }) => name === 'website'),
		'Tab comes to the honeypot');
}

// ----------------------------------------------------------------------------

async function inLanguage(lang) {
	const { page, context, faults } = await openWatched(
		{ locale: locales[lang] });
	const name = languages[lang];
	const address = newAddress();
	const typed = `${address} at home`;
	await test(`the first stop of Tab in ${name} leads past the menu`,
		() => skipMenu(page, lang));
	await test(`by keyboard alone the foot of the ${name} press release` +
		' signs up', () => signUp(page, lang, address));
	await test(`who signed up in ${name} waits`,
		() => isWaiting(address, lang));
	await test(`the link in the ${name} mail confirms by one button, by` +
		' keyboard', () => confirms(page, lang, address));
	await test(`preferences in ${name} are changed, and said to be`,
		() => changes(page, lang, address));
	await test(`another address is asked for in ${name}`,
		() => moves(page));
	await test(`what is held is downloaded in ${name}`,
		() => downloads(page, address));
	await test(`nobody is erased in ${name} who has not said so`,
		() => isNotErasedUnasked(page, lang, address));
	await test(`a reader leaves in ${name} by one button`, async () => {
		await leaves(page, lang, address);
		await forget(address);
		assert.equal(await subscriberOf(address), '');
	});
	await test(`a wrong address in ${name} gives the form again, as typed`,
		async () => {
			await sendWrong(page, lang, typed);
			await hasKept(page, typed);
		});
	await test(`its fault is read out in ${name}, with the focus there`,
		() => saysTheFault(page, context, lang, typed));
	await test(`put right in ${name}, it is sent`,
		() => putRight(page, lang, address));
	await test(`the honeypot in ${name} is met by no person`, async () => {
		await isUnmet(page, release[lang]);
		await isUnmet(page, `/${lang}/newsletter/`);
	});
	await test(`signing up in ${name} ran no script, set no cookie, asked` +
		' no third party and had no error', async () => {
		isEmpty(faults);
		assert.deepEqual(await context.cookies(), []);
	});
	await context.close();
	await forget(address);
}

async function lookForRings() {
	const { page, context } = await openPage();
	for (const scheme of ['light', 'dark']) {
		await test(`on the ${scheme} press release every stop of Tab` +
			' shows that it has the focus',
		() => showsFocus(page, release.bg, scheme));
		await test(`on the ${scheme} page of the form it does so, too`,
			() => showsFocus(page, '/bg/newsletter/', scheme));
	}
	await context.close();
}

for (const lang of ['bg', 'en']) {
	await inLanguage(lang);
}
await lookForRings();
await done();
