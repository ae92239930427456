import type { DocumentEvent, DocumentRoom, Documents, PublicDocument } from '#lib/model/documents.ts';
import { isEqual } from '#lib/plain-values.ts';
import { roomsToldApart } from '#lib/venues/told-apart.ts';
import type { Change, Difference, Elsewhere, PlaceAndTime } from './difference.ts';
import { type DocumentIndex, indexDocument } from './document-index.ts';
import { fieldChanges } from './field-changes.ts';
import { firstRoom, roomsApartIn } from './place.ts';
import { placeChange } from './place-change.ts';
import { replacement } from './replaced.ts';
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

function changesOf(before: DocumentEvent, old: DocumentIndex, after: DocumentEvent, index: DocumentIndex): Change[] {
  const at = slotOf(after, index);
  if (after.status === 'cancelled') {
    if (after.isPostponed && !before.isPostponed) return [{ kind: 'postponed', at }];
    if (before.status === 'planned' || before.isPostponed !== after.isPostponed)
      return [{ kind: 'cancelled', at, reason: after.cancellationReason }];
  } else if (before.status === 'cancelled') {
    return [{ kind: 'restored', at }];
  }
  const replaced = replacement(before, old, after, index);
  const changes: Change[] = [
    ...(replaced ? [{ kind: 'replaced', ...replaced, at } as const] : []),
    ...moves(before, old, after, index),
    ...fieldChanges(before, old, after, index, replaced !== null),
  ];
  return changes.length > 0 ? changes : [{ kind: 'other' }];
}

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
