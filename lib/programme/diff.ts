import type { Bilingual } from '#db/columns.ts';
import { filmTitle } from '#lib/films/title.ts';
import { joined } from '#lib/i18n/text.ts';
import type { DocumentEvent, DocumentRoom, Documents, PublicDocument } from '#lib/model/documents.ts';
import { byUid } from '#lib/model/keyed.ts';
import { isEqual } from '#lib/plain-values.ts';
import { roomsToldApart } from '#lib/venues/told-apart.ts';
import type { CalledOff, Change, Difference, Elsewhere, PlaceAndTime } from './difference.ts';
import { type DocumentIndex, indexDocument } from './document-index.ts';
import { fieldChanges } from './field-changes.ts';
import { firstRoom, placeChange, roomsApartIn } from './place.ts';
import { comparing } from './visible.ts';

/**
 * The differences between two releases, in the order of the programme: exactly the séances whose
 * sequence is new.
 */
export function diff(previous: PublicDocument | null, next: PublicDocument): Difference[] {
  const index = indexDocument(next);
  const old = previous && indexDocument(previous);
  const isStill = old && comparing(old, index);
  const found: Difference[] = [];
  for (const event of next.events) {
    const before = old?.events.get(event.number);
    // Both releases are of one festival, so the same sequence says that nothing visible changed
    // between them.
    if (before && (before.sequence === event.sequence || isStill?.(before, event))) continue;
    const changes: Change[] =
      old && before ? changesOf(before, old, event, index) : [newcomer(event, slotOf(event, index))];
    const { uid, number, title } = event;
    found.push({ uid, number, title, titleBefore: before?.title ?? null, changes });
  }
  return found;
}

const newcomer = (event: DocumentEvent, at: PlaceAndTime): Change =>
  event.status === 'planned' ? { kind: 'added', at } : { kind: 'cancelled', at, reason: event.cancellationReason };

/**
 * The differences the public would notice and those only the team would, together in the order of
 * the programme.
 */
export function differencesOf(previous: Documents | null, next: Documents): (Difference & { isTeamOnly: boolean })[] {
  const shown = diff(previous?.public ?? null, next.public);
  const known = new Set(shown.map(({ number }) => number));
  const inside = diff(previous?.team ?? null, next.team).filter(({ number }) => !known.has(number));
  const places = new Map(next.team.events.map(({ number }, at) => [number, at]));
  const placeOf = ({ number }: Difference) => places.get(number) ?? places.size;
  return [
    ...shown.map((difference) => ({ ...difference, isTeamOnly: false })),
    ...inside.map((difference) => ({ ...difference, isTeamOnly: true })),
  ].sort((one, other) => placeOf(one) - placeOf(other));
}

/**
 * Day, time and rooms of a séance, with the names its rooms have where their venue does not stand
 * beside. `own`: a room of it that the caller has named already.
 */
function slotOf({ day, startsAt, rooms }: DocumentEvent, index: DocumentIndex, own?: DocumentRoom): PlaceAndTime {
  const apart = roomsApartIn(index.document);
  const named = rooms.flatMap(({ room }) => (room === own?.number ? own : apart.get(room)) ?? []);
  return { day, startsAt, rooms: named.map(({ name }) => name) };
}

/** What somebody expects of a séance. Where one is off, these are no news. */
const EXPECTED: ReadonlySet<Change['kind']> = new Set([
  'moved',
  'room',
  'end',
  'time-to-confirm',
  'time-confirmed',
  'available-until',
  'replaced',
  'capacity',
  'person-removed',
]);

function changesOf(before: DocumentEvent, old: DocumentIndex, after: DocumentEvent, index: DocumentIndex): Change[] {
  const at = slotOf(after, index);
  // A séance that is called off is told where and when readers expected it.
  const off = after.status === 'cancelled' ? calledOff(after, slotOf(before, old)) : null;
  if (off && (before.status === 'planned' || before.isPostponed !== after.isPostponed)) return [off];
  if (!off && before.status === 'cancelled') return [{ kind: 'restored', at }];
  const replaced = replacement(before, old, after, index);
  const changes: Change[] = [
    ...(replaced ? [{ kind: 'replaced', ...replaced, at } as const] : []),
    ...moves(before, old, after, index),
    ...fieldChanges(before, old, after, index, replaced !== null),
  ];
  if (off && changes.some(({ kind }) => EXPECTED.has(kind))) return [{ kind: 'still-off', off }];
  return changes.length > 0 ? changes : [{ kind: 'other' }];
}

