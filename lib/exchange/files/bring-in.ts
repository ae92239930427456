import { createHash } from 'node:crypto';
import { type Tx, write } from '#db/client.ts';
import { logAct } from '#lib/act-log.ts';
import { batchOfTry, type ClientKey } from '#lib/history/roots.ts';
import { now } from '#lib/time/clock.ts';
import type { Importing } from './kept-imports.ts';

/**
 * What came of bringing a list or a file in; `C` is what is counted. `moved`: the programme changed
 * since the plan was shown, and this is the plan as it is now; `open`: it asks something that
 * nobody has answered. Either way nothing was written.
 */
export type BroughtIn<P, C> =
  | ({ ok: true; batch: string | null } & C)
  | { ok: false; reason: 'moved' | 'open'; plan: P };

/** The plan somebody saw, and the press of their button. */
type Confirmed = Readonly<{ fingerprint: string; clientKey: ClientKey }>;

/**
 * Does what the plan of this name says: all of it in one transaction, one batch to take back. A key
 * that comes again does it once, and counts `nothing`; a plan that is another one by now is
 * answered instead. `planNow` makes the plan of the database as it is in the transaction.
 */
export function bringIn<P extends { fingerprint: string }, C extends object>(
  festival: Importing,
  { fingerprint, clientKey }: Confirmed,
  nothing: C,
  planNow: (tx: Tx) => P,
  writePlan: (tx: Tx, plan: P) => BroughtIn<P, C>,
): BroughtIn<P, C> {
  return write(festival.db, (tx): BroughtIn<P, C> => {
    const earlier = batchOfTry(tx, festival.id, clientKey);
    if (earlier) return { ok: true, batch: earlier, ...nothing };
    const plan = planNow(tx);
    if (plan.fingerprint !== fingerprint) return { ok: false, reason: 'moved', plan };
    const brought = writePlan(tx, plan);
    const by = { account: festival.actor.userId, festival: festival.id };
    if (brought.ok) logAct({ act: 'import', ...by }, now());
    return brought;
  });
}

/** Names a plan by all that it would write and all that whoever confirms it has to have seen. */
export function fingerprintOf(said: Iterable<unknown>): string {
  const hash = createHash('sha256');
  for (const one of said) hash.update(`${JSON.stringify(one)}\n`);
  return hash.digest('base64url').slice(0, 22);
}
