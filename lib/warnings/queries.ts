import { type Db, getDb, type Tx } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import { acceptedWarnings } from '#db/schema/index.ts';
import { lastDraftChange, loadDraft } from '#lib/draft/queries.ts';
import { conflictsOf, foundIn } from '#lib/events/conflicts.ts';
import { draftSince } from '#lib/events/draft-since.ts';
import { type Prepared, prepare, preparedOf } from '#lib/events/prepared.ts';
import type { Warning } from '#lib/events/warning.ts';
import { type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import { type Acceptance, byAcceptance, type Standing } from './acceptance.ts';

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
const sorted = new WeakMap<DraftIndex, readonly Warning[]>();

function allOf(index: DraftIndex): readonly Warning[] {
  const warnings = sorted.get(index) ?? conflictsOf(preparedOf(index));
  sorted.set(index, warnings);
  return warnings;
}

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
