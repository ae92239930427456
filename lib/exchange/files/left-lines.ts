import type { ImportAnswers } from '#db/schema/index.ts';

export type Left = NonNullable<ImportAnswers['left']>;
export type Boxes = Readonly<Record<string, string>>;

/** The value of a ticked box; any other value means unticked. */
const TICKED = 'on';

/**
 * What is left out of a list, by line: `take` are the present boxes of lines, `takeFields` those of
 * the fields that a line changes. Lines and fields that were not shown keep their state.
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
 * The change of a line without its unticked fields. `whole` is the change with all fields; `read`
 * computes it from some of the cells (null: not possible with those). Null where nothing is left to
 * do.
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
 * Reads the cells without those that would change the unticked fields; null where that is not
 * possible.
 */
function readWithout<G extends object, R extends Changes>(
  given: G,
  left: readonly string[],
  read: (given: G) => R | null,
): R | null {
  const changes = (of: R | null) => of?.fields.some(({ field }) => left.includes(field)) ?? true;
  const only = (names: readonly string[]) =>
    Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name))) as G;
  // Cells that change an unticked field by themselves are left out; then, while the others together
  // still change one, the last of them too, one after another.
  let names = Object.keys(given).filter((name) => !changes(read(only([name]))));
  let found = read(only(names));
  while (changes(found) && names.length > 0) {
    names = names.slice(0, -1);
    found = read(only(names));
  }
  return changes(found) ? null : found;
}
