import type { z } from 'zod';
import type { CellProblem, Cells, KeptCell, ReadRow } from '#lib/exchange/files/cells.ts';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { decimal } from '#lib/i18n/typed-values.ts';
import type { DraftRoom } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import { titleKey } from '#lib/search/words.ts';
import type { VenueRoot } from '#lib/venues/roots.ts';
import {
  newRoomValues,
  type RoomFormValues,
  type RoomInput,
  roomFormValues,
  roomSchema,
  venueFields,
} from '#lib/venues/schema.ts';
import { type PlaceOnMap, placeAt, placeIn, withoutMap } from '#lib/venues/typed-place.ts';
import { filledForm, refusedColumn } from './list-columns.ts';
import { type RoomColumn, type RoomScene, roomColumns } from './room-columns.ts';
import { readAbilities } from './room-words.ts';

/**
 * A room as its form posts it, with its venue: an existing one, or a new one of this name.
 * `address` and `place` are undefined where the venue keeps its own.
 */
export type ListedRoomInput = RoomInput & {
  venue: { id: number | null; name: string; address: string | undefined; place: PlaceOnMap | undefined };
};
type RoomCells = Cells<RoomColumn>;

export const venuesByName = (venues: readonly VenueRoot[]): RoomScene => {
  const named = new Map<string, VenueRoot>();
  for (const venue of venues.toReversed())
    for (const name of [venue.name.en, venue.name.fr]) if (name) named.set(titleKey(name), venue);
  return { venues: byId(venues), venueNamed: (name) => named.get(titleKey(name)) };
};

/**
 * A row as the room’s form would post it: merged into `room` if there is one, else as a new room.
 * In a festival with a single venue, rows need not name it.
 */
export function readRoom(
  cells: RoomCells,
  room: DraftRoom | null,
  scene: RoomScene,
): ReadRow<RoomColumn, ListedRoomInput> {
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
    for (const [path, error] of Object.entries(fieldErrors(parsed.error))) {
      const { column, error: own } = refusedColumn(roomColumns, path, error) ?? {
        // Wheelchair spaces contradict a room that was said to have no wheelchair access.
        column: cells.abilities === undefined ? ('wheelchairPlaces' as const) : ('abilities' as const),
        error,
      };
      if (!problems.some((problem) => problem.column === column)) refuse(column, own);
    }
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
