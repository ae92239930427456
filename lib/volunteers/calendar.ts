import { and, eq, inArray, isNull, max } from 'drizzle-orm';
import type { ChangeEntity } from '#db/enums.ts';
import { BACKUP_RESTORED } from '#db/journal.ts';
import * as t from '#db/schema/index.ts';
import { calendarHeader } from '#lib/feeds/ical.ts';
import { type CalendarEvent, calendarLine, calendarText, writeEvents } from '#lib/feeds/vevent.ts';
import { wordsOf } from '#lib/feeds/words.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { TeamDocument, TeamEvent } from '#lib/model/documents.ts';
import { byId, byNumber } from '#lib/model/keyed.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { plainOf } from '#lib/text/markdown.ts';
import { epochUntil, minutesBetween, toEpochMinutes } from '#lib/time/wall-clock.ts';
import type { Moments } from './moments.ts';
import { idsOfNumbers, momentsOfRelease, namedRooms, numbersOfIds } from './plan.ts';
import { isActive } from './planning.ts';
import { assignmentsOf, settingsOf, shiftsOf, tasksOf } from './queries.ts';
import { reconfirmationOf } from './reconfirm.ts';
import type { Assignment, Shift } from './roots.ts';
import { shiftTimesOf, wouldBeTimes } from './shift-times.ts';

/** In minutes: the alarm of a volunteer's calendar before a shift. */
export const ALARM_MINUTES = 30;

/**
 * How often the wording of all entries has changed (once: the place in their titles). Each time
 * raises SEQUENCE by one and DTSTAMP by a second, or programs would keep what they hold.
 */
const WORDINGS = 1;

type Span = { start: number; end: number; roomId: number | null };
type Entry = {
  assignment: Assignment;
  shift: Shift;
  span: Span;
  isCancelled: boolean;
  isTentative: boolean;
  event: TeamEvent | null;
};

/** The last act on an entry or a part of it: its number in the history, and its instant. */
type Life = { act: number; changedAt: string };

/**
 * A volunteer's shifts as a calendar. It uses the published times and never the delays of the day,
 * because a calendar may be refreshed only once a day. Shifts they were asked for, or have to
 * confirm again, are tentative; cancelled, given-away and refused ones stay as cancelled and as
 * free time. Nothing depends on the clock. The provider of the calendar reads it too, so it never
 * contains the address of their own page: `page` is the public programme. `cancelled: 'title'` is
 * for Google, which hides cancelled entries unless only their title says so.
 */
export function volunteerCalendar(
  who: AuthorizedVolunteer,
  { locale, page, cancelled = 'status' }: { locale: Locale; page: string; cancelled?: 'status' | 'title' },
): string {
  const { db, id } = who;
  const document = teamDocumentOf(id, db);
  const entries = entriesOf(who, document);
  const lives = livesOf(who, entries);
  const words = {
    locale,
    page,
    cancelled,
    isDemonstration: who.isDemonstration,
    document,
    dayNumber: settingsOf(id, db).dayNumber,
    tasks: tasksOf(id, db),
    rooms: namedRooms(id, db),
  };
  const events = entries
    .map((entry) => calendarEvent(entry, lives(entry), words))
    .sort((a, b) => a.start - b.start || (a.uid < b.uid ? -1 : 1));
  const festival = inLocale(who.name, locale) || who.slug;
  const say = translator(locale, 'volunteers');
  const demonstration = wordsOf(locale).term('demonstration');
  const about = [who.isDemonstration ? demonstration : '', say('calendar.description', { festival })];
  const header = calendarHeader({
    locale,
    page,
    source: null,
    accent: who.accent,
    timeZone: who.timeZone,
    name: calendarLine(say('calendar.name', { festival, name: who.volunteer.name })),
    description: calendarText(about.filter(Boolean).join(' ')),
  });
  return `${header}${writeEvents(events).join('')}END:VCALENDAR\r\n`;
}

function entriesOf(who: AuthorizedVolunteer, document: TeamDocument | null): Entry[] {
  const { db, id } = who;
  const moments = momentsOfRelease(who, document, db);
  const shifts = byId(shiftsOf(id, db));
  const numbers = numbersOfIds(idsOfNumbers(id, db)).events;
  const events = byNumber(document?.events ?? []);
  return assignmentsOf(id, db)
    .filter(({ volunteerId }) => volunteerId === who.volunteer.id)
    .flatMap((assignment): Entry[] => {
      const shift = shifts.get(assignment.shiftId);
      if (!shift) return [];
      const times = shiftTimesOf(shift, moments);
      const span = spanOf(shift, assignment, moments);
      if (!span) return [];
      const isCancelled = !isActive(assignment) || shift.status === 'cancelled' || !times.isTimed;
      const isTentative = assignment.state === 'offered' || reconfirmationOf(assignment, times) !== null;
      const event = events.get(numbers.get(shift.eventId ?? 0) ?? 0) ?? null;
      return [{ assignment, shift, span, isCancelled, isTentative, event }];
    });
}

