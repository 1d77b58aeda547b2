#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// The feeds, as programs read them: Atom (RFC 4287) by a parser of XML, and
// JSON Feed 1.1.
'use strict';

const { ask, askAll, done } = require('./door.js');
const { parse } = require('./html.js');
const { putEditions, clean } = require('./content.js');
const { word } = require('./words.js');
const { parseXml } = require('./xml.js');
const { ok, is, every, run, sql } = require('./tap.js');

const ORIGIN = process.env.NEWSROOM_ORIGIN;
const ATOM = 'http://www.w3.org/2005/Atom';
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const TAG = /^tag:[a-z0-9.-]+,\d{4}(-\d\d){0,2}:[A-Za-z0-9/._~-]+$/;
const PROJECT = '/bg/projects/media-motor-europe/';
const TRICKY = 'A & B <i>не курсив</i> "в кавички" \'и\' ]]> &amp;lt; &#1074;';
const BODY = '<p>Две &lt;и&gt; две &amp; три. <a href="/bg/about/">Тук</a> ' +
	'и <a href="https://example.org/a?b=1&amp;c=2">там</a>.</p>' +
	'<p><img src="/media/x.png" alt="Х"></p>';

const atomOf = async (uri) => {
	const answer = await ask(uri);
	const feed = await parseXml(answer.bytes);

	return { answer, feed, entries: feed.all('entry') };
};
const textOf = (element, tag) => element.one(tag)?.text;
const linkOf = (element, rel) => element.all('link').find((link) =>
	link.attrs.rel === rel)?.attrs.href;
const entryAt = ({ entries }, slug) => entries.find((entry) =>
	linkOf(entry, 'alternate').endsWith(`/${slug}/`));

// What RFC 4287 asks of a feed and of each of its entries.
function faultOf({ answer, feed, entries }) {
	const ids = [feed, ...entries].map((e) => textOf(e, 'id'));

	return answer.status !== 200 ? answer.status :
		answer.headers['content-type'] !== 'application/atom+xml' ?
			answer.headers['content-type'] :
		feed.space !== ATOM || feed.tag !== 'feed' ? feed.tag :
		[feed, ...entries].find((e) => ['id', 'title', 'updated']
			.some((tag) => e.all(tag).length !== 1)) ||
		ids.find((id) => !TAG.test(id)) ||
		(new Set(ids).size !== ids.length && 'an id twice') ||
		(linkOf(feed, 'self') !== ORIGIN + answer.name.slice(4) &&
			linkOf(feed, 'self')) ||
		(!textOf(feed.one('author'), 'name') && 'no author') ||
		[feed, ...entries].find((e) =>
			!TIME.test(textOf(e, 'updated'))) ||
		entries.find((e) => !TIME.test(textOf(e, 'published')) ||
			textOf(e, 'updated') < textOf(e, 'published')) ||
		entries.find((e) =>
			textOf(e, 'updated') > textOf(feed, 'updated')) ||
		entries.find((e) => e.all('content').length !== 1 ||
			e.one('content').attrs.type !== 'html' ||
			e.one('content').children.length > 0);
}

async function testValid() {
	const feeds = await Promise.all(['/bg/news/feed.atom',
		'/en/news/feed.atom', `${PROJECT}feed.atom`,
		'/en/projects/media-motor-europe/feed.atom'].map(atomOf));

	every(feeds, (feed) => faultOf(feed),
		'a feed is what RFC 4287 asks of it');
	every(feeds, ({ feed, answer }) =>
		feed.attrs['{http://www.w3.org/XML/1998/namespace}lang'] !==
			answer.name.slice(5, 7), 'a feed says its language');
	is(textOf(feeds[0].feed, 'title'), word('site_name'),
		'the feed of the news is the site\'s');
	return feeds;
}

async function testNewest([{ entries }]) {
	const newest = (await sql(`SELECT path FROM web.edition
		WHERE lang = 'bg' ORDER BY published_at DESC, id DESC
		LIMIT 50`)).split('\n');

	is(entries.map((e) => linkOf(e, 'alternate')),
		newest.map((path) => ORIGIN + path),
		'the feed has the fifty newest, newest first');
	is(entries.length, 50, 'and no more than fifty');
}

