import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { type Db, type Tx, write } from '#db/client.ts';
import { changes, pictures } from '#db/schema/index.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { tagsInUse } from '#lib/draft/tags.ts';
import { LanterneError } from '#lib/errors.ts';
import type { Cells } from '#lib/exchange/files/cells.ts';
import type { Importing } from '#lib/exchange/files/kept-imports.ts';
import { mayChange, theirsOf } from '#lib/history/remit.ts';
import type { Root } from '#lib/history/root-kind.ts';
import { batchOfTry, changeRoot, recordRoot, writerOf, writesSince } from '#lib/history/roots.ts';
import { readFieldError } from '#lib/i18n/field-messages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { picturesOf } from '#lib/pictures/queries.ts';
import { may, type Permission } from '#lib/policy.ts';
import { filterValues } from './arrangement.ts';
import { columnLabel } from './column-words.ts';
import { columnNames, writtenCells } from './list-columns.ts';
import { saidDay, yearsUnsaid } from './said-day.ts';
import type { TableNoun } from './table-noun.ts';
import type { CellsDone, RefusedCell, TableColumn, TablePicture, TableRow } from './table-rows.ts';
import type { CellsPost } from './table-schema.ts';

type Reading = Authorized<Festival, Permission>;

/**
 * A table that is edited in place, whatever it is of. Who calls it has asked for its `permission`.
 */
export type BoundTable = Readonly<{
  permission: 'schedule' | 'settings' | 'volunteers';
  /** Who reads it without changing it. */
  seenBy: 'read' | 'volunteers';
  entity: string;
  isEntangled: boolean;
  columns: (festival: Reading, locale: Locale) => TableColumn[];
  /** All rows, or those of these ids, with the cells of these columns. */
  rows: (festival: Reading, columns: readonly string[], locale: Locale, ids?: ReadonlySet<number>) => TableRow[];
  set: (festival: Importing, post: CellsPost, now: string) => CellsDone;
}>;

/** Binds what differs between kinds of rows to what they have in common. */
export function boundTable<C extends string, R extends Root, I, S>(noun: TableNoun<C, R, I, S>): BoundTable {
  /** Those that our own lists have, but for what this role may not read. */
  const columnsFor = ({ role }: Reading) =>
    columnNames(noun.columns).filter((column) => {
      const { field, written } = noun.columns[column];
      if (field === undefined && written === undefined) return false;
      return may(role, noun.privateFacts.may) || !Object.hasOwn(noun.privateFacts.facts, field ?? '');
    });
  const askedOf = (festival: Reading, columns: readonly string[]) =>
    columnsFor(festival).filter((column) => columns.includes(column));
  return {
    permission: noun.permission,
    seenBy: noun.seenBy,
    entity: noun.kind.entity,
    isEntangled: noun.isEntangled === true,
    columns: (festival, locale) => {
      const scene = noun.sceneOf(festival.db, festival, []);
      return columnsFor(festival).map((key) => {
        const { field, choices, isFilled = false, amount = null, ...rest } = noun.columns[key];
        const ofTags = () => tagsInUse(festival, noun.kind.entity);
        const { offered = field === 'tags' ? ofTags : choices } = noun.columns[key];
        const { isAside = false, isReadOnly = false, lasting } = rest;
        const said = (language: Locale) => offered?.(language, scene) ?? [];
        return {
          key,
          label: columnLabel(noun.name, key, locale),
          choices: choices?.(locale, scene) ?? null,
          ...{ isFilled, amount, years: yearsUnsaid(noun.columns[key], festival), isAside, isReadOnly },
          isName: noun.calledBy?.includes(key) === true,
          offered: filterValues(said('fr'), said('en'), said(locale), lasting?.(scene)),
        };
      });
    },
    rows: (festival, columns, locale, ids) => {
      const { db } = festival;
      const { isShown = () => true } = noun;
      const all = ids ? readAll(noun, db, festival.id, ids) : noun.rootsOf(db, festival.id).filter(isShown);
      const scene = noun.sceneOf(db, festival, all);
      return writtenRows(noun, festival, all, { columns: askedOf(festival, columns), locale, scene });
    },
    set: (festival, post, now) => setCells(noun, columnsFor(festival), festival, post, now),
  };
}

