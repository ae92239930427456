import { countries } from '#lib/i18n/countries.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { type IsShown, isToTakePlace } from './day.ts';
import { indexDocument } from './document-index.ts';
import {
  documentFacetsOf,
  eventLabelsOf,
  type FacetKey,
  facetKey,
  facetKeys,
  facetValue,
  type Token,
} from './facets.ts';
import { placeOf } from './place.ts';

/*
 * The filters of a programme: in addresses, on séances, with their counts, and the words that name
 * them on pages and in searches.
 */

/**
 * The filters that a visitor chose, sorted, so that the same choice always has one address and one
 * cached page.
 */
export type Filters = readonly Token[];

/**
 * Pages with more filters than this are drawn for each request and not cached, so that nobody can
 * fill the cache with every combination.
 */
export const MAX_CACHED_FILTERS = 4;
/** More than anybody ticks; the rest of an address is ignored. */
const MAX_FILTERS = 24;

export const NO_FILTERS: Filters = [];

const sorted = (tokens: Iterable<Token>): Token[] =>
  [...new Set(tokens)].sort(
    (a, b) =>
      facetKeys.indexOf(facetKey(a)) - facetKeys.indexOf(facetKey(b)) || (facetValue(a) < facetValue(b) ? -1 : 1),
  );

/**
 * The filters of an address (`?kind=talk&kind=debate&access=lsf`). Unknown ones are ignored, as are
 * the parameters that other sites append to links.
 */
export function filtersOf(params: URLSearchParams, known: ReadonlySet<Token>): Filters {
  if (params.size === 0) return NO_FILTERS;
  const asked = facetKeys.flatMap((key) => params.getAll(key).map((value): Token => `${key}-${value}`));
  return sorted(asked.filter((token) => known.has(token))).slice(0, MAX_FILTERS);
}

/**
 * The filters of a cached page's path (`['kind-talk', 'access-lsf']`); null when one of them is
 * unknown to this programme.
 */
export function filtersOfTail(segments: readonly string[], known: ReadonlySet<Token>): Filters | null {
  const tokens = segments.filter((segment): segment is Token => known.has(segment as Token));
  return tokens.length === segments.length ? sorted(tokens) : null;
}

/** `?kind=talk&access=lsf`, or nothing. */
export function queryOf(filters: Filters): string {
  if (filters.length === 0) return '';
  return `?${new URLSearchParams(filters.map((token) => [facetKey(token), facetValue(token)])).toString()}`;
}

/** The filters with this one added if it was not chosen, and removed if it was. */
export const toggled = (filters: Filters, token: Token): Filters =>
  filters.includes(token) ? filters.filter((one) => one !== token) : sorted([...filters, token]);

/**
 * Whether a séance matches the filters. Within a key one value is enough (a talk or a debate), and
 * every key has to match. Access is the exception: all values are needed, because who asks for sign
 * language and a wheelchair space needs both.
 */
export function isAmong(tokens: ReadonlySet<Token>, filters: Filters): boolean {
  return facetKeys.every((key) => {
    const asked = filters.filter((token) => facetKey(token) === key);
    if (asked.length === 0) return true;
    const has = (token: Token) => tokens.has(token);
    return key === 'access' ? asked.every(has) : asked.some(has);
  });
}

/** Which séances of a document match the filters; undefined where there is no filter. */
export function keeping(document: PublicDocument, filters: Filters): IsShown | undefined {
  if (filters.length === 0) return undefined;
  const { tokens } = documentFacetsOf(document);
  return ({ number }) => isAmong(tokens.get(number) ?? NONE, filters);
}

const NONE: ReadonlySet<Token> = new Set();

/**
 * How many of these séances each value would leave, as an alternative to the other values of its
 * key and together with the other keys. Only séances that take place count.
 */
export function countsOf(
  document: PublicDocument,
  events: readonly DocumentEvent[],
  filters: Filters,
): (token: Token) => number {
  const { tokens } = documentFacetsOf(document);
  const counts = new Map<Token, number>();
  const others = new Map<FacetKey, Filters>(
    facetKeys.map((key) => [key, key === 'access' ? filters : filters.filter((token) => facetKey(token) !== key)]),
  );
  for (const event of events) {
    if (!isToTakePlace(event)) continue;
    const own = tokens.get(event.number) ?? NONE;
    for (const key of facetKeys) {
      if (!isAmong(own, others.get(key) ?? NO_FILTERS)) continue;
      for (const token of own) if (facetKey(token) === key) counts.set(token, (counts.get(token) ?? 0) + 1);
    }
  }
  return (token) => counts.get(token) ?? 0;
}

/**
 * For filters that match nothing: which single one to drop, and how many séances that would bring,
 * most first.
 */
