import { isEmpty } from '#lib/i18n/text.ts';
import type { SeenPerson } from './schema.ts';

/** What a person's page, or whoever has to reach them, is poorer without. */
const personFacts = ['title', 'bio', 'contact'] as const;
type PersonFact = (typeof personFacts)[number];

/** What this person lacks, as far as the reader may know it. An organisation stands for a title. */
export function missingFactsOfPerson(person: SeenPerson): PersonFact[] {
  const lacks: Record<PersonFact, boolean> = {
    title: isEmpty(person.title) && person.organisation === '',
    bio: isEmpty(person.bio),
    contact: person.contact === '',
  };
  return personFacts.filter((fact) => lacks[fact]);
}
