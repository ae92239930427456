import { distanceOf, type FoundName, folded, foundName, typedWordsOf, wordsOfText } from '#lib/search/words.ts';
import type { FinderEntry } from './entries.ts';

/** An entry with its words folded once: a key is answered by comparing alone. */
type Findable = { entry: FinderEntry; called: FoundName; all: readonly string[] };

export const findable = (entry: FinderEntry): Findable => {
  const called = foundName(entry.label);
  return { entry, called, all: [...called.inName, ...wordsOfText(entry.words), ...wordsOfText(entry.detail)] };
};

/**
 * Words that join others, in both languages: « décaler samedi de 15 min ». They find nothing by
 * themselves, and hinder nothing.
 */
const JOINING = new Set(
  'a au aux avec d de des du en et l la le les min minute minutes mn pour un une by for from of on the to with'.split(
    ' ',
  ),
);
/** Verbs after which minutes are counted backwards. */
const EARLIER = new Set(['avancer', 'avance', 'avant', 'earlier']);
const MAX_MINUTES = 1440;

/**
 * What answers best, at most `most`: every word begins one of its words, without case or accents.
 * What is typed nothing after is in the order given. A number beside the words of an act that takes
 * minutes goes with it: « décaler samedi de 15 min » leads to that day moved by 15.
 */
export function ranked(all: readonly Findable[], typed: string, most: number): { found: FinderEntry[]; count: number } {
  const words = typedWordsOf(typed);
  const telling = words.filter((word) => !JOINING.has(word));
  const asked = telling.length > 0 ? telling : words;
  // The last first: « décaler samedi 6 de 15 min » names a day by the other one.
  const numbers = asked.filter((word) => /^\d{1,4}$/.test(word) && Number(word) <= MAX_MINUTES).reverse();
  const start = folded(typed.trim());
  const answers = all.flatMap((one) => {
    const plain = distanceOf(one.called, one.all, start, asked);
    if (plain !== null) return { entry: one.entry, at: plain };
    if (!one.entry.takesMinutes) return [];
    for (const number of numbers) {
      const others = asked.filter((word) => word !== number);
      const at = others.length > 0 ? distanceOf(one.called, one.all, '', others) : null;
      if (at === null) continue;
      const minutes = others.some((word) => EARLIER.has(word)) ? -Number(number) : Number(number);
      return { entry: { ...one.entry, href: `${one.entry.href}&minutes=${minutes}` }, at };
    }
    return [];
  });
  // Stable: of two that answer alike, the kinds stand in their order.
  const found = answers.sort((a, b) => a.at - b.at).map(({ entry }) => entry);
  return { found: found.slice(0, most), count: found.length };
}
