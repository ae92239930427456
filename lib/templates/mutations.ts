import type { Tx } from '#db/client.ts';
import type { Locale } from '#db/enums.ts';
import { type Created, type Creator, createFestival } from '#lib/festivals/creation.ts';
import { givePictures, keepOfEdition, keepTeam, picturesOfEdition } from './edition-keeps.ts';
import { proposalOf } from './proposal.ts';
import type { NewFestivalInput } from './schema.ts';
import { templateSourceOf } from './source.ts';

/**
 * Creates the festival that the form describes. Everything is placed again here, so that times
 * never come from the browser. Refuses a template that does not exist, or an earlier festival of
 * another account. `now` is an ISO instant.
 */
export function createFestivalFromTemplate(
  creator: Creator,
  input: NewFestivalInput,
  locale: Locale,
  now: string,
): ({ ok: true } & Created) | { ok: false; reason: 'unknownTemplate' } {
  const source = templateSourceOf(creator.actor, input.template, creator.db);
  if (!source) return { ok: false, reason: 'unknownTemplate' };
  const { unfit: _, moves, ...proposed } = proposalOf(source, input, locale);
  const festival = {
    ...proposed,
    name: input.name,
    ...(source.kind === 'edition' ? { previousId: source.draft.festival.id } : {}),
  };
  const keep = (tx: Tx, id: number) => {
    if (source.kind === 'edition') {
      keepOfEdition(tx, source.draft, id, moves, input);
      if (input.team && source.others > 0) keepTeam(tx, source.draft, id, moves, creator.actor, now);
      const rooms = proposed.rooms.map(({ name }, i) => ({ name, from: input.rooms[i]?.from ?? '' }));
      givePictures(tx, picturesOfEdition(source.draft, rooms), id, now);
    }
    if (source.kind === 'programme') givePictures(tx, source.template.pictures ?? [], id, now);
  };
  return { ok: true, ...createFestival(creator, festival, input.clientKey, now, keep) };
}