/**
 * When a shift is. For a cancelled or lost one, when it would have been, else when they agreed to
 * it. Null when that was never known.
 */
function spanOf(
  shift: Shift,
  { agreedStartsAt, agreedEndsAt, agreedEndsAgain, agreedRoomId }: Assignment,
  moments: Moments,
): Span | null {
  const known = wouldBeTimes(shift, moments);
  if (known.isTimed) return { start: known.start, end: known.end, roomId: known.roomId };
  if (agreedStartsAt === null || agreedEndsAt === null) return null;
  const start = toEpochMinutes(agreedStartsAt, moments.zone);
  const end = agreedEndsAgain
    ? epochUntil(Number.POSITIVE_INFINITY, agreedEndsAt, moments.zone)
    : start + minutesBetween(agreedStartsAt, agreedEndsAt, moments.zone);
  return { start, end, roomId: agreedRoomId };
}

/** What an entry consists of, beside the séance. */
const PARTS = {
  assignment: ({ assignment }) => assignment.id,
  shift: ({ shift }) => shift.id,
  person: ({ shift }) => shift.personId,
  task: ({ shift }) => shift.taskId,
  room: ({ span }) => span.roomId,
} as const satisfies Partial<Record<ChangeEntity, (entry: Entry) => number | null>>;

/**
 * SEQUENCE and LAST-MODIFIED must rise with every change of an entry and never fall, even when a
 * shift comes to follow another séance, or none because its séance was deleted. The history numbers
 * every act, so the number of the latest act on any part of an entry is used: the release that last
 * changed its séance (any release if it is in another room than its séance, or in a room for a
 * day), the shift, the assignment, a guest's arrival, the name of the task, the name of a room that
 * no release has yet, the number to call, a restored backup.
 */
function livesOf(who: AuthorizedVolunteer, entries: readonly Entry[]): (entry: Entry) => Life {
  const { db, id } = who;
  const lastOf = (entity: ChangeEntity, ids: readonly number[]): Map<number, Life> =>
    new Map(
      db
        .select({ id: t.changes.entityId, act: max(t.changes.id), at: max(t.changes.at) })
        .from(t.changes)
        .where(and(eq(t.changes.festivalId, id), eq(t.changes.entity, entity), inArray(t.changes.entityId, [...ids])))
        .groupBy(t.changes.entityId)
        .all()
        .map((row) => [row.id, { act: row.act ?? 0, changedAt: row.at ?? '' }]),
    );
  const last = Object.entries(PARTS).map(([entity, idOf]) => {
    const ids = new Set(entries.flatMap((entry) => idOf(entry) ?? []));
    return { idOf, lives: lastOf(entity as keyof typeof PARTS, [...ids]) };
  });
  // A festival has only one row of settings.
  const settings = lastOf('volunteer-settings', [settingsOf(id, db).id]);
  const restored = db
    .select({ act: max(t.changes.id), at: max(t.changes.at) })
    .from(t.changes)
    .where(and(isNull(t.changes.festivalId), eq(t.changes.verb, BACKUP_RESTORED)))
    .get();
  const released = releasesOf(who);
  const document = teamDocumentOf(id, db);
  const ofEvents = (events: readonly TeamEvent[]): Life => ({
    act: Math.max(0, ...events.map(({ sequence }) => released.get(sequence) ?? 0)),
    changedAt: latest(events.map(({ changedAt }) => changedAt)),
  });
  const latestRelease = { act: Math.max(0, ...released.values()), changedAt: document?.publishedAt ?? '' };
  const { rooms } = idsOfNumbers(id, db);
  return (entry) => {
    const { assignment, shift, span, event } = entry;
    const isWithSeance = span.roomId === null || event?.rooms.some(({ room }) => rooms.get(room) === span.roomId);
    const parts = [
      shift.rule === 'room-day' || !isWithSeance ? latestRelease : ofEvents(event ? [event] : []),
      ...last.map(({ idOf, lives }) => lives.get(idOf(entry) ?? 0)),
      ...settings.values(),
      { act: restored?.act ?? 0, changedAt: restored?.at ?? '' },
    ].flatMap((part) => part ?? []);
    return {
      act: Math.max(...parts.map(({ act }) => act)),
      changedAt: latest([assignment.createdAt, ...parts.map(({ changedAt }) => changedAt)]),
    };
  };
}

