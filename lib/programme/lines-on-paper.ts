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

/**
 * In points and mm: the paper inside its margins, and the height of the head and foot of a door
 * sign.
 */
const WIDTH = 182;
const HEIGHT = 178;
const LARGEST = 30;
const SMALLEST = 9;
/** The width of a letter in em, as measured and rounded up. */
const LETTER = 0.55;
/** The time stands beside the title, in this share of the width. */
const TIME_SHARE = 0.24;

/**
 * The size of the titles on a door sign, in points: the largest at which all séances of the day fit
 * on one A4 page. Facts are printed at half of it.
 */
export function doorPoints(entries: readonly { title: string; facts: string }[]): number {
  const width = WIDTH * (1 - TIME_SHARE);
  for (let points = LARGEST; points > SMALLEST; points -= 0.5) {
    const height = entries.reduce(
      (sum, { title, facts }) =>
        sum +
        linesOnPaper(title, points, width, LETTER) * 1.12 +
        linesOnPaper(facts, points * 0.52, width, LETTER) * 0.66 +
        0.62,
      0,
    );
    if (height * points * MM <= HEIGHT) return points;
  }
  return SMALLEST;
}
