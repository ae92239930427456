import { and, asc, count, desc, eq, inArray, ne } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { EventKind, Locale } from '#db/enums.ts';
import { festivals, memberships } from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { LanterneError } from '#lib/errors.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { mayCreateFestival } from '#lib/festivals/creation.ts';
import { partTitle } from '#lib/films/title.ts';
import { inLocale, isEmpty } from '#lib/i18n/text.ts';
import type { Draft } from '#lib/model/draft.ts';
import { type Actor, may } from '#lib/policy.ts';
import { addDays, daysBetween, weekdayOf } from '#lib/time/calendar.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { EDITION } from './choices.ts';
import { dayCountOf, type Earlier, earlierEdition, earlierTemplate } from './earlier.ts';
import type { ProgrammeTemplate } from './programme.ts';
import { savedKeyOf, savedTemplate } from './saved.ts';
import { candidateNote, programmeTemplateOf, type Template, templateOf } from './template.ts';

/*
 * What a new festival can start from: templates, earlier editions, or nothing; and what the form
 * offers of it.
 */

/** What a new festival can begin with. */
export type Source =
  | { kind: 'empty' }
  | { kind: 'template'; template: Template }
  | { kind: 'programme'; template: ProgrammeTemplate }
  /**
   * One's own earlier festival, and how many other team members may be taken over: none for
   * somebody who may not see who they are.
   */
  | { kind: 'edition'; draft: Draft; others: number };

export const EMPTY_SOURCE = 'empty';

/**
 * The source that `template` names in the form; null when it does not exist, or this account may
 * not use it.
 */
export function templateSourceOf(actor: Actor, key: string, db: Db = getDb()): Source | null {
  if (key === EMPTY_SOURCE) return { kind: 'empty' };
  if (!key.startsWith(EDITION)) {
    const template = templateOf(key);
    if (template) return { kind: 'template', template };
    const saved = savedKeyOf(key);
    // Saved templates were made from festivals of this installation, so they are only for people
    // who may create one.
    if (saved !== null && !mayCreateFestival(actor, db)) return null;
    const programme = saved === null ? programmeTemplateOf(key) : savedTemplate(saved, db);
    return programme && { kind: 'programme', template: programme };
  }
  try {
    const { id, role } = authorizeFestival(actor, key.slice(EDITION.length), 'settings', db);
    const team = and(eq(memberships.festivalId, id), ne(memberships.userId, actor.userId));
    const others = db.select({ count: count() }).from(memberships).where(team).get()?.count ?? 0;
    return { kind: 'edition', draft: loadDraft(id, db), others: may(role, 'members') ? others : 0 };
  } catch (error) {
    if (error instanceof LanterneError) return null;
    throw error;
  }
}

/** The existing programme from which a new festival starts; null without one. */
export function earlierOf(source: Source): Earlier | null {
  if (source.kind === 'edition') return earlierEdition(source.draft);
  return source.kind === 'programme' ? earlierTemplate(source.template) : null;
}

type Edition = { slug: string; name: Bilingual; startsOn: string; endsOn: string };

const MAX_EDITIONS = 50;

/**
 * The festivals from which this account may start a new one, the latest first, without the
 * demonstration.
 */
export function editionsOf(actor: Actor, db: Db = getDb()): Edition[] {
  const columns = {
    slug: festivals.slug,
    name: festivals.name,
    startsOn: festivals.startsOn,
    endsOn: festivals.endsOn,
  };
  const real = eq(festivals.isDemonstration, false);
  const newest = [desc(festivals.startsOn), asc(festivals.id)] as const;
  if (actor.isAdministrator) {
    return db
      .select(columns)
      .from(festivals)
      .where(real)
      .orderBy(...newest)
      .limit(MAX_EDITIONS)
      .all();
  }
  const own = and(real, eq(memberships.userId, actor.userId), inArray(memberships.role, ['owner', 'organiser']));
  return db
    .select(columns)
    .from(memberships)
    .innerJoin(festivals, eq(festivals.id, memberships.festivalId))
    .where(own)
    .orderBy(...newest)
    .limit(MAX_EDITIONS)
    .all();
}

/** One item that can be taken. */
export type OfferedItem = {
  id: string;
  title: Bilingual;
  kind: EventKind;
  /** Null: unknown. Not said of what an earlier festival showed. */
  minutes?: number | null;
  isTicked: boolean;
  /** Notes about its certainty; empty lines are left out. */
  notes: Bilingual[];
  group: string | null;
  /** Its time in the earlier festival. */
  startsAt: string | null;
  /** For a template, whose dates are in no real year: the number of that day, from 1. */
  dayNumber: number | null;
};

/** What a source proposes for a new festival: everything in the form before anybody types. */
export type Offer = {
  name: Bilingual;
  items: OfferedItem[];
  groups: { id: string; note: Bilingual }[];
  /** The number of séances, also when they are too many to list. */
  eventCount: number;
  filmCount: number;
  personCount: number;
  /** For an earlier edition: how many partners it has, and how many others are in its team. */
  partnerCount: number;
  teamCount: number;
  /** The rooms of the earlier festival, or proposed ones; `from` is empty for a new one. */
  rooms: { name: string; seats: number | null; from: string }[];
  venues: string[];
  /** The days of the earlier festival. */
  days: { date: string; title: Bilingual }[];
  startsOn: string;
  endsOn: string;
  timeZone: string;
  opensAt: string;
  closesAt: string;
};

