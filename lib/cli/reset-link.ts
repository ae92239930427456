import { dataFolderOf } from '#db/data-folder.ts';
import { offerResetTo, RESET_HOURS } from '#lib/accounts/resets.ts';
import { env } from '#lib/env.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { now } from '#lib/time/clock.ts';
import { openData, refusedFor, refuseRoot } from './command.ts';
import { terminalWords } from './words.ts';

/*
 * `npm run reset-link -- camille@example.org` prints a one-time link with which a new password is
 * chosen. It is for whoever runs the machine, because the last administrator has nobody else to
 * ask. The server may be running meanwhile.
 */
const say = terminalWords();

function resetLink(email: string | undefined): { ok: boolean; text: string } {
  if (!email || email.startsWith('-')) return { ok: false, text: say('resetUsage') };
  const { dataFolder, url } = env();
  refuseRoot(dataFolder, say);
  const db = openData(dataFolder, say);
  try {
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
  const refused = refusedFor(error, dataFolderOf(process.env), say);
  if (!refused) throw error;
  console.error(refused.message);
  process.exitCode = 1;
}