/** The history's number of each publication, by the number of the release. */
const releasesOf = ({ db, id }: AuthorizedVolunteer) =>
  new Map(
    db
      .select({ number: t.releases.number, act: max(t.changes.id) })
      .from(t.releases)
      .innerJoin(
        t.changes,
        and(eq(t.changes.festivalId, id), eq(t.changes.entity, 'release'), eq(t.changes.entityId, t.releases.id)),
      )
      .where(eq(t.releases.festivalId, id))
      .groupBy(t.releases.number)
      .all()
      .map(({ number, act }) => [number, act ?? 0]),
  );

const latest = (instants: readonly string[]) => [...instants].sort().at(-1) ?? '';

type Words = {
  locale: Locale;
  page: string;
  cancelled: 'status' | 'title';
  isDemonstration: boolean;
  document: TeamDocument | null;
  dayNumber: string;
  tasks: ReturnType<typeof tasksOf>;
  rooms: ReturnType<typeof namedRooms>;
};

function calendarEvent(
  { assignment, shift, span, isCancelled, isTentative, event }: Entry,
  life: Life,
  words: Words,
): CalendarEvent {
  const { locale, page, dayNumber, isDemonstration } = words;
  const { say: sayOfFeed, term } = wordsOf(locale);
  const say = translator(locale, 'volunteers');
  const task = words.tasks.find(({ id }) => id === shift.taskId);
  const { roomName, location } = placeOf(span.roomId, shift.place, words);
  const title = [inLocale(task?.name, locale), roomName || shift.place].filter(Boolean).join(' – ');
  const summary = isCancelled ? say('calendar.cancelled', { title }) : title;
  const line = (text: string) => (text.trim() === '' ? [] : [text]);
  const state = assignment.state === 'offered' ? say('calendar.toConfirm') : say('calendar.toReconfirm');
  const description = [
    ...(isDemonstration ? [term('demonstration')] : []),
    ...(isTentative && !isCancelled ? [state] : []),
    ...(event ? [say('calendar.seance', { title: inLocale(event.title, locale) })] : []),
    ...line(plainOf(inLocale(task?.briefing, locale))),
    ...(shift.note ? [say('calendar.know', { text: shift.note })] : []),
    ...(assignment.isReferent ? [say('calendar.referent')] : []),
    ...(dayNumber ? [say('calendar.dayNumber', { number: dayNumber })] : []),
  ].join('\n');
  return {
    uid: assignment.uid,
    sequence: life.act + WORDINGS,
    start: span.start * 60_000,
    end: span.end * 60_000,
    createdAt: Date.parse(assignment.createdAt),
    changedAt: Date.parse(life.changedAt) + WORDINGS * 1000,
    status:
      isCancelled && words.cancelled === 'status'
        ? 'CANCELLED'
        : isCancelled
          ? 'CONFIRMED'
          : isTentative
            ? 'TENTATIVE'
            : 'CONFIRMED',
    isTransparent: isCancelled,
    summary: isDemonstration ? `${sayOfFeed('demonstrationMark')} ${summary}` : summary,
    description,
    location,
    geo: null,
    url: page,
    categories: [],
    ...(!isCancelled && {
      alarm: { minutes: ALARM_MINUTES, text: say('calendar.alarm', { title, minutes: ALARM_MINUTES }) },
    }),
  };
}

/**
 * The room as published (as in the draft for one that no release has yet), and « Lieu – Salle,
 * adresse » with the place in words.
 */
function placeOf(roomId: number | null, place: string, { document, rooms, locale }: Words) {
  const drafted = roomId === null ? undefined : rooms.get(roomId);
  const index = document && indexDocument(document);
  const released = drafted && index?.rooms.get(drafted.number);
  const venue = released && index?.venues.get(released.venue);
  const roomName = inLocale((released ?? drafted)?.name, locale);
  const where = [...new Set([inLocale(venue?.name, locale), roomName])].filter(Boolean).join(' – ');
  const address = (venue?.address ?? '').trim().replace(/,?\s*\n\s*/g, ', ');
  return { roomName, location: [where, place, address].filter(Boolean).join(', ') };
}
