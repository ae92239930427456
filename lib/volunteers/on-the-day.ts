import { and, eq } from 'drizzle-orm';
import { type Tx, write } from '#db/client.ts';
import { insertRow, rowsWhere, setRow } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { notFound, orNotFound } from '#lib/errors.ts';
import {
  type ClientKey,
  changeRoot,
  earlierTry,
  insertRoot,
  patchRoot,
  type RefusedEdit,
  recordRoot,
  refuse,
  removeRoot,
  type Writer,
  type Written,
  writeOnce,
} from '#lib/history/roots.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale, localeOf } from '#lib/i18n/text.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { type Keyed, nameOf, type OnTheDay, putAssignment, timesAt } from './acting.ts';
import { isActive } from './planning.ts';
import { areOwn } from './queries.ts';
import { agreedTo } from './reconfirm.ts';
import { assignmentKind, checklistKind, entryCountKind, problemKind, putChecklistItems, shiftKind } from './roots.ts';
import type { ChecklistInput, EntriesInput, ProblemInput } from './schema.ts';
import { EARLY_MINUTES, tappedAt } from './tapped-at.ts';

/** How many seconds a tap waited for a network: it is dated back by so much. */
type Waited = { waited?: number | undefined };

/**
 * « Je suis là », or taken back. Checking in counts as saying yes. Volunteers check in themselves,
 * coordinators anybody; a person who is not on the shift gets notFound. A time before the page
 * offered the button is replaced by the time of arrival. Throws notFound.
 */
export function checkIn(
  who: OnTheDay,
  { id, isThere, waited = 0, clientKey }: { id: number; isThere: boolean } & Waited & Keyed,
  now: string,
): Written {
  return writeOnce(who, 'assignment', clientKey, (tx, batch) => {
    const row = assignmentKind.read(tx, who.id, id);
    const isForeign = who.actor === null && row?.volunteerId !== who.volunteer.id;
    if (!row || isForeign || !isActive(row)) throw notFound();
    // Tapped twice on a bad network: the first moment counts.
    if (isThere && row.checkedInAt !== null) return { ok: true, id, batch: null };
    const shift = shiftKind.read(tx, who.id, row.shiftId);
    const times = isThere && shift ? timesAt(tx, who)(shift) : null;
    const from = times?.isTimed ? times.start - EARLY_MINUTES : undefined;
    const checkedInAt = tappedAt(now, waited, from);
    // Whoever said yes and comes at the hours to which it moved is not asked about them any more.
    const isAtItsHours = from !== undefined && Date.parse(checkedInAt) >= from * 60_000 && row.absentAt === null;
    const isAsked = row.state === 'offered';
    const agrees = times && (isAsked || isAtItsHours) ? agreedTo(times) : undefined;
    const state = isAsked || !isAtItsHours ? { state: 'confirmed' as const } : {};
    const set = isThere ? { ...state, checkedInAt, absentAt: null, agrees } : { checkedInAt: null };
    putAssignment({ tx, festival: who, batch, now }, row, set, isThere ? 'checked-in' : 'checked-out', clientKey);
    return { ok: true, id, batch };
  });
}

/**
 * Notes that somebody has not come, or that they are expected after all. They stay on the shift as
 * absent, and their place counts as free. Throws notFound for somebody who is not on the shift.
 */
export function markAbsent(
  who: Exclude<OnTheDay, AuthorizedVolunteer>,
  { id, isAbsent, clientKey }: { id: number; isAbsent: boolean } & Keyed,
  now: string,
): Written {
  return writeOnce(who, 'assignment', clientKey, (tx, batch) => {
    const row = assignmentKind.read(tx, who.id, id);
    if (!row || !isActive(row)) throw notFound();
    if ((row.absentAt !== null) === isAbsent) return { ok: true, id, batch: null };
    const set = isAbsent ? { absentAt: now, checkedInAt: null } : { absentAt: null };
    putAssignment({ tx, festival: who, batch, now }, row, set, isAbsent ? 'absent' : 'expected', clientKey);
    return { ok: true, id, batch };
  });
}

