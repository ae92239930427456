import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { rowsOfFestival } from '#db/rows.ts';
import {
  blocks,
  changes,
  checklists,
  events,
  festivalDays,
  festivals,
  offers,
  people,
  roomCrews,
  shifts,
} from '#db/schema/index.ts';
import { blockKind } from '#lib/blocks/root.ts';
import { dayKind } from '#lib/days/mutations.ts';
import { orNotFound } from '#lib/errors.ts';
import { changeSeveralEvents } from '#lib/events/mutations.ts';
import { ofBatch } from '#lib/history/record.ts';
import { rootRestorer } from '#lib/history/root-kind.ts';
import {
  type Changed,
  changedSince,
  confirmSaved,
  editFacts,
  patchRoot,
  type RefusedEdit,
  recordRoot,
  removeRoot,
  type Writing,
  type Written,
} from '#lib/history/roots.ts';
import type { Restorer } from '#lib/history/undoable.ts';
import { line, MAX_NAME } from '#lib/i18n/clean-text.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import { offerKind } from '#lib/offers/mutations.ts';
import { personKind } from '#lib/people/mutations.ts';
import type { Authorized } from '#lib/policy.ts';
import { deleteHanging } from '#lib/programme/hanging.ts';
import { folded } from '#lib/search/words.ts';
import { addDays, daysBetween } from '#lib/time/calendar.ts';
import { datesBetween, festivalDayOf } from '#lib/time/festival-day.ts';
import { checkWallClock, daysLater } from '#lib/time/wall-clock.ts';
import { crewKind } from '#lib/venues/roots.ts';
import { shiftApplications } from '#lib/volunteers/joining/applications.ts';
import { dayOfRule, shiftVolunteerDates } from '#lib/volunteers/other-days.ts';
import type { AppearanceInput } from './appearance-schema.ts';
import { PRIVATE_DAYS } from './choices.ts';
import { isSlugTaken } from './queries.ts';
import { type FestivalRoot, festivalKind, wasPublished } from './root.ts';
import type { FestivalInput } from './schema.ts';

/*
 * Saving the settings and the looks of a festival, with its dates: moving everything that has a
 * date, and adding or removing days.
 */

/**
 * Séances would be outside the new dates, or what has a date beside them (`beside`), and nobody
 * chose yet what becomes of them. `shift`: by how many days everything can move so that all séances
 * are inside; null when that is impossible.
 */
type OutsideEvents = { ok: false; reason: 'outside'; count: number; beside: number; shift: number | null };

function refusedAddress(tx: Tx, current: FestivalRoot, { slug }: FestivalInput): RefusedEdit | undefined {
  if (slug === current.slug) return undefined;
  const refuse = (error: 'permanent' | 'taken'): RefusedEdit => ({
    ok: false,
    reason: 'fields',
    fields: { slug: error },
  });
  if (wasPublished(tx, current.id)) return refuse('permanent');
  return isSlugTaken(tx, slug, current.id) ? refuse('taken') : undefined;
}

/**
 * For how many days after its end the festival at this address keeps private data of its people;
 * the default where there is none.
 */
export const privateDaysOf = (slug: string, db: Db = getDb()): number =>
  db.select({ days: festivals.privateDays }).from(festivals).where(eq(festivals.slug, slug)).get()?.days ??
  PRIVATE_DAYS.usual;

/**
 * By how many days everything would have to move to be inside the new dates; null when moving would
 * not help.
 */
function possibleShift(tx: Tx, current: FestivalRoot, input: FestivalInput): number | null {
  const days = daysBetween(current.startsOn, input.startsOn);
  if (days === 0) return null;
  const back: Dates = { startsOn: addDays(input.startsOn, -days), endsOn: addDays(input.endsOn, -days) };
  return eventsOutside(tx, current.id, back, input.dayStartsAt).length === 0 ? days : null;
}

const isEmptyOfTimes = (tx: Tx, festivalId: number) =>
  !tx
    .select({ startsAt: events.startsAt })
    .from(events)
    .where(eq(events.festivalId, festivalId))
    .all()
    .some(({ startsAt }) => startsAt !== null);

/**
 * Adapts days and what is on them to the new dates; returns `OutsideEvents`, without writing, where
 * somebody has to choose first.
 */
