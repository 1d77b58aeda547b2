// SPDX-License-Identifier: EUPL-1.2
// A peer of the benchmark: fastify and pg, a process for each core, named
// statements, which pg prepares once for each connection.
//
//	main.cjs SOCKET TEMPLATES QUERIES
'use strict';

const cluster = require('node:cluster');
const fs = require('node:fs');
const os = require('node:os');

const [socket, templates, queries] = process.argv.slice(2);
const MONTHS = ['януари', 'февруари', 'март', 'април', 'май', 'юни', 'юли',
	'август', 'септември', 'октомври', 'ноември', 'декември'];
const MARKS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;',
	'\'': '&#39;' };
const h = (text) => text === null ? '' :
	String(text).replace(/[&<>"']/g, (mark) => MARKS[mark]);
const day = (iso) => `${Number(iso.slice(8, 10))}\u00a0` +
	`${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}\u00a0г.`;

function serve() {
	const { Pool, types } = require('pg');
	const app = require('fastify')({ logger: false });
	const list = require(`${templates}/list.cjs`);
	const article = require(`${templates}/article.cjs`);
	const read = (name) =>
		fs.readFileSync(`${queries}/${name}.sql`, 'utf8');
	const texts = { list: read('edition_list'), one: read('article_show') };

	// A date is what stands there, and no moment.
	types.setTypeParser(1082, (text) => text);
	const pool = new Pool({ max: 4, idleTimeoutMillis: 0 });
	const ask = async (name, values) => (await pool.query(
		{ name, text: texts[name], values })).rows;

	app.get('/bg/news/', async (_, reply) => {
		const rows = (await ask('list', ['bg'])).slice(0, 20);

		for (const row of rows)
			row.day = day(row.published_on);
		return reply.type('text/html; charset=utf-8')
			.send(list(rows, h));
	});
	app.get('/bg/news/:slug/', async (request, reply) =>
		reply.type('text/html; charset=utf-8').send(article(await ask(
			'one', ['bg', request.params.slug]), h)));
	app.listen({ path: socket });
}

if (cluster.isPrimary)
	os.cpus().forEach(() => cluster.fork());
else
	serve();
