import type { DraftEvent } from '#lib/model/draft.ts';
import { expectedFor, type PersonHold } from '#lib/occupancy/apart.ts';
import type { Interval } from '#lib/time/interval.ts';
import { type Content, contentOf, layoutOf, type Prepared } from './prepared.ts';
import { roomMargins } from './running-order.ts';
import type { PresenceStanding } from './warning.ts';

/** The time for which a séance needs something that others may need too. */
export type Hold = Interval & { content: Content };

/** How long a séance occupies one of its rooms: [start − doors, public end + clear). */
export type Occupation = Hold & { roomId: number; doors: number; clear: number };

/** Null when it occupies no room. */
export function occupationOf(prepared: Prepared, event: DraftEvent, roomId: number): Occupation | null {
  const content = contentOf(prepared, event);
  if (!content) return null;
  const { doors, clear } = roomMargins(event, roomId, prepared.index);
  return { content, roomId, doors, clear, start: content.start - doors, end: content.end + clear };
}

/**
 * Whether a room holds one séance at a time; a park, a meeting point or a stream holds any number.
 */
export const holdsOne = ({ index }: Pick<Prepared, 'index'>, roomId: number) =>
  index.rooms.get(roomId)?.kind === 'room';

/**
 * When a person is expected: during the whole séance, or during their item and the few minutes
 * before it in which they come (`expectedFor`).
 */
export type Expected = Hold & PersonHold & { personId: number; standing: PresenceStanding };

/** When one person is expected at one séance. Not for a recording, and not when they declined. */
export function expectationsOf(prepared: Prepared, event: DraftEvent, personId: number): Expected[] {
  const content = contentOf(prepared, event);
  if (!content) return [];
  const { start, end } = content;
  const expected: Expected[] = [];
  for (const { personId: who, itemId, presence, confirmation } of event.people) {
    if (who !== personId || presence === 'recorded') continue;
    if (confirmation === 'declined' || confirmation === 'prevented') continue;
    const part = itemId === null ? undefined : layoutOf(prepared, event).parts.find(({ item }) => item.id === itemId);
    const itself = part ? { start: start + part.offset, end: start + part.offset + part.minutes } : { start, end };
    const hours = expectedFor(itself, part !== undefined);
    expected.push({ content, personId, standing: confirmation, isThere: presence === 'in-person', ...hours });
  }
  return expected;
}

const standings: readonly PresenceStanding[] = ['considered', 'invited', 'tentative', 'confirmed'];
export const weaker = (a: PresenceStanding, b: PresenceStanding) =>
  standings.indexOf(a) <= standings.indexOf(b) ? a : b;

export const shareARoom = (a: DraftEvent, b: DraftEvent) =>
  a.rooms.some((room) => b.rooms.some((r) => r.roomId === room.roomId));

/** When and where somebody is expected, for the facts of a warning. */
export const expectedAt = ({ content: { event }, start, end }: Expected) =>
  `${event.id}@${event.startsAt}/${start}-${end}/${event.rooms.map((room) => room.roomId).join(',')}`;
