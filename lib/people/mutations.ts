import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '#db/client.ts';
import { insertRow } from '#db/rows.ts';
import { people } from '#db/schema/index.ts';
import { withdrawnNamesOf } from '#lib/draft/queries.ts';
import { type RootKind, rowKind } from '#lib/history/root-kind.ts';
import {
  type AskedAlike,
  type ClientKey,
  createRoot,
  editFacts,
  type RefusedEdit,
  refuse,
  type Written,
} from '#lib/history/roots.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import type { DraftPerson } from '#lib/model/draft.ts';
import { takeNumber } from '#lib/numbers.ts';
import type { Authorized } from '#lib/policy.ts';
import { checkWallClock } from '#lib/time/wall-clock.ts';
import type { PersonInput } from './schema.ts';

/**
 * Refuses to restore a name that was withdrawn from everywhere, whichever act (`change`) is undone.
 */
export function staysUnnamed(tx: Db | Tx, festivalId: number, change: { before: unknown }): boolean {
  const before = change.before as DraftPerson | null;
  const withdrawn = withdrawnNamesOf(festivalId, tx).find(({ uid }) => uid === before?.uid);
  return Boolean(withdrawn && before && (withdrawn.name === null || withdrawn.formerNames.includes(before.name)));
}

export const personKind: RootKind<DraftPerson> = {
  ...rowKind('person', 'schedule', people),
  staysSo: staysUnnamed,
};

/** Refuses an arrival or a departure at an hour that the festival's clocks skip. */
function skippedHours(input: PersonInput, zone: string): RefusedEdit | undefined {
  for (const field of ['arrivesAt', 'departsAt'] as const) {
    const wall = input[field];
    if (wall && checkWallClock(wall, zone) === 'skipped') return refuse(`${field}.time`, 'skippedTime');
  }
  return undefined;
}

/**
 * Adds a person with a UID and the next number of the festival, unless `ask` finds people it might
 * be and asks which is meant.
 */
export function createPerson(
  festival: Authorized<'schedule'>,
  input: PersonInput,
  clientKey: ClientKey,
  now: string,
  ask: (tx: Tx) => AskedAlike | null = () => null,
): Written | RefusedEdit | AskedAlike {
  return createRoot(
    festival,
    personKind,
    clientKey,
    now,
    (tx) =>
      skippedHours(input, festival.timeZone) ??
      ask(tx) ??
      insertRow(tx, people, {
        ...withoutRecordFields(input),
        festivalId: festival.id,
        uid: randomUUID(),
        number: takeNumber(tx, festival.id),
      }),
  );
}

/** Saves the form of a person. */
export const editPerson = (festival: Authorized<'schedule'>, id: number, input: PersonInput, now: string) =>
  editFacts(festival, personKind, { id, version: input.version }, withoutRecordFields(input), now, () =>
    skippedHours(input, festival.timeZone),
  );
