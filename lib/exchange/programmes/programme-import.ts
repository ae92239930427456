import { randomUUID } from 'node:crypto';
import { read, type Tx } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { lastDraftChange, loadDraft } from '#lib/draft/queries.ts';
import { notAllowed } from '#lib/errors.ts';
import { type EventRoot, eventKind } from '#lib/events/root.ts';
import { type BroughtIn, bringIn } from '#lib/exchange/files/kept-imports.ts';
import { raised } from '#lib/exchange/lists/list-import.ts';
import { layDown, type NewIds, newIds, takePartIds, withIds } from '#lib/festivals/lay-down.ts';
import { festivalKind } from '#lib/festivals/root.ts';
import { matchDays } from '#lib/festivals/settings.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { gather } from '#lib/grouped.ts';
import { keepKeys, keysOf } from '#lib/history/import-keys.ts';
import { BROUGHT_IN, recordChanges } from '#lib/history/record.ts';
import type { Root } from '#lib/history/root-kind.ts';
import { type ClientKey, gatherChanges, patchRoot } from '#lib/history/roots.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DraftOffer } from '#lib/model/draft.ts';
import { takeNumber } from '#lib/numbers.ts';
import { type Authorized, may } from '#lib/policy.ts';
import type { VenueRoot } from '#lib/venues/roots.ts';
import type { Incoming, IncomingRemark } from './incoming.ts';
import type { PlanCounts, ProgrammeAnswers, ProgrammePlan } from './planned.ts';
import { newDates, newPeople, newRooms, planProgramme } from './programme-plan.ts';

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

/**
 * Writes a plan inside `tx` as one batch. New records get their own ids and numbers, and references
 * are replaced. Returns the batch that undoes everything; null where nothing had to be done and
 * only the ids in the file were stored.
 */
function writePlan(
  tx: Tx,
  festival: Authorized<'settings'>,
  plan: ProgrammePlan,
  act: { batch: string; clientKey: ClientKey },
  now: string,
): string | null {
  const batch = plan.counts.doing > 0 ? act.batch : null;
  const ids = newIds(tx);
  if (batch) {
    const { gathered, record } = gatherChanges(festival, batch, act.clientKey, now);
    // Undo goes backwards, so records to which others refer are written first.
    changeDates(tx, festival, plan, batch, now);
    const laid = layDown(festival.db, ids, numbered(tx, festival.id, plan, now));
    for (const venue of laid.venues) {
      const root: VenueRoot = { ...venue, walks: [] };
      record('venue', 'created', null, root);
    }
    for (const room of laid.rooms) record('room', 'created', null, room);
    changeSeats(tx, plan, record);
    for (const person of laid.people) record('person', 'created', null, person);
    changeNames(tx, plan, record);
    for (const theme of laid.themes) record('theme', 'created', null, theme);
    for (const event of laid.events) {
      const root: EventRoot = { ...event, offers: [] };
      record('event', 'created', null, root);
    }
    writeChangedEvents(tx, plan, ids, record);
    recordChanges(festival.db, gathered);
  }
  noteKeys(festival, plan, ids, batch);
  return batch;
}

type Recorder = ReturnType<typeof gatherChanges>['record'];

function changeDates(
  tx: Tx,
  festival: Authorized<'settings'>,
  { outside }: ProgrammePlan,
  batch: string,
  now: string,
): void {
  const dates = newDates(outside);
  const before = dates && festivalKind.read(tx, festival.id, festival.id);
  if (!before) return;
  matchDays({ tx, festival, batch, now }, dates);
  patchRoot(tx, festival, festivalKind, before, { verb: BROUGHT_IN, batch }, now, dates);
}

/** The new records of the plan, with the next numbers of the festival and their own uids. */
function numbered(tx: Tx, festivalId: number, plan: ProgrammePlan, now: string) {
  const { venues, themes } = plan;
  const [rooms, people] = [newRooms(plan.rooms), newPeople(plan.people)];
  const events = plan.events.flatMap((row) => (row.is === 'new' ? [row.event] : []));
  let number = takeNumber(tx, festivalId, venues.length + rooms.length + people.length + events.length);
  const withNumber = <T extends object>(row: T) => ({ ...row, number: number++ });
  return {
    venues: venues.map(withNumber),
    rooms: rooms.map(withNumber),
    people: people.map((person) => ({ ...withNumber(person), uid: randomUUID() })),
    themes: [...themes],
    events: events.map((event) => ({ ...withNumber(event), uid: randomUUID(), createdAt: now })),
  };
}

