import { and, asc, eq } from 'drizzle-orm';
import { type Tx, write } from '#db/client.ts';
import { changes } from '#db/schema/index.ts';
import { LanterneError } from '#lib/errors.ts';
import type { Importing } from '#lib/exchange/files/kept-imports.ts';
import { firstFound } from '#lib/exchange/files/likeness.ts';
import type { Cells, KeptCell, ReadRow } from '#lib/exchange/files/table.ts';
import { ofBatch } from '#lib/history/record.ts';
import { mayChange } from '#lib/history/remit.ts';
import type { Root } from '#lib/history/root-kind.ts';
import { batchOfTry, changeRoot, recordRoot, writerOf, writesSince } from '#lib/history/roots.ts';
import { fieldSentence } from '#lib/i18n/field-messages.ts';
import { translator } from '#lib/i18n/translator.ts';
import { byId } from '#lib/model/keyed.ts';
import { writtenCells } from './list-columns.ts';
import type { TableNoun } from './list-noun.ts';
import { type CellsDone, type RefusedCell, saidDay, yearsUnsaid } from './table-rows.ts';
import type { CellsPost } from './table-schema.ts';
import { readRoots, writtenRows } from './written-rows.ts';

/** `given`: the cells that are still to be written. */
type PostedRow<C extends string, R> = { id: number; root: R | null; given: Cells<C>; another: number | undefined };
type Understood<C extends string, I> = ReadRow<C, I> & { ok: true };
type ReadableRow<C extends string, R, I> = { row: PostedRow<C, R>; read: Understood<C, I> };

const columnsOf = <C extends string>({ given }: { given: Cells<C> }) => Object.keys(given) as C[];

const without = <C extends string>(cells: Cells<C>, column: string): Cells<C> =>
  Object.fromEntries(Object.entries(cells).filter(([name]) => name !== column)) as Cells<C>;

/** What an earlier post of the same gesture wrote, in order. */
const writtenBy = <R>(tx: Tx, festivalId: number, entity: (typeof changes.$inferSelect)['entity'], batch: string) =>
  tx
    .select({ id: changes.entityId, was: changes.before, is: changes.after })
    .from(changes)
    .where(and(ofBatch(festivalId, batch), eq(changes.entity, entity)))
    .orderBy(asc(changes.id))
    .all() as { id: number; was: R | null; is: R | null }[];

/**
 * The data with which a gesture is checked and written, and what was refused and created so far.
 */
function gestureOf<C extends string, R extends Root, I, S>(
  tx: Tx,
  noun: TableNoun<C, R, I, S>,
  allowed: readonly C[],
  festival: Importing,
  { clientKey, locale, rows }: CellsPost,
  batch: string,
  now: string,
) {
  const earlier = batchOfTry(tx, festival.id, clientKey);
  const written = earlier === null ? [] : writtenBy<R>(tx, festival.id, noun.kind.entity, earlier);
  /** Rows that an earlier post created and that no row of this one has claimed yet. */
  const madeBefore = written.flatMap(({ id, was }) => (was === null ? id : []));
  const isMaking = rows.some(({ id }) => id < 0);
  const others = isMaking ? noun.rootsOf(tx, festival.id).filter(({ id }) => !madeBefore.includes(id)) : [];
  const ids = rows.map(({ id }) => id);
  const standing = byId(readRoots(noun, tx, festival.id, ids));
  const scene = noun.sceneOf(tx, festival, [...standing.values()]);
  const refused: RefusedCell[] = [];
  const refuse = (row: PostedRow<C, R>, column: string, said: string, theirs?: string) => {
    refused.push({ id: row.id, column, said, ...(theirs !== undefined && { theirs }) });
    row.given = without(row.given, column);
  };
  return {
    tx,
    noun,
    allowed,
    festival,
    now,
    locale,
    clientKey,
    earlier,
    written,
    madeBefore,
    standing,
    scene,
    refused,
    refuse,
    batch: earlier ?? batch,
    /** How many rows may still be created. */
    room: noun.most - others.length,
    /**
     * Finds existing records that a new row may duplicate, including those that this gesture
     * created.
     */
    find: noun.asks?.finder(scene, others),
    alike: new Map<string, number>(),
    made: {} as Record<string, number>,
    count: written.length,
    t: translator(locale, 'cells'),
    fields: translator(locale, 'fields'),
    textOf: (root: R, column: C) => String(writtenCells(noun.columns, root, locale, scene)[column] ?? ''),
    refuseAll: (row: PostedRow<C, R>, said: string) => {
      for (const column of columnsOf(row)) refuse(row, column, said);
    },
  };
}

