import told from './numerique-en-lumiere.json' with { type: 'json' };
import { templateSchema } from './template.ts';

/**
 * Numérique En Lumière, from two public sources: the notes of an attendee collective (InfraBasse)
 * and the festival's page. The facts of films are from the pages of their festivals, distributors
 * and producers; themes and content notes are our own. Times and running order are unknown.
 * Organiser, purpose and place belong to the real festival and are not part of the template.
 */
export const numeriqueEnLumiere = templateSchema.parse(told);
