import { folded, typedWordsOf, wordsOfText } from '#lib/search/words.ts';
import type { FinderEntry } from './entries.ts';

/** An entry with its words folded once: a key is answered by comparing alone. */
export type Findable = { entry: FinderEntry; label: string; inLabel: readonly string[]; all: readonly string[] };

export const findable = (entry: FinderEntry): Findable => {
  const inLabel = wordsOfText(entry.label);
  return {
    entry,
    label: folded(entry.label),
    inLabel,
    all: [...inLabel, ...wordsOfText(entry.words), ...wordsOfText(entry.detail)],
  };
};

/** Words that join others, in both languages: « décaler samedi de 15 min ». They find nothing by themselves, and hinder nothing. */
const JOINING = new Set(
  'a au aux avec d de des du en et l la le les min minute minutes mn pour un une by for from of on the to with'.split(
    ' ',
  ),
);
/** Verbs after which minutes are counted backwards. */
const EARLIER = new Set(['avancer', 'avance', 'avant', 'earlier']);
const MAX_MINUTES = 1440;

/** How well an entry answers: 0 its name begins as typed, 1 its name holds every word, 2 they stand elsewhere; null: not at all. */
function distance({ label, inLabel, all }: Findable, typed: string, words: readonly string[]): number | null {
  const holds = (there: readonly string[]) =>
    words.every((word) => there.some((candidate) => candidate.startsWith(word)));
  if (typed !== '' && label.startsWith(typed)) return 0;
  if (holds(inLabel)) return 1;
  return holds(all) ? 2 : null;
}

/**
 * What answers best, at most `most`: every word begins one of its words, without case or accents. What is typed nothing after is
 * in the order given. A number beside the words of an act that takes minutes goes with it: « décaler samedi de 15 min » leads to
 * that day moved by 15.
 */
export function ranked(all: readonly Findable[], typed: string, most: number): { found: FinderEntry[]; count: number } {
  const words = typedWordsOf(typed);
  const telling = words.filter((word) => !JOINING.has(word));
  const asked = telling.length > 0 ? telling : words;
  // The last first: « décaler samedi 6 de 15 min » names a day by the other one.
  const numbers = asked.filter((word) => /^\d{1,4}$/.test(word) && Number(word) <= MAX_MINUTES).reverse();
  const start = folded(typed.trim());
  const answers = all.flatMap((one) => {
    const plain = distance(one, start, asked);
    if (plain !== null) return { entry: one.entry, at: plain };
    if (!one.entry.takesMinutes) return [];
    for (const number of numbers) {
      const others = asked.filter((word) => word !== number);
      const at = others.length > 0 ? distance(one, '', others) : null;
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
