// SPDX-License-Identifier: EUPL-1.2
// worker: a program on a socket of its own, which nobody begins anew; one
// process, where its options say nothing else; under another one (valgrind), if
// that is named with its options.
'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { waitUntil } = require('../cgi/tap.js');

const started = [];
let folder;

async function startWorker(name, more = {}, options = [], under = []) {
	folder ??= fs.mkdtempSync(path.join(os.tmpdir(), 'worker-'));
	const socket = path.join(folder, `${started.length}.sock`);
	const child = spawn('spawn-fcgi', ['-n', '-s', socket, '--', ...under,
		`${process.env.BUILD}/${name}`, ...options],
		{ stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, ...more } });
	const worker = { name: `${name} ${started.length}`, socket, child,
		log: '' };

	child.stderr.on('data', (some) => {
		worker.log += some;
	});
	child.on('exit', (code, signal) => {
		worker.end = code ?? signal;
	});
	started.push(worker);
	await waitUntil(() => /: ready/.test(worker.log), 240);
	return worker;
}

// All of them once they have ended, each with its status in end.
async function endWorkers() {
	for (const { child } of started)
		child.kill('SIGTERM');
	await waitUntil(() => started.every(({ end }) => end !== undefined),
		240);
	return started;
}

function killWorkers() {
	started.forEach(({ child }) => child.kill('SIGKILL'));
	if (folder)
		fs.rmSync(folder, { recursive: true });
}

module.exports = { startWorker, endWorkers, killWorkers };
