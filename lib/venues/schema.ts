import { z } from 'zod';
import { type RoomAccess, roomAbilities, roomAccesses, roomKinds } from '#db/enums.ts';
import { bilingualParagraphs, MAX_NAME, MAX_NOTE, paragraphs, requiredBilingualLine } from '#lib/i18n/clean-text.ts';
import { type FieldError, fieldErrors } from '#lib/i18n/field-messages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { bothTyped } from '#lib/i18n/text.ts';
import { typedNumber } from '#lib/i18n/typed-numbers.ts';
import {
  choice,
  choices,
  decimal,
  lines,
  recordFields,
  refuseValue,
  requiredNumber,
  whenRead,
  wholeNumber,
} from '#lib/i18n/typed-values.ts';
import type { DraftRoom } from '#lib/model/draft.ts';
import { typedTime } from '#lib/time/entry.ts';
import { hourOrNothing } from '#lib/time/typed-times.ts';
import type { VenueRoot } from './roots.ts';
import { type PlaceOnMap, placeIn, withoutMap } from './typed-place.ts';

export const MAX_SEATS = 100_000;
const MAX_WHEELCHAIR = 10_000;
const MAX_DOORS = 240;
const MAX_WALK = 600;
export const MAX_VENUES = 200;
export const MAX_FESTIVAL_ROOMS = 400;
/**
 * The most walks in a form. A list of rooms creates venues too, and deleted ones can be restored,
 * so this covers all venues there can be.
 */
const MAX_WALKS = MAX_VENUES + MAX_FESTIVAL_ROOMS;

const text = z.string().default('');

/**
 * Degrees from `-most` to `most`; null when empty; or a whole place that was pasted into one of the
 * two fields.
 */
const degrees = (most: number) => {
  const alone = decimal(-most, most);
  return text.transform((typed, context): number | PlaceOnMap | null => {
    const { success, data } = alone.safeParse(typed);
    const read = success ? data : placeIn(typed);
    return success || read !== null ? read : refuseValue(context, 'wrong');
  });
};

const isPlace = (typed: number | PlaceOnMap | null): typed is PlaceOnMap => typeof typed === 'object' && typed !== null;

/** The fields of a venue, as typed. */
export const venueFields = z.object({
  ...recordFields,
  name: requiredBilingualLine(),
  address: paragraphs(MAX_NOTE),
  latitude: degrees(90),
  longitude: degrees(180),
  access: bilingualParagraphs(MAX_NOTE),
  /** Minutes to walk to another venue of the festival; empty to use the distance at 4 km/h. */
  walks: z
    .array(z.object({ venueId: requiredNumber(1, 999_999_999), minutes: wholeNumber(0, MAX_WALK) }))
    .max(MAX_WALKS, `tooMany:${MAX_WALKS}` satisfies FieldError)
    .default([])
    .transform((walks) => walks.flatMap(({ venueId, minutes }) => (minutes === null ? [] : [{ venueId, minutes }]))),
});

type TypedPlace = { address: string; latitude: number | PlaceOnMap | null; longitude: number | PlaceOnMap | null };

/**
 * The place of a venue from its form. The address of a map is read as the place it leads to, in
 * whichever field it was pasted.
 */
function placeTyped({ address: typed, latitude: first, longitude: second }: TypedPlace) {
  const { address, place } = withoutMap(typed);
  const known = [place, second, first].find(isPlace) ?? {
    latitude: isPlace(first) ? null : first,
    longitude: isPlace(second) ? null : second,
  };
  return { address, ...known };
}

/** What the form of a venue posts. */
export const venueSchema = venueFields
  .superRefine(
    (typed, context) => {
      const { latitude, longitude } = placeTyped(typed);
      if ((latitude === null) !== (longitude === null))
        context.addIssue({
          code: 'custom',
          path: [latitude === null ? 'latitude' : 'longitude'],
          message: 'required' satisfies FieldError,
        });
    },
    whenRead('address', 'latitude', 'longitude'),
  )
  .transform((typed) => ({ ...typed, ...placeTyped(typed) }));
export type VenueInput = z.output<typeof venueSchema>;
export type VenueFormValues = z.input<typeof venueSchema>;

/** What the form of a room posts. Empty minutes and hours mean those of the festival. */
export const roomSchema = z
  .object({
    ...recordFields,
    name: requiredBilingualLine(),
    kind: choice(roomKinds).default('room'),
    seats: wholeNumber(0, MAX_SEATS),
    wheelchairPlaces: wholeNumber(0, MAX_WHEELCHAIR),
    doorsMinutes: wholeNumber(0, MAX_DOORS),
    clearMinutes: wholeNumber(0, MAX_DOORS),
    abilities: choices(roomAbilities),
    lacks: choices(roomAccesses),
    opensAt: hourOrNothing,
    closesAt: hourOrNothing,
    /** For the team only. */
    note: paragraphs(MAX_NOTE),
  })
  .superRefine(
    ({ abilities, lacks, wheelchairPlaces }, context) => {
      const isBoth = (access: RoomAccess) =>
        abilities.includes(access) || (access === 'wheelchair' && (wheelchairPlaces ?? 0) > 0);
      if (lacks.some(isBoth))
        context.addIssue({ code: 'custom', path: ['lacks'], message: 'yesAndNo' satisfies FieldError });
    },
    whenRead('abilities', 'lacks', 'wheelchairPlaces'),
  );
