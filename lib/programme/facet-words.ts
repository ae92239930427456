import { countries } from '#lib/i18n/countries.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { indexDocument } from './document-index.ts';
import { eventLabelsOf, type FacetKey, facetKey, facetValue, type Token } from './facets.ts';
import type { Filters } from './filters.ts';
import { placeOf } from './place.ts';

/**
 * A value as it is printed, and as it is read aloud where the printed form is an abbreviation. With
 * the language's typography.
 */
type FacetWords = Readonly<{ printed: string; spoken: string }>;

/** Whose filter it is, and in which language it is named. */
type FacetContext = Readonly<{ document: PublicDocument; locale: Locale }>;

/**
 * « LSF », « Salle 2 », « anglais »: the name of a filter in its panel, on its link, in sentences
 * and in searches.
 */
export function facetWords({ document, locale }: FacetContext, token: Token): FacetWords {
  const words = wordsOf(document, locale, facetKey(token), facetValue(token));
  const [printed, spoken = printed] = typeof words === 'string' ? [words] : words;
  return { printed: typeset(printed, locale), spoken: typeset(spoken, locale) };
}

function wordsOf(
  document: PublicDocument,
  locale: Locale,
  key: FacetKey,
  value: string,
): string | readonly [printed: string, spoken: string] {
  const f = translator(locale, 'filters');
  const terms = translator(locale, 'terms');
  const index = indexDocument(document);
  switch (key) {
    case 'kind':
      return terms(`kind.${value}` as Parameters<typeof terms>[0]);
    case 'label':
      return inLocale(eventLabelsOf(document).values.get(value), locale) || value;
    case 'theme':
      return inLocale(index.themes.get(value)?.name, locale) || value;
    case 'venue':
      return inLocale(index.venues.get(Number(value))?.name, locale) || value;
    case 'room': {
      const room = index.rooms.get(Number(value));
      return room
        ? placeOf(room, index)
            .names.map((name) => inLocale(name, locale))
            .join(' – ')
        : value;
    }
    case 'language':
      return languages.name(value, locale);
    case 'country':
      return countries.name(value, locale);
    case 'subtitles':
      return f('subtitlesIn', { language: languages.name(value, locale) });
    case 'access': {
      if (value === 'debate' || value === 'whole') return [f(`access.${value}`), f(`accessSpoken.${value}`)];
      return [
        terms(`access.${value}` as Parameters<typeof terms>[0]),
        terms(`accessSpoken.${value}` as Parameters<typeof terms>[0]),
      ];
    }
    case 'offer':
    case 'places':
    case 'time':
    case 'meeting':
      return f(`${key}.${value}` as Parameters<typeof f>[0]);
  }
}

/** « Projection, LSF »: the chosen filters as part of a sentence. */
export function facetNamesOf(named: FacetContext, filters: Filters): FacetWords {
  const words = filters.map((token) => facetWords(named, token));
  return {
    printed: words.map(({ printed }) => printed).join(', '),
    spoken: words.map(({ spoken }) => spoken).join(', '),
  };
}
