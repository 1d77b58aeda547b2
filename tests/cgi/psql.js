// SPDX-License-Identifier: EUPL-1.2
// psql: statements for the database. To begin a psql and its backend costs
// more than most of them do, above all where the backend then reads the
// dictionary, so each stays and is asked again by who asks as the same role.
'use strict';

const { spawn } = require('node:child_process');

const END = 'psql-has-answered';
// What a session that begins would not know.
const FORGET = `DISCARD ALL;
SELECT pg_stat_force_next_flush() \\g /dev/null
\\echo ${END}
`;
// psql's status where the connection was lost.
const LOST = 2;
const idle = {};

class Session {
	constructor(role, database, env) {
		this.child = spawn('psql', ['-XqAt', '-v', 'ON_ERROR_STOP=1',
			'-U', role, '-d', database], { env });
		const { stdin, stdout, stderr } = this.child;

		this.out = '';
		this.err = '';
		stdout.setEncoding('utf8').on('data', (some) => {
			this.out += some;
			if (this.out.endsWith(`${END}\n`))
				this.done({ code: 0, out: this.out.slice(0,
					-END.length - 1), err: this.err });
		});
		stderr.setEncoding('utf8').on('data', (some) => {
			this.err += some;
		});
		stdin.on('error', () => {});
		this.child.on('close', (code) => {
			this.isOver = true;
			this.done?.({ code: code || LOST, out: this.out,
				err: this.err });
		});
	}

	// Nobody stays for a session that has nothing to do.
	hold(word) {
		const { stdin, stdout, stderr } = this.child;

		for (const thing of [this.child, stdin, stdout, stderr])
			thing[word]();
	}

	ask(statements) {
		this.hold('ref');
		return new Promise((done) => {
			this.done = (answer) => {
				this.done = undefined;
				this.out = this.err = '';
				this.hold('unref');
				done(answer);
			};
			this.child.stdin.write(
				`BEGIN;\n${statements}\n;COMMIT;\n${FORGET}`);
		});
	}
}

// psql(STATEMENTS, ROLE, DATABASE, ENV): what they answer, or it throws. They
// are one transaction. A session whose connection was cut while it had nothing
// to do is no fault.
async function psql(statements, role, database, env = process.env) {
	const key = [role, database, env.PGHOST, env.PGPORT].join();
	const sessions = idle[key] ??= [];
	const old = sessions.splice(0).filter(({ isOver }) => !isOver);
	const used = old.pop();

	sessions.push(...old);
	const session = used ?? new Session(role, database, env);
	const { code, out, err } = await session.ask(statements);

	if (code === 0) {
		sessions.push(session);
		return out.trim();
	}
	if (used && code === LOST)
		return psql(statements, role, database, env);
	throw new Error(`psql: ${err}`);
}

module.exports = { psql };
