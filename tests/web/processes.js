// SPDX-License-Identifier: EUPL-1.2
// processes: the parts of a private site, as the kernel knows them.
'use strict';

const fs = require('node:fs');

// name, state, parent and session of a process; nothing when it is gone.
function statOf(pid) {
	try {
		const text = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
		const [, name, rest] = /^\d+ \((.*)\) (.*)$/s.exec(text);
		const [state, parent, , session] = rest.split(' ');

		return { pid: Number(pid), name, state, parent: Number(parent),
			session: Number(session) };
	} catch {
		return undefined;
	}
}

const all = () => fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))
	.map(statOf).filter((stat) => stat && stat.state !== 'Z');

const leaderOf = (folder, service) => Number(fs.readFileSync(
	`${folder}/run/${service}.pid`, 'latin1').split(' ')[0]);

// A process that leads a session, and all that it began.
const ofSession = (leader) =>
	all().filter(({ session }) => session === leader);

const childrenOf = (pid) => all().filter(({ parent }) => parent === pid)
	.map((child) => child.pid);

// The numbers of the workers of a program, or of all three: not of the one
// that minds them.
const workers = (folder, programs = ['news', 'article', 'newsletter']) =>
	[programs].flat().flatMap((program) =>
		ofSession(leaderOf(folder, program))
		.filter(({ name, parent }) => name === program &&
			statOf(parent)?.name === program).map(({ pid }) => pid))
		.sort((a, b) => a - b);

const isAlive = (pid) => !['Z', undefined].includes(statOf(pid)?.state);

// As kill -9 does; one that has ended already is no fault.
function kill(pid) {
	try {
		process.kill(pid, 'SIGKILL');
	} catch (error) {
		if (error.code !== 'ESRCH')
			throw error;
	}
}

module.exports = { childrenOf, workers, ofSession, isAlive, kill };
