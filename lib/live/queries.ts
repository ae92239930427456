import { desc, eq } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import { festivals, rooms, venues, venueWalks } from '#db/schema/index.ts';
import { env } from '#lib/env.ts';
import { lastChange } from '#lib/events/act-answers.ts';
import { openingOf } from '#lib/events/hours.ts';
import type { FestivalAsked } from '#lib/history/remit.ts';
import type { NextEdition, PublicDocument } from '#lib/model/documents.ts';
import { byNumber } from '#lib/model/keyed.ts';
import { factsAt, type LiveFacts } from '#lib/model/live-facts.ts';
import { oncePer } from '#lib/once-per.ts';
import { type Authorized, may } from '#lib/policy.ts';
import { type FactRoot, factsHolding } from '#lib/programme/fact-rows.ts';
import { liveFactsOf } from '#lib/programme/live-now.ts';
import { isFestivalOver } from '#lib/programme/outlets.ts';
import { publicUrl, servedUrl } from '#lib/programme/own-host.ts';
import { releasedOfKey } from '#lib/programme/public-key.ts';
import { lateMinutesOf } from '#lib/programme/real-times.ts';
import { type Released, releasedByKey, releasedBySlug, teamDocumentOf } from '#lib/programme/released.ts';
import { dayOnAt } from '#lib/time/festival-day.ts';
import { fromEpochMinutes, toInstant } from '#lib/time/wall-clock.ts';
import { untilWritten } from '#lib/until-written.ts';
import { walksOf } from '#lib/venues/walk.ts';
import { emergenciesOf, emergencyKeyOf } from '#lib/volunteers/emergencies.ts';
import { idsOfNumbers, numbersOfIds } from '#lib/volunteers/plan.ts';
import { openProblems, settingsOf } from '#lib/volunteers/queries.ts';
import { boardOf, type DayBoard, NO_TEAM, type TeamOfDay } from './day-board.ts';
import { type DayChange, dayHistoryOf } from './day-history.ts';
import { type DelayPreview, type DelayScene, delayPreview } from './delay.ts';
import type { AssignedShift, ClosesAt, WalkMinutes } from './delay-effects.ts';

/*
 * Two readings of today. For people who run the day: their board, the key that changes with it,
 * and the preview of a delay. For the public: the release that pages are drawn from, with the live
 * facts over it, whether the festival is over, and its next edition.
 */

/** Everything that « Le jour J » shows. */
export type Today = DayBoard & {
  /** The days one can choose. */
  dates: readonly string[];
  /** Every fact that holds, so that one can be ended, and for `seen`; séances by number. */
  facts: readonly (FactRoot & { event: number | null })[];
  /** What was said and done today, the newest first. */
  history: readonly DayChange[];
  /** The ids of rooms by their number, for posting acts. */
  roomIds: ReadonlyMap<number, number>;
  /** Whether this person may do acts that publish; others are told whom to ask. */
  mayPublish: boolean;
};

/**
 * The board of the current day at `now` (an instant), or of `date`; null before the first
 * publication. Before the festival it is the first day, afterwards the last. The number of queries
 * is fixed.
 */
export function dayBoardOf(
  festival: FestivalAsked,
  now: string,
  { date, team = NO_TEAM }: { date?: string | undefined; team?: TeamOfDay } = {},
): Today | null {
  const { db, id, timeZone, dayStartsAt } = festival;
  const document = teamDocumentOf(id, db);
  if (!document) return null;
  const dates = [
    ...new Set([...document.days.map((day) => day.date), ...document.events.flatMap(({ day }) => day ?? [])]),
  ].sort();
  const today = dayOnAt(festival, now);
  const shown = date && dates.includes(date) ? date : (dates.findLast((one) => one <= today) ?? dates[0] ?? today);
  const facts = factsHolding(db, id, now);
  const ids = idsOfNumbers(id, db);
  const since = toInstant(`${today}T${dayStartsAt}`, timeZone);
  return {
    ...boardOf(document, factsAt(facts, now), shown, now, team),
    dates,
    facts,
    history: dayHistoryOf(id, since, numbersOfIds(ids).events, db),
    roomIds: ids.rooms,
    mayPublish: may(festival.role, 'publish'),
  };
}

/**
 * A key that changes whenever something is done in this festival, somebody needs help, or the
 * public reads something else. Three indexed queries.
 */
export function dayKeyOf({ db, id }: Authorized<'day'>): string {
  const festival = db.select({ key: festivals.publicKey }).from(festivals).where(eq(festivals.id, id)).get();
  return `${lastChange(db, id)}-${festival?.key ?? ''}-${emergencyKeyOf(id, db)}`;
}

/**
 * What needs attention from people who run the day, each under a name of its own: people who need
 * help, and reported problems.
 */
export const openAlarms = ({ id, db }: Authorized<'day'>): string[] => [
  ...emergenciesOf(id, db).map((one) => `emergency ${one.id}`),
  ...openProblems(id, db).map((one) => `problem ${one.id}`),
];

type Of = { id: number; timeZone: string; dayStartsAt: string };

/**
 * What is needed at an instant to find the effects of a delay: the public programme and the facts
 * that hold. Null before the first publication.
 */
export function delaySceneOf(festival: Of, now: string, db: Db, shifts: readonly AssignedShift[]): DelayScene | null {
  const document = teamDocumentOf(festival.id, db);
  if (!document) return null;
  const live = factsAt(factsHolding(db, festival.id, now), now);
  const walk = walkMinutesOf(festival.id, db);
  return { document, ...lateMinutesOf(live), shifts, walk, closesAt: closingsOf(festival, db) };
}

/**
 * What « En retard » shows before it is done; null when the séance has no time or will not take
 * place. `now` is an instant.
 */
