import { expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { changes } from '#db/schema/index.ts';
import { type FestivalSize, type MadeFestival, openTestFestival } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Actor, Authorized, Permission } from '#lib/policy.ts';

export const NOW = '2026-05-01T10:00:00.000Z';

/** The account that owns a festival of tests. */
export const ownerOf = ({ userId }: MadeFestival): Actor => ({
  userId,
  name: 'Camille',
  email: 'camille@example.org',
  isAdministrator: false,
});

/** A festival in a new database and the proof that its owner may do `permission` in it. */
export function workingFestival<P extends Permission>(
  permission: P,
  size: Partial<FestivalSize> = {},
): { db: Db; made: MadeFestival; festival: Authorized<P>; actor: Actor } {
  const { db, made } = openTestFestival({ events: 6, rooms: 2, days: 2, seed: 7, ...size });
  const actor = ownerOf(made);
  return { db, made, actor, festival: authorizeFestival(actor, made.slug, permission, db) };
}

/**
 * The change rows written so far, as one reads them: verb, entity, whether there was something
 * before and after.
 */
export const history = (db: Db) =>
  db
    .select()
    .from(changes)
    .all()
    .map(
      (row) => `${row.entity} ${row.verb} ${row.before ? 'was' : '-'} ${row.after ? 'is' : '-'} by ${row.actorName}`,
    );

/** The answer of a mutation that must have been done. */
export function done<T extends { ok: boolean }>(answer: T): Extract<T, { ok: true }> {
  expect(answer).toMatchObject({ ok: true });
  return answer as Extract<T, { ok: true }>;
}
