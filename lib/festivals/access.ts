import { and, eq, sql } from 'drizzle-orm';
import { type Db, getDb, perConnection } from '#db/client.ts';
import type { Remit } from '#db/enums.ts';
import { festivals, memberships } from '#db/schema/index.ts';
import { notAllowed, notSignedIn, orNotFound } from '#lib/errors.ts';
import { type Actor, type Authorized, may, type Permission } from '#lib/policy.ts';

const NOTHING: Remit = { themeIds: [], roomIds: [] };

// Kept prepared, because a page of the desk asks several times.
const festivalOf = perConnection((db) =>
  db
    .select()
    .from(festivals)
    .where(eq(festivals.slug, sql.placeholder('slug')))
    .prepare(),
);
const membershipOf = perConnection((db) =>
  db
    .select({ role: memberships.role, remit: memberships.remit })
    .from(memberships)
    .where(
      and(eq(memberships.festivalId, sql.placeholder('festivalId')), eq(memberships.userId, sql.placeholder('userId'))),
    )
    .prepare(),
);

/**
 * The festival of this address with the proof that the actor may do `permission` in it.
 *
 * Throws notSignedIn (401) without an actor; notFound (404) when there is none of that slug or the
 * actor has no part in it, which look the same on purpose; notAllowed (403) when their role is not
 * enough.
 */
export function authorizeFestival<P extends Permission>(
  actor: Actor | null,
  slug: string,
  permission: P,
  db: Db = getDb(),
): Authorized<P> {
  if (!actor) throw notSignedIn();
  const festival = orNotFound(festivalOf(db).get({ slug }));
  const membership = membershipOf(db).get({ festivalId: festival.id, userId: actor.userId });
  const role = orNotFound(actor.isAdministrator ? 'owner' : membership?.role);
  if (!may(role, permission)) throw notAllowed();
  // Everything that a programmer writes is recorded in their name and checked there
  // (history/remit.ts).
  const by = role === 'programmer' ? { ...actor, remit: membership?.remit ?? NOTHING } : actor;
  return { ...festival, db, actor: by, role } as Authorized<P>;
}
