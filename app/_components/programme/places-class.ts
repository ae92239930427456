import type { PlacesState } from '#lib/model/live-facts.ts';

/**
 * The look of « places libres », « dernières places », « complet »: both the word and the colour
 * say it.
 */
export const placesClass: Record<PlacesState, string> = {
  places: 'flag good',
  'last-places': 'flag warn',
  full: 'flag',
};