function followDates(moving: Moving, current: FestivalRoot, input: FestivalInput): OutsideEvents | undefined {
  const { tx } = moving;
  const outside = eventsOutside(tx, current.id, input, input.dayStartsAt);
  const days = daysBetween(current.startsOn, input.startsOn);
  const keepsLength = daysBetween(current.startsOn, current.endsOn) === daysBetween(input.startsOn, input.endsOn);
  const movesAlone = days !== 0 && keepsLength && isEmptyOfTimes(tx, current.id);
  const beside = movesAlone ? 0 : besideOutside(tx, current, input);
  if (outside.length + beside > 0) {
    const shift = possibleShift(tx, current, input);
    if (input.outside === null || (input.outside === 'shift' && shift === null))
      return { ok: false, reason: 'outside', count: outside.length, beside, shift };
    if (input.outside === 'shift' && shift !== null) shiftDays(moving, shift, input.timeZone);
    else
      unscheduleEvents(
        moving,
        outside.map(({ id }) => id),
      );
  } else if (movesAlone) {
    // Nothing has a time yet, so the days keep their titles and hours under their new dates.
    shiftDays(moving, days, input.timeZone);
  }
  matchDays(moving, input);
  return undefined;
}

/** Saves the festival's looks as « Apparence » has them. */
export function editAppearance(
  festival: Authorized<'settings'>,
  input: AppearanceInput,
  now: string,
): Written | Changed<FestivalRoot> | RefusedEdit {
  const seen = { id: festival.id, version: input.version };
  return editFacts(festival, festivalKind, seen, withoutRecordFields(input), now);
}

/** Saves the festival as its form has it, with its days, in one act that one « Défaire » undoes. */
export function editFestival(
  festival: Authorized<'settings'>,
  input: FestivalInput,
  now: string,
): Written | Changed<FestivalRoot> | RefusedEdit | OutsideEvents {
  const { outside: _, ...rest } = input;
  const columns = withoutRecordFields(rest);
  return write(festival.db, (tx, batch): Written | Changed<FestivalRoot> | RefusedEdit | OutsideEvents => {
    const current = orNotFound(festivalKind.read(tx, festival.id, festival.id));
    if (current.version !== input.version) return changedSince(tx, festival, festivalKind, current, input.version);
    const refused = refusedAddress(tx, current, input);
    if (refused) return refused;
    const datesChanged = input.startsOn !== current.startsOn || input.endsOn !== current.endsOn;
    if (datesChanged || input.dayStartsAt !== current.dayStartsAt) {
      const open = followDates({ tx, festival, batch, now }, current, input);
      if (open) return open;
    }
    const saved = patchRoot(tx, festival, festivalKind, current, { verb: 'edited', batch }, now, columns);
    return saved.ok ? confirmSaved(tx, festival, festivalKind, saved, { batch }, now) : saved;
  });
}

/** A change of dates inside a transaction: its author, batch and instant. */
type Moving = { tx: Tx; festival: Writing; batch: string; now: string };
type Dates = { startsOn: string; endsOn: string };

const isWithin = (day: string, { startsOn, endsOn }: Dates) => startsOn <= day && day <= endsOn;

/** The séances with a time whose festival day is not in `dates`, by start. */
function eventsOutside(tx: Tx, festivalId: number, dates: Dates, dayStartsAt: string) {
  return tx
    .select({ id: events.id, startsAt: events.startsAt })
    .from(events)
    .where(eq(events.festivalId, festivalId))
    .orderBy(asc(events.startsAt), asc(events.number))
    .all()
    .flatMap(({ id, startsAt }) => {
      if (startsAt === null) return [];
      return isWithin(festivalDayOf(startsAt, dayStartsAt), dates) ? [] : [{ id, startsAt }];
    });
}

/**
 * How many breaks, shifts, room crews and checklists of the days until now would be on none of the
 * new ones.
 */
function besideOutside(tx: Tx, current: FestivalRoot, input: FestivalInput): number {
  const days = [
    ...rowsOfFestival(tx, blocks, current.id).map(({ startsAt }) => festivalDayOf(startsAt, input.dayStartsAt)),
    ...rowsOfFestival(tx, shifts, current.id).map((shift) =>
      shift.status === 'cancelled' ? null : dayOfRule(shift, input),
    ),
    ...rowsOfFestival(tx, roomCrews, current.id).flatMap(({ names, note, date }) => (names || note ? date : [])),
    ...rowsOfFestival(tx, checklists, current.id).map(({ date }) => date),
  ];
  return days.filter((day) => day !== null && isWithin(day, current) && !isWithin(day, input)).length;
}

const UNSCHEDULED = { startsAt: null, publicEndFixed: null, timeIsSuggested: false, timeIsToConfirm: false };

/** Takes the time of séances away, so that they are unscheduled; their rooms stay as a wish. */
function unscheduleEvents({ tx, festival, batch, now }: Moving, ids: readonly number[]): void {
  changeSeveralEvents(tx, festival, ids, batch, now, () => UNSCHEDULED);
}

/**
 * Moves everything that has a date by so many days: days with their titles and offers, séances,
 * breaks, room crews, guests' arrivals, openings of bookings, the hours of volunteers and of those
 * who offer to help. A séance that would start at an hour that the clocks skip becomes unscheduled.
 */
