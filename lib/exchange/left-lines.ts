import type { ImportAnswers } from '../../db/schema/index.ts';

type Left = NonNullable<ImportAnswers['left']>;
type Boxes = Readonly<Record<string, string>>;

/** Of a box that is ticked; any other word is of one that is not. */
const TICKED = 'on';

/**
 * What of a list is left as it is, by line: `take` are the boxes of lines as they stand now, `takeFields` those of what a line changes. Lines and fields that were not shown stay as
 * they were.
 */
export function leftOf(before: Left = {}, take: Boxes, takeFields: Readonly<Record<string, Boxes>>): Left {
  const left = new Map(Object.entries(before));
  for (const [line, boxes] of Object.entries(takeFields)) {
    const said = left.get(line) ?? [];
    const others = said === 'line' ? [] : said.filter((field) => !Object.hasOwn(boxes, field));
    const unticked = Object.keys(boxes).filter((field) => boxes[field] !== TICKED);
    left.set(line, [...others, ...unticked].sort());
  }
  for (const [line, box] of Object.entries(take))
    if (box !== TICKED) left.set(line, 'line');
    else if (left.get(line) === 'line') left.delete(line);
  return Object.fromEntries([...left].filter(([, said]) => said.length > 0));
}
