/** The cells of a row by what they hold. */
export type Cells<C extends string> = Partial<Record<C, string>>;

/** What of a row is not understood: a `FieldError`, of a cell as it was typed. */
export type CellProblem<C extends string = string> = { column: C; cell: string; error: string };

/**
 * A cell whose words are kept beside what was read of it: `error` says what of it was not
 * understood; null where it only has no field of its own.
 */
export type KeptCell<C extends string = string> = { column: C; cell: string; error: string | null };

/**
 * A cell that was not understood, and the column that keeps it word for word; null where none does.
 */
export type UnreadCell<C extends string = string> = CellProblem<C> & { keptIn: C | null };

/**
 * Once a row is read, `beside` are the cells that are also kept word for word; `problems` are of
 * cells it cannot be read with.
 */
export type ReadRow<C extends string, I> =
  | { ok: true; input: I; beside?: readonly KeptCell<C>[] }
  | { ok: false; problems: CellProblem<C>[] };
