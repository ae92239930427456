import { cleanLine } from '#lib/i18n/clean-text.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DraftIndex, DraftRoom } from '#lib/model/draft.ts';
import { folded, plainWords, titleKey } from '#lib/search/words.ts';
import { roomWithVenue } from '#lib/venues/told-apart.ts';

/**
 * A room, its venue and the venue's address, as far as a line states them; empty where it does not.
 */
type RoomPlace = Readonly<{ room: string; venue: string; address: string }>;

/** « Room, Building », « Building – Room », « Room (Building) ». */
const BETWEEN = /\s+[–—|-]\s+|\s*[,\n]\s*|\s*:\s+|\s*[()]\s*/;
const STREET =
  /^(?:\d{1,4}(?: ?(?:bis|ter|quater|[a-d]))?,? +\p{L}|\d{4,5}\b|(?:rue|avenue|av|boulevard|bd|bld|place|pl|quai|allee|allees|chemin|impasse|passage|cours|square|route|rond point|esplanade|street|road|lane)\b\.? )/u;
const POSTCODE = /\b\d{5}\b|\b[a-z]-\d{4,5}\b/;
const ROOM =
  /\b(?:salles?|rooms?|auditorium|auditoire|studio|amphi(?:theatre)?|halle?|foyer|scene|stage|ecran|screen|atelier|plateau|galerie|chapiteau|cour|jardin|bar)\b/;
/** Words about a location inside a building, which is not a building. */
const FLOOR = /\b(?:etage|rdc|rez de chaussee|niveau|sous sol|floor|level|basement|aile|wing)\b/;

const isAddress = (part: string) => STREET.test(folded(part)) || POSTCODE.test(folded(part));

/**
 * Divides the lines of a file about locations into room, building and address; the address comes
 * last, the others in any order. Which part is the building? One that the festival has; else the
 * part beside one that is called a room; else the part that most lines share; else what stands
 * behind a comma or before a dash. A line with one name and its address is a venue with one room; a
 * line with only one name states no venue.
 */
export function roomPlaces(
  lines: readonly string[],
  known: Readonly<{ venues: Iterable<string>; rooms: Iterable<string> }>,
): RoomPlace[] {
  const venues = new Set([...known.venues].map(plainWords));
  const rooms = new Set([...known.rooms].map(plainWords));
  const read = lines.map(partsOf);
  const counts = new Map<string, number>();
  for (const { names } of read)
    for (const name of new Set(names.map(plainWords))) counts.set(name, (counts.get(name) ?? 0) + 1);
  return read.map(({ line, names, address, isDashed }): RoomPlace => {
    const [first = '', second] = names;
    if (rooms.has(plainWords(line)) || venues.has(plainWords(line))) return { room: line, venue: '', address: '' };
    if (second === undefined) return { room: first, venue: address === '' ? '' : first, address };
    const at = venueAt(names, venues, counts, isDashed);
    const others = names.filter((_, place) => place !== at);
    return { room: others.join(', '), venue: names[at] ?? '', address };
  });
}

function partsOf(text: string): { line: string; names: string[]; address: string; isDashed: boolean } {
  const line = cleanLine(text).trim();
  const parts = text
    .split(BETWEEN)
    .map((part) => cleanLine(part).trim())
    .filter((part) => part !== '');
  const from = parts.findIndex((part, at) => at > 0 && isAddress(part));
  const said = from < 0 ? parts : parts.slice(0, from);
  // « Amphi A, 2e étage » is a single name.
  const names: string[] = [];
  for (const part of said)
    if (names.length > 0 && FLOOR.test(plainWords(part))) names.push(`${names.pop()}, ${part}`);
    else names.push(part);
  if (names.length === 1 && from < 0) return { line, names: [line], address: '', isDashed: false };
  return { line, names, address: from < 0 ? '' : parts.slice(from).join(', '), isDashed: /\s[–—|-]\s/.test(text) };
}

function venueAt(
  names: readonly string[],
  venues: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
  isDashed: boolean,
): number {
  const known = names.findIndex((name) => venues.has(plainWords(name)));
  if (known >= 0) return known;
  const called = names.map((name) => ROOM.test(plainWords(name)));
  if (called.filter((is) => !is).length === 1) return called.indexOf(false);
  const shared = names.map((name) => counts.get(plainWords(name)) ?? 0);
  const most = Math.max(...shared);
  if (shared.filter((count) => count === most).length === 1) return shared.indexOf(most);
  return isDashed ? 0 : names.length - 1;
}

/** The record of the festival with this name, if only one has it. */
export function byName<T>(all: readonly T[], namesOf: (one: T) => readonly (string | undefined)[]): Map<string, T> {
  const found = new Map<string, T | null>();
  for (const one of all)
    for (const key of new Set(namesOf(one).map((name) => titleKey(name ?? ''))))
      if (key !== '') found.set(key, found.has(key) ? null : one);
  return new Map([...found].flatMap(([key, one]) => (one === null ? [] : [[key, one] as const])));
}

/** Rooms as the cells of tables name them, with or without their venue. */
export function roomsInCells({ draft, rooms, venues }: DraftIndex) {
  const whole = ({ name, venueId }: DraftRoom, locale: Locale) =>
    roomWithVenue(name, venues.get(venueId)?.name, locale);
  const known = byName(draft.rooms, (room) =>
    locales.flatMap((locale) => [inLocale(room.name, locale), whole(room, locale)]),
  );
  return {
    known,
    lasting: draft.rooms.map((room) => [whole(room, 'fr'), inLocale(room.name, 'fr')] as const),
    wholeNames: draft.rooms.flatMap((room) => locales.map((locale) => whole(room, locale))),
    /** With its venue if requested, or if another room has the same name. */
    nameOf: (id: number, locale: Locale, withVenue = false): string => {
      const room = rooms.get(id);
      const name = inLocale(room?.name, locale);
      if (!room) return '';
      return withVenue || known.get(titleKey(name)) !== room ? whole(room, locale) : name;
    },
  };
}
