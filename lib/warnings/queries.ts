import { type Db, getDb, type Tx } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import type * as t from '#db/schema/index.ts';
import { acceptedWarnings } from '#db/schema/index.ts';
import { lastDraftChange, loadDraft } from '#lib/draft/queries.ts';
import { conflictsOf, foundIn } from '#lib/events/conflicts.ts';
import { type Prepared, prepare, preparedOf } from '#lib/events/prepared.ts';
import { draftSince } from '#lib/events/queries.ts';
import { type Warning, warningKey } from '#lib/events/warning.ts';
import { groupedBy } from '#lib/grouped.ts';
import { type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import { oncePer } from '#lib/once-per.ts';

/** An accepted warning: by whom, when (instant), why, and the facts for which it was accepted. */
export type Acceptance = Readonly<typeof t.acceptedWarnings.$inferSelect>;

export type Standing = {
  /** Warnings that are not accepted, in the order in which they were given. */
  open: Warning[];
  accepted: { warning: Warning; acceptance: Acceptance }[];
  /** Acceptances whose facts no longer hold: the warning is gone, or has become another one. */
  lapsed: Acceptance[];
};

/**
 * Divides warnings by whether they are accepted. Whether an acceptance holds is computed and never
 * stored, so if its facts come back it holds again.
 */
function byAcceptance(warnings: readonly Warning[], acceptances: readonly Acceptance[]): Standing {
  const known = new Map(
    acceptances.map((acceptance) => [warningKey(acceptance as Pick<Warning, 'code' | 'facts'>), acceptance]),
  );
  // A large draft has a hundred thousand warnings, and usually none is accepted.
  if (known.size === 0) return { open: [...warnings], accepted: [], lapsed: [] };
  const standing: Standing = { open: [], accepted: [], lapsed: [] };
  for (const warning of warnings) {
    const key = warningKey(warning);
    const acceptance = known.get(key);
    if (acceptance) standing.accepted.push({ warning, acceptance });
    else standing.open.push(warning);
    known.delete(key);
  }
  standing.lapsed.push(...known.values());
  return standing;
}

/**
 * Groups what was accepted in one act: with the same reason, by the same person, at the same
 * moment.
 */
export function byAct<T>(list: readonly T[], acceptanceOf: (one: T) => Acceptance): T[][] {
  const acts = groupedBy(list, (one) => {
    const { at, byName, reason } = acceptanceOf(one);
    return JSON.stringify([at, byName, reason]);
  });
  return [...acts.values()];
}

/** The acceptances of a festival, the oldest first. */
function acceptancesOf(festivalId: number, db: Db | Tx): Acceptance[] {
  return rowsOfFestival(db, acceptedWarnings, festivalId, acceptedWarnings.id);
}

/**
 * The warnings of a draft that was already read, with their acceptances; with `of`, those that name
 * this séance.
 */
export function standingOf(index: DraftIndex, asked: { of?: number } = {}, db: Db | Tx = getDb()): Standing {
  return byAcceptance(
    asked.of === undefined ? allOf(index) : conflictsOf(preparedOf(index), asked),
    acceptancesOf(index.draft.festival.id, db),
  );
}

// Kept, because sorting thousands takes seconds, and an index never changes.
const allOf = oncePer((index: DraftIndex): readonly Warning[] => conflictsOf(preparedOf(index)));

type Drafted = Readonly<{ festivalId: number; change: number; prepared: Prepared; warnings: readonly Warning[] }>;
const drafted = new WeakMap<Db, Drafted>();

/**
 * The same for the present draft of a festival, unsorted; kept until it changes. Only for one
 * festival, so that a thread that goes from one to another does not keep two large drafts.
 */
export function standingNow(festivalId: number, db: Db): Standing & { index: DraftIndex } {
  const change = lastDraftChange(festivalId, db);
  const { prepared, warnings } = keptNow(festivalId, change, db) ?? findNow(festivalId, change, db);
  return { ...byAcceptance(warnings, acceptancesOf(festivalId, db)), index: prepared.index };
}

function keptNow(festivalId: number, change: number, db: Db): Drafted | null {
  const known = drafted.get(db);
  return known?.festivalId === festivalId && known.change === change ? known : null;
}

function findNow(festivalId: number, change: number, db: Db): Drafted {
  const prepared = preparedSince(festivalId, change, db) ?? prepare(loadDraft(festivalId, db));
  const made = { festivalId, change, prepared, warnings: foundIn(prepared) };
  drafted.set(db, made);
  return made;
}

/**
 * The kept draft with only later changes read anew; null where all of it has to be read. The kept
 * one is dropped, because the warnings of two drafts take too much memory.
 */
function preparedSince(festivalId: number, change: number, db: Db): Prepared | null {
  const known = drafted.get(db);
  drafted.delete(db);
  if (known?.festivalId !== festivalId || known.change > change) return null;
  const since = draftSince(known.prepared.index.draft, known.change, db);
  // Lengths stay valid, because a séance with another length would be another object.
  return since && { ...prepare(since.draft), laid: known.prepared.laid };
}

/** The same for the whole draft of a festival. */
export function standingWarnings(festivalId: number, db: Db | Tx): Standing & { index: DraftIndex } {
  const index = indexDraft(loadDraft(festivalId, db));
  return { ...standingOf(index, {}, db), index };
}
