import { and, eq, inArray } from 'drizzle-orm';
import { type Tx, write } from '#db/client.ts';
import { readRow } from '#db/rows.ts';
import { acceptedWarnings } from '#db/schema/index.ts';
import { warningKey } from '#lib/events/warning.ts';
import { warningKind } from '#lib/events/warning-groups.ts';
import { recordChange } from '#lib/history/record.ts';
import type { Restorer } from '#lib/history/undoable.ts';
import { type Authorized, accountName } from '#lib/policy.ts';
import { type Acceptance, standingWarnings } from './queries.ts';
import type { AcceptInput } from './schema.ts';

type Accepted =
  | { ok: true; batch: string; count: number }
  /**
   * The warning was settled or accepted meanwhile; or the number of its kind has changed since the
   * reader saw it.
   */
  | { ok: false; reason: 'gone' }
  | { ok: false; reason: 'count'; count: number };

/**
 * Accepts a warning as it is, or all open ones of its kind, in one batch. A warning returns when
 * its facts change.
 */
export function acceptWarnings(festival: Authorized<'accept-warnings'>, input: AcceptInput, now: string): Accepted {
  return write(festival.db, (tx, batch): Accepted => {
    const { open } = standingWarnings(festival.id, tx);
    const named = open.find((warning) => warningKey(warning) === input.warning);
    if (!named) return { ok: false, reason: 'gone' };
    const chosen = input.all ? open.filter((warning) => warningKind(warning) === warningKind(named)) : [named];
    if (input.all && chosen.length !== input.count) return { ok: false, reason: 'count', count: chosen.length };
    for (const { code, facts } of chosen) {
      const row = tx
        .insert(acceptedWarnings)
        .values({
          festivalId: festival.id,
          code,
          facts,
          reason: input.reason,
          byUserId: festival.actor.userId,
          byName: accountName(festival.actor),
          at: now,
        })
        .returning()
        .get();
      record(tx, festival, now, batch, { verb: 'accepted', before: null, after: row });
    }
    return { ok: true, batch, count: chosen.length };
  });
}

/**
 * Withdraws acceptances, whoever gave them: those of `ids` that are of this festival. Null when
 * none of them exists any more.
 */
export function withdrawAcceptances(
  festival: Authorized<'accept-warnings'>,
  ids: readonly number[],
  now: string,
): { batch: string; count: number } | null {
  return write(festival.db, (tx, batch) => {
    const own = and(eq(acceptedWarnings.festivalId, festival.id), inArray(acceptedWarnings.id, [...ids]));
    const rows = tx.delete(acceptedWarnings).where(own).returning().all();
    for (const row of rows) record(tx, festival, now, batch, { verb: 'withdrawn', before: row, after: null });
    return rows.length > 0 ? { batch, count: rows.length } : null;
  });
}

function record(
  tx: Tx,
  festival: Authorized<'accept-warnings'>,
  now: string,
  batch: string,
  change: { verb: string; before: Acceptance | null; after: Acceptance | null },
): void {
  recordChange(tx, {
    festivalId: festival.id,
    actor: festival.actor,
    at: now,
    entity: 'accepted-warning',
    entityId: change.after?.id ?? change.before?.id ?? 0,
    batch,
    ...change,
  });
}

const read = (tx: Tx, festivalId: number, id: number) => readRow(tx, acceptedWarnings, festivalId, id);

/**
 * An acceptance is given or withdrawn, never edited; undo does the opposite, with the row as it
 * was.
 */
export const acceptanceRestorer: Restorer = {
  permission: 'accept-warnings',
  restore(tx, festivalId, { entityId, before, after }) {
    const [was, given] = [before as Acceptance | null, after as Acceptance | null];
    const current = read(tx, festivalId, entityId);
    if (given && !was) {
      if (!current) return null;
      tx.delete(acceptedWarnings).where(eq(acceptedWarnings.id, current.id)).run();
      return { verb: 'undone', before: current, after: null };
    }
    if (!was || current || was.festivalId !== festivalId) return null;
    // Left alone where somebody accepted the same anew.
    const { changes } = tx.insert(acceptedWarnings).values(was).onConflictDoNothing().run();
    return changes === 0 ? null : { verb: 'undone', before: null, after: was };
  },
};
