import type { DocumentRoom } from '../../../lib/programme/documents.ts';
import type { Programme } from './programme.ts';

/** « plein air », « 40 places », « 2 emplacements fauteuil »: what is stated of a room, in words. */
export function roomFacts({ t, terms }: Programme, room: DocumentRoom): string[] {
  return [
    room.kind === 'room' ? null : terms(`roomKind.${room.kind}`),
    room.seats === null ? null : t('seats', { count: room.seats }),
    room.wheelchairPlaces === null ? null : t('wheelchairPlaces', { count: room.wheelchairPlaces }),
  ].filter((fact) => fact !== null);
}
