// SPDX-License-Identifier: EUPL-1.2
// real_server: a mail server that is real code, not made for a test, and
// obeys a few rules: see real_server.py.
//
//	const server = await startRealServer({ utf8: false,
//		rules: { reader: ['451 4.3.0 not now', 'cut'] },
//		certificate: [file, file], login: [user, password],
//		without: ['LOGIN'] });
//
// What it took stands in server.mails, as Python reads it: to, headers by
// their names in small letters, text, html, pictures.
'use strict';

const path = require('node:path');
const readline = require('node:readline');
const { spawn } = require('node:child_process');
const { waitUntil } = require('../cgi/tap.js');

class RealServer {
	constructor(options) {
		this.mails = [];
		this.refused = [];
		this.child = spawn(path.join(__dirname, 'real_server.py'),
			[JSON.stringify(options)],
			{ stdio: ['pipe', 'pipe', 'inherit'] });
		this.ended = new Promise((done) => {
			this.child.on('close', done);
		});
		readline.createInterface({ input: this.child.stdout })
			.on('line', (line) => this.take(JSON.parse(line)));
	}

	take({ port, mail, refused }) {
		if (port)
			this.url = `smtp://127.0.0.1:${port}`;
		else if (refused)
			this.refused.push(refused);
		else
			this.mails.push({ ...mail, to: mail.to.join() });
	}

	// What a reader has got so far.
	sentTo(address) {
		return this.mails.filter(({ to }) => to === address);
	}

	// Let go of who hangs.
	goOn() {
		this.child.stdin.write('\n');
	}

	stop() {
		this.child.stdin.end();
		return this.ended;
	}
}

async function startRealServer(options = {}) {
	const server = new RealServer(options);

	if (!await waitUntil(() => server.url))
		throw new Error('aiosmtpd does not begin');
	return server;
}

module.exports = { startRealServer };
