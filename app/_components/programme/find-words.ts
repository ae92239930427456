import { languages } from '../../../lib/i18n/languages.ts';
import { type FacetKey, facetKey, facetValue, type Token } from '../../../lib/programme/facets.ts';
import type { Filters } from '../../../lib/programme/filters.ts';
import { placeOf } from '../../../lib/programme/place.ts';
import type { Programme } from './programme.ts';

/** A value as it is printed and as it is said, where an abbreviation stands for something. */
export type FacetWords = Readonly<{ printed: string; spoken: string }>;

const twice = (words: string): FacetWords => ({ printed: words, spoken: words });

/** « LSF », « Salle 2 », « anglais »: what a filter is called. */
export function facetWords(programme: Programme, token: Token): FacetWords {
  const { index, say, terms, f, locale } = programme;
  const value = facetValue(token);
  const key: FacetKey = facetKey(token);
  switch (key) {
    case 'kind':
      return twice(terms(`kind.${value}` as Parameters<typeof terms>[0]));
    case 'theme':
      return twice(say(index.themes.get(value)?.name ?? value));
    case 'venue':
      return twice(say(index.venues.get(Number(value))?.name ?? value));
    case 'room': {
      const room = index.rooms.get(Number(value));
      return twice(room ? placeOf(room, index).names.map(say).join(' – ') : value);
    }
    case 'language':
      return twice(say(languages.name(value, locale)));
    case 'subtitles':
      return twice(f('subtitlesIn', { language: languages.name(value, locale) }));
    case 'access':
      return {
        printed: f(`access.${value}` as Parameters<typeof f>[0]),
        spoken: f(`accessSpoken.${value}` as Parameters<typeof f>[0]),
      };
    case 'offer':
      return twice(f(`offer.${value}` as Parameters<typeof f>[0]));
    case 'places':
      return twice(f(`places.${value}` as Parameters<typeof f>[0]));
  }
}

/** « Projection, LSF »: what was chosen, in a sentence. */
export function namesOf(programme: Programme, filters: Filters): FacetWords {
  const words = filters.map((token) => facetWords(programme, token));
  return {
    printed: words.map(({ printed }) => printed).join(', '),
    spoken: words.map(({ spoken }) => spoken).join(', '),
  };
}
