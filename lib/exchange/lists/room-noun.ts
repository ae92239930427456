import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { insertRow, rowsOfFestival } from '#db/rows.ts';
import { rooms, venues } from '#db/schema/index.ts';
import type { Found } from '#lib/exchange/files/likeness.ts';
import type { CellProblem, Cells, KeptCell, ReadRow } from '#lib/exchange/files/table.ts';
import { groupedByEach } from '#lib/grouped.ts';
import { patchRoot, recordRoot } from '#lib/history/roots.ts';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { decimal, withoutRecordFields } from '#lib/i18n/typed-values.ts';
import type { DraftRoom } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import { takeNumber } from '#lib/numbers.ts';
import { titleKey } from '#lib/search/words.ts';
import { venuesOf } from '#lib/venues/queries.ts';
import { insertRoom, roomKind, type VenueRoot, venueKind } from '#lib/venues/roots.ts';
import { roomNameKeys, sameRooms } from '#lib/venues/same-room.ts';
import {
  MAX_FESTIVAL_ROOMS,
  newRoomValues,
  type RoomFormValues,
  type RoomInput,
  roomFormValues,
  roomSchema,
  venueFields,
} from '#lib/venues/schema.ts';
import { type PlaceOnMap, placeAt, placeIn, withoutMap } from '#lib/venues/typed-place.ts';
import { filledForm, proposing, refusedCells } from './list-columns.ts';
import type { Act, ListNoun } from './list-noun.ts';
import { type RoomColumn, type RoomScene, readAbilities, roomColumns } from './room-columns.ts';

/**
 * A room as its form posts it, with its venue: an existing one, or a new one of this name.
 * `address` and `place` are undefined where the venue keeps its own.
 */
type ListedRoomInput = RoomInput & {
  venue: { id: number | null; name: string; address: string | undefined; place: PlaceOnMap | undefined };
};
type RoomCells = Cells<RoomColumn>;

const venuesByName = (venues: readonly VenueRoot[]): RoomScene => {
  const named = new Map<string, VenueRoot>();
  for (const venue of venues.toReversed())
    for (const name of [venue.name.en, venue.name.fr]) if (name) named.set(titleKey(name), venue);
  return { venues: byId(venues), venueNamed: (name) => named.get(titleKey(name)) };
};

/**
 * A row as the room’s form would post it: merged into `room` if there is one, else as a new room.
 * In a festival with a single venue, rows need not name it.
 */
function readRoom(cells: RoomCells, room: DraftRoom | null, scene: RoomScene): ReadRow<RoomColumn, ListedRoomInput> {
  const base: RoomFormValues = room ? roomFormValues(room, 'fr') : newRoomValues;
  const problems: CellProblem<RoomColumn>[] = [];
  const refuse = (column: RoomColumn, error: string) => {
    problems.push({ column, cell: cells[column] ?? '', error });
    return undefined;
  };
  const said = cells.abilities === undefined ? null : readAbilities(cells.abilities);
  const beside: KeptCell<RoomColumn>[] = [];
  if (said?.unknown) {
    const isPartly = said.abilities.length + said.lacks.length > 0;
    if (isPartly) beside.push({ column: 'abilities', cell: cells.abilities ?? '', error: 'equipment' });
    else refuse('abilities', 'equipment');
  }
  const values: z.input<typeof roomSchema> = {
    ...filledForm(roomColumns, cells, base),
    abilities: said ? said.abilities : base.abilities,
    lacks: said ? said.lacks : base.lacks,
  };
  const venue = venueOf(cells, room, scene);
  if (!venue) refuse('venue', 'required');
  const address = venueFields.shape.address.safeParse(cells.address ?? '');
  if (!address.success) refuse('address', fieldErrors(address.error)[''] ?? 'wrong');
  const written = withoutMap(address.data ?? '');
  const coordinates = coordinatesOf(cells);
  const place = coordinates?.place;
  if (coordinates && !place) refuse(coordinates.column, 'coordinates');
  const venueName = venueFields.shape.name.safeParse({ fr: venue?.name });
  if (venue && !venueName.success) refuse('venue', Object.values(fieldErrors(venueName.error))[0] ?? 'wrong');
  const parsed = roomSchema.safeParse(values);
  if (!parsed.success)
    // Wheelchair spaces contradict a room that was said to have no wheelchair access.
    for (const one of refusedCells(
      roomColumns,
      cells,
      parsed.error,
      cells.abilities === undefined ? 'wheelchairPlaces' : 'abilities',
    ))
      if (!problems.some(({ column }) => column === one.column)) problems.push(one);
  if (problems.length > 0 || !parsed.success || !venue) return { ok: false, problems };
  const own = {
    name: venueName.data?.fr ?? venue.name,
    address: cells.address === undefined ? undefined : written.address,
    place: place ?? written.place ?? undefined,
  };
  return { ok: true, input: { ...parsed.data, venue: { ...venue, ...own } }, beside };
}

/**
 * The coordinates in a row: in one cell, or in two, each of which may be a round number; undefined
 * where it has none.
 */
function coordinatesOf({ coordinates, latitude, longitude }: RoomCells) {
  if (coordinates) return { column: 'coordinates' as const, place: placeIn(coordinates) };
  if (!latitude && !longitude) return undefined;
  const north = decimal(-90, 90).safeParse(latitude).data ?? null;
  const east = decimal(-180, 180).safeParse(longitude).data ?? null;
  const place = north === null || east === null ? placeIn(`${latitude} ; ${longitude}`) : placeAt(north, east);
  return { column: latitude ? ('latitude' as const) : ('longitude' as const), place };
}

