// SPDX-License-Identifier: EUPL-1.2
// vocabulary: what schema.org says of things, read from the package that
// holds its vocabulary as types, and what is wrong with a thing by it.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

// How text is written that stands for a value of these kinds.
const FORMS = {
	Text: /./s, URL: /^https?:\/\/[^\s]+$/, Number: /^-?[\d.]+$/,
	Date: /^\d{4}-\d\d-\d\d$/,
	DateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/,
};

// { TYPE: { parents: [TYPE], ranges: { PROPERTY: [TYPE] } } }
function readVocabulary(packages) {
	const file = path.join(path.dirname(packages.resolve('schema-dts')),
		'schema.d.ts');
	const text = fs.readFileSync(file, 'utf8');
	const types = {};
	const basesIn = (above) => above.split(', ')
		.filter((one) => one.endsWith('Base'))
		.map((one) => one.slice(0, -4));

	for (const [, name, above, body] of text.matchAll(
		/^interface (\w+)Base extends ([^{]*) \{\n([^]*?)^\}/gm)) {
		const ranges = {};

		for (const [, property, range] of body.matchAll(
			/^ {4}"(\w+)"\?: SchemaValue<(.*), "\w+">;$/gm))
			ranges[property] = range.split(' | ');
		types[name] = { ranges, parents: basesIn(above) };
	}
	// A kind that has no properties of its own.
	for (const [, name, above] of text.matchAll(
		/^export interface (\w+)Leaf extends ([^{]*) \{/gm))
		types[name] ??= { ranges: {}, parents: basesIn(above) };
	if (!types.NewsArticle?.parents.includes('Article'))
		throw new Error(`${file} is not as it was`);
	return types;
}

// A type and all that it is a kind of.
const lineOf = (types, type) => [type, ...(types[type]?.parents ?? [])
	.flatMap((parent) => lineOf(types, parent))];

function rangeOf(types, type, property) {
	return lineOf(types, type).map((one) =>
		types[one]?.ranges[property]).find(Boolean);
}

// Whether a value can be what a property is for. A thing named by its
// address stands where one is wanted.
function fits(types, range, value) {
	if (typeof value === 'object') {
		const line = lineOf(types, value['@type']);

		return range.some((one) => line.includes(one)) ||
			(!value['@type'] && '@id' in value);
	}
	return range.some((one) => typeof value === 'number' ?
		['Number', 'Integer'].includes(one) :
		FORMS[one]?.test(value)) || /^https?:/.test(value);
}

function propertyFaults(types, type, property, value) {
	const range = rangeOf(types, type, property);
	const values = Array.isArray(value) ? value : [value];

	if (!range)
		return [`${type} has no ${property}`];
	return values.flatMap((one) => [
		...(fits(types, range, one) ? [] :
			[`${type}.${property} is no ${range.join(' or ')}: ` +
				JSON.stringify(one)]),
		...(typeof one === 'object' ? faultsOf(types, one) : [])]);
}

// What is wrong with a thing and with those in it, in words.
function faultsOf(types, thing) {
	const type = thing['@type'];

	if (!type)
		return '@id' in thing ? [] : ['a thing without a type'];
	if (!types[type])
		return [`there is no ${type}`];
	return Object.entries(thing).filter(([name]) => !name.startsWith('@'))
		.flatMap(([name, value]) =>
			propertyFaults(types, type, name, value));
}

module.exports = { readVocabulary, faultsOf };
