import type { Bilingual } from '#db/columns.ts';
import type { EventKind, Locale } from '#db/enums.ts';
import { hoursAround, LOWEST_MINUTES } from '#lib/events/columns.ts';
import { type RunningOrderItem, UNKNOWN_MINUTES } from '#lib/events/running-order.ts';
import type { NewFestival } from '#lib/festivals/creation.ts';
import {
  emptyPlan,
  type Plan,
  type PlanEvent,
  type PlanFilm,
  type PlanRoom,
  type PlanRules,
  type PlanVenue,
  plainRoom,
  planRunningOrder,
} from '#lib/festivals/plan.ts';
import { inLocale, isEmpty } from '#lib/i18n/text.ts';
import { weekdayOf } from '#lib/time/calendar.ts';
import { datesBetween, festivalDayOf, minutesOfDay } from '#lib/time/festival-day.ts';
import { daysByThemselves } from './days-by-themselves.ts';
import { chosenOf } from './draft-plan.ts';
import type { Earlier } from './earlier.ts';
import type { EditionMoves } from './edition-keeps.ts';
import { placeTemplate, proposedChoices } from './from-template.ts';
import { type LaidPlan, layPlan, type Unfit } from './lay-plan.ts';
import type { PreviewInput } from './schema.ts';
import { earlierOf, type Source } from './source.ts';
import { onWeekday } from './template.ts';

/*
 * A new festival before it is created: its days, rooms and placed programme, and their drawing
 * beside the form.
 */

/** A new festival as it would be created, without its name. */
type FestivalProposal = Omit<NewFestival, 'name'> & {
  /** Why séances of the earlier festival have lost their time, by position in its plan. */
  unfit: LaidPlan['unfit'];
  moves: EditionMoves;
};

const DEFAULT_RULES = { doorsMinutes: 10, clearMinutes: 10, betweenFilmsMinutes: 0 };

/**
 * What creating a festival with these choices would make: days, venue, rooms and the placed
 * programme. The preview shows it and the creation writes it, so that both are the same. Pure;
 * `locale` is the language of the form, and becomes that of a festival that is no new edition.
 */
export function proposalOf(source: Source, input: PreviewInput, locale: Locale): FestivalProposal {
  const { startsOn, endsOn, timeZone, opensAt, closesAt } = input;
  const earlier = earlierOf(source);
  const { venues, rooms } = placesOf(earlier, input, locale);
  const settings = earlier?.settings ?? {};
  const dates = datesBetween(startsOn, endsOn);
  const becomes = earlier ? daysFor(earlier, input) : [];
  const rules: PlanRules = { ...DEFAULT_RULES, ...ofSettings(settings), timeZone, rooms };
  const frame = { ...rules, dates, rooms };
  const laid = earlier && layEarlier(earlier, becomes, input, frame);
  return {
    startsOn,
    endsOn,
    timeZone,
    locale: source.kind === 'edition' ? source.draft.festival.locale : locale,
    opensAt,
    closesAt,
    settings,
    venues,
    rooms,
    templateId: source.kind === 'template' ? source.template.id : (earlier?.templateId ?? null),
    days: daysOf(dates, earlier, becomes),
    plan: laid ?? planOf(source, input, frame, locale),
    unfit: laid?.unfit ?? new Map(),
    moves: {
      dates: new Map(earlier?.days.flatMap(({ date }, i) => pair(date, dates[becomes[i] ?? -1])) ?? []),
      rooms: earlier ? roomsFor(earlier, input) : new Map(),
    },
  };
}

const pair = (from: string, to: string | undefined): [string, string][] => (to === undefined ? [] : [[from, to]]);

function ofSettings({ doorsMinutes, clearMinutes, betweenFilmsMinutes }: FestivalProposal['settings']) {
  const given = { doorsMinutes, clearMinutes, betweenFilmsMinutes };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<
    typeof DEFAULT_RULES
  >;
}

type PlacedFrame = Omit<PlanRules, 'rooms'> & { dates: string[]; rooms: PlanRoom[] };

function planOf(source: Source, input: PreviewInput, frame: PlacedFrame, locale: Locale): Plan {
  if (source.kind !== 'template') return emptyPlan();
  const items = input.listed ? new Set(input.items) : proposedChoices(source.template).items;
  const { opensAt, closesAt } = input;
  const choices = { withFilms: input.films, withPeople: input.people, items, isSplit: input.split };
  return placeTemplate(source.template, choices, { ...frame, opensAt, closesAt }, locale);
}

