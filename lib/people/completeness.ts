import { isEmpty } from '#lib/i18n/text.ts';
import type { SeenPerson } from './schema.ts';

/** The facts that a person's page needs, or whoever has to contact them. */
const personFacts = ['title', 'bio', 'contact'] as const;
type PersonFact = (typeof personFacts)[number];

/**
 * The facts this person lacks, among those the reader may see. An organisation is as good as a
 * title.
 */
export function missingFactsOfPerson(person: SeenPerson): PersonFact[] {
  const lacks: Record<PersonFact, boolean> = {
    title: isEmpty(person.title) && person.organisation === '',
    bio: isEmpty(person.bio),
    contact: person.contact === '',
  };
  return personFacts.filter((fact) => lacks[fact]);
}
