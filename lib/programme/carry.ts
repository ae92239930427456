import type { Bilingual } from '#db/columns.ts';
import { byStart } from '#lib/grouped.ts';
import type { Belonging, DocumentEvent, PreviousStart, PublicDocument } from '#lib/model/documents.ts';
import { byUid } from '#lib/model/keyed.ts';
import { belongingKeys, belongingOf, type DocumentIndex, indexDocument } from './document-index.ts';
import { firstRoom } from './place.ts';
import { comparing } from './visible.ts';

export type Numbering = {
  /** The number of the release. */
  number: number;
  /** ISO instant. */
  at: string;
  note?: Bilingual | undefined;
};

/** How the public and the team document treat séances that came or went. */
export type Carrying<E> = {
  /** Whether a séance that was in no release before enters this one. */
  enters: (event: E) => boolean;
  /**
   * Whether a séance that the previous release had and the draft no longer has stays, as cancelled.
   */
  stays: (event: E) => boolean;
  /** The title of the film that was replaced, where the séance shows another one now. */
  replaced: (uid: string) => Bilingual | null;
  /**
   * Films whose calendars must not mention the séance; null where no calendars are made of the
   * document.
   */
  isHidden: ((film: number) => boolean) | null;
  /** Séances that have their history already and are therefore not in the drawn document. */
  standing: readonly E[];
};

/**
 * Adds the history to a drawn document: the sequence, createdAt and changedAt of every séance.
 * Séances that are gone stay as cancelled, those that lost their time as postponed. A séance
 * without a visible change comes out exactly as it was.
 */
export function carry<D extends PublicDocument>(
  drawn: D,
  previous: D | null,
  numbering: Numbering,
  carrying: Carrying<D['events'][number]>,
): D {
  const { number, at, note } = numbering;
  const before = byUid(previous?.events ?? []);
  for (const { uid } of carrying.standing) before.delete(uid);
  const events: DocumentEvent[] = [];
  for (const event of drawn.events) {
    const old = before.get(event.uid);
    before.delete(event.uid);
    if (!old && !carrying.enters(event)) continue;
    const now = withTimes(event, old);
    // Compared with the release before, also when an older one is published again: the older one
    // has another past.
    const previousStart = previousStartOf(now, old);
    const replaces = carrying.replaced(event.uid) ?? old?.replaces ?? null;
    events.push({
      ...now,
      replaces,
      ...(previousStart && { previousStart }),
      ...previousRoomOf(now, old),
    });
  }
  for (const old of before.values()) if (carrying.stays(old)) events.push(gone(old));

  const document = complete(
    { ...drawn, number, publishedAt: at, note: note ?? {}, events: [...carrying.standing, ...events].sort(byStart) },
    previous,
  );
  if (previous && carrying.isHidden) giveFormer(events, document, previous, carrying.isHidden);
  giveSequences(events, document, previous, numbering);
  return document;
}

/**
 * Sets `formerly` on these séances: what they were listed under before. It changes them in place,
 * so nothing else may hold them yet.
 */
function giveFormer(
  events: readonly DocumentEvent[],
  document: PublicDocument,
  previous: PublicDocument,
  isHidden: (film: number) => boolean,
): void {
  const [{ rooms }, had] = [indexDocument(document), indexDocument(previous)];
  for (const event of events) {
    const old = had.events.get(event.number);
    event.formerly = old && formerlyOf(event, { event: old, rooms: had.rooms }, rooms, isHidden);
  }
}

/**
 * A time that was public stays in the document: calendars need it to say « reportée » or « annulée
 * ».
 */
function withTimes(event: DocumentEvent, old: DocumentEvent | undefined): DocumentEvent {
  if (event.startsAt !== null || !old?.startsAt) return event;
  const { day, startsAt, endsAt, startInstant, endInstant, endIsApproximate, rooms } = old;
  const capacity = event.capacity ?? old.capacity;
  const kept = { ...event, day, startsAt, endsAt, startInstant, endInstant, endIsApproximate, rooms, capacity };
  return event.status === 'cancelled' ? kept : { ...kept, status: 'cancelled', isPostponed: true };
}

/**
 * The start the public knew before this one, of a séance that moved now or in an earlier release.
 */
function previousStartOf(event: DocumentEvent, old: DocumentEvent | undefined): PreviousStart | undefined {
  if (!old?.startsAt || !old.startInstant || !old.day || old.startsAt === event.startsAt) return old?.previousStart;
  const { day, startsAt, startInstant } = old;
  const first = old.previousStart?.first ?? old.previousStart?.startsAt ?? startsAt;
  return { day, startsAt, startInstant, ...(first !== startsAt && { first }) };
}

/**
 * The room the public knew before this one, and the first one that was announced. A séance that
 * loses its time keeps its rooms (`withTimes`), so it has not moved.
 */
function previousRoomOf(
  event: DocumentEvent,
  old: DocumentEvent | undefined,
): Pick<DocumentEvent, 'previousRoom' | 'announcedRoom'> {
  const was = firstRoom(old);
  const moves = was !== undefined && was !== firstRoom(event);
  const previousRoom = moves ? was : old?.previousRoom;
  const first = moves ? (old?.announcedRoom ?? old?.previousRoom) : old?.announcedRoom;
  return {
    ...(previousRoom !== undefined && { previousRoom }),
    ...(first !== undefined && first !== previousRoom && { announcedRoom: first }),
  };
}