function layEarlier(
  earlier: Earlier,
  becomes: readonly (number | null)[],
  input: PreviewInput,
  frame: PlacedFrame,
): LaidPlan {
  const taken = earlier.take(input.listed ? new Set(input.items) : null);
  const before = { ...frame, timeZone: earlier.timeZone, rooms: earlier.rooms.map(({ room }) => room) };
  return layPlan(chosenOf(taken, { withFilms: input.films, withPeople: input.people }, before), {
    ...frame,
    dayStartsAt: earlier.dayStartsAt,
    days: earlier.days.map(({ date }, i) => ({ date, becomes: becomes[i] ?? null })),
    roomFor: roomsFor(earlier, input),
    holdsOne: frame.rooms.map(({ kind }) => kind === 'room'),
  });
}

/** The new day of each earlier day: the one in the form, else the usual one. */
function daysFor({ days }: Earlier, { startsOn, endsOn, onto }: PreviewInput): (number | null)[] {
  const count = datesBetween(startsOn, endsOn).length;
  const { becomes } = daysByThemselves(
    days.map(({ date }) => date),
    { startsOn, endsOn },
  );
  return becomes.map((itself, i) => {
    const said = onto[`d${i}`] ?? '';
    if (said === '') return itself;
    return /^\d{1,3}$/.test(said) && Number(said) < count ? Number(said) : null;
  });
}

/**
 * The new room of each earlier room's séances: the one in the form, else the room that was made
 * from it.
 */
function roomsFor({ rooms }: Earlier, input: PreviewInput): Map<number, number> {
  return new Map(
    rooms.flatMap(({ key }, position): [number, number][] => {
      const said = input.into[`r${key}`];
      const found = input.rooms.findIndex((row) =>
        said === undefined ? row.from === key : String(row.position) === said,
      );
      return found < 0 ? [] : [[position, found]];
    }),
  );
}

function placesOf(
  earlier: Earlier | null,
  input: PreviewInput,
  locale: Locale,
): { venues: PlanVenue[]; rooms: PlanRoom[] } {
  const plainVenue = {
    // A venue with one room often has the same name as the room.
    name: { [locale]: input.venue || (input.rooms[0]?.name ?? '') },
    address: '',
    latitude: null,
    longitude: null,
  };
  const venues: PlanVenue[] = earlier?.venues.length ? [...earlier.venues] : [{ ...plainVenue, access: {} }];
  const rooms = input.rooms.map(({ name, seats, from }): PlanRoom => {
    const room = earlier?.rooms.find(({ key }) => key === from)?.room;
    if (!room) return plainRoom({ [locale]: name }, seats);
    // An unchanged name keeps both languages.
    return { ...room, name: inLocale(room.name, locale) === name ? room.name : { [locale]: name }, seats };
  });
  return { venues, rooms };
}

/**
 * « Jour 1 », « Jour 2 »; or an earlier festival's own titles, on the days that replaced its days.
 */
function daysOf(
  dates: readonly string[],
  earlier: Earlier | null,
  becomes: readonly (number | null)[],
): FestivalProposal['days'] {
  return dates.map((date, i) => {
    const taken = earlier?.days[becomes.indexOf(i)];
    const before = taken && onWeekday(taken.title, weekdayOf(taken.date), weekdayOf(date));
    const counted = dates.length > 1 ? { fr: `Jour ${i + 1}`, en: `Day ${i + 1}` } : {};
    return { date, title: before && !isEmpty(before) ? before : counted };
  });
}

/** A séance as it would be placed. Minutes count from midnight of its day. */
export type PreviewSeance = {
  title: Bilingual;
  kind: EventKind;
  startsAt: string;
  endsAt: string;
  endIsApproximate: boolean;
  start: number;
  end: number;
  doors: number;
  free: number;
  /** When its debate begins; without a clock time if something before it has no stated length. */
  debate: { at: string | null; minute: number } | null;
};

/** One room on one day. */
export type PreviewColumn = { date: string; room: Bilingual; seances: PreviewSeance[] };

export type Preview = {
  columns: PreviewColumn[];
  /** How many further columns are not shown. */
  hiddenColumns: number;
  /** The minutes of the day between which columns are drawn, in whole hours. */
  from: number;
  to: number;
  placed: number;
  dayCount: number;
  unscheduled: {
    title: Bilingual;
    kind: EventKind;
    minutes: number;
    isApproximate: boolean;
    /** Why a séance of an earlier festival has no time here; null: the days are too short. */
    why: Unfit | null;
  }[];
  missingMinutes: number;
  /** Rooms that the programme does not use. */
  freeRooms: Bilingual[];
};

