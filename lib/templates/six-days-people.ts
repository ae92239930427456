import type { PlanPerson } from '#lib/festivals/plan.ts';

/*
 * People of the example of six days. None of them exists: the line under each name says so.
 */

const person = (name: string, organisation: string, fr: string, en: string): PlanPerson => ({
  name,
  organisation,
  bio: {},
  title: { fr: `${fr} – personne inventée`, en: `${en} – invented person` },
});

/** By the key the séances call them by. */
export const sixDaysPeople = {
  maelys: person('Maëlys Corvoisier', '', 'réalisatrice', 'director'),
  ikram: person('Ikram Belhadri', '', 'réalisatrice', 'director'),
  gwendal: person('Gwendal Kerroué', '', 'réalisateur', 'director'),
  perrine: person('Perrine Lestrohan', '', 'réalisatrice', 'director'),
  joao: person('João Verdelho', '', 'réalisateur', 'director'),
  solveig: person('Solveig Raun', '', 'réalisatrice', 'director'),
  ilse: person('Ilse Vandermolen', '', 'réalisatrice', 'director'),
  awa: person('Awa Ndoumbé-Lacaze', '', 'réalisatrice', 'director'),
  rowan: person('Rowan Tregellis', '', 'réalisateur·rice', 'director'),
  batiste: person('Batiste Orlac', '', 'réalisateur', 'director'),
  lucrece: person('Lucrèce Damboise', '', 'réalisatrice', 'director'),
  teva: person('Teva Maruhi', '', 'réalisateur', 'director'),
  nour: person('Nour Haddouche', '', 'réalisatrice', 'director'),
  tomas: person('Tomás Iriberry', '', 'réalisateur', 'director'),
  octave: person('Octave Mirandol', '', 'réalisateur', 'director'),
  hedda: person('Hedda Lindqvarn', '', 'réalisatrice', 'director'),
  celestin: person('Célestin Abravène', 'Les Rivages', 'direction du festival', 'festival director'),
  odile: person('Odile Fontcreuse', 'Les Rivages', 'programmation', 'programmer'),
  malo: person('Malo Querrien', 'Les Rivages', 'programmation', 'programmer'),
  yasmine: person('Yasmine Tellouche', 'Radio Estran', 'journaliste', 'journalist'),
  hortense: person('Hortense Valmier', 'Laboratoire des littoraux', 'géographe', 'geographer'),
  idris: person('Idris Monfort', 'Collectif Brise-lames', 'ingénieur hydraulicien', 'hydraulic engineer'),
  clarisse: person('Clarisse Oudry', 'Conservatoire des rivages', 'juriste', 'lawyer'),
  noe: person('Noé Farandelle', '', 'preneur de son', 'sound recordist'),
  trio: person('Trio Houle', '', 'violon, accordéon, percussions', 'violin, accordion, percussion'),
  salome: person('Salomé Garance', '', 'interprète en LSF', 'French Sign Language interpreter'),
} as const satisfies Record<string, PlanPerson>;

export type PersonKey = keyof typeof sixDaysPeople;
