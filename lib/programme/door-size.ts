import { linesOnPaper, MM } from './lines-on-paper.ts';

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
