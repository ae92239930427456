import { joinFacts } from '#lib/i18n/join-facts.ts';

export type WrittenCell = { key: string; column: string; text: string };
/**
 * Text that was written and is not saved; with `said` if it was refused; `like` is the id of the
 * existing row that a new one may be.
 */
export type TypedCell = { text: string; said?: string; like?: number };
/** By the key of the row, then by column. */
export type TypedCells = ReadonlyMap<string, Readonly<Record<string, TypedCell>>>;

/** The most characters of lost text that are shown. */
const MAX_LOST = 1000;

export const isRefused = (typed: TypedCells, key: string, column: string): boolean =>
  typed.get(key)?.[column]?.said !== undefined;

export function typedWith(
  before: TypedCells,
  cells: readonly (WrittenCell & { said?: string | undefined; like?: number | undefined })[],
): TypedCells {
  const typed = new Map(before);
  for (const { key, column, text, said, like } of cells) {
    const refused = said !== undefined && { said, ...(like !== undefined && { like }) };
    typed.set(key, { ...typed.get(key), [column]: { text, ...refused } });
  }
  return typed;
}

/** Without these saved cells, unless something else was typed into them meanwhile. */
export function typedWithout(before: TypedCells, cells: readonly WrittenCell[]): TypedCells {
  const typed = new Map(before);
  for (const { key, column, text } of cells) {
    const { [column]: own, ...others } = typed.get(key) ?? {};
    if (own?.text !== text) continue;
    if (Object.keys(others).length > 0) typed.set(key, others);
    else typed.delete(key);
  }
  return typed;
}

/** Moves what was typed to another key of its row. */
export function typedMoved(before: TypedCells, from: string, to: string): TypedCells {
  const own = before.get(from);
  if (!own) return before;
  const typed = new Map(before);
  typed.set(to, { ...typed.get(to), ...own });
  typed.delete(from);
  return typed;
}

/** What was typed in existing rows, and the texts typed in deleted ones. */
export function typedApart(typed: TypedCells, rows: ReadonlyMap<string, unknown>) {
  const isThere = ([key]: [string, unknown]) => rows.has(key);
  const gone = [...typed].filter((one) => !isThere(one));
  return {
    typed: new Map([...typed].filter(isThere)),
    lost: gone.flatMap(([, cells]) => Object.values(cells).map(({ text }) => text)),
  };
}

export const withLost = (lost: string, texts: readonly string[]): string =>
  joinFacts([lost, ...texts]).slice(0, MAX_LOST);
