import { type Conflict, chosenTheirs, conflictingFields, takeTheirs } from '#lib/history/conflict.ts';
import type { Changed } from '#lib/history/roots.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { type FacetName, facetNames, facetsOf } from './facets.ts';
import { type EventFormValues, formValuesOf } from './form-values.ts';
import type { EventRoot } from './root.ts';
import { type EventInput, eventInput } from './schema.ts';

type Clock = { timeZone: string; dayStartsAt: string };

/** A séance as its own form would post it. */
export const inputOf = (event: EventRoot, clock: Clock): EventInput =>
  eventInput(clock).parse(formValuesOf(event, clock.dayStartsAt));

/** What two people wrote, and the other's form, so that a choice can be put into the fields at once. */
export type EventConflict = Conflict & { theirs: EventFormValues };

/** What the second of two people is shown. Without a known base every difference is one that both made. */
export function eventConflict(
  { current, base, by, isOwn, at }: Changed<EventRoot>,
  mine: EventInput,
  index: DraftIndex,
  locale: Locale,
): EventConflict {
  const { festival } = index.draft;
  const facets = (input: EventInput) => facetsOf(input, index, locale);
  const theirs = facets(inputOf(current, festival));
  const nobody = Object.fromEntries(facetNames.map((name) => [name, { value: undefined, shown: '' }]));
  return {
    version: current.version,
    by,
    isOwn,
    at,
    fields: conflictingFields(base ? facets(inputOf(base, festival)) : nobody, facets(mine), theirs),
    theirs: formValuesOf(current, festival.dayStartsAt, locale),
  };
}

const isFacet = (name: string): name is FacetName => facetNames.some((facet) => facet === name);

/** What is saved after the choices, field by field: the posted `choice` tree names what is taken from the séance as it stands. */
export function withChoices(mine: EventInput, current: EventRoot | null, clock: Clock): EventInput {
  const names = chosenTheirs(mine.choice).filter(isFacet);
  if (names.length === 0 || !current) return mine;
  return takeTheirs(mine, inputOf(current, clock), names);
}
