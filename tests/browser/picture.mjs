// SPDX-License-Identifier: EUPL-1.2
// Make the picture of README.md anew, as the test of reading makes it:
//
//	. var/env; node tests/browser/picture.mjs
//
// With pngquant installed it is smaller.

import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { browser, takePicture } from './browser.mjs';

const file = fileURLToPath(new URL('press-release.png', import.meta.url));
await takePicture(file);
await browser.close();
spawnSync('pngquant', ['--force', '--strip', '--skip-if-larger',
	'--output', file, file]);
console.log(`${file}: ${statSync(file).size} bytes`);