/** More séances of an earlier festival than this cannot be chosen one by one. */
const ITEMS_LISTED = 60;
/** An association needs about two months. */
const DAYS_AHEAD = 60;
const SATURDAY = 5;
/** In days: whole weeks, so that weekdays stay. */
const YEAR = 364;
/** The programmes of templates are before this date. */
const FIRST_REAL_DATE = '2002-01-01';

/** `today` is a date; `locale` is the language of room names. */
export function offerOf(source: Source, today: string, locale: Locale): Offer {
  const earlier = earlierOf(source);
  if (earlier) {
    const isEdition = source.kind === 'edition';
    const counts = {
      partnerCount: isEdition ? source.draft.partners.length : 0,
      teamCount: isEdition ? source.others : 0,
    };
    return { ...offerOfEarlier(earlier, today, locale), ...counts };
  }
  const template = source.kind === 'template' ? source.template : null;
  const first = addDays(today, DAYS_AHEAD);
  const startsOn = addDays(first, (SATURDAY - weekdayOf(first) + 7) % 7);
  return {
    name: {},
    items: template ? itemsOfTemplate(template) : [],
    groups: template ? template.groups.map(({ id, note }) => ({ id, note })) : [],
    eventCount: 0,
    filmCount: template ? template.items.filter(({ film }) => film).length : 0,
    personCount: template ? template.items.reduce((sum, { people }) => sum + people.length, 0) : 0,
    partnerCount: 0,
    teamCount: 0,
    rooms: [{ name: 'Auditorium', seats: null, from: '' }],
    venues: [],
    days: [],
    startsOn,
    endsOn: addDays(startsOn, (template?.dayCount ?? 2) - 1),
    timeZone: template?.timeZone ?? 'Europe/Paris',
    opensAt: template?.hours.opensAt ?? '09:00',
    closesAt: template?.hours.closesAt ?? '18:00',
  };
}

const itemsOfTemplate = (template: Template): OfferedItem[] =>
  template.items.map((item) => ({
    id: item.id,
    title: partTitle(item, item.film),
    kind: item.kind,
    minutes: item.film?.minutes ?? item.minutes,
    isTicked: !item.isOptional,
    notes: [item.note, item.candidate ? candidateNote(item.candidate) : {}].filter((note) => !isEmpty(note)),
    group: item.group,
    startsAt: null,
    dayNumber: null,
  }));

function offerOfEarlier(earlier: Earlier, today: string, locale: Locale): Omit<Offer, 'partnerCount' | 'teamCount'> {
  const { startsOn, events, rooms, venues, name, timeZone, opensAt, closesAt, filmCount, personCount } = earlier;
  const first = nextTime(startsOn, today);
  return {
    name: nextName(name, startsOn, first),
    timeZone,
    opensAt,
    closesAt,
    filmCount,
    personCount,
    items:
      events.length > ITEMS_LISTED
        ? []
        : events.map(({ key, title, kind, startsAt }) => ({
            id: key,
            title,
            kind,
            startsAt,
            dayNumber: dayNumberOf(startsAt, earlier),
            isTicked: true,
            notes: [],
            group: null,
          })),
    groups: [],
    eventCount: events.length,
    rooms: rooms.map(({ key, room }) => ({ name: inLocale(room.name, locale), seats: room.seats, from: key })),
    venues: venues.map((venue) => inLocale(venue.name, locale)).filter(Boolean),
    days: earlier.days.map(({ date, title }) => ({ date, title })),
    startsOn: first,
    endsOn: addDays(first, dayCountOf(earlier) - 1),
  };
}

function dayNumberOf(startsAt: string | null, { startsOn, days, dayStartsAt }: Earlier): number | null {
  if (startsAt === null || startsOn >= FIRST_REAL_DATE) return null;
  const day = festivalDayOf(startsAt, dayStartsAt);
  return days.findIndex(({ date }) => date === day) + 1;
}

/**
 * The name with its years and its count increased: « Lumières 2026 », « Saison 2026/2027 », « 13e
 * édition », “13th edition”.
 */
function nextName(name: Bilingual, before: string, next: string): Bilingual {
  const [year, then] = [before, next].map((date) => Number(date.slice(0, 4))) as [number, number];
  const on = (digits: string) => String(Number(digits) + then - year).slice(-digits.length);
  return Object.fromEntries(
    Object.entries(name).map(([locale, text]) => [
      locale,
      text
        .replace(/\b\d{4}(?:[-–/]\d{2}(?:\d{2})?)?\b/g, (years) =>
          years.split(/[-–/]/).some((one) => Number(one) === year) ? years.replace(/\d+/g, on) : years,
        )
        .replace(/\b(\d{1,3})(è?re|e|è?me|ᵉ|st|nd|rd|th)(?=\s+(?:édition|edition)\b)/iu, (_, count, as) => {
          const number = Number(count) + 1;
          return `${number}${/^(st|nd|rd|th)$/i.test(as) ? englishOrdinal(number) : /re$/i.test(as) ? 'e' : as}`;
        }),
    ]),
  );
}

function englishOrdinal(number: number): string {
  const isTeen = number % 100 > 10 && number % 100 < 14;
  return (isTeen ? undefined : ['st', 'nd', 'rd'][(number % 10) - 1]) ?? 'th';
}

/**
 * The same weekday a year later, in the first year that is not over yet; for a template, which is
 * in no real year, in two months.
 */
function nextTime(startsOn: string, today: string): string {
  const years = Math.max(1, Math.ceil(daysBetween(startsOn, today) / YEAR));
  if (startsOn >= FIRST_REAL_DATE) return addDays(startsOn, YEAR * years);
  const soon = addDays(today, DAYS_AHEAD);
  return addDays(soon, (weekdayOf(startsOn) - weekdayOf(soon) + 7) % 7);
}
