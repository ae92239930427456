import type { DocumentRoom, PublicDocument } from '#lib/model/documents.ts';
import { eventsInRoom } from './around.ts';
import { type DatedEvent, isDated } from './day.ts';

/**
 * The séances of one room by start, those relayed to it included. `room` is null for what is in no
 * room.
 */
export type RoomOfDay = Readonly<{ room: DocumentRoom | null; events: DatedEvent[] }>;

/**
 * What happens room by room, in the document's order of rooms; rooms without a séance are left out.
 * Of one festival day, or of all.
 */
export function eventsByRoom({ rooms, events }: PublicDocument, date?: string): RoomOfDay[] {
  const dated = events.filter(isDated).filter(({ day }) => date === undefined || day === date);
  return [
    ...rooms.map((room) => ({ room, events: dated.filter((event) => isIn(event, room.number)) })),
    { room: null, events: dated.filter(({ rooms: own }) => own.length === 0) },
  ].filter(({ events: own }) => own.length > 0);
}

/** The séances of one room on all days, by start. */
export const eventsIn = (document: PublicDocument, room: number): DatedEvent[] =>
  eventsInRoom(document, room).filter(isDated);

/**
 * The séances that were announced in this room and moved to another, by start: visitors who do not
 * know it yet still come here.
 */
export const eventsGoneFrom = ({ events }: PublicDocument, room: number): DatedEvent[] =>
  events
    .filter(isDated)
    .filter((event) => event.status === 'planned' && event.previousRoom === room && !isIn(event, room));

const isIn = ({ rooms }: DatedEvent, number: number) => rooms.some(({ room }) => room === number);