function readAll<C extends string, R extends Root, I, S>(
  { kind, isShown = () => true }: TableNoun<C, R, I, S>,
  db: Db | Tx,
  festivalId: number,
  ids: Iterable<number>,
): R[] {
  const all = [...ids];
  const many = kind.many?.read(db, festivalId, all);
  return all.flatMap((id) => (many ? many.get(id) : kind.read(db, festivalId, id)) ?? []).filter(isShown);
}

/** So many rows are asked for by their ids; of more, all that the festival has is read. */
const FEW = 200;

/** Rows as they stand: what is asked of all of them is asked once. */
function writtenRows<C extends string, R extends Root, I, S>(
  noun: TableNoun<C, R, I, S>,
  festival: Reading | Importing,
  roots: readonly R[],
  { columns, locale, scene }: { columns: readonly C[]; locale: Locale; scene: S },
): TableRow[] {
  const ids = roots.length > FEW ? undefined : roots.map(({ id }) => id);
  // Of what no programmer changes nothing is another's.
  const isTheirs = noun.permission === 'schedule' ? theirsOf(festival, noun.kind.entity, ids) : () => false;
  const firstPictures = picturesBy(noun.pictured, festival, ids);
  return roots.map((root) => {
    const written = writtenCells(noun.columns, root, locale, scene);
    const picture = firstPictures.get(root.id);
    return {
      id: root.id,
      number: noun.numberOf(root),
      version: root.version,
      path: noun.pathOf(root, scene),
      cells: Object.fromEntries(columns.map((column) => [column, String(written[column] ?? '')])),
      ...(isTheirs(root) && { isTheirs: true }),
      ...(picture && { picture }),
      ...(noun.called && { called: noun.called(root, locale, scene) }),
    };
  });
}

/** The first picture of each row. */
function picturesBy(
  pictured: 'filmId' | 'personId' | 'roomId' | undefined,
  { id, db }: Reading | Importing,
  ids?: readonly number[],
) {
  const found = new Map<number, TablePicture>();
  if (pictured === undefined) return found;
  for (const picture of picturesOf(id, db, ids && inArray(pictures[pictured], [...ids]))) {
    const of = picture[pictured];
    const { hash, width, height, colour, focalX, focalY } = picture;
    if (of !== null && !found.has(of)) found.set(of, { hash, width, height, colour, focalX, focalY });
  }
  return found;
}

/**
 * Writes the cells of one gesture, each by the column it stands in, as one act. A cell that is not
 * understood, or that somebody else changed since it was seen, is answered with a sentence and
 * stays as it was: the others are written. A row below zero is made once its cells say enough. The
 * same key again writes nothing twice: what the first try did not write is asked for as it was
 * then.
 */
