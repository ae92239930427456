/** The cells of a row by their meaning. */
export type Cells<C extends string> = Partial<Record<C, string>>;

/** A cell that was not understood: the typed text and a `FieldError`. */
export type CellProblem<C extends string = string> = { column: C; cell: string; error: string };

/**
 * A cell whose text is kept word for word. `error` says what was not understood; null where it was,
 * but has no field of its own.
 */
export type KeptCell<C extends string = string> = { column: C; cell: string; error: string | null };

/** A cell that was not understood, and the column that keeps its text; null where none does. */
export type UnreadCell<C extends string = string> = CellProblem<C> & { keptIn: C | null };

/**
 * A row that was read. `beside` are cells of it to keep word for word too; `problems` are the cells
 * because of which it cannot be read.
 */
export type ReadRow<C extends string, I> =
  | { ok: true; input: I; beside?: readonly KeptCell<C>[] }
  | { ok: false; problems: CellProblem<C>[] };
