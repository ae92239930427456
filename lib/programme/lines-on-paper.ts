/** Of a point, in millimetres. */
export const MM = 0.3528;
/** The width of a letter in em; measured, with room to spare. */
const LETTER = 0.55;

/** How many lines a text takes on paper in letters of so many points, in a column of so many millimetres. None for an empty one. */
export const linesOnPaper = (text: string, points: number, width: number): number =>
  text === '' ? 0 : Math.ceil((text.length * LETTER * points * MM) / width);
