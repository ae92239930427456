import { groupedBy } from '#lib/grouped.ts';
import type { Difference } from './difference.ts';
import { indexDocument } from './document-index.ts';
import { isNewWithoutTime } from './left-out.ts';
import type { PublicationPlan } from './publication-plan.ts';

/** With more lines than this, each part is folded into a line of its own that can be opened. */
export const FOLD_FROM = 120;

type Line = Difference & { isTeamOnly: boolean };

/**
 * The lines of a publication under one heading: those of one festival day (`2026-11-27`), those
 * without a day, the new ones without a time, or those that were held back. When the page opens,
 * either all lines of a part are ticked or none.
 */
type PublicationPart = { key: string; isTicked: boolean; lines: readonly Line[] };

/** The keys of the parts that are not days. */
export const HELD_PART = 'held';
export const NO_DAY_PART = 'no-day';
export const NO_TIME_PART = 'no-time';

/**
 * The lines of a plan under their headings: what was held back first, then the days in order, then
 * what has no day.
 */
export function publicationPartsOf({
  differences,
  held,
  next,
}: Pick<PublicationPlan, 'differences' | 'held' | 'next'>): PublicationPart[] {
  const isHeld = new Set(held.map(({ number }) => number));
  const [shown, team] = [indexDocument(next.public).events, indexDocument(next.team).events];
  const dayOf = ({ number }: Line) => (shown.get(number) ?? team.get(number))?.day ?? null;
  const keyOf = (line: Line) => {
    if (isHeld.has(line.number)) return HELD_PART;
    return isNewWithoutTime(line) ? NO_TIME_PART : (dayOf(line) ?? NO_DAY_PART);
  };
  const found = groupedBy(differences, keyOf);
  return [...found]
    .sort(([one], [other]) => rankOf(one).localeCompare(rankOf(other)))
    .map(([key, lines]) => ({ key, lines, isTicked: key !== HELD_PART && key !== NO_TIME_PART }));
}

const rankOf = (key: string) => ({ [HELD_PART]: '0', [NO_DAY_PART]: '8', [NO_TIME_PART]: '9' })[key] ?? `1 ${key}`;