export function shiftDays(moving: Moving, days: number, zone: string): void {
  const { tx, festival, batch, now } = moving;
  const own = eq(festivalDays.festivalId, festival.id);
  // In this order, so that no two days have the same date in between.
  const order = days > 0 ? desc(festivalDays.date) : asc(festivalDays.date);
  for (const day of tx.select().from(festivalDays).where(own).orderBy(order).all())
    patchRoot(tx, festival, dayKind, day, { verb: 'moved', batch }, now, { date: addDays(day.date, days) });
  shiftEvents(moving, days, zone);
  for (const { id } of tx.select({ id: blocks.id }).from(blocks).where(eq(blocks.festivalId, festival.id)).all()) {
    const block = blockKind.read(tx, festival.id, id);
    if (!block) continue;
    patchRoot(tx, festival, blockKind, block, { verb: 'moved', batch }, now, {
      startsAt: daysLater(block.startsAt, days),
    });
  }
  const crews = rowsOfFestival(tx, roomCrews, festival.id, roomCrews.date);
  for (const crew of days > 0 ? crews.reverse() : crews)
    patchRoot(tx, festival, crewKind, crew, { verb: 'moved', batch }, now, { date: addDays(crew.date, days) });
  for (const person of rowsOfFestival(tx, people, festival.id))
    patchRoot(tx, festival, personKind, person, { verb: 'moved', batch }, now, {
      arrivesAt: daysLater(person.arrivesAt, days),
      departsAt: daysLater(person.departsAt, days),
    });
  // Offers of a séance move with it.
  const common = and(eq(offers.festivalId, festival.id), isNull(offers.eventId));
  for (const offer of tx.select().from(offers).where(common).all())
    patchRoot(tx, festival, offerKind, offer, { verb: 'moved', batch }, now, {
      opensAt: daysLater(offer.opensAt, days),
    });
  shiftVolunteerDates(moving, days);
  shiftApplications(tx, festival.id, days);
}

const whole = rootRestorer(festivalKind);

/** What people offered, which no history holds, moves back with the days. */
export const festivalRestorer: Restorer = {
  permission: whole.permission,
  restore: (tx, festivalId, change) => {
    const put = whole.restore(tx, festivalId, change);
    const ofDays = and(ofBatch(festivalId, change.batch), eq(changes.entity, 'day'));
    const dates = tx.select({ before: changes.before, after: changes.after }).from(changes).where(ofDays).all();
    const [moved] = dates.filter(({ before, after }) => before !== null && after !== null) as DayMoved[];
    if (put && moved) shiftApplications(tx, festivalId, daysBetween(moved.after.date, moved.before.date));
    return put;
  },
};
type DayMoved = Record<'before' | 'after', { date: string }>;

function shiftEvents(moving: Moving, days: number, zone: string): void {
  const { tx, festival, batch, now } = moving;
  const rows = rowsOfFestival(tx, events, festival.id);
  changeSeveralEvents(
    tx,
    festival,
    rows.map(({ id }) => id),
    batch,
    now,
    ({ startsAt, publicEndFixed, availableUntil, wishes, offers }) => {
      const there = daysLater(startsAt, days);
      const isSkipped = there !== null && checkWallClock(there, zone) === 'skipped';
      return {
        ...(isSkipped ? UNSCHEDULED : { startsAt: there, publicEndFixed: daysLater(publicEndFixed, days) }),
        availableUntil: daysLater(availableUntil, days),
        wishes: { ...wishes, day: daysLater(wishes.day, days) },
        offers: offers.map((one) => ({ ...one, opensAt: daysLater(one.opensAt, days) })),
      };
    },
  );
}

/**
 * Adds and removes days until there is one for each date; removed ones take along what belongs to
 * them.
 */
export function matchDays({ tx, festival, batch, now }: Moving, { startsOn, endsOn }: Dates): void {
  const wanted = new Set(datesBetween(startsOn, endsOn));
  const there = rowsOfFestival(tx, festivalDays, festival.id);
  const gone = there.filter(({ date }) => !wanted.has(date));
  deleteHanging(
    { tx, festival, batch, now },
    'day',
    gone.map(({ id }) => id),
  );
  for (const day of gone) removeRoot(tx, festival, dayKind, day, { batch }, now);
  for (const day of there) wanted.delete(day.date);
  for (const date of wanted) {
    const after = tx.insert(festivalDays).values({ festivalId: festival.id, date }).returning().get();
    recordRoot(tx, festival, now, 'day', { verb: 'created', before: null, after, batch });
  }
}

export const removeFestivalSchema = z.object({ name: line(MAX_NAME) });

/**
 * Whether this is the festival's name in one of its languages, ignoring case and accents: it has to
 * be typed so that nobody deletes a festival by mistake.
 */
export function isNameOf({ name }: { name: Bilingual }, typed: string): boolean {
  const said = folded(typed.trim());
  return said !== '' && [name.fr, name.en].some((one) => one && folded(one.trim()) === said);
}
