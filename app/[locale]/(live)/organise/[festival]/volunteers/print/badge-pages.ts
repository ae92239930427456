import { inDictionaryOrder } from '#lib/i18n/dictionary-order.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import type { VolunteerPlan } from '#lib/volunteers/plan.ts';

/**
 * How many badges fit on an A4, by size in millimetres: 90 × 64 for badge holders, 86 × 54 as a
 * bank card.
 */
export const badgeSizes = {
  '8': { columns: 2, rows: 4, width: 90, height: 64 },
  '10': { columns: 2, rows: 5, width: 86, height: 54 },
} as const;
export type BadgesPerPage = keyof typeof badgeSizes;
export const perPages = ['8', '10'] as const satisfies readonly BadgesPerPage[];

/** More tasks could not be read from a normal distance. */
const MOST_TASKS = 3;

export type Badge = { id: number; name: string; tasks: string[]; more: number };

/**
 * A badge for each volunteer: their name and the tasks of their shifts, in the order of the tasks.
 */
export function badgesOf({ volunteers, tasks, prepared }: VolunteerPlan, locale: Locale): Badge[] {
  const badges = volunteers.map(({ id, name }): Badge => {
    const own = new Set((prepared.held.get(id) ?? []).map(({ taskId }) => taskId));
    const named = tasks.filter((task) => own.has(task.id)).map((task) => typesetIn(task.name, locale));
    const shown = named.slice(0, MOST_TASKS);
    return { id, name: typeset(name, locale), tasks: shown, more: named.length - shown.length };
  });
  return inDictionaryOrder(badges, ({ name }) => name, locale);
}

/** The same, divided into pages. */
export function pagesOf<T>(all: readonly T[], per: BadgesPerPage): T[][] {
  const { columns, rows } = badgeSizes[per];
  const most = columns * rows;
  return Array.from({ length: Math.ceil(all.length / most) }, (_, page) => all.slice(page * most, (page + 1) * most));
}

/** The length of a cut mark, which lies outside of the badges. Millimetres. */
const MARK = 3;

type Mark = { x1: number; y1: number; x2: number; y2: number };

/**
 * The cut marks: at both ends of each line between and around badges. Millimetres from the corner
 * of the drawing.
 */
export function cutMarks(per: BadgesPerPage): { width: number; height: number; marks: Mark[] } {
  const { columns, rows, width, height } = badgeSizes[per];
  const [across, down] = [columns * width, rows * height];
  const vertical = Array.from({ length: columns + 1 }, (_, i) => MARK + i * width);
  const horizontal = Array.from({ length: rows + 1 }, (_, i) => MARK + i * height);
  return {
    width: across + 2 * MARK,
    height: down + 2 * MARK,
    marks: [
      ...vertical.flatMap((x): Mark[] => [
        { x1: x, y1: 0, x2: x, y2: MARK },
        { x1: x, y1: down + MARK, x2: x, y2: down + 2 * MARK },
      ]),
      ...horizontal.flatMap((y): Mark[] => [
        { x1: 0, y1: y, x2: MARK, y2: y },
        { x1: across + MARK, y1: y, x2: across + 2 * MARK, y2: y },
      ]),
    ],
  };
}
