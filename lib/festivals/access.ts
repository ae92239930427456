import { and, eq } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { festivals, memberships } from '#db/schema/index.ts';
import type { Actor, Authorized, Festival } from '#lib/authorized.ts';
import { notAllowed, notFound, notSignedIn } from '#lib/errors.ts';
import { may, type Permission } from '#lib/policy.ts';

/**
 * The festival of this address with the proof that the actor may do `permission` in it.
 *
 * Throws notSignedIn (401) without an actor; notFound (404) when there is none of that slug or the actor has no part in
 * it, which look the same on purpose; notAllowed (403) when their role is not enough.
 */
export function authorizeFestival<P extends Permission>(
  actor: Actor | null,
  slug: string,
  permission: P,
  db: Db = getDb(),
): Authorized<Festival, P> {
  if (!actor) throw notSignedIn();
  const festival = db.select().from(festivals).where(eq(festivals.slug, slug)).get();
  if (!festival) throw notFound();
  const membership = db
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.festivalId, festival.id), eq(memberships.userId, actor.userId)))
    .get();
  const role = actor.isAdministrator ? 'owner' : membership?.role;
  if (!role) throw notFound();
  if (!may(role, permission)) throw notAllowed();
  return { ...festival, db, actor, role } as Authorized<Festival, P>;
}
