import type { Bilingual } from '#db/columns.ts';
import { hasSameNumbers, slipsOf } from '#lib/exchange/files/likeness.ts';
import type { Keys } from '#lib/history/import-keys.ts';
import { cleanLine, cleanText, MAX_NAME, MAX_NOTE } from '#lib/i18n/clean-text.ts';
import { locales } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { Draft, DraftRoom, DraftVenue } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import { placeLine } from '#lib/programme/place.ts';
import { plainWords, titleKey } from '#lib/search/words.ts';
import { MAX_FESTIVAL_ROOMS, MAX_SEATS, MAX_VENUES, undescribed } from '#lib/venues/schema.ts';
import type { Incoming, IncomingPlace, IncomingRoom } from './incoming.ts';
import type { NoteCode, PlannedRoom, ProgrammeAnswers } from './planned.ts';
import { roomPlaces } from './room-places.ts';

const MAX_CANDIDATES = 5;

/** Rooms rarely have ids, so they are identified by their name and their venue's. */
const keyOf = (of: IncomingRoom) => of.foreignId || `name ${plainWords(of.venue ?? '')} ${plainWords(of.name)}`;

type Names = { room: DraftRoom; names: string[]; venues: string[] };

/**
 * Finds each room of the file: the one of its id in an earlier import, else the one with its name
 * (and its venue, if the file names one, perhaps in the same line). One that is only similar is
 * asked about; any other is new, in the venue that the file names. If it names none, it is in the
 * festival's only venue; with several, the user decides. Rooms and venues beyond the limits of a
 * festival are noted and left out.
 */
export function planRooms(
  draft: Draft,
  incoming: Incoming,
  keys: Keys,
  answers: ProgrammeAnswers,
  nextId: () => number,
  note: (code: NoteCode, about: string) => void,
): { rooms: PlannedRoom[]; venues: DraftVenue[]; roomOf: ReadonlyMap<string, DraftRoom> } {
  const standing = byId(draft.rooms);
  const venueNames = new Map(draft.venues.map((venue) => [venue.id, both(venue.name).map(plainWords)]));
  const known = draft.rooms.map(
    (room): Names => ({ room, names: both(room.name).map(plainWords), venues: venueNames.get(room.venueId) ?? [] }),
  );
  const place = places(draft, incoming, nextId);
  const said = placesOf(draft, incoming);
  const written = writtenPlaces(draft);
  let position = Math.max(-1, ...draft.rooms.map((room) => room.position));
  let free = MAX_FESTIVAL_ROOMS - draft.rooms.length;
  const fresh = (of: PlacedRoom, wanted: Wanted): DraftRoom | null => {
    const venueId = free > 0 ? place.chosen(of, wanted) : null;
    if (venueId === null) {
      note('rooms', of.name);
      return null;
    }
    free -= 1;
    position += 1;
    return {
      ...undescribed,
      ...numbered(draft, nextId()),
      venueId,
      ...shownAs(draft, of.name),
      seats: seatsOf(of) ?? null,
      position,
    };
  };
  const planned = (of: IncomingRoom, at: number): PlannedRoom | null => {
    const name = `r${at}`;
    const placed = said[at] ?? { ...of, venue: of.venue ?? '' };
    const base = { name, line: of.line, title: placed.name, venue: placed.venue, foreignId: keyOf(of) };
    const answer = answers.said.get(name) ?? null;
    const chosen = answer === null ? undefined : standing.get(Number(answer));
    const same = (room: DraftRoom): PlannedRoom => {
      const seats = seatsOf(of);
      const change = seats === undefined || seats === room.seats ? null : { before: room.seats, after: seats };
      const isLeft = answers.left.get(name)?.includes('seats') ?? false;
      return {
        ...base,
        is: 'same',
        room: change && !isLeft ? { ...room, seats: change.after } : room,
        seats: isLeft ? null : change,
        left: isLeft ? change : null,
      };
    };
    if (chosen) return same(chosen);
    const made = (wanted: Wanted): PlannedRoom | null => {
      const room = fresh(placed, wanted);
      if (room && answers.left.get(name) === 'line') return { ...base, is: 'left', room };
      return room && { ...base, is: 'new', room };
    };
    if (answer?.startsWith('new')) return made(answer === 'new:own' ? 'own' : Number(answer.slice(4)) || null);
    const keyed = standing.get(keys.get(keyOf(of)) ?? 0) ?? written.get(of.whole ?? '');
    if (keyed) return same(keyed);
    const found = likelyRooms(of, known);
    const inPlace = likelyRooms(placed, known);
    const exact = found.same ?? inPlace.same;
    if (exact) return same(exact);
    // In a line that names another venue of the festival, only the rooms of that venue count.
    const there = draft.venues.filter(({ name }) =>
      both(name).some((one) => plainWords(one) === plainWords(placed.venue)),
    );
    const candidates = [
      ...new Set([...found.candidates, ...(placed.name === placed.venue ? inPlace.candidates : [])]),
    ].filter((room) => there.length === 0 || there.some(({ id }) => id === room.venueId));
    const [first] = candidates;
    if (first && answers.all.rooms === 'same') return same(first);
    if (first && answers.all.rooms !== 'new') return { ...base, is: 'asked', candidates };
    if (placed.venue !== '' || draft.venues.length < 2) return made(null);
    if (answers.place !== null) return made(answers.place);
    return answers.all.rooms === undefined ? { ...base, is: 'asked', candidates: [] } : made(null);
  };
  const roomOf = new Map<string, DraftRoom>();
  const rooms = incoming.rooms.flatMap((of, at) => {
    const row = planned(of, at);
    if (row && row.is !== 'asked' && row.is !== 'left') roomOf.set(of.key, row.room);
    return row ?? [];
  });
  return { rooms, venues: place.made, roomOf };
}

