// SPDX-License-Identifier: EUPL-1.2
// signups: whether a clock can tell who reads us. It signs up addresses of
// four kinds in a random order, and asks of the times of their answers
// whether they can come from one distribution (Kolmogorov-Smirnov).
//
//	node signups.mjs http://127.0.0.1:PORT 10000
//
// The addresses KIND1@example.bg … KINDn@example.bg have been put into the
// database by whoever calls this. A line for each kind: name, median in us,
// and the probability that it differs from `unknown` by chance alone.

import { Agent, request } from 'node:http';

const KINDS = ['unknown', 'waiting', 'subscribed', 'suppressed'];
const [origin, count] = [process.argv[2], Number(process.argv[3])];
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function signUp(address) {
	const body = `email=${encodeURIComponent(address)}&frequency=weekly`;
	const headers = { 'Content-Length': body.length,
		'Content-Type': 'application/x-www-form-urlencoded' };
	const begun = process.hrtime.bigint();

	return new Promise((resolve, reject) => {
		const asking = request(`${origin}/bg/newsletter/`,
			{ agent, method: 'POST', headers }, (answer) => {
				answer.resume();
				answer.on('end', () => resolve({
					status: answer.statusCode,
					us: Number(process.hrtime.bigint() -
						begun) / 1000,
				}));
			});

		asking.on('error', reject);
		asking.end(body);
	});
}

function shuffled(list) {
	for (let i = list.length - 1; i > 0; i--) {
		const j = Math.floor(Math.random() * (i + 1));

		[list[i], list[j]] = [list[j], list[i]];
	}
	return list;
}

// The greatest distance between two distributions, both sorted.
function distance(a, b) {
	let i = 0, j = 0, greatest = 0;

	while (i < a.length && j < b.length) {
		const at = Math.min(a[i], b[j]);

		while (i < a.length && a[i] === at)
			i++;
		while (j < b.length && b[j] === at)
			j++;
		greatest = Math.max(greatest,
			Math.abs(i / a.length - j / b.length));
	}
	return greatest;
}

// Kolmogorov's distribution, with Stephens's correction for small samples.
function probability(a, b) {
	const n = Math.sqrt(a.length * b.length / (a.length + b.length));
	const lambda = (n + 0.12 + 0.11 / n) * distance(a, b);
	let p = 0;

	for (let j = 1; j <= 100; j++)
		p += 2 * (-1) ** (j - 1) * Math.exp(-2 * (j * lambda) ** 2);
	return lambda < 0.2 ? 1 : Math.min(1, Math.max(0, p));
}

const times = Object.fromEntries(KINDS.map((kind) => [kind, []]));
const order = shuffled(KINDS.flatMap((kind) =>
	Array.from({ length: count }, (_, i) => [kind, i + 1])));

for (const [kind, i] of order) {
	const { status, us } = await signUp(`${kind}${i}@example.bg`);

	if (status !== 303)
		throw new Error(`${kind}: ${status}`);
	times[kind].push(us);
}
for (const kind of KINDS)
	times[kind].sort((a, b) => a - b);
for (const kind of KINDS)
	console.log(kind, times[kind][Math.floor(count / 2)].toFixed(0),
		probability(times[kind], times.unknown).toFixed(4));
agent.destroy();