export function waysOut(
  document: PublicDocument,
  events: readonly DocumentEvent[],
  filters: Filters,
): { token: Token; filters: Filters; count: number }[] {
  return filters
    .map((token) => {
      const left = filters.filter((one) => one !== token);
      const keep = keeping(document, left);
      return {
        token,
        filters: left,
        count: events.filter((event) => isToTakePlace(event) && (keep?.(event) ?? true)).length,
      };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

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

/**
 * Other words that visitors type for a filter, in both languages. Plurals, accents and little words
 * (« de », « the ») do not matter; the names of the filters themselves are in `filters.ts`.
 */
export const synonyms: Readonly<Partial<Record<Token, string>>> = {
  'kind-screening': 'film, films, movie, movies, cinéma, projection, screening, long métrage, feature film',
  'kind-talk': 'conférence, causerie, présentation, lecture, conference',
  'kind-debate': 'discussion',
  'kind-panel': 'rencontre, round table, panel discussion',
  'kind-show': 'concert, performance, théâtre, theatre, live music',
  'kind-workshop': 'stage, initiation, class',
  'kind-exhibition': 'expo, installation, exhibit',
  'kind-outing': 'visite, balade, promenade, sortie, walk, tour, visit',
  'kind-ceremony': 'soirée, cérémonie d’ouverture, cérémonie de clôture, opening ceremony, closing ceremony',
  'meeting-debate': 'débat, débats, discussion, échange avec le public, questions, qanda, debate, talk after',
  'meeting-team':
    'réalisateur, réalisatrice, réalisateur présent, rencontre avec le réalisateur, présence du réalisateur, présence de la réalisatrice, présence de l’équipe, équipe du film, équipe, cinéaste, director, director present, filmmaker, film maker, film crew, in person',
  'time-morning': 'matin, matinée, matins',
  'time-afternoon': 'après midi, aprem, afternoons',
  'time-evening': 'soir, soirée, night, nuit, evenings',
  'access-lsf':
    'langue des signes, signes, sign, signé, interprétation en LSF, interprété en LSF, sign language, signed, BSL, ASL, sourd, deaf',
  'access-sdh':
    'SME, sourd, sourds, malentendant, sourds et malentendants, sourd et malentendant, sous titrage sourds et malentendants, deaf, hard of hearing, captions, closed captions, captions for the deaf, SDH, CC',
  'access-debate': 'débat transcrit, débat interprété, transcription, vélotypie, live captions, captioned',
  'access-whole': 'accessible de bout en bout',
  'access-ad':
    'AD, audiodécrit, audio description, audio décrit, aveugle, malvoyant, déficient visuel, non voyant, blind, described, audiodescribed',
  'access-loop':
    'boucle, BIM, boucle à induction, appareil auditif, malentendant, loop, T loop, induction loop, hearing aid, hard of hearing',
  'access-wheelchair':
    'fauteuil, fauteuil roulant, wheelchair, PMR, mobilité réduite, handicap, handicapé, accessible, accessible PMR, UFR, wheelchair accessible, wheel chair, disabled, step free, mobility',
  'access-relaxed': 'relax, Ciné-ma différence, autisme, relaxed, autism, sensory friendly',
  'offer-free':
    'gratuit, gratuite, gratuité, entrée libre, entrée gratuite, libre, free entry, free admission, no charge',
  'offer-registration': 'inscription, réservation, réserver, registration, register, booking, book',
  'places-free': 'places disponibles, places restantes, disponible, available, seats left, tickets left',
  'places-full': 'complet, complets, sold out, full',
  'subtitles-fr': 'VOSTFR, VOST, VOSTF, VO, version originale, version originale sous titrée',
  'subtitles-en': 'VOSTA, VOSTEN, VOSTANG, English subs',
  'language-fr': 'VF, version française, parlé français, French version, French dubbed',
  'language-en': 'version anglaise, VA',
  'language-zxx': 'muet, muette, film muet, cinéma muet, sans paroles, silent, silent film, silent movie',
};

/**
 * Words that mean the same in an organiser's own labels and themes: a search for one of them finds
 * names with the others too.
 */
export const sameInNames: readonly string[] = [
  'jeune public, enfant, famille, kids, children, child, family, young audience, tout petits',
  'court métrage, court, courts, short, shorts, short film, programme de courts',
  'masterclasse, masterclass, master class, leçon de cinéma',
  'ciné concert, film concert, live music, film with live music',
  'avant première, première, premiere, preview',
  'ouverture, opening, opening night, film d’ouverture, opening film',
  'clôture, closing, closing night, film de clôture, closing film',
  'double programme, double bill, double feature, double séance',
  'documentaire, documentary, doc, docu',
  'animation, film d’animation, animated, cartoon, dessin animé',
  'patrimoine, classique, classic, heritage, restauré, restored',
];
