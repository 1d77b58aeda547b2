// SPDX-License-Identifier: EUPL-1.2
// fetch: what addresses of the site answer, without their ETags.
//
//	node fetch.js FOLDER < ADDRESSES
//
// Each address, one a line, is asked of a worker of its program, and what it
// answers becomes a file of that name in the folder.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { bytesOf, request, send } = require('../web/fastcgi.js');
const { startWorker, endWorkers, killWorkers } =
	require('../web/worker.js');

const [, , folder] = process.argv;
const programOf = (address) =>
	/^\/..\/news\/.*[a-z].*\/$/.test(address) ? 'article' : 'news';

async function fetch(address, socket) {
	const bytes = bytesOf(await send(socket,
		request({ REQUEST_URI: address })));

	fs.writeFileSync(path.join(folder, address.replace(/\//g, '_')),
		bytes.toString('latin1').replace(/^ETag:[^\n]*\n/m, ''), 'latin1');
}

async function main() {
	const addresses = fs.readFileSync(0, 'utf8').trim().split('\n');
	const workers = { news: await startWorker('news'),
		article: await startWorker('article') };

	fs.mkdirSync(folder);
	for (const address of addresses)
		await fetch(address, workers[programOf(address)].socket);
	for (const { name, end, log } of await endWorkers())
		if (end !== 0 || /Sanitizer|runtime error/.test(log))
			throw new Error(`${name} ended with ${end}: ${log}`);
}

process.on('exit', killWorkers);
main();