type Gesture<C extends string, R extends Root, I, S> = ReturnType<typeof gestureOf<C, R, I, S>>;

/** A row with the cells that may be written, because nobody else has changed them since. */
function checked<C extends string, R extends Root, I, S>(
  gesture: Gesture<C, R, I, S>,
  { id, version, cells, another }: CellsPost['rows'][number],
): PostedRow<C, R> {
  const { noun, allowed, festival, standing, t, refuse, refuseAll } = gesture;
  const root = standing.get(id) ?? null;
  const row: PostedRow<C, R> = { id, root, given: { ...cells } as Cells<C>, another };
  for (const column of columnsOf(row))
    if (!allowed.includes(column)) refuse(row, column, t('notYours'));
    else if (noun.columns[column].isReadOnly) refuse(row, column, t('readOnly'));
  if (id >= 0 && !root) refuseAll(row, t('gone'));
  // Without a remit, the permission was already checked.
  else if (festival.actor.remit && !mayChange(festival, noun.kind.entity, root)) refuseAll(row, t('notYours'));
  else if (root && root.version !== version) refuseChanged(gesture, row, root, version);
  refuseUnknown(gesture, row);
  return row;
}

/** Refuses the cells that somebody else has changed to another value since this version. */
function refuseChanged<C extends string, R extends Root, I, S>(
  { tx, noun, festival, locale, written, earlier, textOf, t, refuse }: Gesture<C, R, I, S>,
  row: PostedRow<C, R>,
  root: R,
  version: number,
) {
  const isOther = (one: R | null, other: R | null, column: C) =>
    one !== null && other !== null && textOf(one, column) !== textOf(other, column);
  const tried = written.find(({ id }) => id === row.id);
  for (const column of columnsOf(row))
    if (tried && isOther(tried.was, tried.is, column)) row.given = without(row.given, column);
  const { base, since } = writesSince<R>(tx, festival.id, noun.kind.entity, row.id, { version });
  for (const column of columnsOf(row)) {
    const theirs = textOf(root, column);
    if ((base && !isOther(base, root, column)) || theirs === row.given[column]) continue;
    // The author named is the one who changed this cell last, not another cell of the row.
    const last = since.find((one) => one.batch !== earlier && isOther(one.before, one.after, column));
    const { by, isOwn } = writerOf(festival, last ? [last] : []);
    const values = {
      own: isOwn ? 'yes' : 'no',
      who: by || translator(locale, 'conflict')('somebody'),
      text: saidDay(theirs, { years: yearsUnsaid(noun.columns[column], festival) }, locale),
    };
    refuse(row, column, t('changed', values), theirs);
  }
}

/** Refuses values that a column with fixed choices does not offer. */
function refuseUnknown<C extends string, R extends Root, I, S>(
  { noun, locale, scene, fields, refuse }: Gesture<C, R, I, S>,
  row: PostedRow<C, R>,
) {
  for (const column of columnsOf(row)) {
    const { isClosed, isFilled, choices } = noun.columns[column];
    const text = row.given[column];
    const isNone = text ? isClosed && !choices?.(locale, scene).includes(text) : isFilled && row.root;
    if (isNone) refuse(row, column, fields('choice'));
  }
}

/**
 * The cells of a row after refusing those that are not understood; null where too little is left.
 */
