import { gather, placesBy } from '#lib/grouped.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Bilingual, inBoth, inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import { oncePer } from '#lib/once-per.ts';
import type { Change, Difference } from '#lib/programme/difference.ts';
import { differenceSentence } from '#lib/programme/difference-sentences.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { dateOfHour, dayToSay } from '#lib/time/festival-day.ts';
import { formatDate, formatTimeRange } from '#lib/time/format.ts';
import { addMinutes, fromInstant } from '#lib/time/wall-clock.ts';
import { type Means, meansOf } from './contact-means.ts';
import { speakerOf } from './day-sentences.ts';
import type { DelayOutcome } from './delay.ts';

/**
 * The news to tell: a delay as it was chosen, or what an act changed (`DayActPreview.differences`).
 */
export type DayNews =
  | { kind: 'delay'; outcome: DelayOutcome }
  | { kind: 'act'; differences: readonly Difference[]; before: TeamDocument };

/** A shift with today's delays. `events` are its séances, `room` is a number. */
export type ToldShift = {
  events: readonly number[];
  task: Bilingual;
  room: number | null;
  place: string;
  /** Wall clocks; null where its hours follow those of its room and nothing is left there. */
  hours: Hours | null;
  /**
   * For a shift that is bound to a room and not to séances: its hours, or its day if it lasts as
   * long as anything is on there.
   */
  inRoom?: Hours | { date: string };
};

type Hours = { startsAt: string; endsAt: string; isEndAgain?: true };

/**
 * Somebody with a shift at these séances, from the volunteers' part. `contact` as it was typed;
 * null for who may not see it.
 */
export type AssignedVolunteer = {
  volunteer: number;
  name: string;
  /** The name for coordinators, with what tells two people of the same name apart. */
  called: string;
  contact: string | null;
  /** The language of messages to them; that of the festival where it is unknown. */
  reads?: Locale;
  events: readonly number[];
  /** Their hours after the announced change; absent before. */
  shifts?: readonly ToldShift[];
};

/** Somebody whom news concerns. */
export type Concerned = {
  /**
   * `person` and `volunteer` come with their number or id; of a `crew` only the typed names are
   * known.
   */
  who: 'person' | 'volunteer' | 'crew';
  id: number | null;
  /** The name in the message. */
  name: string;
  /** The name for people who run the day, with what tells two volunteers of the same name apart. */
  called: string;
  /** The numbers of the séances they are told about. */
  events: readonly number[];
  /** For a volunteer, those of their shifts that the message mentions. */
  shifts: readonly ToldShift[];
  /** Whether they are expected elsewhere too soon afterwards: these are told first. */
  isExpectedNext: boolean;
  /**
   * The language they read. Guests may read either, so for them it is the festival's main language.
   */
  reads: Locale;
};

/** The same with what they are to be told. */
export type ToTell = Concerned & {
  /** The proposed message in both languages, to be edited or copied. */
  message: Required<Bilingual>;
  /**
   * The buttons, which contain the message in their language. Empty where no contact is known, or
   * it may not be seen.
   */
  means: Record<Locale, readonly Means[]>;
};

/**
 * What is known about people besides the document. `contactOf`: null for who may not see it, and
 * where nothing is written.
 */
export type Contacts = {
  contactOf: (person: number) => string | null;
  volunteers?: readonly AssignedVolunteer[] | undefined;
  /** The address of a volunteer's own page; null where it cannot be shown. */
  pageOf?: ((volunteer: number, locale: Locale) => string | null) | undefined;
};

/**
 * Everybody who has to hear of it, each with a message of their own. `document` is the programme as
 * it is now. Messages are sent at `now` (an instant), and name the day of a séance that is not
 * today.
 */
export function peopleToTell(
  news: DayNews,
  document: TeamDocument,
  { contactOf, volunteers = [], pageOf }: Contacts,
  now: string,
): ToTell[] {
  const subject = newsSubject(document.festival.name, news);
  const contacts = new Map(volunteers.map(({ volunteer, contact }) => [volunteer, contact]));
  return peopleConcerned(news, document, volunteers).map((one): ToTell => {
    const { who, id, name, events, shifts } = one;
    const expected = who === 'person' ? expectedBy(news).filter(({ person }) => person === id) : [];
    const contact = id === null ? null : who === 'person' ? contactOf(id) : contacts.get(id);
    const written = (locale: Locale) => {
      const told = { events, shifts, expected, name: who === 'crew' ? '' : name };
      const lines = messageFor(news, document, told, now, locale);
      const page = who === 'volunteer' && id !== null ? pageOf?.(id, locale) : null;
      // An address gets no typography, which would break it.
      return page ? `${lines}\n${translator(locale, 'today')('tell.page')} ${page}` : lines;
    };
    const message = { fr: written('fr'), en: written('en') };
    const means = (locale: Locale) =>
      contact ? meansOf(contact, { subject: subject[locale], body: message[locale] }) : [];
    return { ...one, message, means: { fr: means('fr'), en: means('en') } };
  });
}

