import type { DraftEvent } from '#lib/model/draft.ts';
import { expectedFor, type PersonHold } from '#lib/occupancy/apart.ts';
import type { Interval } from '#lib/time/interval.ts';
import { type Content, contentOf, layoutOf, type Prepared } from './prepared.ts';
import { roomMargins } from './running-order.ts';
import type { PresenceStanding } from './warning.ts';

/** What a séance holds of a thing that others may want too. */
export type Hold = Interval & { content: Content };

/** How long a séance holds one of its rooms: [start − doors, public end + clear). */
export type Occupation = Hold & { roomId: number; doors: number; clear: number };

/** Null when it holds no place. */
export function occupationOf(prepared: Prepared, event: DraftEvent, roomId: number): Occupation | null {
  const content = contentOf(prepared, event);
  if (!content) return null;
  const { doors, clear } = roomMargins(event, roomId, prepared.index);
  return { content, roomId, doors, clear, start: content.start - doors, end: content.end + clear };
}

/**
 * A room holds one thing at a time; a park, a meeting point and a stream hold any number at once.
 */
export const holdsOne = ({ index }: Pick<Prepared, 'index'>, roomId: number) =>
  index.rooms.get(roomId)?.kind === 'room';

/**
 * When a person is expected: for a séance all of it, for an item that item; on the way 5 minutes
 * before it.
 */
export type Expected = Hold & PersonHold & { personId: number; standing: PresenceStanding };

/** When one person is expected at one séance: not by a recording, and not when they declined. */
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

/** When and where one is expected, for the facts. */
export const expectedAt = ({ content: { event }, start, end }: Expected) =>
  `${event.id}@${event.startsAt}/${start}-${end}/${event.rooms.map((room) => room.roomId).join(',')}`;