function understood<C extends string, R extends Root, I, S>(
  gesture: Gesture<C, R, I, S>,
  row: PostedRow<C, R>,
): Understood<C, I> | null {
  const { noun, scene, refused, refuse } = gesture;
  while (columnsOf(row).length > 0) {
    const read = noun.read(row.given, row.root, scene);
    const problems = read.ok
      ? (read.beside ?? []).flatMap(({ column, error }) => (error === null ? [] : [{ column, error }]))
      : read.problems;
    const own = problems.filter(({ column }) => row.given[column] !== undefined);
    // Only the first error of a cell is reported.
    for (const { column, error } of own)
      if (row.given[column] !== undefined) refuse(row, column, fieldSentence(error, gesture.fields));
    if (own.length > 0) continue;
    if (read.ok) return read;
    // A required cell is missing. If it was refused before, that refusal says why.
    for (const { column, error } of problems)
      if (!refused.some((one) => one.id === row.id && one.column === column))
        refused.push({ id: row.id, column, said: fieldSentence(error, gesture.fields) });
    row.given = {};
  }
  return null;
}

/** The rows that are understood, after refusing names that clash with others. */
function readable<C extends string, R extends Root, I, S>(
  gesture: Gesture<C, R, I, S>,
  rows: readonly PostedRow<C, R>[],
): ReadableRow<C, R, I>[] {
  const { tx, noun, festival, madeBefore, refuse } = gesture;
  const again = (row: PostedRow<C, R>) => {
    const read = understood(gesture, row);
    return read ? { row, read } : [];
  };
  const all = rows.flatMap(again);
  if (!noun.clashes) return all;
  const others = noun.rootsOf(tx, festival.id).filter(({ id }) => !madeBefore.includes(id));
  // Names are compared when refused rows have their old names again.
  const clashing = noun.clashes(
    others,
    all.map(({ row: { root, given }, read: { input } }) => ({ root, input, cells: given })),
  );
  for (const [at, problems] of clashing)
    for (const { column, error } of problems)
      if (all[at]?.row.given[column] !== undefined) refuse(all[at].row, column, fieldSentence(error, gesture.fields));
  return all.flatMap((one, at) => (clashing.has(at) ? again(one.row) : one));
}

class NotKept extends Error {}

/**
 * Runs `work`, and keeps its result if everything is within the actor's remit; otherwise rolls it
 * back and returns whose remit it belongs to.
 */
function foreignIn(tx: Tx, work: () => boolean): LanterneError | null {
  try {
    tx.transaction(() => {
      if (!work()) throw new NotKept();
    });
  } catch (error) {
    if (error instanceof LanterneError && error.code === 'notYours') return error;
    if (!(error instanceof NotKept)) throw error;
  }
  return null;
}

/** Writes a row in its own savepoint, so that one outside the remit does not undo the others. */
function writeRow<C extends string, R extends Root, I, S>(
  gesture: Gesture<C, R, I, S>,
  { row, read: { input, beside } }: ReadableRow<C, R, I>,
) {
  const { tx, noun, locale, t, refuseAll } = gesture;
  const { root } = row;
  if (!root && gesture.room <= 0) return refuseAll(row, t('tooMany', { number: noun.most }));
  if (!root && refuseLike(gesture, row)) return;
  let isWritten = false;
  const foreign = foreignIn(tx, () => {
    isWritten = root ? updated(gesture, root, input) : inserted(gesture, row, input);
    return root !== null || isWritten;
  });
  if (foreign) return refuseAll(row, translator(locale, 'errors')('notYours', foreign.values));
  if (isWritten) gesture.count += 1;
  if (root) refuseUnkept(gesture, row, root, beside ?? []);
  else gesture.room -= 1;
}

/**
 * Refuses a new row that may duplicate an existing one, as an import asks, unless the user was told
 * and said that it is another.
 */
function refuseLike<C extends string, R extends Root, I, S>(
  { tx, noun, festival, t, find, alike, refused }: Gesture<C, R, I, S>,
  { id, given, another }: PostedRow<C, R>,
): boolean {
  const { asks } = noun;
  if (!asks || !find) return false;
  const like = firstFound(find(given))?.id ?? alike.get(asks.keyOf(given));
  const root = like === undefined || like === another ? null : noun.kind.read(tx, festival.id, like);
  if (!root) return false;
  const said = t('alike', { name: asks.nameOf(root), number: noun.numberOf(root) });
  refused.push({ id, column: asks.by, said, like: root.id });
  return true;
}