/**
 * Guests of the séances concerned and guests it makes late elsewhere, volunteers assigned there,
 * and the crews of the rooms. People who are expected elsewhere come first.
 */
export function peopleConcerned(
  news: DayNews,
  document: TeamDocument,
  volunteers: readonly AssignedVolunteer[],
): Concerned[] {
  const touched = new Set(touchedBy(news));
  const sources = news.kind === 'act' ? [document, news.before] : [document];
  // Includes the séances as they were, because somebody who was taken out of one has to hear of it
  // too.
  const all = sources.flatMap((one) => one.events).filter(({ number }) => touched.has(number));
  const names = new Map(sources.flatMap((one) => one.people).map(({ number, name }) => [number, name]));
  const guests = new Map<number, Set<number>>();
  for (const { number, people } of all)
    for (const { person, presence } of people)
      if (presence !== 'recorded') guests.set(person, (guests.get(person) ?? new Set()).add(number));
  const expected = new Set(expectedBy(news).map(({ person }) => person));
  for (const person of expected) if (!guests.has(person)) guests.set(person, new Set());

  const own = { shifts: [], isExpectedNext: false, reads: document.festival.locale };
  const people = [...guests].map(([id, numbers]): Concerned => {
    const name = names.get(id) ?? '';
    const events = inOrder(numbers, document);
    return { ...own, who: 'person', id, name, called: name, events, isExpectedNext: expected.has(id) };
  });
  const assigned = volunteers.flatMap((one): Concerned[] => {
    const { volunteer: id, name, called, reads = own.reads, shifts = [] } = one;
    // The people in charge of a room also hear of what was moved out of it.
    const held = shifts.map((shift) =>
      news.kind === 'act' && shift.inRoom
        ? { ...shift, events: [...shift.events, ...eventsDuring(news.before, shift.room, shift.inRoom)] }
        : shift,
    );
    const numbers = new Set([...one.events, ...held.flatMap((shift) => shift.events)]);
    const told = [...numbers].filter((event) => touched.has(event));
    if (told.length === 0) return [];
    const events = inOrder(told, document);
    return [{ ...own, who: 'volunteer', id, name, called, events, shifts: shiftsAt(held, told), reads }];
  });
  return [
    ...people.filter(({ isExpectedNext }) => isExpectedNext),
    ...people.filter(({ isExpectedNext }) => !isExpectedNext),
    ...assigned,
    ...crewsOf(all, document).map(({ names: name, events }): Concerned => {
      return { ...own, who: 'crew', id: null, name, called: name, events };
    }),
  ];
}

const expectedBy = (news: DayNews) => (news.kind === 'delay' ? news.outcome.expected : []);

/**
 * The subject of the messages about an act, in lists of mails too. It names no séance: each reader
 * hears about their own, and some may not be announced.
 */
export function newsSubject(festival: Bilingual, news: DayNews): Required<Bilingual> {
  const isOff = news.kind === 'act' && news.differences.every(({ changes }) => changes.some(isCancelled));
  const what = news.kind === 'delay' ? 'delay' : isOff ? 'cancelled' : 'changed';
  return inBoth((locale) => translator(locale, 'mail')(`news.${what}`, { festival: inLocale(festival, locale) }));
}

const isCancelled = ({ kind }: Change) => kind === 'cancelled';

const inRooms = oncePer((events: TeamDocument['events']) => {
  const found = new Map<number, TeamDocument['events']>();
  for (const event of events)
    for (const room of new Set(event.rooms.map((one) => one.room))) gather(found, room, event);
  return found;
});

/**
 * The séances in a room that somebody present at these hours or on that day sees, or would have
 * seen: cancelled ones are included. Wall clocks.
 */
export function eventsDuring(
  { events, festival }: TeamDocument,
  room: number | null | undefined,
  when: Hours | { date: string },
): number[] {
  return (inRooms(events).get(room ?? 0) ?? [])
    .filter(({ day, startsAt, endsAt }) => {
      if ('date' in when) return day === when.date;
      if (startsAt === null) return false;
      const end = endsAt ?? addMinutes(startsAt, 1, festival.timeZone);
      return startsAt < when.endsAt && when.startsAt < end;
    })
    .map(({ number }) => number);
}

function touchedBy(news: DayNews): number[] {
  if (news.kind === 'act') return news.differences.map(({ number }) => number);
  return news.outcome.delays.map(({ event }) => event);
}

