/** Of a point, in millimetres. */
export const MM = 0.3528;

/**
 * How many lines a text takes on paper in letters of so many points, in a column of so many
 * millimetres. `letter`: the width of one in em, as measured where it is printed, with room to
 * spare. None for an empty text. A word that does not fit the rest of a line begins the next one,
 * and is broken where it is longer than a line.
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
