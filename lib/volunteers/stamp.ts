import { and, desc, eq, inArray } from 'drizzle-orm';
import * as t from '../../db/schema/index.ts';
import type { AuthorizedVolunteer } from '../authorized.ts';
import { volunteerEntities } from './entities.ts';

/**
 * Names the state a volunteer's page is drawn from, in one indexed query: the public key, which every release and every live fact renews, and the last change
 * of anything that concerns volunteers (a guest's arrival moves shifts too). A page that is open asks for it every few seconds.
 */
export function pageStamp({ id, publicKey, db }: AuthorizedVolunteer): string {
  const last = db
    .select({ id: t.changes.id })
    .from(t.changes)
    .where(and(eq(t.changes.festivalId, id), inArray(t.changes.entity, [...volunteerEntities, 'person'])))
    .orderBy(desc(t.changes.id))
    .limit(1)
    .get();
  return `${publicKey}-${last?.id ?? 0}`;
}
