import told from './numerique-en-lumiere.json' with { type: 'json' };
import { templateSchema } from './template.ts';

/**
 * Numérique En Lumière as two public sources tell it: the notes of an attendee collective
 * (InfraBasse) and the festival's page. Films: their festivals', distributors' and producers'
 * pages. Themes and content notes are our reading. Neither times nor running order are known; who
 * organises it, why and where belongs to the real festival and is not part of the template.
 */
export const numeriqueEnLumiere = templateSchema.parse(told);