export type RoomInput = z.output<typeof roomSchema>;
export type RoomFormValues = z.input<typeof roomSchema>;

/** How many rooms can be typed at once. */
const MAX_TYPED_ROOMS = 50;

/**
 * « Grande salle, 220 », « Club 45 places »: the number of seats follows a comma, or is followed by
 * a word for seats.
 */
const SEATS =
  /^(.*?)(?:\s*[,;]\s*(\d{1,3}(?:\s?\d{3})+|\d{1,6})\s*(?:places?|seats?|sièges?)?|\s+(\d{1,6})\s+(?:places?|seats?|sièges?))\.?$/i;

/**
 * What is posted to add rooms to a venue: one per line, with or without its seats. `locale` is the
 * language of their names.
 */
export const roomsSchema = (locale: Locale) =>
  z.object({
    ...recordFields,
    rooms: lines(MAX_TYPED_ROOMS, MAX_NAME).transform((typed, context): RoomInput[] => {
      if (typed.length === 0) context.addIssue({ code: 'custom', message: 'required' satisfies FieldError });
      return typed.flatMap((line) => {
        const [, name = line, listed, said] = SEATS.exec(line) ?? [];
        const read = roomSchema.safeParse({ ...newRoomValues, name: { [locale]: name }, seats: listed ?? said ?? '' });
        if (read.success) return read.data;
        for (const error of Object.values(fieldErrors(read.error)))
          context.addIssue({ code: 'custom', message: error });
        return [];
      });
    }),
  });
export type RoomsInput = z.output<ReturnType<typeof roomsSchema>>;

/** A venue as its form shows it; `others` are the festival's other venues, in their order. */
export function venueFormValues(venue: VenueRoot, others: readonly { id: number }[]): VenueFormValues {
  return {
    version: venue.version,
    clientKey: '',
    name: bothTyped(venue.name),
    address: venue.address,
    latitude: typedNumber(venue.latitude),
    longitude: typedNumber(venue.longitude),
    access: bothTyped(venue.access),
    walks: others.map(({ id }) => ({
      venueId: String(id),
      minutes: typedNumber(venue.walks.find((walk) => walk.venueId === id)?.minutes ?? null),
    })),
  };
}

/** A room as its form shows it in `locale`. */
export function roomFormValues(room: DraftRoom, locale: Locale): RoomFormValues {
  return {
    version: room.version,
    clientKey: '',
    name: bothTyped(room.name),
    kind: room.kind,
    seats: typedNumber(room.seats),
    wheelchairPlaces: typedNumber(room.wheelchairPlaces),
    doorsMinutes: typedNumber(room.doorsMinutes),
    clearMinutes: typedNumber(room.clearMinutes),
    abilities: Object.fromEntries(roomAbilities.map((ability) => [ability, room.abilities.includes(ability)])),
    // A room in the history from before this field existed has none.
    lacks: Object.fromEntries(roomAccesses.map((access) => [access, (room.lacks ?? []).includes(access)])),
    opensAt: typedTime(room.opensAt, locale),
    closesAt: typedTime(room.closesAt, locale),
    note: room.note ?? '',
  };
}

const neither = { fr: '', en: '' };

/** The empty form of a venue; `others` are the venues from which one can walk to it. */
export const newVenueValues = (others: readonly { id: number }[]): VenueFormValues => ({
  version: 0,
  name: neither,
  address: '',
  latitude: '',
  longitude: '',
  access: neither,
  walks: others.map(({ id }) => ({ venueId: String(id), minutes: '' })),
});

/** The empty form of a room. */
export const newRoomValues: RoomFormValues = {
  version: 0,
  name: neither,
  kind: 'room',
  seats: '',
  wheelchairPlaces: '',
  doorsMinutes: '',
  clearMinutes: '',
  abilities: Object.fromEntries(roomAbilities.map((ability) => [ability, false])),
  lacks: Object.fromEntries(roomAccesses.map((access) => [access, false])),
  opensAt: '',
  closesAt: '',
  note: '',
};

/**
 * The values of a room of which only the name is known: a plain one that uses the festival's
 * settings.
 */
export const undescribed = {
  kind: 'room',
  wheelchairPlaces: null,
  doorsMinutes: null,
  clearMinutes: null,
  abilities: [],
  lacks: [],
  opensAt: null,
  closesAt: null,
  note: '',
} satisfies Partial<DraftRoom>;
