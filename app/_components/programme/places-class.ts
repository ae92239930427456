import type { PlacesState } from '#lib/model/live-facts.ts';

/**
 * How « places libres », « dernières places », « complet » look; the word says it, the colour with
 * it.
 */
export const placesClass: Record<PlacesState, string> = {
  places: 'flag good',
  'last-places': 'flag warn',
  full: 'flag',
};
