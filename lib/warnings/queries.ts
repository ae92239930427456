import { asc, eq } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import { acceptedWarnings } from '#db/schema/index.ts';
import { lastDraftChange } from '#lib/draft/last-change.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { draftSince } from '#lib/events/draft-since.ts';
import { preparedOf } from '#lib/events/prepared.ts';
import type { Warning } from '#lib/events/warning.ts';
import { type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import { type Acceptance, byAcceptance, type Standing } from './acceptance.ts';

/** What was accepted in a festival, the oldest first. */
function acceptancesOf(festivalId: number, db: Db | Tx = getDb()): Acceptance[] {
  return db
    .select()
    .from(acceptedWarnings)
    .where(eq(acceptedWarnings.festivalId, festivalId))
    .orderBy(asc(acceptedWarnings.id))
    .all();
}

/** The warnings of a draft that is already read, with what was accepted of them; with `of`, those that name this séance. */
export function standingOf(index: DraftIndex, asked: { of?: number } = {}, db: Db | Tx = getDb()): Standing {
  return byAcceptance(
    asked.of === undefined ? allOf(index) : conflictsOf(preparedOf(index), asked),
    acceptancesOf(index.draft.festival.id, db),
  );
}

// Thousands of séances take seconds, and a draft that was read never changes.
const found = new WeakMap<DraftIndex, readonly Warning[]>();

function allOf(index: DraftIndex): readonly Warning[] {
  const warnings = found.get(index) ?? conflictsOf(preparedOf(index));
  found.set(index, warnings);
  return warnings;
}

type Drafted = Readonly<{ festivalId: number; change: number; index: DraftIndex }>;
const drafted = new WeakMap<Db, Drafted>();

/**
 * The same for the draft of a festival as it is now, whose warnings are found once until it changes. Of one festival alone, so that a thread which goes from one
 * to the other keeps no two large drafts.
 */
export function standingNow(festivalId: number, db: Db): Standing & { index: DraftIndex } {
  const change = lastDraftChange(festivalId, db);
  const index = keptIndex(festivalId, change, db) ?? indexDraft(loadDraft(festivalId, db));
  drafted.set(db, { festivalId, change, index });
  return { ...standingOf(index, {}, db), index };
}

/** The draft that is kept, with the séances that changed since; null where it has to be read, and then none is kept any more: both take as much memory. */
function keptIndex(festivalId: number, change: number, db: Db): DraftIndex | null {
  const known = drafted.get(db);
  drafted.delete(db);
  if (known?.festivalId !== festivalId || known.change > change) return null;
  if (known.change === change) return known.index;
  const since = draftSince(known.index.draft, known.change, db);
  return since && indexDraft(since.draft);
}

/** The same for the whole draft of a festival. */
export function standingWarnings(festivalId: number, db: Db | Tx = getDb()): Standing & { index: DraftIndex } {
  const index = indexDraft(loadDraft(festivalId, db));
  return { ...standingOf(index, {}, db), index };
}
