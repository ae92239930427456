import { createHash } from 'node:crypto';
import { type Tx, write } from '#db/client.ts';
import { batchOfTry, type ClientKey } from '#lib/history/roots.ts';
import { logAct } from '#lib/log-file.ts';
import { now } from '#lib/time/clock.ts';
import type { Importing } from './kept-imports.ts';

/**
 * The result of importing a list or a file; `C` are the counts. `moved`: the programme changed
 * since the plan was shown, and this is the new plan; `open`: a question of it is not answered. In
 * both cases nothing was written.
 */
export type BroughtIn<P, C> =
  | ({ ok: true; batch: string | null } & C)
  | { ok: false; reason: 'moved' | 'open'; plan: P };

/** The plan that somebody confirmed, and the key of that click. */
type Confirmed = Readonly<{ fingerprint: string; clientKey: ClientKey }>;

/**
 * Does what the plan with this fingerprint says: everything in one transaction, as one batch. The
 * same key again does nothing and returns `nothing` as counts. If the plan is another one by now,
 * that is returned instead. `planNow` makes the plan from the database inside the transaction.
 */
export function bringIn<P extends { fingerprint: string }, C extends object>(
  festival: Importing,
  { fingerprint, clientKey }: Confirmed,
  nothing: C,
  planNow: (tx: Tx) => P,
  writePlan: (tx: Tx, plan: P, batch: string) => BroughtIn<P, C>,
): BroughtIn<P, C> {
  return write(festival.db, (tx, batch): BroughtIn<P, C> => {
    const earlier = batchOfTry(tx, festival.id, clientKey);
    if (earlier) return { ok: true, batch: earlier, ...nothing };
    const plan = planNow(tx);
    if (plan.fingerprint !== fingerprint) return { ok: false, reason: 'moved', plan };
    const brought = writePlan(tx, plan, batch);
    const by = { account: festival.actor.userId, festival: festival.id };
    if (brought.ok) logAct({ act: 'import', ...by }, now());
    return brought;
  });
}

/**
 * A fingerprint of a plan, made from everything that it would write and that the person who
 * confirms it has to have seen.
 */
export function fingerprintOf(said: Iterable<unknown>): string {
  const hash = createHash('sha256');
  for (const one of said) hash.update(`${JSON.stringify(one)}\n`);
  return hash.digest('base64url').slice(0, 22);
}