async function testEscaping([feed]) {
	const entry = entryAt(feed, 'test-trudna');
	const content = parse(entry.one('content').text);
	const links = content.all('a').map((a) => a.attrs.href);

	is(textOf(entry, 'title'), TRICKY, 'a title is escaped once');
	is(textOf(entry, 'summary'), TRICKY, 'so is a lead');
	ok(entry.one('content').text.includes('<p>Две &lt;и&gt; две &amp; ' +
		'три.'), 'the text is HTML that is escaped once',
	entry.one('content').text);
	ok(content.all('strong').some((e) => e.text.includes('<i>')),
		'a lead within the text is text', entry.one('content').text);
	is(links, [`${ORIGIN}/bg/about/`, 'https://example.org/a?b=1&c=2'],
		'a link of the text leads to the same place from anywhere');
	is(content.one('img').attrs.src, `${ORIGIN}/media/x.png`,
		'so does a picture');
}

async function testMoney([, , project]) {
	const [acknowledgement, disclaimer] = (await sql(`
		SELECT acknowledgement || '|' || disclaimer FROM web.project
		WHERE lang = 'bg' AND slug = 'media-motor-europe'`))
		.split('|');

	every(project.entries, (e) => {
		const { text } = e.one('content');

		return !text.includes(acknowledgement.slice(0, 40)) ||
			!text.includes(disclaimer.slice(0, 40)) ||
			!/<img [^>]*src="http[^"]*eu-emblem/.test(text);
	}, 'EU money is acknowledged in each entry that it paid for');
	every(project.entries, (e) => !e.all('category').some((c) =>
		c.attrs.term === 'media-motor-europe' && c.attrs.label),
	'an entry names the projects that it is about');
}

async function testProject([, , project]) {
	const about = (await sql(`SELECT e.path FROM web.edition e
		JOIN web.article_project USING (article)
		JOIN web.project p ON p.id = project AND p.lang = e.lang
		WHERE e.lang = 'bg' AND p.slug = 'media-motor-europe'
		ORDER BY e.published_at DESC, e.id DESC`)).split('\n');
	const none = await askAll(['/bg/projects/test-nyama/feed.atom',
		'/bg/projects/A/feed.atom', '/de/news/feed.atom',
		'/bg/news/feed.rss/', '/bg/partners/feed.atom/']);

	is(project.entries.map((e) => linkOf(e, 'alternate')),
		about.map((path) => ORIGIN + path),
		'a project\'s feed has what is about it, and nothing else');
	is(linkOf(project.feed, 'alternate'), ORIGIN + PROJECT,
		'and leads to its page');
	every(none, ({ status }) => status !== 404 && status,
		'there is no feed of what is not there');
}

async function testEmpty() {
	await sql(`SELECT web.put_project('{"slug": "test-prazen",
		"eu_funded": false, "bg": {"name": "П", "title": "Празен",
		"lead": "П"}}')`, 'editor');
	const empty = await atomOf('/bg/projects/test-prazen/feed.atom');

	is([faultOf(empty) || 'valid', empty.entries.length], ['valid', 0],
		'the feed of a project without news is empty, and valid');
}

