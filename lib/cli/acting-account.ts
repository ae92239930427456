import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import type { Actor } from '#lib/authorized.ts';
import { type Given, Refused, textOf } from './command.ts';

/**
 * The account for which a command acts: the one given by `--as`, else the first administrator.
 * Throws Refused where there is none.
 */
export function actingAccount(given: Given, db: Db): Actor {
  const email = textOf(given, 'as').trim().toLowerCase();
  const row = db
    .select({ userId: users.id, name: users.name, email: users.email, isAdministrator: users.isAdministrator })
    .from(users)
    .where(email ? eq(users.email, email) : eq(users.isAdministrator, true))
    .orderBy(asc(users.id))
    .get();
  if (row) return row;
  throw new Refused('noAccount', email ? given.say('noAccountOf', { email }) : given.say('noAccount'));
}
