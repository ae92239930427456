/**
 * The amount of text on one sheet: for each séance its title, the lines of its conduite, and what
 * to know.
 */
type PrintedAmount = {
  entries: readonly { title: string; cues: readonly string[]; facts: readonly string[] }[];
  head: readonly string[];
};

type PrintSize = {
  /** The size of the type, in points. */
  points: number;
  /** `columns`: the conduite beside what to know; `dense`: both across the whole width. */
  layout: 'columns' | 'dense';
  /**
   * False when even the smallest type does not fit: the sheet then continues overleaf rather than
   * lose a line.
   */
  fits: boolean;
};

/** In points. Smaller type cannot be read on a wall; larger looks like a poster. */
const LARGEST = 11.5;
const SMALLEST = 5.5;
/** Below this size, a dense sheet in larger type is easier to read than columns. */
const SMALLEST_COLUMNS = 8.2;
/** The printable height and width of A4 inside the margins, in points. */
const HEIGHT = 770;
const WIDTH = 521;
const LINE_HEIGHT = 1.34;
/**
 * The average width of a letter, and the space lost at the end of a line, in em: measured, and
 * rounded up.
 */
const LETTER = 0.56;
/** The room's name, the date and the space around them, in lines. */
const HEAD_LINES = 7;
/** A reserve for lines that wrap earlier than estimated, and for the rules between séances. */
const MARGIN = 1.1;

const linesOf = (texts: readonly string[], width: number, points: number) =>
  texts.reduce((sum, text) => sum + Math.max(1, Math.ceil((text.length * LETTER * points) / width)), 0);

/** The estimated height of a sheet, in points. */
function heightOf({ entries, head }: PrintedAmount, points: number, layout: PrintSize['layout']): number {
  const lines = entries.reduce(
    (sum, { title, cues, facts }) =>
      layout === 'columns'
        ? // A tag, the title in larger type and the time; then the longer of the two columns, the
          // conduite without its hours.
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
 * The largest type, to a tenth of a point, in which the sheet fits; null when it does not fit even
 * at `smallest`.
 */
function largest(amount: PrintedAmount, layout: PrintSize['layout'], smallest: number): number | null {
  for (let tenths = LARGEST * 10; tenths >= smallest * 10; tenths -= 1) {
    if (heightOf(amount, tenths / 10, layout) <= HEIGHT) return tenths / 10;
  }
  return null;
}

/** The type size and layout with which a sheet fits on one A4. */
export function printSize(amount: PrintedAmount): PrintSize {
  const columns = largest(amount, 'columns', SMALLEST_COLUMNS);
  if (columns !== null) return { points: columns, layout: 'columns', fits: true };
  const dense = largest(amount, 'dense', SMALLEST);
  return { points: dense ?? SMALLEST, layout: 'dense', fits: dense !== null };
}
