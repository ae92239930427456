import type { DraftRoom } from '#lib/model/draft.ts';

/** Of a room of which only the name is known: a plain one, that follows the festival in all. */
export const undescribed = {
  kind: 'room',
  wheelchairPlaces: null,
  doorsMinutes: null,
  clearMinutes: null,
  abilities: [],
  lacks: [],
  opensAt: null,
  closesAt: null,
  note: '',
} satisfies Partial<DraftRoom>;
