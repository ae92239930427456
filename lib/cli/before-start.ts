import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { env } from '#lib/env.ts';
import { ensureBuilt } from './build.ts';
import { orRefused, RefusedStart, refuseOldNode, refusing } from './refused-start.ts';
import { holdDataFolder } from './server-lock.ts';
import { terminalWords } from './words.ts';

/**
 * What is checked before the server is started: Node's version, the settings with which it is
 * loaded, that no other server holds the data, and the build, which is made if necessary.
 */
const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const say = terminalWords();

await refusing(async () => {
  refuseOldNode();
  const settings = orRefused(env);
  if (process.argv.includes('--dev') || process.argv.includes('--built')) return;
  // A build replaces the files that a running server still reads.
  holdDataFolder(settings);
  if ((await ensureBuilt(root, () => console.log(say('building')))) !== 0) throw new RefusedStart(say('buildFailed'));
});
