// SPDX-License-Identifier: EUPL-1.2
// server: a mail server (RFC 5321) that does what a test says.
//
//	const server = await startServer({ utf8: true, tls, user, password });
//	server.rule = (step, recipient, session) => 'drop';
//
// A step is greeting, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, or END (of a
// message). A rule answers with a reply of the server, 'drop' (the
// connection), 'hang' (say nothing), or nothing at all (what is right). What
// was taken stands in server.mails. With server.quit = false, a good-bye stays
// without an answer.
'use strict';

const net = require('node:net');
const tls = require('node:tls');

class Session {
	constructor(server, socket) {
		Object.assign(this, { server, recipients: [], text: '',
			isData: false, isOpen: false });
		this.use(socket);
		this.step('greeting', '220 test.example ESMTP');
	}

	use(socket) {
		this.socket = socket;
		socket.setEncoding('utf8');
		socket.setNoDelay(true);
		socket.on('data', (text) => this.take(text));
		socket.on('error', () => {});
	}

	say(text) {
		this.socket.write(`${text}\r\n`);
	}

	// True when the right answer was given.
	step(name, right) {
		const reply = this.server.rule(name, this.recipients[0], this);

		if (reply === 'hang')
			return false;
		if (reply === 'drop') {
			this.socket.destroy();
			return false;
		}
		if (reply === undefined) {
			if (right)
				this.say(right);
			return true;
		}
		this.say(reply);
		if (reply.startsWith('421'))
			this.socket.end();
		return false;
	}

	take(text) {
		this.text += text;
		for (;;) {
			const end = this.isData ? '\r\n.\r\n' : '\r\n';
			const at = this.text.indexOf(end);

			if (at < 0)
				return;
			const piece = this.text.slice(0, at);

			this.text = this.text.slice(at + end.length);
			if (this.isData)
				this.end(`${piece}\r\n`);
			else
				this.command(piece);
		}
	}

	end(message) {
		this.isData = false;
		const mail = { sender: this.sender, to: this.recipients[0],
			message: message.replace(/^\.\./gm, '.'),
			session: this };

		const isTaken = this.step('END');

		this.recipients = [];
		if (!isTaken)
			return;
		this.server.mails.push(mail);
		if (this.server.after(mail) === 'drop')
			this.socket.destroy();
		else
			this.say('250 2.0.0 taken');
	}

	command(line) {
		const verb = line.slice(0, 4).toUpperCase();
		const known = { EHLO: 'ehlo', MAIL: 'mail', RCPT: 'rcpt',
			DATA: 'data', STAR: 'startTls', AUTH: 'auth',
			NOOP: 'fine', RSET: 'fine', QUIT: 'quit' }[verb];

		if (this.isAsked) {
			this.isAsked = false;
			this.auth(`AUTH PLAIN ${line}`);
			return;
		}
		this.server.commands.push(line);
		if (known)
			this[known](line);
		else
			this.say('502 5.5.1 no such command');
	}

	ehlo(line) {
		const { options } = this.server;
		const offers = ['test.example', 'SIZE 1000000', '8BITMIME'];

		this.name = line.slice(5);
		if (options.utf8)
			offers.push('SMTPUTF8');
		if (options.tls && !this.socket.encrypted)
			offers.push('STARTTLS');
		if (options.user)
			offers.push('AUTH PLAIN');
		this.step('EHLO', offers.map((offer, i) =>
			`250${i + 1 < offers.length ? '-' : ' '}${offer}`)
			.join('\r\n'));
	}

	startTls() {
		if (!this.step('STARTTLS', '220 2.0.0 go on'))
			return;
		this.socket.removeAllListeners('data');
		this.use(new tls.TLSSocket(this.socket, { isServer: true,
			...this.server.options.tls }));
	}

	auth(line) {
		const { user, password } = this.server.options;
		const wanted = Buffer.from(`\0${user}\0${password}`)
			.toString('base64');

		if (line === 'AUTH PLAIN') {
			this.isAsked = true;
			this.say('334 ');
		} else if (line !== `AUTH PLAIN ${wanted}`)
			this.say('535 5.7.8 wrong');
		else if (this.step('AUTH', '235 2.7.0 welcome'))
			this.isOpen = true;
	}

	mail(line) {
		const { options } = this.server;

		this.sender = /<(.*)>/.exec(line)[1];
		this.isUtf8 = line.includes(' SMTPUTF8');
		if (options.tls && !this.socket.encrypted)
			this.say('530 5.7.0 STARTTLS first');
		else if (options.user && !this.isOpen)
			this.say('530 5.7.0 AUTH first');
		else
			this.step('MAIL', '250 2.1.0 fine');
	}

	rcpt(line) {
		this.recipients.push(/<(.*)>/.exec(line)[1]);
		if (!this.step('RCPT', '250 2.1.5 fine'))
			this.recipients = [];
	}

	data() {
		if (this.step('DATA', '354 go on'))
			this.isData = true;
		else
			this.recipients = [];
	}

	fine() {
		this.say('250 2.0.0 fine');
	}

	quit() {
		if (!this.server.quit)
			return;
		this.say('221 2.0.0 bye');
		this.socket.end();
	}
}

class Server {
	constructor(options) {
		Object.assign(this, { options, mails: [], commands: [],
			connections: 0, sockets: new Set(),
			rule: () => undefined, after: () => undefined,
			quit: true });
	}

	listen(port = 0) {
		this.net = net.createServer((socket) => {
			this.connections++;
			this.sockets.add(socket);
			socket.on('close', () => this.sockets.delete(socket));
			new Session(this, socket);
		});
		return new Promise((done) => {
			this.net.listen(port, '127.0.0.1', () => {
				this.port = this.net.address().port;
				this.url = `smtp://127.0.0.1:${this.port}`;
				done(this);
			});
		});
	}

	stop() {
		for (const socket of this.sockets)
			socket.destroy();
		return new Promise((done) => {
			this.net.close(done);
		});
	}
}

const startServer = (options = { utf8: true }) => new Server(options).listen();

module.exports = { startServer };
