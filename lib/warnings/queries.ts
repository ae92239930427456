import { asc, eq } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '../../db/client.ts';
import { acceptedWarnings } from '../../db/schema/index.ts';
import { conflictsOf } from '../events/conflicts.ts';
import { preparedOf } from '../events/prepared.ts';
import type { Warning } from '../events/warning.ts';
import { type DraftIndex, indexDraft } from '../programme/draft.ts';
import { loadDraft } from '../programme/queries.ts';
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

/** The same for the whole draft of a festival. */
export function standingWarnings(festivalId: number, db: Db | Tx = getDb()): Standing & { index: DraftIndex } {
  const index = indexDraft(loadDraft(festivalId, db));
  return { ...standingOf(index, {}, db), index };
}
