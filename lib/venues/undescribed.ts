import type { DraftRoom } from '#lib/model/draft.ts';

/**
 * The values of a room of which only the name is known: a plain one that uses the festival's
 * settings.
 */
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
