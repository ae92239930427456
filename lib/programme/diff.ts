import type { Bilingual } from '#db/columns.ts';
import { filmTitle } from '#lib/films/title.ts';
import { joined } from '#lib/i18n/text.ts';
import type {
  DocumentEvent,
  DocumentPresence,
  DocumentRoom,
  Documents,
  PublicDocument,
  TeamEvent,
} from '#lib/model/documents.ts';
import { byUid } from '#lib/model/keyed.ts';
import { isEqual } from '#lib/plain-values.ts';
import { roomsToldApart } from '#lib/venues/told-apart.ts';
import { accessAsFrozen, givenAccess } from './access.ts';
import type { CalledOff, Change, Difference, Elsewhere, PlaceAndTime } from './difference.ts';
import { type DocumentIndex, indexDocument } from './document-index.ts';
import { firstRoom, placeChange, roomsApartIn } from './place.ts';
import { pricesAsFrozen } from './prices.ts';
import { speechOf } from './speech.ts';
import { comparing, filmFacts, personFacts, venueFacts } from './visible.ts';

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

/**
 * Who is coming, who no longer is, and whose answer changed. Each person appears once, however many
 * parts they are named for. In a public document everybody is confirmed or tentative, so a person
 * who newly appears has confirmed.
 */
function personChanges(
  before: DocumentEvent,
  old: DocumentIndex,
  after: DocumentEvent,
  index: DocumentIndex,
): Change[] {
  const [was, is] = [presences(before), presences(after)];
  const changes: Change[] = [];
  for (const [person, now] of is) {
    const name = index.people.get(person)?.name ?? '';
    const then = was.get(person);
    if (!then) changes.push({ kind: standing(now), name });
    else changes.push(...otherwise(name, then, now));
    if (then && !isEqual(factsOf(person, old), factsOf(person, index))) changes.push({ kind: 'person-facts', name });
  }
  for (const person of was.keys()) {
    if (!is.has(person)) changes.push({ kind: 'person-removed', name: old.people.get(person)?.name ?? '' });
  }
  return changes;
}

/** The team's document also names people who have not answered yet. */
function standing(presence: DocumentPresence): 'person-tentative' | 'person-expected' | 'person-confirmed' {
  if (presence.isTentative) return 'person-tentative';
  return 'isConfirmed' in presence && !presence.isConfirmed ? 'person-expected' : 'person-confirmed';
}

const presences = (event: DocumentEvent) => {
  const found = new Map<number, DocumentPresence>();
  for (const presence of event.people) if (!found.has(presence.person)) found.set(presence.person, presence);
  return found;
};

function otherwise(name: string, then: DocumentPresence, now: DocumentPresence): Change[] {
  const changes: Change[] = [];
  if (standing(then) !== standing(now)) changes.push({ kind: standing(now), name });
  if (then.role !== now.role) changes.push({ kind: 'person-role', name, to: now.role });
  if (then.presence !== now.presence) changes.push({ kind: 'person-presence', name, to: now.presence });
  return changes;
}

function factsOf(number: number, { people }: DocumentIndex) {
  const person = people.get(number);
  return person && personFacts(person);
}

/** The differences of a séance that is in both releases, field by field. */
function fieldChanges(
  before: DocumentEvent,
  old: DocumentIndex,
  after: DocumentEvent,
  index: DocumentIndex,
  isReplaced: boolean,
): Change[] {
  return [
    ...wordChanges(before, after, isReplaced),
    ...placeChanges(before, old, after, index),
    ...timeChanges(before, after),
    ...filmChanges(before, old, after, index, isReplaced),
    ...personChanges(before, old, after, index),
    ...ringChanges(before, old, after, index),
    ...teamChanges(before, after),
  ];
}

function wordChanges(before: DocumentEvent, after: DocumentEvent, isReplaced: boolean): Change[] {
  const changes: Change[] = [];
  if (!isReplaced && !isEqual(before.title, after.title))
    changes.push({ kind: 'title', from: before.title, to: after.title });
  if (before.kind !== after.kind) changes.push({ kind: 'type', from: before.kind, to: after.kind });
  if (!isEqual(before.label, after.label)) changes.push({ kind: 'label', to: after.label });
  if (!isEqual(before.subtitle, after.subtitle)) changes.push({ kind: 'subtitle' });
  if (!isEqual(before.synopsis, after.synopsis)) changes.push({ kind: 'synopsis' });
  if (!isEqual([before.spoken, before.translatedInto], [after.spoken, after.translatedInto]))
    changes.push({ kind: 'speech', to: speechOf(after) });
  if (!isEqual(before.cancellationReason, after.cancellationReason)) changes.push({ kind: 'reason' });
  if (before.admission !== after.admission) changes.push({ kind: 'admission', to: after.admission });
  return changes;
}

/** A room or venue with another name or position, where the séance stays in it. */
function placeChanges(before: DocumentEvent, old: DocumentIndex, after: DocumentEvent, index: DocumentIndex): Change[] {
  const changes: Change[] = [];
  const venues = new Set<number>();
  for (const { room } of after.rooms) {
    const [was, is] = [old.rooms.get(room), index.rooms.get(room)];
    if (!is) continue;
    venues.add(is.venue);
    if (!was || !before.rooms.some((place) => place.room === room)) continue;
    if (!isEqual(was.name, is.name)) changes.push({ kind: 'room-renamed', from: was.name, to: is.name });
    if (was.kind !== is.kind || was.wheelchairPlaces !== is.wheelchairPlaces || was.venue !== is.venue)
      changes.push({ kind: 'room-facts' });
  }
  for (const number of venues) {
    const [was, is] = [old.venues.get(number), index.venues.get(number)];
    if (!was || !is) continue;
    if (!isEqual(was.name, is.name)) changes.push({ kind: 'venue-renamed', from: was.name, to: is.name });
    else if (!isEqual(venueFacts(was), venueFacts(is))) changes.push({ kind: 'venue-facts', name: is.name });
  }
  // Seats that change together with the room are told with the room.
  const hasSameHold = before.rooms.length > 0 === after.rooms.length > 0;
  if (hasSameHold && before.capacity !== after.capacity)
    changes.push({ kind: 'capacity', from: before.capacity, to: after.capacity });
  return changes;
}

