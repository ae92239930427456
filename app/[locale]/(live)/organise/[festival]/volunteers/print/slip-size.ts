import { linesOnPaper, MM } from '#lib/programme/lines-on-paper.ts';

/**
 * A quarter of an A4 inside its margins, in mm (print.css); `besideCode` is the width for the name
 * beside the QR code.
 */
const SLIP = { width: 79, height: 122, besideCode: 49 };
const LEAST_HEAD = 30;
const AROUND = { head: 6, shift: 2.8, foot: 2 };
/** The average width of a letter in em: measured, and rounded up. */
const LETTER = 0.55;
/** The size of the type in points, and the height of its lines. */
const NAME = { points: 18, line: 1.1 };
const TEXT = { points: 10, line: 1.28 };

const heightOf = (text: string, width: number, { points, line } = TEXT) =>
  linesOnPaper(text, points, width, LETTER) * points * line * MM;

/**
 * How many shifts fit on a slip with its head and foot, each in words below its hours. If not all
 * do, one less, for the line that says how many more there are.
 */
export function shiftsOnSlip(
  name: string,
  festival: string,
  shifts: readonly string[],
  foot: readonly string[],
): number {
  const named = heightOf(name, SLIP.besideCode, NAME) + heightOf(festival, SLIP.besideCode);
  const around =
    Math.max(LEAST_HEAD, named + AROUND.head) + AROUND.foot + sum(foot.map((text) => heightOf(text, SLIP.width)));
  const oneLine = heightOf('1', SLIP.width);
  const heights = shifts.map((text) => AROUND.shift + oneLine + heightOf(text, SLIP.width));
  const left = SLIP.height - around;
  if (sum(heights) <= left) return shifts.length;
  const fitting = heights.findIndex((_, last) => sum(heights.slice(0, last + 1)) > left - oneLine);
  return Math.max(1, fitting);
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
