'use server';

import { getTranslations } from 'next-intl/server';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { lead, type RecordPlace, recordPlaceOf, removeRecord, saveForm } from '#app/_server/record-action.ts';
import { deleteRoom, deleteVenue } from '#lib/deletion/records.ts';
import { orNotFound } from '#lib/errors.ts';
import type { Show } from '#lib/history/conflict.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DraftRoom } from '#lib/model/draft.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { formatDuration } from '#lib/time/format.ts';
import { createRoom, createRooms, createVenue, editRoom, editVenue } from '#lib/venues/mutations.ts';
import { roomByNumber, venueByNumber, venuesOf } from '#lib/venues/queries.ts';
import { roomKind, type VenueRoot, venueKind } from '#lib/venues/roots.ts';
import type { RoomInput } from '#lib/venues/schema.ts';
import { roomFormValues, roomSchema, roomsSchema, venueFormValues, venueSchema } from '#lib/venues/schema.ts';

/** A room belongs to a venue; `venue` is the venue's number. */
export type RoomPlace = RecordPlace & { venue: number };

/**
 * Saves the form of a venue: a new one (without a number), or one that was opened under a version.
 */
export async function saveVenue(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'settings', venueSchema, async ({ festival, locale, paths, number, now }) => {
    const venues = venuesOf(festival.id);
    const nameOf = (id: number) => inLocale(venues.find((venue) => venue.id === id)?.name, locale);
    const t = await getTranslations('places.venues');
    return {
      entity: 'venue',
      create: (input) => createVenue(festival, input, input.clientKey, now),
      madeAt: ({ id }) => paths.item('venues', venueKind.read(festival.db, festival.id, id)?.number ?? 'new'),
      current: venueByNumber(festival.id, number) as VenueRoot | null,
      values: (root: VenueRoot) =>
        venueFormValues(
          root,
          venues.filter((venue) => venue.id !== root.id),
        ),
      show: (name, value) =>
        name === 'walks'
          ? (value as { venueId: number; minutes: number }[])
              .map((walk) =>
                t('walk', { walk: formatDuration(walk.minutes, locale, 'hours'), venue: nameOf(walk.venueId) }),
              )
              .join('\n')
          : undefined,
      edit: (chosen, id) => editVenue(festival, id, chosen, now),
    };
  });
}

/** Saves the form of a room. */
export async function saveRoom(given: RoomPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'settings', roomSchema, async ({ festival, locale, paths, number, now }) => {
    return {
      entity: 'room',
      create: (input) => {
        const venue = orNotFound(venueByNumber(festival.id, Number(given.venue)));
        return createRoom(festival, venue.id, input, input.clientKey, now);
      },
      madeAt: ({ id }) => {
        const made = roomKind.read(festival.db, festival.id, id);
        return paths.room(Number(given.venue), made?.number ?? 0);
      },
      current: roomByNumber(festival.id, number),
      values: (room: DraftRoom) => roomFormValues(room, locale),
      show: await showRoom(locale),
      edit: (chosen, id) => editRoom(festival, id, chosen, now),
    };
  });
}

/** Adds rooms to a venue, from its own page. */
export async function addRooms(given: RoomPlace, _: FormState, form: FormData): Promise<FormState> {
  const { locale, slug } = recordPlaceOf(given);
  const schema = async () => roomsSchema((await gateAction(slug, 'settings')).locale);
  return submit(form, schema, async (input): Promise<Outcome> => {
    const festival = await gateAction(slug, 'settings');
    const venue = orNotFound(venueByNumber(festival.id, Number(given.venue)));
    const made = createRooms(festival, venue.id, input, input.clientKey, clockNow());
    return made.ok
      ? lead(deskPaths(locale, slug).item('venues', venue.number), made.batch)
      : { ok: false, fields: made.fields };
  });
}

/** Deletes a venue with its rooms; the séances the reader was told of become unscheduled. */
export async function removeVenue(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return removeRecord(given, form, 'settings', 'venues', ({ festival, number, uses, now }) => {
    const venue = venueByNumber(festival.id, number);
    return venue && deleteVenue(festival, { id: venue.id, uses }, now);
  });
}

/** Deletes a room; the séances the reader was told of become unscheduled. */
export async function removeRoom(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return removeRecord(given, form, 'settings', 'venues', ({ festival, number, uses, now }) => {
    const room = roomByNumber(festival.id, number);
    return room && deleteRoom(festival, { id: room.id, uses }, now);
  });
}

/** How each field of a room is shown in a conflict. */
async function showRoom(locale: Locale): Promise<Show> {
  const terms = await getTranslations({ locale, namespace: 'terms' });
  const how: Partial<Record<keyof RoomInput, (value: never) => string>> = {
    kind: (kind: RoomInput['kind']) => terms(`roomKind.${kind}`),
    abilities: (all: RoomInput['abilities']) => all.map((ability) => terms(`ability.${ability}`)).join(', '),
    lacks: (all: RoomInput['lacks']) => all.map((access) => terms(`lack.${access}`)).join(', '),
  };
  return (name, value) => how[name as keyof RoomInput]?.(value as never);
}
