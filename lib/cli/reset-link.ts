import { existsSync } from 'node:fs';
import { databaseFile, openDatabase } from '../../db/client.ts';
import { schemaState } from '../../db/migrate.ts';
import { offerResetTo, RESET_HOURS } from '../accounts/resets.ts';
import { EnvError, env } from '../env.ts';
import { sitePaths } from '../i18n/paths.ts';
import { now } from '../time/clock.ts';
import { terminalWords } from './words.ts';

/*
 * `npm run reset-link -- camille@example.org` prints a one-time link that chooses a new password. For whoever keeps the machine: the last
 * administrator has nobody else to ask. The server may run meanwhile.
 */
const say = terminalWords();

function resetLink(email: string | undefined): { ok: boolean; text: string } {
  if (!email) return { ok: false, text: say('resetUsage') };
  const { dataFolder, url } = env();
  const file = databaseFile(dataFolder);
  // Opening would make one.
  if (!existsSync(file)) return { ok: false, text: say('resetNoData', { folder: dataFolder }) };
  const db = openDatabase(file);
  try {
    if (schemaState(db) !== 'current') return { ok: false, text: say('resetOtherVersion', { folder: dataFolder }) };
    const token = offerResetTo(email, now(), db);
    if (!token) return { ok: false, text: say('resetNobody', { email, folder: dataFolder }) };
    const link = url + sitePaths('fr').reset(token);
    return { ok: true, text: say('resetLink', { email, hours: RESET_HOURS, link }) };
  } finally {
    db.$client.close();
  }
}

try {
  const { ok, text } = resetLink(process.argv[2]);
  (ok ? console.log : console.error)(text);
  if (!ok) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  console.error(say(error.code, { value: error.value }));
  process.exitCode = 1;
}