export function delayPreviewOf(
  festival: Of,
  asked: { event: number; minutes: number },
  now: string,
  db: Db,
  shifts: readonly AssignedShift[] = [],
): DelayPreview | null {
  const scene = delaySceneOf(festival, now, db, shifts);
  return scene && delayPreview(scene, asked.event, asked.minutes);
}

function walkMinutesOf(festivalId: number, db: Db): WalkMinutes {
  const places = rowsOfFestival(db, venues, festivalId);
  if (places.length < 2) return () => 0;
  const ids = new Map(places.map(({ number, id }) => [number, id]));
  const walks = walksOf({
    venues: places,
    walks: rowsOfFestival(db, venueWalks, festivalId),
  });
  return (from, to) => {
    const [a, b] = [ids.get(from), ids.get(to)];
    return a === undefined || b === undefined ? null : walks.minutes(a, b);
  };
}

function closingsOf({ id, timeZone, dayStartsAt }: Of, db: Db): ClosesAt {
  const known = byNumber(rowsOfFestival(db, rooms, id).filter(({ closesAt }) => closesAt !== null));
  return (room, day) => {
    const found = known.get(room);
    return found ? fromEpochMinutes(openingOf(found, day, { timeZone, dayStartsAt }).end, timeZone) : null;
  };
}

/**
 * The next edition of a festival that was published on this installation; null while there is none.
 * Where there are several, the latest; where they follow each other, the last one. It holds only
 * what is public: the name and the dates of its release.
 */
export function nextEditionOf({ festivalId, host }: Pick<Released, 'festivalId' | 'host'>, db: Db): NextEdition | null {
  const seen = new Set([festivalId]);
  let next: NextEdition | null = null;
  let after = followersOf(festivalId, db);
  for (;;) {
    const found = after.find(({ id, slug }) => !seen.has(id) && releasedBySlug(slug, db));
    const released = found && releasedBySlug(found.slug, db);
    if (!found || !released) return next;
    const { name, startsOn, endsOn } = released.document.festival;
    const url = servedUrl(released.host);
    const elsewhere = url === null || url === publicUrl(host) ? {} : { url };
    next = { slug: released.slug, name, startsOn, endsOn, ...elsewhere };
    seen.add(found.id);
    after = followersOf(found.id, db);
  }
}

const followersOf = (festivalId: number, db: Db) =>
  db
    .select({ id: festivals.id, slug: festivals.slug })
    .from(festivals)
    .where(eq(festivals.previousId, festivalId))
    .orderBy(desc(festivals.startsOn))
    .all();

/**
 * The data for drawing public pages: the release together with the live facts of this moment. Every
 * change of either renews the public key, so that a page cached under a key is never stale.
 * Calendars use the release without live facts.
 */
export function drawnOfKey(key: string, now: string, db: Db = getDb()): Released | null {
  const isOver = key.endsWith(OVER);
  const released = lived(releasedOfKey(isOver ? key.slice(0, -OVER.length) : key, db), now, db);
  return released && isOver ? whenOver(released, db) : released;
}

/** The same for the proxy, which only ever has the current key. */
export const drawnByKey = (key: string, now: string, db: Db): Released | null => lived(releasedByKey(key, db), now, db);

/** The same for pages that are drawn for each request. */
export function drawnBySlug(slug: string, now: string, db: Db = getDb()): Released | null {
  const released = lived(releasedBySlug(slug, db), now, db);
  return released && isFestivalOver(released.document, now) ? whenOver(released, db) : released;
}

/**
 * Appended to the key in the addresses of pages once the festival is over, because cached pages
 * depend on their address only. No key ends in it.
 */
export const OVER = 'over';

/** A site of plain files gets no live facts, because they would stay on its pages for ever. */
const lived = (released: Released | null, now: string, db: Db): Released | null =>
  released && env().site === null
    ? {
        ...released,
        document: joinable(underLive(released.document, liveFactsOf(released.festivalId, now, db)), released, db),
      }
    : released;

const joined = oncePer((document: PublicDocument): PublicDocument => ({ ...document, isJoinable: true }));

/** Returns the same object each time, so that what is computed once per document stays valid. */
function joinable(document: PublicDocument, { festivalId }: Released, db: Db): PublicDocument {
  // Kept, because every page needs it.
  const { joining } = untilWritten(db, `joining ${festivalId}`, () => settingsOf(festivalId, db));
  return joining === 'off' ? document : joined(document);
}

const over = new WeakMap<PublicDocument, { next: string; document: PublicDocument }>();

/**
 * Returns the same object until the next edition's facts change, so that what is computed once per
 * document stays valid.
 */
function whenOver(released: Released, db: Db): Released {
  const nextEdition = nextEditionOf(released, db);
  const next = JSON.stringify(nextEdition);
  let made = over.get(released.document);
  if (made?.next !== next) {
    const document = { ...released.document, isOver: true as const, ...(nextEdition && { nextEdition }) };
    made = { next, document };
    over.set(released.document, made);
  }
  return { ...released, document: made.document };
}

const kept = new WeakMap<PublicDocument, { facts: string; document: PublicDocument }>();

/**
 * The document together with these facts; the document itself where there are none. The same facts
 * return the same object, so that what is computed once per document (its index, its filters) is
 * computed once for all pages of a key.
 */
export function underLive<D extends PublicDocument>(document: D, live: LiveFacts): D {
  if (live.events.size === 0 && live.notices.length === 0) return document;
  const facts = JSON.stringify([[...live.events], live.notices]);
  const known = kept.get(document);
  if (known?.facts === facts) return known.document as D;
  const made = { ...document, live };
  kept.set(document, { facts, document: made });
  return made;
}
