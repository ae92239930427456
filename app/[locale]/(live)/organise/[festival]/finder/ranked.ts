import { distanceOf, type FoundName, folded, foundName, typedWordsOf, wordsOfText } from '#lib/search/words.ts';
import type { FinderEntry } from './entries.ts';

/** An entry with its words folded in advance, so that each key only compares. */
type Findable = { entry: FinderEntry; called: FoundName; all: readonly string[] };

export const findable = (entry: FinderEntry): Findable => {
  const called = foundName(entry.label);
  return { entry, called, all: [...called.inName, ...wordsOfText(entry.words), ...wordsOfText(entry.detail)] };
};

/**
 * Joining words in both languages: « décaler samedi de 15 min ». They find nothing by themselves,
 * and are ignored beside others.
 */
const JOINING = new Set(
  'a au aux avec d de des du en et l la le les min minute minutes mn pour un une by for from of on the to with'.split(
    ' ',
  ),
);
/** After these verbs minutes are counted backwards. */
const EARLIER = new Set(['avancer', 'avance', 'avant', 'earlier']);
const MAX_MINUTES = 1440;

/**
 * The best `most` results: each typed word must begin a word of the entry, ignoring case and
 * accents. With nothing typed, entries keep the given order. A number typed with an act that takes
 * minutes is passed on: « décaler samedi de 15 min » leads to that day moved by 15.
 */
export function ranked(all: readonly Findable[], typed: string, most: number): { found: FinderEntry[]; count: number } {
  const words = typedWordsOf(typed);
  const telling = words.filter((word) => !JOINING.has(word));
  const asked = telling.length > 0 ? telling : words;
  // The last number first: in « décaler samedi 6 de 15 min » the other one names the day.
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
  // The sort is stable, so equally good results keep the order of their kinds.
  const found = answers.sort((a, b) => a.at - b.at).map(({ entry }) => entry);
  return { found: found.slice(0, most), count: found.length };
}
