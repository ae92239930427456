import type { Edge } from '#db/enums.ts';
import type { EventWishes } from '#db/schema/index.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { folded } from '#lib/search/words.ts';
import type { Wish } from './warning.ts';

const OPENS = /\b(?:ouverture|inaugura\w*|opening)\b/;
const CLOSES = /\b(?:cloture|palmares|closing)\b/;

/**
 * A ceremony whose title or label says « ouverture » or « clôture » wishes to be first or last,
 * unless somebody set another wish.
 */
export function eventWishes({
  kind,
  label,
  title,
  wishes = {},
}: Pick<DraftEvent, 'kind' | 'label' | 'title'> & { wishes?: EventWishes }): EventWishes {
  if (kind !== 'ceremony' || wishes.edge) return wishes;
  const words = folded([label.fr, label.en, title.fr, title.en].filter(Boolean).join(' '));
  const edge: Edge | undefined = OPENS.test(words) ? 'opening' : CLOSES.test(words) ? 'closing' : undefined;
  return edge ? { ...wishes, edge } : wishes;
}

const isWished = ([, value]: [string, unknown]) => value !== undefined;
export const namesOfWishes = (wishes: EventWishes) =>
  Object.entries(wishes)
    .filter(isWished)
    .map(([name]) => name as Wish);