/** « Un problème »: reported to the board of the people who run the day. */
export function tellProblem(
  who: AuthorizedVolunteer,
  { waited = 0, ...input }: ProblemInput & Waited,
  now: string,
): Written | RefusedEdit {
  return writeOnce(who, 'problem', input.clientKey, (tx, batch) => {
    if (!areOwn(tx, t.rooms, who.id, [input.roomId])) return refuse('roomId', 'choice');
    const { clientKey, ...columns } = input;
    const row = { ...columns, festivalId: who.id, volunteerId: who.volunteer.id, at: tappedAt(now, waited) };
    const { id } = insertRoot(tx, who, now, 'problem', t.problems, row, { verb: 'told', batch, clientKey });
    return { ok: true, id, batch };
  });
}

/** Marks a problem as settled, or as open again. Throws notFound. */
export function settleProblem(
  who: Exclude<OnTheDay, AuthorizedVolunteer>,
  { id, isSettled, clientKey }: { id: number; isSettled: boolean } & Keyed,
  now: string,
): Written | RefusedEdit {
  return writeOnce(who, 'problem', clientKey, (tx) => {
    const before = orNotFound(problemKind.read(tx, who.id, id));
    const verb = isSettled ? 'settled' : 'reopened';
    return patchRoot(tx, who, problemKind, before, { verb, clientKey }, now, {
      settledAt: isSettled ? now : null,
      settledBy: isSettled ? nameOf(who) : '',
    });
  });
}

/**
 * Stored; or `later`: somebody counted after this count was made (which waited for a network), so
 * theirs stays.
 */
type Counted = (Written & { later?: Writer }) | RefusedEdit;

/**
 * « Entrées »: how many visitors came to a séance. The last count stands, with its author; the
 * history keeps the others.
 */
export function countEntries(
  who: OnTheDay,
  { eventId, count, waited = 0, clientKey }: EntriesInput & Waited,
  now: string,
): Counted {
  return writeOnce(who, 'entry-count', clientKey, (tx, batch): Counted => {
    if (!areOwn(tx, t.events, who.id, [eventId])) return refuse('eventId', 'choice');
    const set = { count, byUserId: who.actor?.userId ?? null, byName: nameOf(who), at: tappedAt(now, waited) };
    const [before] = rowsWhere(tx, t.entryCounts, who.id, eq(t.entryCounts.eventId, eventId));
    if (before && before.at > set.at) {
      const isOwn = before.byUserId !== null && before.byUserId === set.byUserId;
      return { ok: true, id: before.id, batch: null, later: { by: before.byName, at: before.at, isOwn } };
    }
    const act = { verb: 'counted', batch, clientKey };
    if (before) return patchRoot(tx, who, entryCountKind, before, act, now, set);
    const row = { ...set, festivalId: who.id, eventId };
    return { ok: true, id: insertRoot(tx, who, now, 'entry-count', t.entryCounts, row, act).id, batch };
  });
}

/**
 * Makes one checklist for several rooms and days, as one batch. A room that has one already gets
 * the lines that are missing.
 */
export function makeChecklists(
  who: Exclude<OnTheDay, AuthorizedVolunteer>,
  input: ChecklistInput,
  now: string,
): { ok: true; batch: string; count: number } | RefusedEdit {
  return write(who.db, (tx, batch) => {
    const earlier = earlierTry(tx, who.id, 'checklist', input.clientKey);
    if (earlier) return { ok: true, batch: earlier.batch ?? '', count: input.roomIds.length * input.days.length };
    if (input.roomIds.length === 0 || !areOwn(tx, t.rooms, who.id, input.roomIds)) return refuse('roomIds', 'choice');
    const places = input.roomIds.flatMap((roomId) => input.days.map((date) => ({ roomId, date })));
    for (const [i, place] of places.entries())
      makeChecklist(tx, who, { ...place, moment: input.moment }, input.lines, {
        batch,
        now,
        clientKey: i === 0 ? input.clientKey : null,
      });
    return { ok: true, batch, count: places.length };
  });
}

