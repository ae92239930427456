/**
 * What stands on one sheet: of each séance its title, the words of its clock times, and what to
 * know.
 */
type PrintedAmount = {
  entries: readonly { title: string; cues: readonly string[]; facts: readonly string[] }[];
  head: readonly string[];
};

type PrintSize = {
  /** Of type, in points. */
  points: number;
  /** `columns`: clock times beside what to know; `dense`: both run across the sheet. */
  layout: 'columns' | 'dense';
  /**
   * False when even the smallest type does not hold it: it goes on overleaf rather than lose a
   * line.
   */
  fits: boolean;
};

/**
 * Points. Below the smallest nobody reads on a wall, above the largest a sheet looks like a poster.
 */
const LARGEST = 11.5;
const SMALLEST = 5.5;
/** From here on down, a dense sheet in larger type is easier to read than columns in small type. */
const SMALLEST_COLUMNS = 8.2;
/** The height and width a sheet has on A4 inside its margins, in points. */
const HEIGHT = 770;
const WIDTH = 521;
const LINE_HEIGHT = 1.34;
/**
 * The width of a letter and the space that words leave at the end of a line, in em; measured, with
 * room to spare.
 */
const LETTER = 0.56;
/** Room name, date and the space around them, in lines. */
const HEAD_LINES = 7;
/** What wraps later than counted on, and rules between the lines. */
const MARGIN = 1.1;

const linesOf = (texts: readonly string[], width: number, points: number) =>
  texts.reduce((sum, text) => sum + Math.max(1, Math.ceil((text.length * LETTER * points) / width)), 0);

/** How high a sheet would be, in points. */
function heightOf({ entries, head }: PrintedAmount, points: number, layout: PrintSize['layout']): number {
  const lines = entries.reduce(
    (sum, { title, cues, facts }) =>
      layout === 'columns'
        ? // Tag, title in larger type, time; then the longer of the two columns, clock times without the clock.
          sum +
          2.8 +
          1.4 * linesOf([title], WIDTH, points * 1.4) +
          Math.max(linesOf(cues, WIDTH * 0.38, points), linesOf(facts, WIDTH * 0.42, points) * 1.05)
        : sum +
          1.5 +
          linesOf([`${title} ${' '.repeat(40)}`], WIDTH, points * 1.1) +
          linesOf([cues.join('  000000  '), facts.join('     ')], WIDTH, points),
    HEAD_LINES + linesOf(head, WIDTH, points * 1.1),
  );
  return lines * LINE_HEIGHT * points * MARGIN;
}

/**
 * The largest type, in tenths of a point, in which the sheet fits; null when there is none from
 * `smallest` on.
 */
function largest(amount: PrintedAmount, layout: PrintSize['layout'], smallest: number): number | null {
  for (let tenths = LARGEST * 10; tenths >= smallest * 10; tenths -= 1) {
    if (heightOf(amount, tenths / 10, layout) <= HEIGHT) return tenths / 10;
  }
  return null;
}

/** How a sheet is set so that it fits on one A4. */
export function printSize(amount: PrintedAmount): PrintSize {
  const columns = largest(amount, 'columns', SMALLEST_COLUMNS);
  if (columns !== null) return { points: columns, layout: 'columns', fits: true };
  const dense = largest(amount, 'dense', SMALLEST);
  return { points: dense ?? SMALLEST, layout: 'dense', fits: dense !== null };
}
