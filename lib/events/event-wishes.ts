import type { Edge } from '#db/enums.ts';
import type { EventWishes } from '#db/schema/index.ts';
import type { Locale, Voice } from '#lib/i18n/locale.ts';
import type { translator } from '#lib/i18n/translator.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { folded } from '#lib/search/words.ts';
import { formatDate, spokenDate } from '#lib/time/format.ts';
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

type Said = {
  terms: ReturnType<typeof translator<'terms'>>;
  locale: Locale;
  titleOf: (number: number) => string | undefined;
  voice?: Voice;
};

/**
 * One wish as the continuation of a sentence: « l’après-midi », « après « Cora » ». Empty if its
 * séance no longer exists.
 */
export function sayWish(wish: Wish, wishes: EventWishes, { terms, locale, titleOf, voice }: Said): string | undefined {
  const { day, part, edge } = wishes;
  switch (wish) {
    case 'day':
      return day && terms('wish.day', { day: voice === 'spoken' ? spokenDate(day, locale) : formatDate(day, locale) });
    case 'part':
      return part && terms(`wish.part.${part}`);
    case 'edge':
      return edge && terms(`wish.edge.${edge}`);
    case 'school':
      return terms('wish.school');
    default: {
      const title = titleOf(wishes[wish] ?? 0);
      return title && terms(`wish.${wish}`, { title });
    }
  }
}

export const sayWishes = (wishes: EventWishes, said: Said): string =>
  namesOfWishes(wishes)
    .flatMap((wish) => sayWish(wish, wishes, said) || [])
    .join(', ');
