import { isEmpty } from '../i18n/text.ts';
import type { DraftPerson } from '../programme/draft.ts';

/** What a person's page, or whoever has to reach them, is poorer without. */
export const personFacts = ['title', 'bio', 'contact'] as const;
export type PersonFact = (typeof personFacts)[number];

/** What this person lacks. An organisation stands for a title. */
export function missingFactsOfPerson(person: DraftPerson): PersonFact[] {
  const lacks: Record<PersonFact, boolean> = {
    title: isEmpty(person.title) && person.organisation === '',
    bio: isEmpty(person.bio),
    contact: person.contact === '',
  };
  return personFacts.filter((fact) => lacks[fact]);
}
