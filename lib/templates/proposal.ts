import type { Locale } from '#db/enums.ts';
import type { NewFestival } from '#lib/festivals/creation.ts';
import { emptyPlan, type Plan, type PlanRoom, type PlanRules, type PlanVenue, plainRoom } from '#lib/festivals/plan.ts';
import { inLocale, isEmpty } from '#lib/i18n/text.ts';
import { weekdayOf } from '#lib/time/calendar.ts';
import { datesBetween } from '#lib/time/festival-day.ts';
import { daysByThemselves } from './days-by-themselves.ts';
import { chosenOf } from './draft-plan.ts';
import type { Earlier } from './earlier.ts';
import type { EditionMoves } from './edition-keeps.ts';
import { placeTemplate, proposedChoices } from './from-template.ts';
import { type LaidPlan, layPlan } from './lay-plan.ts';
import type { PreviewInput } from './schema.ts';
import { earlierOf, type Source } from './source.ts';
import { onWeekday } from './words.ts';

/** A new festival as it would be created, without its name. */
export type FestivalProposal = Omit<NewFestival, 'name'> & {
  /** Why séances of the earlier festival have lost their time, by position in its plan. */
  unfit: LaidPlan['unfit'];
  moves: EditionMoves;
};

const DEFAULT_RULES = { doorsMinutes: 10, clearMinutes: 10, betweenFilmsMinutes: 0 };

/**
 * What creating a festival with these choices would make: days, venue, rooms and the placed
 * programme. The preview shows it and the creation writes it, so that both are the same. Pure;
 * `locale` is the language of the form, and becomes the festival's.
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
    locale,
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