function setCells<C extends string, R extends Root, I, S>(
  noun: TableNoun<C, R, I, S>,
  allowed: readonly C[],
  festival: Importing,
  { clientKey, locale, columns, rows }: CellsPost,
  now: string,
): CellsDone {
  const { kind } = noun;
  const t = translator(locale, 'cells');
  const fields = translator(locale, 'fields');
  return write(festival.db, (tx) => {
    const earlier = batchOfTry(tx, festival.id, clientKey);
    const batch = earlier ?? randomUUID();
    const act = { tx, festival, batch, now };
    const written = earlier === null ? [] : writtenBy<R>(tx, festival.id, kind.entity, earlier);
    const before = written.flatMap(({ id, was }) => (was === null ? id : []));
    const refused: RefusedCell[] = [];
    const made: Record<string, number> = {};
    let count = written.length;
    let room = rows.some(({ id }) => id < 0) ? noun.most - noun.rootsOf(tx, festival.id).length + before.length : 0;
    const standing = new Map(
      readAll(
        noun,
        tx,
        festival.id,
        rows.map(({ id }) => id),
      ).map((root) => [root.id, root]),
    );
    const scene = noun.sceneOf(tx, festival, [...standing.values()]);
    const others = noun.clashes ? noun.rootsOf(tx, festival.id).filter(({ id }) => !before.includes(id)) : [];
    const asRead = (column: C, text: string) =>
      saidDay(text, { years: yearsUnsaid(noun.columns[column], festival) }, locale);
    const textOf = (root: R, column: C) => String(writtenCells(noun.columns, root, locale, scene)[column] ?? '');

    type Row = { id: number; root: R | null; given: Cells<C> };
    const refuse = (row: Row, column: string, said: string, theirs?: string) => {
      refused.push({ id: row.id, column, said, ...(theirs !== undefined && { theirs }) });
      row.given = without(row.given, column);
    };
    const refuseAll = (row: Row, said: string) => {
      for (const column of Object.keys(row.given)) refuse(row, column, said);
    };
    const sayProblem = (error: string) => {
      const { key, value } = readFieldError(error);
      return fields(key, { value });
    };
    /** With the cells that may be written: somebody else changed none of them since. */
    const posted = rows.map(({ id, version, cells }) => {
      const root = standing.get(id) ?? null;
      const row: Row = { id, root, given: { ...cells } as Cells<C> };
      for (const column of Object.keys(row.given) as C[])
        if (!allowed.includes(column)) refuse(row, column, t('notYours'));
        else if (noun.columns[column].isReadOnly) refuse(row, column, t('readOnly'));
      if (id >= 0 && !root) refuseAll(row, t('gone'));
      // Who has no remit was asked for the permission before.
      else if (festival.actor.remit && !mayChange(festival, kind.entity, root)) refuseAll(row, t('notYours'));
      else if (root && root.version !== version) {
        const { was, is } = written.find((one) => one.id === id) ?? {};
        for (const column of Object.keys(row.given) as C[])
          if (was && is && textOf(was, column) !== textOf(is, column)) row.given = without(row.given, column);
        const { base, since } = writesSince<R>(tx, festival.id, kind.entity, id, { version });
        for (const column of Object.keys(row.given) as C[]) {
          const theirs = textOf(root, column);
          const isTheirs = !base || textOf(base, column) !== theirs;
          if (!isTheirs || theirs === row.given[column]) continue;
          // Who wrote this text is who changed this cell last, not who changed another of the row.
          const last = since.find(
            (one) =>
              one.batch !== earlier &&
              one.before &&
              one.after &&
              textOf(one.before, column) !== textOf(one.after, column),
          );
          const { by, isOwn } = writerOf(festival, last ? [last] : []);
          const values = {
            own: isOwn ? 'yes' : 'no',
            who: by || translator(locale, 'conflict')('somebody'),
            text: asRead(column, theirs),
          };
          refuse(row, column, t('changed', values), theirs);
        }
      }
      for (const column of Object.keys(row.given) as C[]) {
        const { isClosed, isFilled, choices } = noun.columns[column];
        const text = row.given[column];
        const isNone = text ? isClosed && !choices?.(locale, scene).includes(text) : isFilled && root;
        if (isNone) refuse(row, column, fields('choice'));
      }
      return row;
    });
    /**
     * What the cells of a row say once those that are not understood are refused; null where too
     * little is left.
     */
    const understood = (row: Row) => {
      while (Object.keys(row.given).length > 0) {
        const read = noun.read(row.given, row.root, scene);
        const problems = read.ok
          ? (read.beside ?? []).flatMap(({ column, error }) => (error === null ? [] : [{ column, error }]))
          : read.problems;
        const own = problems.filter(({ column }) => row.given[column] !== undefined);
        // Of two faults of a cell the first is told.
        for (const { column, error } of own)
          if (row.given[column] !== undefined) refuse(row, column, sayProblem(error));
        if (own.length > 0) continue;
        if (read.ok) return read;
        // Something it cannot do without is missing: not what was refused before, which says why.
        for (const { column, error } of problems)
          if (!refused.some((one) => one.id === row.id && one.column === column))
            refused.push({ id: row.id, column, said: sayProblem(error) });
        row.given = {};
      }
      return null;
    };
    const readable = posted.flatMap((row) => {
      const read = understood(row);
      return read ? { row, read } : [];
    });
    // Names are compared once what was refused keeps its own.
    const clashing = noun.clashes?.(
      others,
      readable.map(({ row: { root, given }, read: { input } }) => ({ root, input, cells: given })),
    );
    for (const [at, problems] of clashing ?? [])
      for (const { column, error } of problems)
        if (readable[at]?.row.given[column] !== undefined) refuse(readable[at].row, column, sayProblem(error));

    for (const [at, { row, read: first }] of readable.entries()) {
      const { id, root } = row;
      const read = clashing?.has(at) ? understood(row) : first;
      if (!read) continue;
      const key = count === 0 ? clientKey : undefined;
      if (!root && room <= 0) {
        refuseAll(row, t('tooMany', { number: noun.most }));
        continue;
      }
      let isWritten = false;
      // By itself: a row that would be another's takes the others not back with it.
      const foreign = foreignIn(tx, () => {
        if (root) {
          const change = { verb: 'edited', batch, clientKey: key };
          const work = () => void noun.update(act, root, read.input);
          const answer = changeRoot(tx, festival, kind, root, change, now, work);
          isWritten = answer.ok && answer.batch !== null;
          return true;
        }
        const [newId = 0] = noun.insert(act, [read.input]);
        const after = kind.read(tx, festival.id, newId);
        recordRoot(tx, festival, now, kind.entity, { verb: 'created', before: null, after, batch, clientKey: key });
        const again = before.shift();
        made[id] = again ?? newId;
        isWritten = again === undefined;
        return isWritten;
      });
      if (foreign) {
        refuseAll(row, translator(locale, 'errors')('notYours', foreign.values));
        continue;
      }
      if (isWritten) count += 1;
      if (!root) {
        room -= 1;
        continue;
      }
      // « ? » says nothing where nobody keeps it word for word.
      const after = (read.beside?.length && kind.read(tx, festival.id, id)) || root;
      for (const { column, cell } of read.beside ?? [])
        if (
          row.given[column] === cell &&
          textOf(after, column) === textOf(root, column) &&
          cell !== textOf(root, column)
        )
          refused.push({ id, column, said: fields('wrong') });
    }
    const order = new Map(rows.map(({ id }, at) => [id, at]));
    const at = ({ id }: RefusedCell) => order.get(id) ?? 0;
    const shown = readAll(noun, tx, festival.id, [...standing.keys(), ...Object.values(made)]);
    const sceneNow = noun.sceneOf(tx, festival, shown);
    const asked = allowed.filter((column) => columns.includes(column));
    return {
      ok: true,
      batch: count > 0 ? batch : null,
      rows: writtenRows(noun, festival, shown, { columns: asked, locale, scene: sceneNow }),
      refused: refused.toSorted((a, b) => at(a) - at(b)),
      made,
      count,
    };
  });
}

/** What an earlier try of the same gesture wrote, in its order. */
const writtenBy = <R>(tx: Tx, festivalId: number, entity: (typeof changes.$inferSelect)['entity'], batch: string) =>
  tx
    .select({ id: changes.entityId, was: changes.before, is: changes.after })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), eq(changes.batch, batch), eq(changes.entity, entity)))
    .orderBy(asc(changes.id))
    .all() as { id: number; was: R | null; is: R | null }[];

class NotKept extends Error {}

/**
 * Does `work` as far as it is within the remit of whoever acts, and keeps it where it answers so;
 * else answers whose it is.
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

const without = <C extends string>(cells: Cells<C>, column: string): Cells<C> =>
  Object.fromEntries(Object.entries(cells).filter(([name]) => name !== column)) as Cells<C>;
