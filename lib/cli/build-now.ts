import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.ts';
import { terminalWords } from './words.ts';

/** `npm run build`: the build that `npm start`, `npm test` and `npm run pack` make too. */
const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const say = terminalWords();
process.exitCode = await ensureBuilt(root, () => console.log(say('building')));
if (process.exitCode === 0) console.log(say('built'));