const COLUMNS_DRAWN = 12;
const DEFAULT_DAY_START = '05:00';

/** The days of a proposal as columns of a drawing. */
export function previewOf({
  plan,
  rooms,
  days,
  settings,
  timeZone,
  opensAt,
  closesAt,
  unfit,
}: FestivalProposal): Preview {
  const rules: PlanRules = {
    timeZone,
    doorsMinutes: settings.doorsMinutes ?? 10,
    clearMinutes: settings.clearMinutes ?? 10,
    betweenFilmsMinutes: settings.betweenFilmsMinutes ?? 0,
    rooms,
  };
  const dayStartsAt = settings.dayStartsAt ?? DEFAULT_DAY_START;
  const used = new Set(plan.events.flatMap((event) => (event.startsAt ? event.rooms.map(({ room }) => room) : [])));
  // An empty programme shows the first room, where séances would be placed.
  const shown = used.size > 0 ? [...used].sort((a, b) => a - b) : rooms.length > 0 ? [0] : [];
  const columns = days.flatMap(({ date }) =>
    shown.map((room): PreviewColumn => {
      const here = plan.events.filter(
        (event) =>
          event.startsAt !== null &&
          festivalDayOf(event.startsAt, dayStartsAt) === date &&
          event.rooms.some((one) => one.room === room),
      );
      const seances = here.map((event) => seanceOf(event, date, plan.films, rules)).sort((a, b) => a.start - b.start);
      return { date, room: rooms[room]?.name ?? {}, seances };
    }),
  );
  return {
    columns: columns.slice(0, COLUMNS_DRAWN),
    hiddenColumns: Math.max(0, columns.length - COLUMNS_DRAWN),
    ...hoursAround(
      opensAt,
      closesAt,
      columns.flatMap(({ seances }) => seances),
    ),
    placed: plan.events.filter(({ startsAt }) => startsAt !== null).length,
    dayCount: days.length,
    unscheduled: plan.events.flatMap((event, i) => {
      if (event.startsAt !== null) return [];
      const { totalMinutes, isApproximate } = planRunningOrder(event, plan.films, rules);
      const title = titleOf(event, plan.films);
      return [{ title, kind: event.kind, minutes: totalMinutes, isApproximate, why: unfit.get(i) ?? null }];
    }),
    missingMinutes: plan.missingMinutes,
    freeRooms: plan.events.length === 0 ? [] : rooms.flatMap(({ name }, i) => (used.has(i) ? [] : name)),
  };
}

function seanceOf(event: PlanEvent, date: string, films: readonly PlanFilm[], rules: PlanRules): PreviewSeance {
  const order = planRunningOrder(event, films, rules);
  const startsAt = event.startsAt ?? '';
  const start = minutesOfDay(date, startsAt);
  const end = start + Math.max(order.totalMinutes, LOWEST_MINUTES);
  const debate = order.items.find(({ kind, offset }) => kind === 'debate' && offset > 0);
  return {
    title: titleOf(event, films),
    kind: event.kind,
    startsAt,
    endsAt: order.publicEnd ?? startsAt,
    endIsApproximate: order.endIsApproximate,
    start,
    end,
    doors: start - order.doorsMinutes,
    free: end + order.clearMinutes,
    debate: debate ? debateOf(debate, start, end) : null,
  };
}

/**
 * Behind a film that is not chosen yet, the debate is drawn with its usual length, because the real
 * one is unknown.
 */
function debateOf({ startsAt, offset, offsetIsApproximate }: RunningOrderItem, start: number, end: number) {
  if (!offsetIsApproximate) return { at: startsAt, minute: start + offset };
  return { at: null, minute: Math.max(start + offset, end - UNKNOWN_MINUTES.debate) };
}

function titleOf(event: PlanEvent, films: readonly PlanFilm[]): Bilingual {
  if (!isEmpty(event.title)) return event.title;
  const shown = event.items.flatMap(({ film }) => (film === null ? [] : (films[film] ?? [])));
  const of = (locale: 'fr' | 'en') => shown.map((film) => film.title[locale] ?? film.originalTitle).join(', ');
  return { fr: of('fr'), en: of('en') };
}
