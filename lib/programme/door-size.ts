import { linesOnPaper, MM } from './lines-on-paper.ts';

/** In points and mm: the paper inside its margins, and what head and foot of a door sign take. */
const WIDTH = 182;
const HEIGHT = 178;
const LARGEST = 30;
const SMALLEST = 9;
/** The width of a letter in em; measured, with room to spare. */
const LETTER = 0.55;
/** The time stands beside the title, in this share of the width. */
const TIME_SHARE = 0.24;

/**
 * Of titles on the sign of a door, in points: the largest in which all séances of the day stand on
 * one A4. Facts are set in half of that.
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
