/**
 * By how many letters two words differ: a missing, additional or different letter, or two exchanged
 * ones, count one each (optimal string alignment). `most + 1` when it is more than `most`.
 */
export function lettersBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/**
 * How many wrong letters are tolerated: none in a short word, one from four letters on, two from
 * seven, three from twelve.
 */
export const forgiven = (word: string): number =>
  word.length < 4 ? 0 : word.length < 7 ? 1 : word.length < 12 ? 2 : 3;

type Nearest = Readonly<{ word: string; letters: number }>;

/**
 * The nearest of these words, the first if several are equally near; null where none is within
 * `most` letters.
 */
export function nearestOf(word: string, words: Iterable<string>, most = forgiven(word)): Nearest | null {
  let best: Nearest | null = null;
  for (const other of words) {
    const letters = lettersBetween(word, other, best === null ? most : best.letters - 1);
    if (letters <= (best === null ? most : best.letters - 1)) best = { word: other, letters };
    if (best?.letters === 0) return best;
  }
  return best;
}