// What happens to one edition, as its readers hear of it.
async function testLife() {
	const uri = '/bg/news/feed.atom';
	const seen = async (slug) => {
		const feed = await atomOf(uri);

		return [entryAt(feed, slug), feed];
	};
	const change = (what) => sql(`UPDATE core.edition SET ${what}
		WHERE lang = 'bg' AND slug LIKE 'test-zhivot%'`);
	const [first] = await seen('test-zhivot');

	is(textOf(first, 'updated'), textOf(first, 'published'),
		'what was never changed was updated when it was published');
	await change('correction = \'Не е <така>.\', corrected_at = now()');
	const [corrected, feed] = await seen('test-zhivot');

	ok(textOf(corrected, 'updated') > textOf(first, 'updated'),
		'a correction updates its entry', textOf(corrected, 'updated'));
	is(textOf(feed.feed, 'updated'), textOf(corrected, 'updated'),
		'and the feed');
	ok(corrected.one('content').text.includes('Не е &lt;така&gt;.'),
		'and is said in it', corrected.one('content').text);
	is(textOf(corrected, 'id'), textOf(first, 'id'),
		'it stays the same entry');
	await change('slug = \'test-zhivot-nov\', title = \'Друго\'');
	const [moved] = await seen('test-zhivot-nov');

	is(textOf(moved, 'id'), textOf(first, 'id'),
		'also under another address and title');
	await change('state = \'withdrawn\', withdrawn_at = now()');
	const [gone, without] = await seen('test-zhivot-nov');

	is(gone, undefined, 'what is withdrawn is in no feed');
	ok(textOf(without.feed, 'updated') >= textOf(feed.feed, 'updated'),
		'a feed that something went from was updated then',
		textOf(without.feed, 'updated'));
}

async function testJson() {
	const [answer, atom] = await Promise.all([ask('/bg/news/feed.json'),
		atomOf('/bg/news/feed.atom')]);
	const feed = JSON.parse(answer.text);
	const of = (tag) => atom.entries.map((e) => textOf(e, tag));

	is(answer.headers['content-type'], 'application/feed+json',
		'a JSON feed says what it is');
	is([feed.version, feed.title, feed.home_page_url, feed.feed_url,
		feed.language, feed.authors[0].name],
	['https://jsonfeed.org/version/1.1', word('site_name'),
		`${ORIGIN}/bg/news/`, `${ORIGIN}/bg/news/feed.json`, 'bg',
		word('organisation')], 'it has the members of JSON Feed 1.1');
	is(feed.items.map((i) => [i.id, i.title, i.content_html,
		i.date_published, i.date_modified]),
	of('id').map((id, i) => [id, ...['title', 'content', 'published',
		'updated'].map((tag) => of(tag)[i])]),
	'its items are those of the Atom feed');
	is(feed.items.map((i) => [i.url, i.tags]), atom.entries.map((e) =>
		[linkOf(e, 'alternate'), e.all('category').map((c) =>
			c.attrs.label)]), 'with their addresses and projects');
}

// The newest of the sample's articles is about three projects.
const PICTURE = /^\/media\/[0-9a-f]{32}\/three-boards-1600\.jpg$/;

async function testPicture() {
	const { entries } = await atomOf(
		'/bg/projects/laboratory-complex/feed.atom');
	const pictures = entries.map((e) => parse(e.one('content').text)
		.all('img', ({ attrs }) => attrs.src.includes('/media/'))
		.map(({ attrs }) => attrs));
	const [[shown]] = pictures.filter((found) => found.length > 0);
	const { items } = JSON.parse((await ask('/bg/news/feed.json')).text);
	const [{ image }] = items.filter((item) => item.image);
	const isOurs = (url) => url.startsWith(ORIGIN) &&
		PICTURE.test(url.slice(ORIGIN.length));

	is(pictures.flat().length, 1, 'a picture at the head is in a feed, once');
	ok(isOurs(shown.src) && /^Рисунка /.test(shown.alt) &&
		shown.width > 0 && shown.height > 0,
	'with its size and what it says', JSON.stringify(shown));
	ok(isOurs(image), 'and a JSON feed names it', image);
}

async function testKept() {
	const uris = ['/bg/news/feed.atom', '/en/news/feed.json',
		`${PROJECT}feed.atom`];
	const first = await askAll(uris);
	const again = await Promise.all(first.map(({ headers }, i) =>
		ask(uris[i], { env: { HTTP_IF_NONE_MATCH: headers.etag } })));

	is(again.map(({ status }) => status), uris.map(() => 304),
		'who has a feed is not sent it again');
	is((await askAll(uris.map((uri) => `${uri}/`))).map((a) =>
		[a.status, a.headers.location]), uris.map((u) => [301, u]),
	'a feed is a file, without a slash');
}

