import type { Bilingual } from '#db/columns.ts';
import { filmTitle } from '#lib/films/title.ts';
import type { DocumentEvent, DocumentPresence, TeamEvent } from '#lib/model/documents.ts';
import { isEqual } from '#lib/plain-values.ts';
import { accessAsFrozen, givenAccess } from './access.ts';
import type { Change } from './difference.ts';
import type { DocumentIndex } from './document-index.ts';
import { pricesAsFrozen } from './prices.ts';
import { speechOf } from './speech.ts';
import { filmFacts, personFacts, venueFacts } from './visible.ts';

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
export function fieldChanges(
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
