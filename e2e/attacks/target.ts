import { eq } from 'drizzle-orm';
import { write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { hashPassword } from '#lib/accounts/passwords.ts';
import { startSession } from '#lib/accounts/sessions.ts';
import { dataFolderWith, publish } from '../filled.ts';
import { cookieOf } from '../friends.ts';
import { serve } from '../server.ts';
import type { Target } from './attack.ts';

const SLUG = 'attacked';
const PASSWORD = 'une lanterne dans le noir';

/** The built server with a published festival of 300 séances, behind a proxy that names who asks. */
export async function startTarget(): Promise<Target> {
  const passwordHash = await hashPassword(PASSWORD);
  let account = { email: '', token: '' };
  const dataFolder = dataFolderWith((db) => {
    const { userId } = makeFestival(db, { events: 300, rooms: 6, days: 5, seed: 1, slug: SLUG });
    publish(db, { userId, name: 'Camille', email: '', isAdministrator: true }, SLUG);
    const { email } = db
      .update(t.users)
      .set({ isAdministrator: true, passwordHash })
      .where(eq(t.users.id, userId))
      .returning()
      .get();
    const { token } = write(db, (tx) => startSession(tx, userId, '', new Date().toISOString()));
    account = { email, token };
  });
  const server = await serve({ dataFolder, env: { LANTERNE_TRUST_PROXY: '1' } });
  return { server, cookie: await cookieOf(account.token), slug: SLUG, email: account.email, password: PASSWORD };
}