const calledOff = ({ isPostponed, cancellationReason: reason }: DocumentEvent, at: PlaceAndTime): CalledOff =>
  isPostponed ? { kind: 'postponed', at } : { kind: 'cancelled', at, reason };

function moves(before: DocumentEvent, old: DocumentIndex, after: DocumentEvent, index: DocumentIndex): Change[] {
  const [was, is] = [old.rooms.get(firstRoom(before) ?? 0), index.rooms.get(firstRoom(after) ?? 0)];
  const way = was && is ? elsewhereOf(was, is, index) : null;
  // A séance that changes building is told with both buildings; where both rooms have the same
  // name, the old one is named with its building too.
  const left = was && (roomsApartIn(old.document).get(was.number) ?? was);
  const [apart] = left && is && way ? roomsToldApart([left, is], ({ venue }) => old.venues.get(venue)?.name) : [];
  const [from, to] = [slotOf(before, old, apart), slotOf(after, index, way ? is : undefined)];
  if (before.startsAt !== after.startsAt) return [{ kind: 'moved', from, to, ...way }];
  return isEqual(before.rooms, after.rooms) ? [] : [{ kind: 'room', from: from.rooms, to: to.rooms, ...way }];
}

function elsewhereOf(from: DocumentRoom, to: DocumentRoom, index: DocumentIndex): { elsewhere: Elsewhere } | null {
  const change = placeChange(from, to, index);
  const venue = change?.to.venue;
  return change?.isElsewhere && venue ? { elsewhere: { venue: venue.name, walk: change.walk } } : null;
}

function filmsOf(event: DocumentEvent | undefined): number[] {
  const films: number[] = [];
  for (const { film } of event?.items ?? []) if (film !== null) films.push(film);
  return films;
}

/**
 * The public titles of the films that a séance no longer shows because others took their place.
 * Films are compared in the team documents, because a film whose title was merely hidden meanwhile
 * was not replaced.
 */
export function replacementsOf(drawn: Documents, previous: Documents | null): (uid: string) => Bilingual | null {
  if (!previous) return () => null;
  const now = byUid(drawn.team.events);
  const team = byUid(previous.team.events);
  const shown = byUid(previous.public.events);
  const { films } = indexDocument(previous.public);
  return (uid) => {
    const last = filmsOf(team.get(uid));
    if (last.length === 0) return null;
    const next = filmsOf(now.get(uid));
    const removed = last.filter((film) => !next.includes(film));
    if (removed.length === 0 || next.every((film) => last.includes(film))) return null;
    const visible = removed.flatMap((number) => {
      const film = filmsOf(shown.get(uid)).includes(number) ? films.get(number) : undefined;
      return film ? [filmTitle(film)] : [];
    });
    return visible.length > 0 ? joined(visible) : null;
  };
}

/**
 * « A » est remplacé par « B », as two releases of one document tell it; null when no film took
 * another's place.
 */
function replacement(
  before: DocumentEvent,
  old: DocumentIndex,
  after: DocumentEvent,
  index: DocumentIndex,
): { from: Bilingual; to: Bilingual } | null {
  const [was, is] = [filmsOf(before), filmsOf(after)];
  const removed = was.filter((film) => !is.includes(film));
  const added = is.filter((film) => !was.includes(film));
  const isNew = !isEqual(before.replaces, after.replaces);
  if (after.replaces === null || removed.length === 0 || (added.length === 0 && !isNew)) return null;
  const titles = (films: number[], { films: known }: DocumentIndex) =>
    films.flatMap((number) => {
      const film = known.get(number);
      return film ? [filmTitle(film)] : [];
    });
  const to = titles(added, index);
  return { from: joined(titles(removed, old)), to: to.length > 0 ? joined(to) : after.title };
}
