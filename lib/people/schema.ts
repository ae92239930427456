import { z } from 'zod';
import { type ChosenWay, chosenWays } from '#db/enums.ts';
import { bilingualLine, bilingualParagraphs, line, MAX_NOTE, paragraphs, requiredLine } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { tagsInWords } from '#lib/i18n/tags.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { choices, recordFields, tagsField, whenRead } from '#lib/i18n/typed-values.ts';
import type { DraftPerson } from '#lib/model/draft.ts';
import type { Seen } from '#lib/model/seen.ts';
import { noWallClock, typedWallClock, wallClockOrNothing } from '#lib/time/typed-times.ts';

/**
 * What the form of a person posts. Arrival and departure are wall clocks in the festival's time
 * zone.
 */
export const personSchema = z
  .object({
    ...recordFields,
    name: requiredLine(),
    organisation: line(),
    title: bilingualLine(),
    bio: bilingualParagraphs(),
    /** Private: never shown outside the desk. */
    contact: paragraphs(MAX_NOTE),
    /** Private too. As the person said themselves. */
    ways: choices(chosenWays),
    tags: tagsField,
    arrivesAt: wallClockOrNothing,
    departsAt: wallClockOrNothing,
  })
  .superRefine(
    (person, context) => {
      if (person.arrivesAt && person.departsAt && person.departsAt < person.arrivesAt)
        context.addIssue({ code: 'custom', path: ['departsAt', 'date'], message: 'order' satisfies FieldError });
    },
    whenRead('arrivesAt', 'departsAt'),
  );
export type PersonInput = z.output<typeof personSchema>;
export type PersonFormValues = z.input<typeof personSchema>;

/**
 * To withdraw a person from everywhere, one has to type their name, so that nobody does it by
 * mistake.
 */
export const withdrawPersonSchema = z.object({ confirmation: line() });
/** The person's new name, in everything that was published. */
export const changeNameSchema = z.object({ newName: requiredLine() });

/**
 * The facts of a person that only readers with `private-facts` see; a file without private facts
 * has these values instead.
 */
export const PRIVATE_PERSON_FACTS = { contact: '', ways: [] as ChosenWay[], tags: [] as string[] };
/** A person as the reader of the desk may see them. */
export type SeenPerson = Seen<DraftPerson, typeof PRIVATE_PERSON_FACTS>;

/** A person as their form shows them; without their contact for those who may not see it. */
export function personFormValues(person: SeenPerson, locale: Locale): PersonFormValues {
  const { version, name, organisation, contact, ways, tags } = person;
  return {
    version,
    clientKey: '',
    name,
    organisation,
    contact: contact ?? '',
    ways: Object.fromEntries((ways ?? []).map((way) => [way, true])),
    tags: tagsInWords(tags),
    title: { fr: person.title.fr ?? '', en: person.title.en ?? '' },
    bio: { fr: person.bio.fr ?? '', en: person.bio.en ?? '' },
    arrivesAt: typedWallClock(person.arrivesAt, locale),
    departsAt: typedWallClock(person.departsAt, locale),
  };
}

const neither = { fr: '', en: '' };

/** The empty form of a person. */
export const newPersonValues: PersonFormValues = {
  version: 0,
  name: '',
  organisation: '',
  title: neither,
  bio: neither,
  contact: '',
  ways: {},
  tags: '',
  arrivesAt: noWallClock,
  departsAt: noWallClock,
};

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
