// SPDX-License-Identifier: EUPL-1.2
// xml: XML read by a parser that is not ours (Python's, which is expat).
'use strict';

const { sh } = require('./tap.js');

const READER = `
import json, sys, xml.etree.ElementTree as tree

def show(e):
	return {"tag": e.tag, "attrs": dict(e.attrib), "text": e.text or "",
		"children": [show(c) for c in e]}

json.dump(show(tree.fromstring(sys.stdin.buffer.read())), sys.stdout)
`;

// Names come as Clark writes them: {http://www.w3.org/2005/Atom}feed.
class Element {
	constructor({ tag, attrs, text, children }) {
		const [, space, name] = /^(?:\{(.*)\})?(.*)$/.exec(tag);

		Object.assign(this, { space, tag: name, attrs, text });
		this.children = children.map((child) => new Element(child));
	}

	all(tag) {
		return this.children.filter((child) => child.tag === tag);
	}

	one(tag) {
		return this.all(tag)[0];
	}
}

// The root of a text; throws where it is not well-formed.
async function parseXml(text) {
	const { code, out, err } = await sh('/usr/bin/python3', ['-c', READER],
		{ input: text });

	if (code !== 0)
		throw new Error(`not XML: ${err.trim().split('\n').at(-1)}`);
	return new Element(JSON.parse(out));
}

module.exports = { parseXml };
