import type { Locale } from '#lib/i18n/locale.ts';
import { type Bilingual, inBoth, inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import type { Change, Difference } from '#lib/programme/difference.ts';
import { differenceSentence } from '#lib/programme/difference-sentences.ts';
import { dateOfHour, dayToSay } from '#lib/time/festival-day.ts';
import { formatDate, formatTimeRange, typeset } from '#lib/time/format.ts';
import { addMinutes, fromInstant } from '#lib/time/wall-clock.ts';
import { type Means, meansOf } from './contact-means.ts';
import type { DelayOutcome } from './delay.ts';
import { speakerOf } from './delay-sentences.ts';

/**
 * What there is to tell: a delay as it was chosen, or what an act changed
 * (`DayActPreview.differences`).
 */
export type DayNews =
  | { kind: 'delay'; outcome: DelayOutcome }
  | { kind: 'act'; differences: readonly Difference[]; before: TeamDocument };

/** A shift as it is now, delays included. `events` are the séances it is at, `room` is a number. */
export type ToldShift = {
  events: readonly number[];
  task: Bilingual;
  room: number | null;
  place: string;
  /** Wall clocks; null where its hours follow what is in its room, and nothing is left there. */
  hours: Hours | null;
  /**
   * Where it is in a room whatever happens there: at these hours, or as long as anything is there
   * that day.
   */
  inRoom?: Hours | { date: string };
};

type Hours = { startsAt: string; endsAt: string };

/**
 * Somebody with a shift in these séances, from the volunteers' side. `contact` as it was typed;
 * null for who may not see it.
 */
export type AssignedVolunteer = {
  volunteer: number;
  name: string;
  /** What those who coordinate read them called: of two of one name who is who. */
  called: string;
  contact: string | null;
  /** What they are written to in; the language of the festival where it is not said. */
  reads?: Locale;
  events: readonly number[];
  /** Their hours, once what is told is done; not there before it is. */
  shifts?: readonly ToldShift[];
};

export type ToTell = {
  /**
   * `person` and `volunteer` carry their number or id; of a `crew` only the names the organisers
   * typed are known.
   */
  who: 'person' | 'volunteer' | 'crew';
  id: number | null;
  /** As the message names them. */
  name: string;
  /** As who runs the day reads them: of two volunteers of one name who is who. */
  called: string;
  /** The séances they are told about, by number. */
  events: readonly number[];
  /** Of a volunteer, those of their shifts the message tells of. */
  shifts: readonly ToldShift[];
  /** They are expected elsewhere too soon afterwards: told first. */
  isExpectedNext: boolean;
  /** Which of both languages they read; guests, who may read either, the festival's first. */
  reads: Locale;
  /** Ready in both languages, to be changed or copied. */
  message: Required<Bilingual>;
  /**
   * The buttons, with the message in this language already in them. Empty where nothing is known,
   * or may not be seen.
   */
  means: Record<Locale, readonly Means[]>;
};

/**
 * What is known of people beside the document. `contactOf`: null for who may not see it, and for
 * whom nothing is written.
 */
export type Contacts = {
  contactOf: (person: number) => string | null;
  volunteers?: readonly AssignedVolunteer[] | undefined;
  /** The address of a volunteer's own page; null where it cannot be shown. */
  pageOf?: ((volunteer: number, locale: Locale) => string | null) | undefined;
};

/**
 * Who must hear of it: guests of the séances it touches and those it makes late elsewhere,
 * volunteers who are assigned there, and who holds the rooms; each with a message of their own.
 * Whoever is expected elsewhere comes first. `document` is the programme as it is now; messages are
 * sent at `now` (an instant), and name the day of a séance of another.
 */
export function peopleToTell(
  news: DayNews,
  document: TeamDocument,
  { contactOf, volunteers = [], pageOf }: Contacts,
  now: string,
): ToTell[] {
  const touched = new Set(touchedBy(news));
  const expected = news.kind === 'delay' ? news.outcome.expected : [];
  const subject = newsSubject(document.festival.name, news);
  const sources = news.kind === 'act' ? [document, news.before] : [document];
  // Who was taken out of a séance must hear of it too.
  const all = sources.flatMap((one) => one.events).filter(({ number }) => touched.has(number));
  const names = new Map(sources.flatMap((one) => one.people).map(({ number, name }) => [number, name]));
  const guests = new Map<number, Set<number>>();
  for (const { number, people } of all)
    for (const { person, presence } of people)
      if (presence !== 'recorded') guests.set(person, (guests.get(person) ?? new Set()).add(number));
  for (const { person } of expected) if (!guests.has(person)) guests.set(person, new Set());

  const make = (
    who: ToTell['who'],
    id: number | null,
    name: string,
    events: readonly number[],
    contact: string | null,
    shifts: readonly ToldShift[] = [],
    called = name,
    reads = document.festival.locale,
  ) => {
    const own = who === 'person' ? expected.filter(({ person }) => person === id) : [];
    const written = (locale: Locale) => {
      const lines = messageFor(
        news,
        document,
        { events, shifts, expected: own, name: who === 'crew' ? '' : name },
        now,
        locale,
      );
      const page = who === 'volunteer' && id !== null ? pageOf?.(id, locale) : null;
      // An address is not typeset: it would lead nowhere.
      return page ? `${lines}\n${translator(locale, 'today')('tell.page')} ${page}` : lines;
    };
    const message = { fr: written('fr'), en: written('en') };
    const means = (locale: Locale) =>
      contact ? meansOf(contact, { subject: subject[locale], body: message[locale] }) : [];
    return {
      who,
      id,
      name,
      called,
      events,
      shifts,
      isExpectedNext: own.length > 0,
      reads,
      message,
      means: { fr: means('fr'), en: means('en') },
    };
  };
  const people = [...guests].map(([person, events]) =>
    make('person', person, names.get(person) ?? '', inOrder(events, document), contactOf(person)),
  );
  const assigned = volunteers.flatMap(({ volunteer, name, called, contact, reads, events, shifts = [] }) => {
    // Whoever holds a room hears of what has left it, too.
    const held = shifts.map((shift) =>
      news.kind === 'act' && shift.inRoom
        ? { ...shift, events: [...shift.events, ...eventsDuring(news.before, shift.room, shift.inRoom)] }
        : shift,
    );
    const all = new Set([...events, ...held.flatMap((shift) => shift.events)]);
    const own = [...all].filter((event) => touched.has(event));
    return own.length > 0
      ? [make('volunteer', volunteer, name, inOrder(own, document), contact, shiftsAt(held, own), called, reads)]
      : [];
  });
  return [
    ...people.filter(({ isExpectedNext }) => isExpectedNext),
    ...people.filter(({ isExpectedNext }) => !isExpectedNext),
    ...assigned,
    ...crewsOf(all, document).map(({ names: crew, events }) => make('crew', null, crew, events, null)),
  ];
}

/**
 * What stands over what an act says, in a list of mails too, whoever sends it. It names no séance:
 * each reader hears of their own, and some may not be announced.
 */
export function newsSubject(festival: Bilingual, news: DayNews): Required<Bilingual> {
  const isOff = news.kind === 'act' && news.differences.every(({ changes }) => changes.some(isCancelled));
  const what = news.kind === 'delay' ? 'delay' : isOff ? 'cancelled' : 'changed';
  return inBoth((locale) => translator(locale, 'mail')(`news.${what}`, { festival: inLocale(festival, locale) }));
}

const isCancelled = ({ kind }: Change) => kind === 'cancelled';

/**
 * The séances of a room that somebody sees there who is there at these hours or that day, or would
 * have seen there: cancelled ones too. Wall clocks.
 */
export function eventsDuring(
  { events, festival }: TeamDocument,
  room: number | null | undefined,
  when: Hours | { date: string },
): number[] {
  return events
    .filter(({ rooms }) => rooms.some((one) => one.room === room))
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

function inOrder(events: Iterable<number>, document: TeamDocument): number[] {
  const wanted = new Set(events);
  return document.events.flatMap(({ number }) => (wanted.has(number) ? [number] : []));
}

/** Those who hold the rooms of these séances on their day, the room they were in as well. */
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
 * What, when and where, down to the building, a name that both share once: who reads it may be
 * anywhere.
 */
function shiftInWords({ task, room, place, hours }: ToldShift, document: TeamDocument, locale: Locale) {
  if (!hours) return null;
  const known = document.rooms.find(({ number }) => number === room);
  const venue = document.venues.find(({ number }) => number === known?.venue);
  const where = [inLocale(known?.name, locale), place, inLocale(venue?.name, locale), venue?.address];
  return {
    task: inLocale(task, locale),
    day: formatDate(dateOfHour(hours.startsAt), locale),
    time: formatTimeRange(hours.startsAt, hours.endsAt, locale),
    place: [...new Set(where.filter(Boolean))].join(', '),
  };
}

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
      ? news.differences.filter(({ number }) => events.includes(number)).map((one) => differenceSentence(one, locale))
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
