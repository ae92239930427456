import type { EventWishes } from '#db/schema/index.ts';
import type { Locale, Voice } from '#lib/i18n/locale.ts';
import type { translator } from '#lib/i18n/translator.ts';
import { formatDate, spokenDate } from '#lib/time/format.ts';
import { namesOfWishes } from './event-wishes.ts';
import type { Wish } from './warning.ts';

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