function venueOf(cells: RoomCells, room: DraftRoom | null, { venues, venueNamed }: RoomScene) {
  if (cells.venue) {
    const known = venueNamed(cells.venue);
    return { id: known?.id ?? null, name: known ? inLocale(known.name, 'fr') : cells.venue };
  }
  const [only, second] = venues.values();
  const own = room ? venues.get(room.venueId) : second ? undefined : only;
  return own && { id: own.id, name: inLocale(own.name, 'fr') };
}

/** Lists of rooms, each in its venue. */
export const roomNoun: ListNoun<RoomColumn, DraftRoom, ListedRoomInput, RoomScene> = {
  name: 'rooms',
  permission: 'settings',
  kind: roomKind,
  columns: roomColumns,
  seenBy: 'read',
  privateFacts: { may: 'private-facts', facts: {} },
  propose: proposing({ list: 'rooms', columns: roomColumns, naming: ['nameFr', 'nameEn'] }),
  most: MAX_FESTIVAL_ROOMS,
  rootsOf: (db, festivalId) => rowsOfFestival(db, rooms, festivalId, rooms.position, rooms.number),
  sceneOf: (db, { id }) => venuesByName(venuesOf(id, db)),
  numberOf: ({ number }) => number,
  titleOf: ({ nameFr, nameEn }) => nameFr || nameEn || '',
  nameOf: ({ name }) => inLocale(name, 'fr'),
  aboutOf: ({ venueId }, locale, { venues: all }) => inLocale(all.get(venueId)?.name, locale),
  keyOf: (cells) => `${titleKey(roomNoun.titleOf(cells))} / ${titleKey(cells.venue ?? '')}`,
  finder: (scene, roots) => {
    const byName = groupedByEach(roots, ({ name }) => roomNameKeys(name));
    return (cells): Found<DraftRoom> => {
      const named = byName.get(titleKey(roomNoun.titleOf(cells))) ?? [];
      // A room of this name in another venue is a different one.
      const venue = cells.venue ? (scene.venueNamed(cells.venue)?.id ?? 0) : null;
      const there = venue === null ? named : named.filter((room) => room.venueId === venue);
      const [only, second] = there;
      return only && !second ? { root: only } : { candidates: there };
    };
  },
  read: readRoom,
  clashes: (roots, written) => {
    const rooms = written.map(({ root, input: { name, venue } }) => ({
      venue: venue.id ?? titleKey(venue.name),
      name,
      was: root,
    }));
    return new Map(
      [...sameRooms(roots, rooms)].map(([at, { language, error }]) => {
        const { root, cells = {} } = written[at] ?? {};
        const named = ({ fr: ['nameFr', 'nameEn'], en: ['nameEn', 'nameFr'] } as const)[language];
        // A room that moves to another venue keeps its name, which may be taken there.
        const columns = [...named, ...(root ? (['venue'] as const) : [])];
        const said = columns.filter((column) => cells[column] !== undefined);
        return [at, said.map((column) => ({ column, cell: cells[column] ?? '', error }))];
      }),
    );
  },
  moreFacts: (of, { venues: all }) => {
    const place = 'venue' in of ? of.venue : { id: of.venueId, name: '', address: undefined, place: undefined };
    const venue = all.get(place.id ?? 0);
    return {
      venue: venue ? inLocale(venue.name, 'fr') : place.name,
      // Facts of the venue that a row does not state do not change the room.
      ...('venue' in of && place.address === undefined ? {} : { address: place.address ?? venue?.address ?? '' }),
      ...('venue' in of && place.place === undefined ? {} : { coordinates: place.place ?? placeOf(venue) }),
    };
  },
  telling: ['venue', 'roomKind', 'seats', 'abilities'],
  insert: (act, inputs) =>
    inputs.map((input) => insertRoom(act.tx, act.festival.id, { ...columnsOf(input), venueId: venueFor(act, input) })),
  update: (act, room, input) =>
    roomKind.update(act.tx, { ...room, ...columnsOf(input), venueId: venueFor(act, input) }, room),
};

/** The coordinates of a venue; null where unknown. */
const placeOf = (venue: VenueRoot | undefined): PlaceOnMap | null =>
  venue && venue.latitude !== null && venue.longitude !== null
    ? { latitude: venue.latitude, longitude: venue.longitude }
    : null;

const columnsOf = ({ venue: _, ...input }: ListedRoomInput) => withoutRecordFields(input);

/**
 * The venue that a row names, created where the festival has none of that name; its address and
 * coordinates come from the row.
 */
function venueFor({ tx, festival, batch, now }: Act, { venue: { id, name, address, place } }: ListedRoomInput): number {
  const there = venuesOf(festival.id, tx);
  const known = there.find((venue) => venue.id === id) ?? venuesByName(there).venueNamed(name);
  if (known) {
    const own = { address: address ?? known.address, ...(place ?? placeOf(known)) };
    if (own.address === known.address && isDeepStrictEqual(place ?? placeOf(known), placeOf(known))) return known.id;
    const venue = venueKind.read(tx, festival.id, known.id) ?? known;
    patchRoot(tx, festival, venueKind, venue, { verb: 'edited', batch }, now, own);
    return venue.id;
  }
  const made = insertRow(tx, venues, {
    festivalId: festival.id,
    name: { [festival.locale]: name },
    address: address ?? '',
    ...place,
    number: takeNumber(tx, festival.id),
    position: there.reduce((last, { position }) => Math.max(last, position), -1) + 1,
  });
  const after = venueKind.read(tx, festival.id, made);
  recordRoot(tx, festival, now, 'venue', { verb: 'created', before: null, after, batch });
  return made;
}