async function testHub() {
	const hub = 'https://hub.example/?a=1&b';
	const env = { NEWSROOM_HUB: hub };
	const [atom, json] = await Promise.all(['atom', 'json'].map((form) =>
		ask(`/bg/news/feed.${form}`, { env })));
	const none = await atomOf('/bg/news/feed.atom');

	is([linkOf(await parseXml(atom.bytes), 'hub'),
		JSON.parse(json.text).hubs],
	[hub, [{ type: 'WebSub', url: hub }]],
	'a feed names the hub that the settings name');
	is(linkOf(none.feed, 'hub'), undefined, 'and none where they do not');
}

async function testLinks() {
	const pages = await askAll(['/bg/', '/bg/news/', PROJECT]);
	const feeds = ({ page }) => page.all('link', (e) =>
		e.attrs.type === 'application/atom+xml').map((e) => e.attrs.href);

	is(pages.map(feeds), [['/bg/news/feed.atom'], ['/bg/news/feed.atom'],
		[`${PROJECT}feed.atom`]], 'pages lead to their feeds');
}

// As much text as nobody has: the oldest go without theirs.
async function testLarge() {
	await putEditions([...Array(12).keys()].map((i) => ({ key: `g${i}`,
		lang: 'bg', slug: `test-golyama-${i}`, lead: 'Кратко.',
		published: `2026-02-${10 + i} 10:00`,
		body_html: `<p>${'щ'.repeat(60000)}</p>` })));
	const { answer, entries } = await atomOf('/bg/news/feed.atom');
	const whole = entries.filter((e) =>
		e.one('content').text.includes('щщщ'));

	ok(answer.bytes.length < 1e6 && whole.length >= 3,
		'a feed of long texts has an end',
		`${answer.bytes.length} ${whole.length}`);
	every(entries, (e) => e.one('content').text.length < 20 &&
		e.one('content').text, 'what is too much has its lead alone');
}

// Characters that XML has not, in text that a database takes; expat ends at
// the first. XML 1.0, 2.2.
async function testForbidden() {
	const text = 'а\uFFFE\uFFFF\u{1FFFE}я';
	const bad = `а\u0001\u000B\u001F\u007F${text}`;

	await putEditions([{ key: 'losha', lang: 'bg', slug: 'test-losha',
		title: bad, lead: bad, body_html: `<p>${text}</p>`,
		published: '2026-03-01 10:00' }]);
	await sql(`UPDATE core.edition SET published_at = now()
		WHERE slug = 'test-losha'`);
	const feed = await atomOf('/bg/news/feed.atom');
	const map = await parseXml((await ask('/sitemap-news.xml')).bytes);
	const title = textOf(entryAt(feed, 'test-losha'), 'title');

	ok(/^а.*\uFFFD\uFFFD.*я$/u.test(title),
		'what XML cannot say is replaced in a feed', title);
	ok(entryAt(feed, 'test-losha').one('content').text
		.includes('\uFFFD\uFFFD'), 'in its texts as well');
	ok(map.all('url').some((url) => url.one('news').one('title').text ===
		title), 'and in the sitemap of the news');
}

const edition = (i) => ({ key: `f${i}`, lang: 'bg', slug: `test-emisia-${i}`,
	published: `2026-01-01 ${String(i % 24).padStart(2, '0')}:00`,
	title: `Емисия ${i}` });

run(async () => {
	await clean();
	await testPicture();
	await putEditions([...[...Array(50).keys()].map(edition),
		{ key: 'trudna', lang: 'bg', slug: 'test-trudna',
			title: TRICKY, lead: TRICKY, body_html: BODY,
			published: '2026-01-02 10:00',
			projects: ['media-motor-europe'] },
		{ key: 'zhivot', lang: 'bg', slug: 'test-zhivot',
			published: '2026-01-02 11:00' }]);
	const feeds = await testValid();

	await testNewest(feeds);
	await testEscaping(feeds);
	await testMoney(feeds);
	await testProject(feeds);
	await testEmpty();
	await testLife();
	await testJson();
	await testKept();
	await testHub();
	await testLinks();
	await testForbidden();
	await testLarge();
	await done();
}, clean);
