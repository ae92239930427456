import type { Tx } from '#db/client.ts';
import type { Locale } from '#db/enums.ts';
import { type Created, type Creator, createFestival } from '#lib/festivals/creation.ts';
import { keepPagesOfEdition } from './edition-pages.ts';
import { keepPicturesOfEdition } from './edition-pictures.ts';
import { proposalOf } from './proposal.ts';
import type { NewFestivalInput } from './schema.ts';
import { templateSourceOf } from './source.ts';

/**
 * Creates the festival the form describes. Everything is placed again here: times never come from the browser. Refuses a template that is
 * not there, or an earlier festival that is not this account's. `now` is an ISO instant.
 */
export function createFestivalFromTemplate(
  creator: Creator,
  input: NewFestivalInput,
  locale: Locale,
  now: string,
): ({ ok: true } & Created) | { ok: false; reason: 'unknownTemplate' } {
  const source = templateSourceOf(creator.actor, input.template, creator.db);
  if (!source) return { ok: false, reason: 'unknownTemplate' };
  const { unfit: _, ...proposed } = proposalOf(source, input, locale);
  const festival = {
    ...proposed,
    name: input.name,
    ...(source.kind === 'edition' ? { previousId: source.draft.festival.id } : {}),
  };
  const keep = (tx: Tx, id: number) => {
    if (source.kind === 'edition') {
      keepPagesOfEdition(tx, source.draft, id);
      keepPicturesOfEdition(tx, source.draft, id, now);
    }
  };
  return { ok: true, ...createFestival(creator, festival, input.clientKey, now, keep) };
}
