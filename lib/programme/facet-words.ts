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

/**
 * Other words that visitors type for a filter, in both languages. Plurals, accents and little words
 * (« de », « the ») do not matter; the names of the filters themselves are in `facet-words.ts`.
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
