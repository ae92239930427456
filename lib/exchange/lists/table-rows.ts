import type { DraftPicture } from '#lib/model/draft.ts';
import type { FilterValue } from './arrangement.ts';

/** Cells of one gesture: a whole column of a large festival has to be pasted in parts. */
export const MAX_CELLS = 2000;

/** A column of a table as a browser has it. */
export type TableColumn = Readonly<{
  key: string;
  label: string;
  choices: readonly string[] | null;
  /** One of them always holds. */
  isFilled: boolean;
  amount: 'number' | 'sum' | 'minutes' | null;
  /**
   * Where its cells are days, some with an hour: the first and the last year that go without
   * saying.
   */
  years: readonly [from: string, to: string] | null;
  isAside: boolean;
  isReadOnly: boolean;
  /** It says what a row goes by (`called`). */
  isName: boolean;
  /** The values it is filtered by; none where only what is empty is told from what is not. */
  offered: readonly FilterValue[];
}>;

/** What a row shows in front of its name. */
export type TablePicture = Pick<DraftPicture, 'hash' | 'width' | 'height' | 'colour' | 'focalX' | 'focalY'>;

/**
 * A row as its list writes it, in the reader's language: the cells of the columns that were asked
 * for. `path` is its form below the desk.
 */
export type TableRow = {
  id: number;
  number: number;
  version: number;
  path: string;
  cells: Record<string, string>;
  /** Of themes and rooms of others: read only. */
  isTheirs?: true;
  picture?: TablePicture;
  /** What it goes by where its first cell is empty. */
  called?: string;
};

/**
 * A cell that stays as it was, and why. `theirs`: somebody changed it since, to this. `like`: the
 * id of the row that a new one may be.
 */
export type RefusedCell = { id: number; column: string; said: string; theirs?: string; like?: number };

/** Rows that are asked for by their ids; of more all are read. */
export const MAX_ROWS_ASKED = 200;

export type CellsDone = {
  ok: true;
  /** What « Défaire » takes back; null where nothing had changed. */
  batch: string | null;
  /** The rows that were named, and those that were made, as they stand. */
  rows: TableRow[];
  refused: RefusedCell[];
  /** The ids of rows that were made, by the number they were posted under. */
  made: Record<string, number>;
  /** How many rows were changed or made. */
  count: number;
};