/** The key of the gesture is stored with the first row that is written. */
const actOf = ({ batch, clientKey, count }: { batch: string; clientKey: string; count: number }) => ({
  batch,
  clientKey: count === 0 ? clientKey : undefined,
});

/** Updates the row; returns whether anything changed. */
function updated<C extends string, R extends Root, I, S>(gesture: Gesture<C, R, I, S>, root: R, input: I): boolean {
  const { tx, noun, festival, batch, now } = gesture;
  const work = () => void noun.update({ tx, festival, batch, now }, root, input);
  const answer = changeRoot(tx, festival, noun.kind, root, { verb: 'edited', ...actOf(gesture) }, now, work);
  return answer.ok && answer.batch !== null;
}

/**
 * Creates the row; returns whether it is new. A row that an earlier post created is not created
 * again.
 */
function inserted<C extends string, R extends Root, I, S>(
  gesture: Gesture<C, R, I, S>,
  { id: below, given }: PostedRow<C, R>,
  input: I,
) {
  const { tx, noun, festival, batch, now, madeBefore, alike } = gesture;
  const [id = 0] = noun.insert({ tx, festival, batch, now }, [input]);
  const after = noun.kind.read(tx, festival.id, id);
  recordRoot(tx, festival, now, noun.kind.entity, { verb: 'created', before: null, after, ...actOf(gesture) });
  const known = madeBefore.shift();
  gesture.made[below] = known ?? id;
  if (noun.asks) alike.set(noun.asks.keyOf(given), known ?? id);
  return known === undefined;
}

/** Refuses cells such as « ? » where no column keeps them word for word. */
function refuseUnkept<C extends string, R extends Root, I, S>(
  { tx, noun, festival, textOf, fields, refused }: Gesture<C, R, I, S>,
  { id, given }: PostedRow<C, R>,
  root: R,
  beside: readonly KeptCell<C>[],
) {
  const after = (beside.length > 0 && noun.kind.read(tx, festival.id, id)) || root;
  for (const { column, cell } of beside) {
    const before = textOf(root, column);
    if (given[column] === cell && textOf(after, column) === before && cell !== before)
      refused.push({ id, column, said: fields('wrong') });
  }
}

/** The answer when everything is written: the present rows, and the refusals by row. */
function answerOf<C extends string, R extends Root, I, S>(
  { tx, noun, allowed, festival, locale, standing, made, count, batch, refused }: Gesture<C, R, I, S>,
  { columns, rows }: CellsPost,
): CellsDone {
  const order = new Map(rows.map(({ id }, at) => [id, at]));
  const at = ({ id }: RefusedCell) => order.get(id) ?? 0;
  const shown = readRoots(noun, tx, festival.id, [...standing.keys(), ...Object.values(made)]);
  const asked = allowed.filter((column) => columns.includes(column));
  const scene = noun.sceneOf(tx, festival, shown);
  return {
    ok: true,
    batch: count > 0 ? batch : null,
    rows: writtenRows(noun, festival, shown, { columns: asked, locale, scene }),
    refused: refused.toSorted((a, b) => at(a) - at(b)),
    made,
    count,
  };
}

/**
 * Writes the cells of one gesture, each by its column, as one act. A cell that is not understood,
 * or that somebody else has changed since it was seen, is answered with a sentence and stays as it
 * was; the others are written. A row with a negative id is created once its cells suffice. The same
 * key again writes nothing twice: what the first post did not write is tried again.
 */
export const setCells = <C extends string, R extends Root, I, S>(
  noun: TableNoun<C, R, I, S>,
  allowed: readonly C[],
  festival: Importing,
  post: CellsPost,
  now: string,
): CellsDone =>
  write(festival.db, (tx, batch) => {
    const gesture = gestureOf(tx, noun, allowed, festival, post, batch, now);
    const rows = post.rows.map((row) => checked(gesture, row));
    for (const one of readable(gesture, rows)) writeRow(gesture, one);
    return answerOf(gesture, post);
  });
