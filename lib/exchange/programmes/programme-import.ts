import { read, type Tx } from '#db/client.ts';
import { lastDraftChange, loadDraft } from '#lib/draft/queries.ts';
import { notAllowed } from '#lib/errors.ts';
import { type BroughtIn, bringIn } from '#lib/exchange/files/bring-in.ts';
import { keysOf } from '#lib/history/import-keys.ts';
import { batchOfTry, type ClientKey } from '#lib/history/roots.ts';
import { type Authorized, may } from '#lib/policy.ts';
import type { Incoming } from './incoming.ts';
import type { PlanCounts, ProgrammeAnswers, ProgrammePlan } from './planned.ts';
import { planProgramme } from './programme-plan.ts';
import { writePlan } from './write-plan.ts';

/** A file, and the answers about it. */
export type ProgrammeFile = Readonly<{ incoming: Incoming; answers: ProgrammeAnswers }>;

/** A plan, and the last change of the draft from which it was made. */
export type PlanAsOf = Readonly<{ plan: ProgrammePlan; draftChange: number }>;

/** What the file would do now. */
export function programmePlanOf(
  festival: Pick<Authorized<'settings'>, 'db' | 'id'>,
  { incoming, answers }: ProgrammeFile,
  tx?: Tx,
  onProgress?: (done: number) => void,
): PlanAsOf {
  const plan = (on: Tx): PlanAsOf => {
    const keys = (entity: 'room' | 'person' | 'event') => keysOf(on, festival.id, incoming.source, entity);
    return {
      plan: planProgramme(
        loadDraft(festival.id, on),
        incoming,
        { room: keys('room'), person: keys('person'), event: keys('event') },
        answers,
        onProgress,
      ),
      draftChange: lastDraftChange(festival.id, on),
    };
  };
  return tx ? plan(tx) : read(festival.db, plan);
}

/**
 * Imports the file, if the plan is still the one that was shown and no question is open. `known` is
 * an earlier plan, which is used again if nobody has changed the draft. `counts` are null if this
 * very import was done before. `now` is an ISO instant.
 */
export function importProgramme(
  festival: Authorized<'settings'>,
  file: ProgrammeFile,
  fingerprint: string,
  clientKey: ClientKey,
  now: string,
  known?: PlanAsOf,
): BroughtIn<ProgrammePlan, { counts: PlanCounts | null }> {
  if (!may(festival.role, 'schedule')) throw notAllowed();
  const earlier = batchOfTry(festival.db, festival.id, clientKey);
  if (earlier) return { ok: true, batch: earlier, counts: null };
  // Planned before the database is locked: for thousands of séances it takes seconds, in which
  // others save.
  const prepared = known ?? programmePlanOf(festival, file);
  const planNow = (tx: Tx) =>
    (lastDraftChange(festival.id, tx) === prepared.draftChange ? prepared : programmePlanOf(festival, file, tx)).plan;
  return bringIn<ProgrammePlan, { counts: PlanCounts | null }>(
    festival,
    { fingerprint, clientKey },
    { counts: null },
    planNow,
    (tx, plan, batch) =>
      plan.counts.open > 0
        ? { ok: false, reason: 'open', plan }
        : { ok: true, batch: writePlan(tx, festival, plan, { batch, clientKey }, now), counts: plan.counts },
  );
}
