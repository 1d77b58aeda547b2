// SPDX-License-Identifier: EUPL-1.2
// private_site: a site of a test's own, for tests that break things.
'use strict';

const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const { sh } = require('../cgi/tap.js');

const top = path.join(__dirname, '../..');

// A port that nobody listens on, below those that the kernel gives to who asks
// for any: so nobody gets it before the site does.
const freePort = () => new Promise((done) => {
	const port = 10000 + Math.floor(Math.random() * 20000);
	const server = net.createServer();

	server.on('error', () => done(freePort()));
	server.listen(port, '127.0.0.1', () => server.close(() => done(port)));
});

async function siteVerb(verb, folder, port) {
	const env = { ...process.env, VAR: folder, PORT: String(port),
		WORKERS: '2' };
	const result = await sh(path.join(top, 'bin/site'), [verb], { env });

	if (result.code !== 0)
		throw new Error(`bin/site ${verb}: ${result.out}${result.err}`);
}

// What ". var/env" gives to a shell.
async function readEnvironment(folder) {
	const { out } = await sh('sh', ['-c', '. "$1/env"; exec env -0', 'sh',
		folder]);

	return Object.fromEntries(out.split('\0').filter(Boolean)
		.map((pair) => [pair.slice(0, pair.indexOf('=')),
			pair.slice(pair.indexOf('=') + 1)]));
}

// What bin/site puts before PostgreSQL, which refuses root.
async function plainCommand() {
	const user = async (flag) =>
		(await sh('id', [flag, 'postgres'])).out.trim();

	if (process.getuid() !== 0)
		return [];
	const plain = ['unshare', '--user', `--map-user=${await user('-u')}`,
		`--map-group=${await user('-g')}`, '--'];

	return (await sh(plain[0], [...plain.slice(1), 'true'])).code === 0 ?
		plain : ['setpriv', '--reuid=postgres', '--regid=postgres',
			'--init-groups', '--'];
}

class PrivateSite {
	constructor(folder, port) {
		Object.assign(this, { folder, port,
			origin: `http://127.0.0.1:${port}` });
	}

	// Runs one of PostgreSQL's own programs on the site's data. Its log,
	// which may be root's, is open as 8.
	async postgres(command) {
		const plain = await plainCommand();

		return sh('sh', ['-c', `cd "$1" && shift &&
			PATH=$(echo /usr/lib/postgresql/*/bin):$PATH &&
			exec "$@" 9>&- 8>>log/postgres.log`,
		'sh', this.folder, ...plain,
		'sh', '-c', command], { env: this.env });
	}

	postmaster() {
		return parseInt(fs.readFileSync(
			`${this.folder}/pg/postmaster.pid`, 'latin1'), 10);
	}

	stopPostgres(how = 'fast') {
		return this.postgres(`pg_ctl -s -D pg -m ${how} -w stop`);
	}

	// With the words by which bin/site began it, which it keeps itself.
	startPostgres() {
		return this.postgres(
			`set -e; eval "set -- $(cat pg/postmaster.opts)"
			shift 3; pg_ctl -s -w -D pg \\
			-o "$(printf "'%s' " "$@")" start >&8 2>&8 </dev/null`);
	}

	async stop() {
		await this.stopPostgres('immediate');
		await siteVerb('stop', this.folder, this.port);
		fs.rmSync(this.folder, { recursive: true, force: true });
	}
}

// From now on the programs are those that are installed: with sanitizers a site
// takes twice as long to begin. For a test of what they do together, each of
// which they do with sanitizers in other tests.
function useReleased() {
	process.env.BUILD = process.env.BUILD.replace(/\/san$/, '');
}

// Beside the site of all tests, begun anew on a copy of its data.
async function startSite(name) {
	const folder = `${process.env.TEST_VAR}.${name}`;
	const port = await freePort();
	const site = new PrivateSite(folder, port);

	if (fs.existsSync(folder)) {
		await siteVerb('stop', folder, port);
		fs.rmSync(folder, { recursive: true, force: true });
	}
	fs.mkdirSync(folder, { recursive: true });
	await sh('cp', ['-a', `${process.env.TEST_VAR}/pg.copy`,
		`${folder}/pg`]);
	await siteVerb('start', folder, port);
	site.env = await readEnvironment(folder);
	return site;
}

module.exports = { PrivateSite, freePort, startSite, useReleased };
