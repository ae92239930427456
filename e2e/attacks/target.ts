import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { startSession } from '#lib/accounts/sessions.ts';
import { hashPassword } from '#lib/accounts/sign-in.ts';
import { LARGE } from '#lib/festivals/large.ts';
import { dataFolderWith, publish } from '../filled.ts';
import { cookieOf } from '../friends.ts';
import { serve } from '../server.ts';
import type { Target } from './attack.ts';

const SLUG = 'attacked';
const PASSWORD = 'une lanterne dans le noir';

/**
 * The built server with a published festival of 300 séances, behind a proxy that passes the
 * client's address.
 */
export const startTarget = (share = 1): Promise<Target> => start(300, share);

/**
 * The same with a festival that a second server draws, and whose séances have all moved since it
 * was published.
 */
export const startLargeTarget = (): Promise<Target> => start(2 * LARGE, 1);

async function start(events: number, share: number): Promise<Target> {
  const passwordHash = await hashPassword(PASSWORD);
  let account = { email: '', token: '' };
  const dataFolder = dataFolderWith((db) => {
    const { userId } = makeFestival(db, { events, rooms: events / 50, days: 5, seed: 1, slug: SLUG });
    publish(db, { userId, name: 'Camille', email: '', isAdministrator: true }, SLUG);
    if (events >= LARGE) db.$client.exec("update events set starts_at = replace(starts_at, ':00', ':05')");
    const { email } = db
      .update(t.users)
      .set({ isAdministrator: true, passwordHash })
      .where(eq(t.users.id, userId))
      .returning()
      .get();
    const { token } = write(db, (tx) => startSession(tx, userId, '', new Date().toISOString()));
    account = { email, token };
  });
  const told = join(mkdtempSync(join(tmpdir(), 'lanterne-told-')), 'told');
  const preload = join(import.meta.dirname, 'told.mjs');
  const env = {
    LANTERNE_AHEAD: '1',
    LANTERNE_TRUST_PROXY: '1',
    NODE_OPTIONS: `--import=${preload}`,
    LANTERNE_TOLD: told,
  };
  const server = await serve({ dataFolder, env });
  // Starts what the first reader of the desk starts, before anything is measured.
  await fetch(`${server.url}/fr/sign-in`);
  const tell = (what: string) => {
    writeFileSync(told, what);
    server.process.kill('SIGUSR2');
  };
  return {
    server,
    cookie: await cookieOf(account.token),
    slug: SLUG,
    email: account.email,
    password: PASSWORD,
    share,
    endThreads: () => tell('end threads'),
    setClock: (by) => tell(`clock ${by}`),
  };
}
