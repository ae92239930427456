/** What stands on one sheet, in lines of the widths it is printed in. */
export type Amount = { entries: readonly { cues: number; facts: readonly string[] }[]; head: readonly string[] };

/** Points. Below the smallest nobody reads on a wall, above the largest a sheet looks like a poster. */
const LARGEST = 11.5;
const SMALLEST = 5.5;
/** The height a sheet has on A4 inside its margins, in points. */
const HEIGHT = 770;
const LINE_HEIGHT = 1.34;
/** Characters of a fact, and of a line across the sheet, at the largest size: smaller type only holds more. */
const FACT_CHARS = 36;
const HEAD_CHARS = 84;
/** Room name, date and the space around them; title, tag and space of a séance. In lines. */
const HEAD_LINES = 7;
const ENTRY_LINES = 3.4;
/** What wraps later than counted on, and rules between the lines. */
const MARGIN = 1.12;

const linesOf = (texts: readonly string[], chars: number) =>
  texts.reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / chars)), 0);

/**
 * The size of type, in points, at which a sheet fits on one A4; null when even the smallest does not hold it, and it may go on
 * overleaf rather than lose a line.
 */
export function printSize({ entries, head }: Amount): number | null {
  const lines =
    HEAD_LINES +
    linesOf(head, HEAD_CHARS) +
    entries.reduce((sum, { cues, facts }) => sum + ENTRY_LINES + Math.max(cues, linesOf(facts, FACT_CHARS)), 0);
  const fitting = HEIGHT / (lines * LINE_HEIGHT * MARGIN);
  if (fitting < SMALLEST) return null;
  return Math.round(Math.min(LARGEST, fitting) * 10) / 10;
}