const placesIn = oncePer((rows: readonly { number: number }[]) => placesBy(rows, ({ number }) => number));

/** Of these rows, in their order, those with these numbers. */
function withNumbers<T extends { number: number }>(rows: readonly T[], numbers: Iterable<number>): T[] {
  const places = [...new Set(numbers)].flatMap((number) => placesIn(rows).get(number) ?? []);
  return places.sort((a, b) => a - b).flatMap((place) => rows[place] ?? []);
}

const inOrder = (events: Iterable<number>, document: TeamDocument): number[] =>
  withNumbers(document.events, events).map(({ number }) => number);

/**
 * The crews of the rooms of these séances on their day, including the rooms they were moved from.
 */
function crewsOf(
  all: readonly TeamDocument['events'][number][],
  document: TeamDocument,
): { names: string; events: number[] }[] {
  const found = new Map<string, Set<number>>();
  for (const { number, rooms, day } of all)
    for (const { room } of rooms)
      for (const crew of document.crews)
        if (crew.room === room && crew.date === day && crew.names)
          found.set(crew.names, (found.get(crew.names) ?? new Set()).add(number));
  return [...found].map(([names, events]) => ({ names, events: inOrder(events, document) }));
}

type Told = {
  events: readonly number[];
  shifts: readonly ToldShift[];
  expected: DelayOutcome['expected'];
  name: string;
};

const shiftsAt = (shifts: readonly ToldShift[], events: readonly number[]) =>
  shifts.filter((shift) => shift.events.some((event) => events.includes(event)));

/**
 * What, when and where, with the building (a name that room and building share is written once),
 * because the reader may be anywhere.
 */
function shiftInWords({ task, room, place, hours }: ToldShift, document: TeamDocument, locale: Locale) {
  if (!hours) return null;
  const { rooms, venues } = indexDocument(document);
  const known = rooms.get(room ?? 0);
  const venue = venues.get(known?.venue ?? 0);
  const where = [inLocale(known?.name, locale), place, inLocale(venue?.name, locale), venue?.address];
  return {
    task: inLocale(task, locale),
    day: formatDate(dateOfHour(hours.startsAt), locale),
    time: formatTimeRange(hours.startsAt, hours.endsAt, locale, hours),
    place: [...new Set(where.filter(Boolean))].join(', '),
  };
}

/** Written once for all who read it. */
const sentencesOf = oncePer((one: Difference) => inBoth((locale) => differenceSentence(one, locale)));

function messageFor(
  news: DayNews,
  document: TeamDocument,
  { events, shifts, expected, name }: Told,
  now: string,
  locale: Locale,
): string {
  const say = speakerOf(document, locale, 'printed');
  const { t } = say;
  const today = fromInstant(now, document.festival.timeZone);
  const named = (event: number) => {
    const startsAt = say.events.get(event)?.startsAt;
    const day = startsAt ? dayToSay(startsAt, today, document.festival.dayStartsAt) : null;
    return day ? t('tell.onDay', { event: say.event(event), day: formatDate(day, locale) }) : say.event(event);
  };
  const lines = [
    name ? t('tell.greeting', { name }) : t('tell.team'),
    ...(news.kind === 'act'
      ? withNumbers(news.differences, events).map((one) => sentencesOf(one)[locale])
      : events.flatMap((event) => delaySentence(event, news.outcome, say, named, document.festival.timeZone))),
    ...shifts.flatMap((shift) => {
      const words = shiftInWords(shift, document, locale);
      return words ? t('tell.shift', words) : [];
    }),
    ...expected.map(({ second, at }) => t('tell.next', { event: say.event(second), time: say.time(at) })),
    inLocale(document.festival.name, locale),
  ];
  return typeset(lines.join('\n'), locale);
}

function delaySentence(
  event: number,
  outcome: DelayOutcome,
  say: ReturnType<typeof speakerOf>,
  named: (event: number) => string,
  zone: string,
): string[] {
  const planned = say.events.get(event)?.startsAt;
  const told = outcome.delays.find((one) => one.event === event);
  if (!planned || !told) return [];
  const startsAt = outcome.late.find((one) => one.event === event)?.startsAt ?? outcome.startsAt;
  const values = {
    event: named(event),
    time: say.time(startsAt),
    planned: say.time(planned),
    was: say.time(addMinutes(planned, told.was, zone)),
  };
  const isOther = told.was > 0 && told.was !== told.delay;
  if (told.delay === 0) return [say.t(isOther ? 'tell.onTimeAgain' : 'tell.onTime', values)];
  return [say.t(isOther ? 'tell.otherwise' : 'tell.late', values)];
}
