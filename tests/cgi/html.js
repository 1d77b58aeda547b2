// SPDX-License-Identifier: EUPL-1.2
// html: a page taken apart as a strict reader does.
//
// Every tag has to be closed in its order and every attribute quoted, which
// is more than HTML asks for and what this site's own templates keep. So a
// byte that escapes from its place is seen as a fault.
'use strict';

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img',
	'input', 'link', 'meta', 'source', 'track', 'wbr']);

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'',
	nbsp: '\u00a0', mdash: '—', ndash: '–', middot: '·', hellip: '…' };

const decode = (text) => text.replace(/&(#x?[0-9a-f]+|\w+);/gi,
	(all, name) => name[0] !== '#' ? ENTITIES[name] ?? all :
		String.fromCodePoint(/^#x/i.test(name) ?
			parseInt(name.slice(2), 16) : Number(name.slice(1))));

class Element {
	constructor(tag, attrs, parent) {
		Object.assign(this, { tag, attrs, parent, children: [] });
		parent?.children.push(this);
	}

	// All elements below this one of a tag ('' for any) that are so.
	all(tag, so = () => true) {
		return this.children.flatMap((child) =>
			typeof child === 'string' ? [] : [
				...(!tag || child.tag === tag) && so(child) ?
					[child] : [],
				...child.all(tag, so)]);
	}

	one(tag, so) {
		return this.all(tag, so)[0];
	}

	// Whether an element around it has the tag.
	within(tag) {
		return this.parent !== null && (this.parent.tag === tag ||
			this.parent.within(tag));
	}

	get raw() {
		return this.children.map((child) =>
			typeof child === 'string' ? child : child.raw).join('');
	}

	// Its words, spaces of every kind folded.
	get text() {
		return this.raw.replace(/\s+/g, ' ').trim();
	}
}

const ATTRIBUTE = /\s+([^\s=>"'/<]+)(?:="([^"<]*)")?/y;

function readAttributes(html, at, page) {
	const attrs = {};
	let match;

	ATTRIBUTE.lastIndex = at;
	while ((match = ATTRIBUTE.exec(html)) !== null) {
		const name = match[1].toLowerCase();

		if (name in attrs)
			page.faults.push(`${name} stands twice`);
		attrs[name] = decode(match[2] ?? '');
		at = ATTRIBUTE.lastIndex;
	}
	return { attrs, end: at };
}

const addText = (element, text, page) => {
	if (/&(?!(?:#\d+|#x[0-9a-f]+|\w+);)/i.test(text))
		page.faults.push(`a bare & in "${text}"`);
	if (text !== '')
		element.children.push(decode(text));
};

// One tag at html[at], which is '<'. Returns where it ends, 0 for no tag.
function readTag(html, at, page) {
	const name = /<(\/?)([a-z][a-z0-9-]*)/iy;

	name.lastIndex = at;
	const match = name.exec(html);

	if (match === null)
		return 0;
	const tag = match[2].toLowerCase();
	const { attrs, end } = readAttributes(html, name.lastIndex, page);
	const close = /\s*\/?>/y;

	close.lastIndex = end;
	if (close.exec(html) === null)
		return 0;
	if (match[1] === '')
		page.open(tag, attrs);
	else
		page.close(tag);
	return close.lastIndex;
}

class Page extends Element {
	constructor() {
		super('#page', {}, null);
		this.faults = [];
		this.inner = this;
	}

	open(tag, attrs) {
		const element = new Element(tag, attrs, this.inner);

		if (!VOID.has(tag))
			this.inner = element;
	}

	close(tag) {
		if (this.inner.tag === tag)
			this.inner = this.inner.parent;
		else
			this.faults.push(`</${tag}> in <${this.inner.tag}>`);
	}
}

function parse(html) {
	const page = new Page();
	let at = /^<!doctype html>/i.exec(html)?.[0].length ?? 0;

	if (at === 0)
		page.faults.push('no doctype');
	while (at < html.length) {
		const tag = html.indexOf('<', at);
		const end = tag < 0 ? html.length : tag;

		addText(page.inner, html.slice(at, end), page);
		if (tag < 0)
			break;
		at = readTag(html, tag, page);
		if (at === 0) {
			page.faults.push(
				`a bare < in "${html.slice(tag, tag + 60)}"`);
			break;
		}
	}
	if (page.inner !== page)
		page.faults.push(`<${page.inner.tag}> is never closed`);
	return page;
}

module.exports = { parse, decode };
