import type { Locale } from '../../db/enums.ts';
import { keptSettings, type NewFestival } from '../festivals/creation.ts';
import { inLocale, isEmpty } from '../i18n/text.ts';
import type { Draft } from '../programme/draft.ts';
import { addDays } from '../time/calendar.ts';
import { datesBetween } from '../time/festival-day.ts';
import { dayOffset, placeEdition } from './from-edition.ts';
import { placeTemplate } from './from-template.ts';
import { emptyPlan, type Plan, type PlanRoom, type PlanRules, type PlanVenue, plainRoom } from './plan.ts';
import type { PreviewInput } from './schema.ts';
import { proposedChoices } from './seances.ts';
import type { Source } from './source.ts';

/** A new festival as it would be created, but for its name. */
export type Proposal = Omit<NewFestival, 'name'>;

const DEFAULT_RULES = { doorsMinutes: 10, clearMinutes: 10, betweenFilmsMinutes: 0 };

/**
 * What creating would make of this choice: days, venue, rooms and the placed programme. The preview draws it and the creation writes it, so
 * that what one sees is what one gets. Pure; `locale` is the language the form was filled in, and becomes the festival's.
 */
export function proposalOf(source: Source, input: PreviewInput, locale: Locale): Proposal {
  const { startsOn, endsOn, timeZone, opensAt, closesAt } = input;
  const { venues, rooms } = placesOf(source, input, locale);
  const kept = source.kind === 'edition' ? source.draft.festival : null;
  const settings = Object.fromEntries(kept ? keptSettings.map((key) => [key, kept[key]]) : []) as Proposal['settings'];
  const dates = datesBetween(startsOn, endsOn);
  const rules: PlanRules = { ...DEFAULT_RULES, ...ofSettings(settings), timeZone, rooms };
  return {
    ...{ startsOn, endsOn, timeZone, locale, opensAt, closesAt, settings, venues, rooms },
    templateId: source.kind === 'template' ? source.template.id : (kept?.templateId ?? null),
    days: daysOf(dates, source, startsOn, endsOn),
    plan: planOf(source, input, { ...rules, dates, rooms }, locale),
  };
}

function ofSettings({ doorsMinutes, clearMinutes, betweenFilmsMinutes }: Proposal['settings']) {
  const given = { doorsMinutes, clearMinutes, betweenFilmsMinutes };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<
    typeof DEFAULT_RULES
  >;
}

type PlacedFrame = Omit<PlanRules, 'rooms'> & { dates: string[]; rooms: PlanRoom[] };

function planOf(source: Source, input: PreviewInput, frame: PlacedFrame, locale: Locale): Plan {
  if (source.kind === 'empty') return emptyPlan();
  const taken = { withFilms: input.films, withPeople: input.people };
  if (source.kind === 'template') {
    const items = input.listed ? new Set(input.items) : proposedChoices(source.template).items;
    const { opensAt, closesAt } = input;
    const where = { ...frame, opensAt, closesAt };
    return placeTemplate(source.template, { ...taken, items, isSplit: input.split }, where, locale);
  }
  const events = input.listed ? new Set(input.items.map(Number)) : null;
  return placeEdition(
    source.draft,
    { ...taken, events },
    {
      ...frame,
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      roomFor: roomsFor(source.draft, input),
      holdsOne: frame.rooms.map(({ kind }) => kind === 'room'),
    },
  );
}

/** Where the séances of each earlier room go: where the form says, else to the room it has become. */
function roomsFor(draft: Draft, input: PreviewInput): Map<number, number> {
  return new Map(
    draft.rooms.flatMap((room): [number, number][] => {
      const said = input.into[`r${room.number}`];
      const found = input.rooms.findIndex((row) =>
        said === undefined ? row.from === String(room.number) : String(row.position) === said,
      );
      return found < 0 ? [] : [[room.id, found]];
    }),
  );
}

function placesOf(source: Source, input: PreviewInput, locale: Locale): { venues: PlanVenue[]; rooms: PlanRoom[] } {
  const plainVenue = {
    // A hall of one room often has one name.
    name: { [locale]: input.venue || (input.rooms[0]?.name ?? '') },
    address: '',
    latitude: null,
    longitude: null,
  };
  const earlier = source.kind === 'edition' ? source.draft : null;
  const venues: PlanVenue[] = earlier?.venues.length
    ? earlier.venues.map(({ name, address, latitude, longitude, access }) => ({
        name,
        address,
        latitude,
        longitude,
        access,
      }))
    : [{ ...plainVenue, access: {} }];
  const rooms = input.rooms.map(({ name, seats, from }): PlanRoom => {
    const room = earlier?.rooms.find(({ number }) => String(number) === from);
    if (!room || !earlier) return plainRoom({ [locale]: name }, seats);
    const { kind, wheelchairPlaces, doorsMinutes, clearMinutes, abilities, opensAt, closesAt } = room;
    return {
      venue: Math.max(
        0,
        earlier.venues.findIndex(({ id }) => id === room.venueId),
      ),
      // A name that was not touched keeps both its languages.
      name: inLocale(room.name, locale) === name ? room.name : { [locale]: name },
      seats,
      ...{ kind, wheelchairPlaces, doorsMinutes, clearMinutes, abilities, opensAt, closesAt },
    };
  });
  return { venues, rooms };
}

/** « Jour 1 », « Jour 2 »; an earlier festival's own titles on the days that took their place. */
function daysOf(dates: readonly string[], source: Source, startsOn: string, endsOn: string): Proposal['days'] {
  const earlier = source.kind === 'edition' ? source.draft : null;
  const offset = earlier ? dayOffset(earlier.festival.startsOn, startsOn, endsOn) : 0;
  return dates.map((date, i) => {
    const before = earlier?.days.find((day) => addDays(day.date, offset) === date)?.title;
    const counted = dates.length > 1 ? { fr: `Jour ${i + 1}`, en: `Day ${i + 1}` } : {};
    return { date, title: before && !isEmpty(before) ? before : counted };
  });
}