/**
 * Where a new room is: in this venue, in one of its own, or where the file or the festival
 * suggests.
 */
type Wanted = number | 'own' | null;
type PlacedRoom = IncomingRoom & Readonly<{ venue: string }>;

/**
 * The rooms with the venues in their lines; a room that is alone in one line may be named with its
 * venue in another.
 */
function placesOf(draft: Draft, { rooms }: Incoming): PlacedRoom[] {
  const names = (all: readonly { name: Bilingual }[]) => all.flatMap(({ name }) => both(name));
  const open = rooms.filter(({ venue }) => !venue?.trim());
  const read = roomPlaces(
    open.map(({ name }) => name),
    { venues: [...names(draft.venues), ...rooms.flatMap(({ venue }) => venue ?? [])], rooms: names(draft.rooms) },
  );
  const found = new Map(open.map((room, at) => [room, read[at]]));
  return rooms.map((of) => {
    const place = found.get(of);
    return place?.venue ? { ...of, name: place.room, ...place } : { ...of, venue: of.venue ?? '' };
  });
}

/** The rooms of the festival by the location that our own calendars write. */
function writtenPlaces(draft: Draft): Map<string, DraftRoom> {
  const venues = byId(draft.venues);
  return new Map(
    draft.rooms.flatMap((room) =>
      locales.map((locale) => {
        const venue = room.kind === 'online' ? undefined : venues.get(room.venueId);
        return [
          placeLine(inLocale(venue?.name, locale), inLocale(room.name, locale), venue?.address ?? ''),
          room,
        ] as const;
      }),
    ),
  );
}

const among = (rooms: readonly Names[]) => ({
  same: null,
  candidates: rooms.slice(0, MAX_CANDIDATES).map(({ room }) => room),
});

function likelyRooms(of: IncomingRoom, known: readonly Names[]): { same: DraftRoom | null; candidates: DraftRoom[] } {
  const [name, venue] = [plainWords(of.name), plainWords(of.venue ?? '')];
  const named = known.filter(({ names }) => names.includes(name));
  const there = venue === '' ? named : named.filter(({ venues }) => venues.includes(venue));
  const exact = there.length === 1 ? there[0] : undefined;
  if (exact) return { same: exact.room, candidates: [] };
  // The file names only venues: a room of that venue may be meant.
  const inside = name === venue ? known.filter(({ venues }) => venues.includes(venue)) : [];
  if (inside[0]) return inside.length === 1 ? { same: inside[0].room, candidates: [] } : among(inside);
  // A calendar writes venue and room in one line, in either order.
  const whole = ` ${name} ${venue} `;
  const key = titleKey(of.name);
  const slips = new Set(slipsOf(key));
  const alike = known.filter(
    ({ names, room }) =>
      names.some((own) => own !== '' && (whole.includes(` ${own} `) || ` ${own} `.includes(` ${name} `))) ||
      both(room.name).some(
        (own) =>
          titleKey(own) === key ||
          (hasSameNumbers(own, of.name) && slipsOf(titleKey(own)).some((slip) => slips.has(slip))),
      ),
  );
  // Among rooms with the same name, those in the named venue come first.
  const ofPlace = ({ venues }: Names) => venues.some((own) => own !== '' && whole.includes(` ${own} `));
  const candidates = [...new Set([...there, ...alike.filter(ofPlace), ...named, ...alike])];
  return { same: null, candidates: candidates.slice(0, MAX_CANDIDATES).map(({ room }) => room) };
}

/**
 * Chooses the venues of new rooms: the one that the file names, else the festival's first, else a
 * new one; null where the festival may have no more.
 */
function places(draft: Draft, incoming: Incoming, nextId: () => number) {
  const made: DraftVenue[] = [];
  const byName = new Map(
    draft.venues.flatMap((venue) => both(venue.name).map((name) => [plainWords(name), venue.id] as const)),
  );
  const make = (name: string, of: IncomingPlace = {}): number | null => {
    const known = byName.get(plainWords(name));
    if (known !== undefined) return known;
    if (draft.venues.length + made.length >= MAX_VENUES) return null;
    const position = Math.max(-1, ...draft.venues.map((venue) => venue.position)) + made.length + 1;
    const venue: DraftVenue = {
      ...numbered(draft, nextId()),
      ...shownAs(draft, name),
      address: cleanText(of.address ?? '').slice(0, MAX_NOTE),
      latitude: of.latitude ?? null,
      longitude: of.longitude ?? null,
      access: {},
      position,
    };
    byName.set(plainWords(name), venue.id);
    made.push(venue);
    return venue.id;
  };
  const usual = () =>
    draft.venues[0]?.id ?? made[0]?.id ?? make(incoming.title || both(draft.festival.name)[0] || incoming.source);
  const has = new Set(draft.venues.map(({ id }) => id));
  return {
    made,
    chosen: (of: PlacedRoom, wanted: Wanted) => {
      if (wanted === 'own') return make(of.venue || of.name, of);
      if (wanted !== null && has.has(wanted)) return wanted;
      return of.venue.trim() ? make(of.venue, of) : usual();
    },
  };
}

const both = ({ fr, en }: { fr?: string; en?: string }) => [fr, en].filter((name): name is string => Boolean(name));

const shownAs = (draft: Draft, name: string) => ({
  name: { [draft.festival.locale]: cleanLine(name).slice(0, MAX_NAME) || '–' },
});

const numbered = (draft: Draft, id: number) => ({ id, festivalId: draft.festival.id, number: id, version: 1 });

const seatsOf = ({ seats }: IncomingRoom) =>
  typeof seats === 'number' && Number.isInteger(seats) && seats >= 0 && seats <= MAX_SEATS ? seats : undefined;
