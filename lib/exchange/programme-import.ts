import { read, type Tx, write } from '../../db/client.ts';
import { notAllowed } from '../errors.ts';
import { may } from '../festivals/policy.ts';
import type { ClientKey } from '../history/roots.ts';
import { batchOfTry } from '../history/tries.ts';
import { lastDraftChange } from '../programme/frozen-draft.ts';
import { loadDraft } from '../programme/queries.ts';
import { keysOf } from './import-keys.ts';
import type { Incoming } from './incoming.ts';
import type { ImportingProgramme, PlanCounts, ProgrammeAnswers, ProgrammePlan } from './planned.ts';
import { planProgramme } from './programme-plan.ts';
import { writePlan } from './write-plan.ts';

/** A file, and what was said of it. */
export type ProgrammeFile = Readonly<{ incoming: Incoming; answers: ProgrammeAnswers }>;

/** A plan and the last change of the draft it was made of. */
export type PlanAsOf = Readonly<{ plan: ProgrammePlan; draftChange: number }>;

/**
 * `moved`: the programme changed since the plan was shown; this is the plan as it is now. `open`: something is asked that nobody has answered. Either way nothing
 * was written. `counts` are null where this very import was done before.
 */
export type ImportedProgramme =
  | { ok: true; batch: string | null; counts: PlanCounts | null }
  | { ok: false; reason: 'moved' | 'open'; plan: ProgrammePlan };

/** What the file would do now. */
export function programmePlanOf(
  festival: Pick<ImportingProgramme, 'db' | 'id'>,
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
 * Does what the plan of this name says: all of it in one transaction, one batch to take back. A repeated key is done once; a plan that is another one by now is
 * answered instead. `known` is a plan made before, which need not be made again while nobody changed the draft. `now` is an ISO instant.
 */
export function importProgramme(
  festival: ImportingProgramme,
  file: ProgrammeFile,
  fingerprint: string,
  clientKey: ClientKey,
  now: string,
  known?: PlanAsOf,
): ImportedProgramme {
  if (!may(festival.role, 'schedule')) throw notAllowed();
  const earlier = batchOfTry(festival.db, festival.id, clientKey);
  if (earlier) return { ok: true, batch: earlier, counts: null };
  // Planned before the database is held: of thousands of séances it takes seconds in which others save.
  const prepared = known ?? programmePlanOf(festival, file);
  return write(festival.db, (tx): ImportedProgramme => {
    const twice = batchOfTry(tx, festival.id, clientKey);
    if (twice) return { ok: true, batch: twice, counts: null };
    const isStill = lastDraftChange(festival.id, tx) === prepared.draftChange;
    const { plan } = isStill ? prepared : programmePlanOf(festival, file, tx);
    if (plan.fingerprint !== fingerprint) return { ok: false, reason: 'moved', plan };
    if (plan.counts.open > 0) return { ok: false, reason: 'open', plan };
    return { ok: true, batch: writePlan(tx, festival, plan, clientKey, now), counts: plan.counts };
  });
}
