/** One point in millimetres. */
export const MM = 0.3528;

/**
 * How many lines a text takes on paper, in letters of `points` points and a column of `width`
 * millimetres. `letter`: the average width of a letter in em, as measured and rounded up. An empty
 * text takes none. A word that does not fit on the rest of a line begins the next one; a word
 * longer than a line is broken.
 */
export function linesOnPaper(text: string, points: number, width: number, letter: number): number {
  const most = Math.max(1, Math.floor(width / (letter * points * MM)));
  let lines = 0;
  let left = 0;
  for (const [word] of text.matchAll(/[^ -]+-?|-/g)) {
    if (word.length > left) {
      const taken = Math.ceil(word.length / most);
      lines += taken;
      left = taken * most;
    }
    left -= word.length + (word.endsWith('-') ? 0 : 1);
  }
  return lines;
}
