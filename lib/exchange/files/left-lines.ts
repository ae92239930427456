import type { ImportAnswers } from '#db/schema/index.ts';

export type Left = NonNullable<ImportAnswers['left']>;
export type Boxes = Readonly<Record<string, string>>;

/** Of a box that is ticked; any other word is of one that is not. */
const TICKED = 'on';

/**
 * What of a list is left as it is, by line: `take` are the boxes of lines as they stand now,
 * `takeFields` those of what a line changes. Lines and fields that were not shown stay as they
 * were.
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

type Changes = { fields: readonly { field: string }[] };

/**
 * What of a line is done where some of its fields are unticked. `whole` is what it does with all of
 * its fields, `read` what it does with some of them (null: nothing can be made of those). Null
 * where nothing is left to do.
 */
export function tickedPlanOf<G extends object, R extends Changes>(
  given: G,
  unticked: readonly string[],
  whole: R,
  read: (given: G) => R | null,
): R | null {
  if (!whole.fields.some(({ field }) => unticked.includes(field))) return whole;
  const done = readWithout(given, unticked, read);
  return done && done.fields.length > 0 ? done : null;
}

/**
 * What is read of `given` without what would change these fields; null where no way of leaving
 * something out leaves them as they are.
 */
function readWithout<G extends object, R extends Changes>(
  given: G,
  left: readonly string[],
  read: (given: G) => R | null,
): R | null {
  const changes = (of: R | null) => of?.fields.some(({ field }) => left.includes(field)) ?? true;
  const only = (names: readonly string[]) =>
    Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name))) as G;
  // What alone changes one of them goes; then, while they change together, one after the other.
  let names = Object.keys(given).filter((name) => !changes(read(only([name]))));
  let found = read(only(names));
  while (changes(found) && names.length > 0) {
    names = names.slice(0, -1);
    found = read(only(names));
  }
  return changes(found) ? null : found;
}
