import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import { blocks, events, festivalDays, offers, people, roomCrews } from '#db/schema/index.ts';
import { blockKind } from '#lib/blocks/root.ts';
import { dayKind } from '#lib/days/mutations.ts';
import { changeSeveralEvents } from '#lib/events/mutations.ts';
import { patchRoot, recordRoot, removeRoot, type Writing } from '#lib/history/roots.ts';
import { offerKind } from '#lib/offers/mutations.ts';
import { personKind } from '#lib/people/mutations.ts';
import { deleteHanging } from '#lib/programme/hanging.ts';
import { addDays } from '#lib/time/calendar.ts';
import { datesBetween, festivalDayOf } from '#lib/time/festival-day.ts';
import { checkWallClock, daysLater } from '#lib/time/wall-clock.ts';
import { crewKind } from '#lib/venues/roots.ts';
import { shiftVolunteerDates } from '#lib/volunteers/other-days.ts';

/** A change of dates inside a transaction: its author, batch and instant. */
export type Moving = { tx: Tx; festival: Writing; batch: string; now: string };
export type Dates = { startsOn: string; endsOn: string };

/** The séances with a time whose festival day is not in `dates`, by start. */
export function eventsOutside(tx: Tx, festivalId: number, dates: Dates, dayStartsAt: string) {
  return tx
    .select({ id: events.id, startsAt: events.startsAt })
    .from(events)
    .where(eq(events.festivalId, festivalId))
    .orderBy(asc(events.startsAt), asc(events.number))
    .all()
    .flatMap(({ id, startsAt }) => {
      if (startsAt === null) return [];
      const day = festivalDayOf(startsAt, dayStartsAt);
      return day < dates.startsOn || day > dates.endsOn ? [{ id, startsAt }] : [];
    });
}

const UNSCHEDULED = { startsAt: null, publicEndFixed: null, timeIsSuggested: false, timeIsToConfirm: false };

/** Takes the time of séances away, so that they are unscheduled; their rooms stay as a wish. */
export function unscheduleEvents({ tx, festival, batch, now }: Moving, ids: readonly number[]): void {
  changeSeveralEvents(tx, festival, ids, batch, now, () => UNSCHEDULED);
}

/**
 * Moves everything that has a date by so many days: days with their titles and offers, séances,
 * breaks, room crews, guests' arrivals, openings of bookings, the hours of volunteers. A séance
 * that would start at an hour that the clocks skip becomes unscheduled.
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
  const crewOrder = days > 0 ? desc(roomCrews.date) : asc(roomCrews.date);
  for (const crew of rowsOfFestival(tx, roomCrews, festival.id, crewOrder))
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
}

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
