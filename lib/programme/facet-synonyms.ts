import type { Token } from './facets.ts';

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