const lengthOf = (event: DocumentEvent) =>
  event.startInstant && event.endInstant ? Date.parse(event.endInstant) - Date.parse(event.startInstant) : null;

function timeChanges(before: DocumentEvent, after: DocumentEvent): Change[] {
  const changes: Change[] = [];
  if (before.startsAt !== null && after.startsAt !== null && !isEqual(lengthOf(before), lengthOf(after)))
    changes.push({ kind: 'end', from: before.endsAt, to: after.endsAt, day: after.day });
  if (before.timeIsToConfirm !== after.timeIsToConfirm && after.startsAt !== null)
    changes.push({ kind: after.timeIsToConfirm ? 'time-to-confirm' : 'time-confirmed' });
  if (before.availableUntil !== after.availableUntil)
    changes.push({ kind: 'available-until', to: after.availableUntil });
  return changes;
}

function filmChanges(
  before: DocumentEvent,
  old: DocumentIndex,
  after: DocumentEvent,
  index: DocumentIndex,
  isReplaced: boolean,
): Change[] {
  const changes: Change[] = [];
  const parts = (event: DocumentEvent) =>
    event.items.map(({ kind, title, minutes, isApproximate, film, isHidden }) =>
      kind === 'film' && (isReplaced || isHidden) ? [kind] : [kind, title, minutes, isApproximate, film],
    );
  if (!isEqual(parts(before), parts(after))) changes.push({ kind: 'running-order' });
  const [had, has] = [accessAsFrozen(before, old), accessAsFrozen(after, index)].map(givenAccess);
  if (has && !isEqual(had, has)) changes.push({ kind: 'access', to: has });

  for (const { film, version } of after.items) {
    const counterpart = film === null ? undefined : before.items.find((item) => item.film === film);
    const [was, is] = film === null ? [] : [old.films.get(film), index.films.get(film)];
    if (!counterpart || !was || !is) continue;
    if (version && !isEqual(counterpart.version, version)) changes.push({ kind: 'version', to: version });
    if (!isEqual(filmFacts(was), filmFacts(is))) changes.push({ kind: 'film-facts', name: filmTitle(is) });
  }
  return changes;
}

/**
 * What differs around a séance: themes, prices, series, the séance it continues, the festival's
 * clock.
 */
function ringChanges(before: DocumentEvent, old: DocumentIndex, after: DocumentEvent, index: DocumentIndex): Change[] {
  const changes: Change[] = [];
  const themes = (event: DocumentEvent, { themes }: DocumentIndex): Bilingual[] =>
    event.themes.flatMap((slug) => themes.get(slug)?.name ?? []);
  if (!isEqual(themes(before, old), themes(after, index))) changes.push({ kind: 'themes', to: themes(after, index) });
  if (!isEqual(pricesAsFrozen(before, old), pricesAsFrozen(after, index))) changes.push({ kind: 'offers' });
  if (!isEqual(before.links ?? [], after.links ?? [])) changes.push({ kind: 'links' });

  const seriesOf = (event: DocumentEvent, { series }: DocumentIndex) =>
    (event.series && series.get(event.series.series)?.title) ?? null;
  if (!isEqual(before.series, after.series) || !isEqual(seriesOf(before, old), seriesOf(after, index)))
    changes.push({ kind: 'series', to: seriesOf(after, index) });
  const continued = (event: DocumentEvent, { events }: DocumentIndex) =>
    (event.continues !== null && events.get(event.continues)?.title) || null;
  if (before.continues !== after.continues || !isEqual(continued(before, old), continued(after, index)))
    changes.push({ kind: 'continues', to: continued(after, index) });
  const arrival = (event: DocumentEvent, { venues }: DocumentIndex) =>
    (event.endsAtVenue !== null && venues.get(event.endsAtVenue)) || null;
  const [from, to] = [arrival(before, old), arrival(after, index)];
  if (!isEqual(from && venueFacts(from), to && venueFacts(to))) changes.push({ kind: 'ends-at', to: to?.name ?? null });
  if (old.document.festival.timeZone !== index.document.festival.timeZone) changes.push({ kind: 'zone' });
  return changes;
}

const isTeamEvent = (event: DocumentEvent): event is TeamEvent => 'teamNotes' in event;

function teamChanges(before: DocumentEvent, after: DocumentEvent): Change[] {
  if (!isTeamEvent(before) || !isTeamEvent(after)) return [];
  const changes: Change[] = [];
  if (before.teamNotes !== after.teamNotes) changes.push({ kind: 'team-notes' });
  if (before.isPublic !== after.isPublic) changes.push({ kind: 'visibility' });
  const isStill = before.startsAt === after.startsAt && before.endsAt === after.endsAt;
  if (isStill && (before.doorsAt !== after.doorsAt || before.freeAt !== after.freeAt))
    changes.push({ kind: 'occupation' });
  return changes;
}
