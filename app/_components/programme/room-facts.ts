import type { DocumentRoom } from '#lib/model/documents.ts';
import { accessAnswersOf } from '#lib/programme/access.ts';
import type { Programme } from './programme.ts';

/**
 * « plein air », « 40 places », « 2 emplacements fauteuil », « boucle magnétique »: the facts of a
 * room.
 */
export function roomFactWords({ t, terms }: Programme, room: DocumentRoom): string[] {
  return [
    room.kind === 'room' ? null : terms(`roomKind.${room.kind}`),
    room.seats === null ? null : t('seats', { count: room.seats }),
    room.wheelchairPlaces === null ? null : t('wheelchairPlaces', { count: room.wheelchairPlaces }),
    ...accessAnswersOf(room).map(({ access, is }) => terms(`${is ? 'ability' : 'lack'}.${access}`)),
  ].filter((fact) => fact !== null);
}
