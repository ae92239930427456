import { eq } from 'drizzle-orm';
import { type Db, getDb, write } from '#db/client.ts';
import { memberships, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/policy.ts';
import type { Role } from './schema.ts';
import { startSession } from './sessions.ts';

const MADE_AT = '2026-01-01T09:00:00.000Z';

/**
 * An account for a test; with a festival, its member in this role. `passwordHash` is one that no
 * password opens.
 */
export function makeAccount(
  db: Db,
  name: string,
  { isAdministrator = false, festivalId, role }: { isAdministrator?: boolean; festivalId?: number; role?: Role } = {},
): Actor {
  const email = `${name.toLowerCase()}@example.org`;
  return write(db, (tx) => {
    const row = tx
      .insert(users)
      .values({ email, name, passwordHash: 'none', isAdministrator, createdAt: MADE_AT })
      .returning({ id: users.id })
      .get();
    if (festivalId && role)
      tx.insert(memberships).values({ festivalId, userId: row.id, role, createdAt: MADE_AT }).run();
    return { userId: row.id, name, email, isAdministrator };
  });
}

/** Gives a test's account a password hash. */
export function givePassword(db: Db, { userId }: Actor, passwordHash: string): void {
  write(db, (tx) => tx.update(users).set({ passwordHash }).where(eq(users.id, userId)).run());
}

/** Opens a session for this account, from now on; answers its token. */
export const tokenOfSession = ({ userId }: Actor, db: Db = getDb()): string =>
  write(db, (tx) => startSession(tx, userId, 'a test', new Date().toISOString())).token;
