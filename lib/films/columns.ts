import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import type { FilmInput } from './schema.ts';

/** What of a film's form stands in its own row. */
export const filmColumnsOf = ({ versions: _, ...input }: FilmInput) => ({
  ...withoutRecordFields(input),
  // A date without « from » would come back to life with it, years later.
  announceableFrom: input.announceable === 'from' ? input.announceableFrom : null,
});

/** Its copies. */
export const copiesOf = ({ versions }: FilmInput) => versions.map(({ remove, ...copy }) => copy);
