import { eventKinds, eventStatuses, personRoles, visibilities } from '#db/enums.ts';
import { translator } from '#lib/i18n/translator.ts';
import { choicesOf } from './typed-choices.ts';

/** « Projection », « table ronde », « ciné-débat ». */
export const readEventKind = choicesOf(eventKinds, (kind, locale) => translator(locale, 'terms')(`kind.${kind}`), [
  [
    /^(?:films?|long metrage|courts? metrages?|documentaire|seance|projections?|screenings?|cine debat|cine rencontre|avant premiere)\b/,
    'screening',
  ],
  [
    /^(?:conferences?|rencontres?|interventions?|masterclass(?:e|es)?|lectures?|keynotes?|talks?|presentation)\b/,
    'talk',
  ],
  [/^(?:debats?|discussions?|debates?)\b/, 'debate'],
  [/^(?:tables? rondes?|panels?)\b/, 'panel'],
  [/^(?:spectacles?|concerts?|cine concerts?|performances?|theatre|danse|shows?)\b/, 'show'],
  [/^(?:ateliers?|workshops?|stages?)\b/, 'workshop'],
  [/^(?:expositions?|expos?|installations?|exhibitions?|vernissages?)\b/, 'exhibition'],
  [/^(?:visites?|balades?|promenades?|parcours|walks?|tours?|outings?)\b/, 'outing'],
  [/^(?:ceremonies?|ouverture|cloture|inauguration|remise des prix|opening|closing|awards?)\b/, 'ceremony'],
  [/^(?:autres?|others?|divers|fete|repas|soiree)\b/, 'other'],
]);

/** « prévue », « annulée », « confirmed ». */
export const readStatus = choicesOf(
  eventStatuses,
  (status, locale) => translator(locale, 'terms')(`status.${status}`),
  [
    [/^(?:annule(?:e|es|s)?|cancell?ed|supprime(?:e|es|s)?)$/, 'cancelled'],
    [/^(?:prevu(?:e|es|s)?|confirme(?:e|es|s)?|maintenu(?:e|es|s)?|planned|confirmed|ok|oui|tentative)$/, 'planned'],
  ],
);

/** « publique », « équipe seulement », « interne ». */
export const readVisibility = choicesOf(
  visibilities,
  (visibility, locale) => translator(locale, 'terms')(`visibility.${visibility}`),
  [
    [/^(?:publi(?:c|que|ques|cs)|tout public|oui|yes)$/, 'public'],
    [/^(?:equipe|interne|prive(?:e|es|s)?|team(?: only)?|internal|private|scolaires?|non|no)$/, 'team'],
  ],
);

/** « animation », « réalisatrice », « moderator ». */
export const readRole = choicesOf(personRoles, (role, locale) => translator(locale, 'terms')(`personRole.${role}`), [
  [/^(?:moderat(?:ion|eur|rice|or)|anim(?:e|ee|ation|ateur|atrice))$/, 'moderator'],
  [/^(?:real(?:isat(?:ion|eur|rice))?|cineaste|director)$/, 'director'],
  [/^(?:invite(?:e)?|guest)$/, 'guest'],
  [/^(?:intervenant(?:e)?|conferencier|conferenciere|speaker)$/, 'speaker'],
  [/^(?:artiste|comedien(?:ne)?|musicien(?:ne)?|performer|sur scene)$/, 'performer'],
  [/^(?:presentation|presentat(?:eur|rice)|accueil|host)$/, 'host'],
  [/^(?:interprete|traduction|interpreter)$/, 'interpreter'],
]);

const ROOM =
  /^(?:(?:grande?|petite?) )?(?:salle|room|auditorium|amphi|amphith[ée][âa]tre|studio|[ée]cran|screen|hall|foyer)(?: |$)/i;
/** « Salle 2 », « Grand amphi ». */
export const looksLikeRoom = (text: string): boolean => ROOM.test(text);