/** What remains of a séance that is no longer in the programme: what it was, when and where. */
const gone = ({ links: _, ...old }: DocumentEvent): DocumentEvent => ({
  ...old,
  status: 'cancelled',
  isPostponed: false,
  timeIsToConfirm: false,
  cancellationReason: old.isPostponed ? {} : old.cancellationReason,
  items: [],
  people: [],
  themes: [],
  series: null,
  continues: null,
  endsAtVenue: null,
  offers: [],
});

/**
 * Sets the sequence and the dates of these séances. It changes them in place, so nothing else may
 * hold them yet.
 */
function giveSequences(
  events: readonly DocumentEvent[],
  document: PublicDocument,
  previous: PublicDocument | null,
  { number, at }: Numbering,
): void {
  const index = indexDocument(document);
  const oldIndex = previous && indexDocument(previous);
  const isStill = oldIndex && comparing(oldIndex, index);
  for (const event of events) {
    const old = oldIndex?.events.get(event.number);
    const isSame = old && isStill?.(old, event);
    event.sequence = isSame ? old.sequence : number;
    event.createdAt = old?.createdAt ?? at;
    event.changedAt = isSame ? old.changedAt : at;
  }
}

/**
 * Adds from the previous document what its séances still refer to and the drawn one no longer has,
 * for example a deleted room.
 */
function complete<D extends PublicDocument>(document: D, previous: D | null): D {
  if (!previous) return document;
  const [has, had] = [indexDocument(document), indexDocument(previous)];
  const needed = referencesOf(document.events, has, had);
  const venues = added(document.venues, needed.venues, had.venues);
  const rooms = added(document.rooms, needed.rooms, had.rooms);
  const films = added(document.films, needed.films, had.films);
  const people = added(document.people, needed.people, had.people);
  return { ...document, venues, rooms, films, people };
}

function added<T extends { number: number }>(
  rows: readonly T[],
  needed: ReadonlySet<number>,
  old: ReadonlyMap<number, T>,
): T[] {
  const there = new Set(rows.map(({ number }) => number));
  const missing = [...needed].filter((number) => !there.has(number));
  return [...rows, ...missing.flatMap((number) => old.get(number) ?? [])];
}

type CarriedReferences = Record<'venues' | 'rooms' | 'films' | 'people' | 'series', Set<number>> & {
  themes: Set<string>;
};

/**
 * What these séances refer to; the venue of a room is looked up in the first index that knows the
 * room.
 */
export function referencesOf(
  events: readonly DocumentEvent[],
  ...indexes: readonly DocumentIndex[]
): CarriedReferences {
  const found: CarriedReferences = {
    venues: new Set(),
    rooms: new Set(),
    films: new Set(),
    people: new Set(),
    series: new Set(),
    themes: new Set(),
  };
  for (const event of events) {
    for (const { room } of event.rooms) found.rooms.add(room);
    for (const room of [event.previousRoom, event.announcedRoom]) if (room !== undefined) found.rooms.add(room);
    for (const { film } of event.items) if (film !== null) found.films.add(film);
    for (const { person } of event.people) found.people.add(person);
    for (const theme of event.themes) found.themes.add(theme);
    if (event.series) found.series.add(event.series.series);
    if (event.endsAtVenue !== null) found.venues.add(event.endsAtVenue);
  }
  for (const room of found.rooms) {
    const venue = indexes.map((index) => index.rooms.get(room)?.venue).find((number) => number !== undefined);
    if (venue !== undefined) found.venues.add(venue);
  }
  return found;
}

type Rooms = ReadonlyMap<number, PublicDocument['rooms'][number]>;

/**
 * What a séance stood under in earlier releases and no longer does; undefined when nothing. A
 * calendar that once held it keeps it by this, so nobody's entry goes without a word: it moves, or
 * says that it is cancelled. A séance that hides a title says nothing of films and people, and a
 * film that `isHidden` is not gone by: its calendar would tell what is behind the surprise.
 */
function formerlyOf(
  event: DocumentEvent,
  old: { event: DocumentEvent; rooms: Rooms },
  rooms: Rooms,
  isHidden: (film: number) => boolean,
): Partial<Belonging> | undefined {
  const hides = event.items.some((item) => item.isHidden);
  const [now, then] = [belongingOf(event, rooms), belongingOf(old.event, old.rooms)];
  const kept = belongingKeys.flatMap((key) => {
    if (hides && (key === 'films' || key === 'people')) return [];
    const is: readonly (string | number)[] = now[key];
    const was: readonly (string | number)[] = [...(old.event.formerly?.[key] ?? []), ...then[key]];
    const left = was.filter((one) => !is.includes(one) && !(key === 'films' && isHidden(Number(one))));
    return left.length > 0 ? [[key, [...new Set(left)]]] : [];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/**
 * Whether a séance that moved is back at the start that was first announced. For a visitor who knew
 * only that one, it did not move.
 */
export const isBackAtFirstStart = ({ startsAt, previousStart }: Pick<DocumentEvent, 'startsAt' | 'previousStart'>) =>
  previousStart?.first !== undefined && previousStart.first === startsAt;