function changeSeats(tx: Tx, plan: ProgrammePlan, record: Recorder): void {
  for (const row of plan.rooms) {
    if (row.is !== 'same' || !row.seats) continue;
    const after = raised(tx, t.rooms, row.room, { seats: row.room.seats });
    record('room', 'edited', { ...row.room, seats: row.seats.before } as Root, after);
  }
}

function changeNames(tx: Tx, plan: ProgrammePlan, record: Recorder): void {
  for (const row of plan.people) {
    if (row.is !== 'changed') continue;
    const after = raised(tx, t.people, row.person, { name: row.person.name });
    record('person', 'edited', { ...row.person, name: row.before } as Root, after);
  }
}

function writeChangedEvents(tx: Tx, plan: ProgrammePlan, ids: NewIds, record: Recorder): void {
  const offers = new Map<number, DraftOffer[]>();
  for (const offer of plan.after.offers) if (offer.eventId !== null) gather(offers, offer.eventId, offer);
  const changed = [
    ...plan.events.flatMap((row) => (row.is === 'changed' ? [{ ...row, verb: 'edited' }] : [])),
    ...plan.cancelling.map((before) => ({
      before,
      event: { ...before, status: 'cancelled' as const },
      verb: 'cancelled',
    })),
  ];
  takePartIds(
    ids,
    changed.map(({ event }) => event),
  );
  for (const { before: was, event, verb } of changed) {
    const before: EventRoot = { ...was, offers: offers.get(was.id) ?? [] };
    const after: EventRoot = { ...withIds(event, ids), offers: before.offers, version: before.version + 1 };
    eventKind.update(tx, after, before);
    record('event', verb, before, after);
  }
}

/** Stores the file's ids of everything it names, so that the next import finds it. */
function noteKeys(
  { db, id: festivalId }: Authorized<'settings'>,
  plan: ProgrammePlan,
  ids: NewIds,
  batch: string | null,
): void {
  const keep = <R extends { is: string; foreignId: string }>(
    entity: 'room' | 'person' | 'event',
    rows: readonly R[],
    rootOf: (row: R) => { id: number } | null,
  ) => {
    const keys = rows.flatMap((row): [string, number][] => {
      const root = row.is === 'left' ? null : rootOf(row);
      return root ? [[row.foreignId, ids.of(root.id)]] : [];
    });
    keepKeys(db, festivalId, plan.source, entity, batch, keys);
  };
  keep('room', plan.rooms, (row) => ('room' in row ? row.room : null));
  keep('person', plan.people, (row) => ('person' in row ? row.person : null));
  keep('event', plan.events, (row) => ('event' in row ? row.event : null));
}

/**
 * Why a séance is refused and what to do, with the sentence of the plan, else that of its reader.
 */
export function sentenceOfRefusal({ code, about }: { code: string; about: string }, locale: Locale): string {
  const own = translator(locale, 'programmeImport');
  if (own.has(`refusals.${code}` as 'refusals.twice')) return own(`refusals.${code}` as 'refusals.twice', { about });
  const t = translator(locale, 'exchange');
  return t.has(`problems.${code}` as 'problems.repeats')
    ? t(`problems.${code}` as 'problems.repeats', { about } as never)
    : own('refusals.other', { about: about || code });
}

/** Remarks about a whole file come before those about single lines. */
const WEIGHTY = ['personIds', 'roomIds', 'eventIds', 'hourTwice'];

/** `about` is the text in the file; `line` is 0 where unknown. */
export type RemarkGroup = {
  sentence: string;
  isWeighty: boolean;
  examples: { about: string; line: number }[];
  more: number;
};

/**
 * Remarks about what was read although its format is not respected: one sentence for all of a kind,
 * with their number and the first `most` of them.
 */
export function remarkGroups(remarks: readonly IncomingRemark[], locale: Locale, most: number): RemarkGroup[] {
  const t = translator(locale, 'exchange');
  const byCode = new Map<string, IncomingRemark[]>(WEIGHTY.map((code) => [code, []]));
  for (const remark of remarks) gather(byCode, remark.code, remark);
  return [...byCode].flatMap(([code, alike]) => {
    const key = `remarks.${code}` as 'remarks.link';
    if (alike.length === 0) return [];
    return {
      sentence: t.has(key) ? t(key, { count: alike.length, ...MAX_OF_FILE }) : code,
      isWeighty: WEIGHTY.includes(code),
      examples: alike.slice(0, most).map(({ about, line }) => ({ about, line })),
      more: Math.max(0, alike.length - most),
    };
  });
}
