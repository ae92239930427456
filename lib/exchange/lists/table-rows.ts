import type { Locale } from '#lib/i18n/locale.ts';
import type { DraftPicture } from '#lib/model/draft.ts';
import { isDate } from '#lib/time/calendar.ts';
import { formatDate } from '#lib/time/format.ts';
import type { FilterValue } from './arrangement.ts';

/** The most cells of one gesture: a column of a large festival has to be pasted in parts. */
export const MAX_CELLS = 2000;

/** A column of a table as a browser gets it. */
export type TableColumn = Readonly<{
  key: string;
  label: string;
  choices: readonly string[] | null;
  /** The cell always has a value. */
  isFilled: boolean;
  amount: 'number' | 'sum' | 'minutes' | null;
  /** For a column of dates: the first and last year that need not be shown. */
  years: readonly [from: string, to: string] | null;
  isAside: boolean;
  isReadOnly: boolean;
  /** Whether it is part of a row's name (`called`). */
  isName: boolean;
  /** The values to filter by; empty where only empty and filled cells are distinguished. */
  offered: readonly FilterValue[];
}>;

/** The picture in front of a row's name. */
export type TablePicture = Pick<DraftPicture, 'hash' | 'width' | 'height' | 'colour' | 'focalX' | 'focalY'>;

/**
 * A row in the reader's language, with the cells of the requested columns. `path` is its form below
 * the desk.
 */
export type TableRow = {
  id: number;
  number: number;
  version: number;
  path: string;
  cells: Record<string, string>;
  /** In somebody else's remit, so read-only. */
  isTheirs?: true;
  picture?: TablePicture;
  /** What a screen reader says where its first cell is empty. */
  called?: string;
};

/**
 * A cell that stays as it was, and why. `theirs`: the value to which somebody changed it since.
 * `like`: the id of the record that a new row may duplicate.
 */
export type RefusedCell = { id: number; column: string; said: string; theirs?: string; like?: number };

/** Up to so many rows are asked for by id; otherwise all are read. */
export const MAX_ROWS_ASKED = 200;

export type CellsDone = {
  ok: true;
  /** The batch for « Défaire »; null where nothing changed. */
  batch: string | null;
  /** The rows named in the post, and the created ones, in their present state. */
  rows: TableRow[];
  refused: RefusedCell[];
  /** The ids of created rows, by the negative number under which they were posted. */
  made: Record<string, number>;
  /** How many rows were changed or created. */
  count: number;
};

/**
 * What a cell holds as it is read: its day as people say it, with a year that is not the
 * festival's. Written, copied and sent it stays as it is understood.
 */
export function saidDay(text: string, { years }: Pick<TableColumn, 'years'>, locale: Locale) {
  const [, day = '', rest = ''] = (years && /^(\d{4}-\d\d-\d\d)( \d\d:\d\d)?$/.exec(text)) || [];
  if (!years || !isDate(day)) return text;
  const year = day.slice(0, 4);
  const isOfFestival = years[0] <= year && year <= years[1];
  return `${formatDate(day, locale, 'column')}${isOfFestival ? '' : ` ${year}`}${rest}`;
}

/** Of a column of days the years in which its festival begins and ends: they go without saying. */
export const yearsUnsaid = (
  { isDated }: { isDated?: boolean },
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
): TableColumn['years'] => (isDated ? [startsOn.slice(0, 4), endsOn.slice(0, 4)] : null);
