import { edges, wishedParts } from '#db/enums.ts';
import type { EventWishes } from '#db/schema/index.ts';
import { sayWish } from '#lib/events/say-wishes.ts';
import { namesOfWishes } from '#lib/events/wishes.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { wordsOfText } from '#lib/search/words.ts';

/**
 * Wishes as a cell, one per line: days as dates, other séances by our numbers, if they still exist.
 * A séance in the history may be older than wishes, and has none.
 */
export const wishesTyped = (wishes: EventWishes = {}, locale: Locale, isEvent = (_: number) => true): string => {
  const terms = translator(locale, 'terms');
  const titleOf = (number: number) => (isEvent(number) ? `n° ${number}` : undefined);
  return namesOfWishes(wishes)
    .flatMap((wish) => (wish === 'day' ? wishes.day : sayWish(wish, wishes, { terms, locale, titleOf })) || [])
    .join('\n');
};

const OTHER = { after: /^(?:apres|after)\b/, before: /^(?:avant|before)\b/, apart: /^(?:a l ecart|loin|away|apart)\b/ };
/** Words before a time of day that mean nothing by themselves. */
const LEADS = /^(?:(?:le|l|en|in the|on|as the|pendant les|during) )+/;
const key = (text: string) => wordsOfText(text).join(' ').replace(LEADS, '');

/** Each phrase of our own lists in both languages, with and without such words. */
const phrases = new Map<string, EventWishes>(
  (['fr', 'en'] as const).flatMap((locale) => {
    const terms = translator(locale, 'terms');
    const said: [string, EventWishes][] = [
      ...wishedParts.map((part): [string, EventWishes] => [terms(`wish.part.${part}`), { part }]),
      ...edges.map((edge): [string, EventWishes] => [terms(`wish.edge.${edge}`), { edge }]),
      [terms('wish.school'), { school: true }],
    ];
    return said.map(([phrase, wish]): [string, EventWishes] => [key(phrase), wish]);
  }),
);

/** The wishes in a cell; null where a line cannot be a wish, or names no séance of the festival. */
export function typedWishes(
  cell: string,
  { isEvent, dayIn }: { isEvent: (number: number) => boolean; dayIn: (text: string) => string | null },
): EventWishes | null {
  const found: EventWishes = {};
  for (const line of cell.split(/[\n;]+/).filter((part) => part.trim() !== '')) {
    const said = key(line);
    const number = Number(/(\d+)$/.exec(said)?.[1] ?? 0);
    // « l’après-midi » is not a séance.
    const isPhrase = phrases.has(said);
    const other = isPhrase ? undefined : Object.entries(OTHER).find(([, called]) => called.test(said))?.[0];
    const day = other || isPhrase ? null : dayIn(line.trim());
    if (other && isEvent(number)) Object.assign(found, { [other]: number });
    else if (!other && (isPhrase || day)) Object.assign(found, phrases.get(said) ?? { day });
    else return null;
  }
  // In the same order as in the table of séances.
  const { day, part, edge, school, after, before, apart } = found;
  return Object.fromEntries(
    Object.entries({ day, part, edge, school, after, before, apart }).filter(([, value]) => value !== undefined),
  );
}