function makeChecklist(
  tx: Tx,
  who: OnTheDay,
  place: { roomId: number; date: string; moment: ChecklistInput['moment'] },
  lines: ChecklistInput['lines'],
  { batch, now, clientKey }: { batch: string; now: string; clientKey: ClientKey },
): void {
  const here = and(
    eq(t.checklists.festivalId, who.id),
    eq(t.checklists.roomId, place.roomId),
    eq(t.checklists.date, place.date),
    eq(t.checklists.moment, place.moment),
  );
  const fresh = lines.map((text) => ({ text, tickedAt: null, tickedBy: '' }));
  const id = tx.select({ id: t.checklists.id }).from(t.checklists).where(here).get()?.id;
  const before = id === undefined ? null : checklistKind.read(tx, who.id, id);
  if (before) {
    const known = new Set(before.items.map(({ text }) => JSON.stringify(text)));
    const items = [...before.items, ...fresh.filter(({ text }) => !known.has(JSON.stringify(text)))];
    changeRoot(tx, who, checklistKind, before, { verb: 'edited', batch, clientKey }, now, () =>
      putChecklistItems(tx, who.id, before.id, items),
    );
    return;
  }
  const made = insertRow(tx, t.checklists, { ...place, festivalId: who.id });
  putChecklistItems(tx, who.id, made, fresh);
  const after = checklistKind.read(tx, who.id, made);
  recordRoot(tx, who, now, 'checklist', { verb: 'created', before: null, after, batch, clientKey });
}

/**
 * Corrects lines of a checklist, typed by their ids in this language, with their ticks kept; what
 * was emptied is removed, and the list with its last line. Throws notFound.
 */
export function correctLines(
  who: Exclude<OnTheDay, AuthorizedVolunteer>,
  { id, lines, clientKey }: { id: number; lines: Readonly<Record<string, string>> } & Keyed,
  locale: Locale,
  now: string,
): Written | RefusedEdit {
  return writeOnce(who, 'checklist', clientKey, (tx) => {
    const before = orNotFound(checklistKind.read(tx, who.id, id));
    const items = before.items.flatMap((item) => {
      const typed = lines[`line-${item.id}`];
      if (typed === undefined || typed === inLocale(item.text, locale)) return [item];
      return typed === '' ? [] : [{ ...item, text: { ...item.text, [localeOf(item.text, locale) ?? locale]: typed } }];
    });
    if (items.length === 0) return { ok: true, id, batch: removeRoot(tx, who, checklistKind, before, {}, now) };
    return changeRoot(tx, who, checklistKind, before, { verb: 'edited', clientKey }, now, () =>
      putChecklistItems(tx, who.id, id, items),
    );
  });
}

/** Deletes a checklist with its ticks. Throws notFound. */
export function deleteChecklist(
  who: Exclude<OnTheDay, AuthorizedVolunteer>,
  id: number,
  now: string,
): { batch: string } {
  return write(who.db, (tx) => {
    const before = orNotFound(checklistKind.read(tx, who.id, id));
    return { batch: removeRoot(tx, who, checklistKind, before, {}, now) };
  });
}

/**
 * Ticks a line, or removes the tick, with who and when. Ticking a ticked line changes nothing.
 * Throws notFound.
 */
export function tickLine(
  who: OnTheDay,
  {
    checklistId,
    itemId,
    isTicked,
    waited = 0,
    clientKey,
  }: { checklistId: number; itemId: number; isTicked: boolean } & Waited & Keyed,
  now: string,
): Written | RefusedEdit {
  return writeOnce(who, 'checklist', clientKey, (tx) => {
    const before = checklistKind.read(tx, who.id, checklistId);
    const item = before?.items.find((one) => one.id === itemId);
    if (!before || !item) throw notFound();
    if ((item.tickedAt !== null) === isTicked) return { ok: true, id: checklistId, batch: null };
    const verb = isTicked ? 'ticked' : 'unticked';
    return changeRoot(tx, who, checklistKind, before, { verb, clientKey }, now, () =>
      setRow(tx, t.checklistItems, who.id, itemId, {
        tickedAt: isTicked ? tappedAt(now, waited) : null,
        tickedBy: isTicked ? nameOf(who) : '',
      }),
    );
  });
}
