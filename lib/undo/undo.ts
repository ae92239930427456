import { and, desc, eq, gt, ne } from 'drizzle-orm';
import { type Db, type Tx, write } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { changes } from '#db/schema/index.ts';
import { notAllowed } from '#lib/errors.ts';
import { type EventRoot, eventKind, readEvent } from '#lib/events/root.ts';
import { turnKeys } from '#lib/history/import-keys.ts';
import { ofBatch, type RecordedChange, recordChanges } from '#lib/history/record.ts';
import { goesWithSeance, isWithinRemit } from '#lib/history/remit.ts';
import { type ClientKey, keyOf, lastAct } from '#lib/history/roots.ts';
import { isRestorable, PROLONGED, standsAsLeft, stepsOf } from '#lib/history/undoable.ts';
import { isEqual } from '#lib/plain-values.ts';
import { type Authorized, may, type Permission } from '#lib/policy.ts';
import { removeHanging } from '#lib/programme/hanging.ts';
import { restorers } from './restorers.ts';

type Undone =
  /**
   * `left`: the things that stayed because somebody changed them since. Undoing the answered
   * `batch` is « Refaire ».
   */
  { ok: true; batch: string; left: LeftRoot[] } | { ok: false; reason: 'unknown' | 'changed' | 'blocked' };

/** A root that is no longer as the act left it. */
export type LeftRoot = { entity: ChangeEntity; id: number };

/**
 * What restoring a batch did: how many rows were restored in `batch`, and the roots that stayed as
 * they are.
 */
type Restored = { batch: string; restored: number; left: LeftRoot[] };

const isConstraint = (error: unknown) =>
  error instanceof Error &&
  [error, error.cause].some((e) => e instanceof Error && 'code' in e && String(e.code).startsWith('SQLITE_CONSTRAINT'));

/**
 * Restores, inside `tx`, what `batch` changed, the last change first, as the batch `undo`, which
 * refers to the one it undoes. Null when there is no such batch, or one of its roots cannot be
 * restored. Roots of the kinds in `beside` are left to the caller; those in `except` (by
 * `rootName`) stay and count as left. Throws notAllowed, and SQLite's constraint error when
 * something needed no longer exists.
 */
export function restoreBatch(
  tx: Tx,
  festival: Authorized<Permission>,
  batch: string,
  { undo, now, clientKey = null }: { undo: string; now: string; clientKey?: ClientKey },
  beside: readonly ChangeEntity[] = [],
  except: ReadonlySet<string> = new Set(),
): Restored | null {
  const all = tx.select().from(changes).where(ofBatch(festival.id, batch)).orderBy(desc(changes.id)).all();
  const rows = all.filter(({ entity }) => !beside.includes(entity));
  if (rows.length === 0 || !rows.every(({ entity }) => isRestorable(entity))) return null;
  if (!mayRestore(festival, rows)) throw notAllowed();
  const dates = rows.filter(({ entity }) => entity === 'festival' || entity === 'day');
  const areHeld = dates.some(
    (row) => except.has(rowName(row)) || !standsAsLeft(stepsOf(tx, festival.id, row.entity, row.entityId), batch),
  );
  // The dates of a festival and its days are restored together or not at all.
  const stays = new Set([...except, ...(areHeld ? dates.map(rowName) : [])]);
  const left = new Map<string, LeftRoot>();
  const standing = new Map<string, unknown>();
  const untouched = untouchedSince(tx, festival.id, batch, rows);
  let restored = 0;
  let isBack = false;
  for (const part of inParts(rows)) {
    const [{ entity }] = part;
    if (!isRestorable(entity)) continue;
    const restorer = restorers[entity];
    const stands = part.filter((row) => {
      const name = rowName(row);
      if (left.has(name) || stays.has(name)) return false;
      if (standing.has(name)) return true;
      const after = untouched.get(name) ?? standingAfter(tx, festival.id, entity, row.entityId, batch);
      if (after) standing.set(name, after.value);
      return after !== null;
    });
    // Versions rose while later acts were taken back, so the version written last is the one to
    // compare with.
    const asked = stands.map((row) => ({
      entityId: row.entityId,
      batch,
      before: row.before,
      after: standing.get(rowName(row)) ?? null,
    }));
    // What was added to a thing since it was created is deleted with it, and restored with it.
    const unmade = asked.flatMap(({ before, entityId }) => (before === null ? entityId : []));
    const hanging = removeHanging(tx, festival.id, entity, unmade);
    const isMany = part.length > 1 && restorer.restoreMany !== undefined;
    const put = isMany
      ? restorer.restoreMany?.(festival.db, tx, festival.id, asked)
      : asked.map((change) => restorer.restore(tx, festival.id, change));
    const done = stands.flatMap((row, at) => {
      const own = put?.[at];
      return own ? [{ row, put: own }] : [];
    });
    for (const { row, put: own } of done) standing.set(rowName(row), own.after);
    isBack ||= done.some(({ row }) => row.after === null && ofSeances.has(row.entity));
    const isPut = new Set(done.map(({ row }) => row));
    const act = { festivalId: festival.id, actor: festival.actor, at: now, batch: undo, undoes: batch };
    const into: RecordedChange[] = [];
    for (const row of part) {
      // What only followed something else stands in no way: the act it was of may have been undone.
      if (isPut.has(row) || row.verb === PROLONGED) continue;
      const own = isBack && entity === 'event' && !stays.has(rowName(row)) ? putBackInto(tx, festival, row) : null;
      if (own) into.push({ ...act, undoes: null, entity, entityId: row.entityId, verb: 'undone', ...own });
      else left.set(rowName(row), { entity, id: row.entityId });
    }
    recordChanges(festival.db, [
      ...hanging.map((gone) => ({ ...act, ...gone, entityId: gone.before.id, verb: 'undone', after: null })),
      ...done.flatMap(({ row, put: { beside = [], ...own } }, at) => [
        {
          ...act,
          entity,
          entityId: row.entityId,
          clientKey: restored === 0 && at === 0 ? keyOf(festival.id, clientKey) : null,
          ...own,
        },
        // Recorded as changed at the side: it had been changed since the act, so this restores no
        // earlier state of it.
        ...beside.map((other) => ({
          ...act,
          undoes: null,
          entity,
          entityId: other.before.id,
          verb: 'undone',
          ...other,
        })),
      ]),
      ...into,
    ]);
    restored += done.length;
  }
  if (restored > 0) turnKeys(tx, festival.id, batch, undo, [...left.values()]);
  return { batch: undo, restored, left: [...left.values()] };
}

/** What séances lose when it is deleted. */
const ofSeances: ReadonlySet<ChangeEntity> = new Set(['film', 'person', 'theme', 'series', 'room', 'venue']);

/**
 * Puts what was deleted back into a séance that somebody changed since, if the place it had there
 * is as the deletion left it; null, without writing, where it is not, or the séance is now another
 * programmer's.
 */
function putBackInto(
  tx: Tx,
  { id: festivalId, actor }: Authorized<Permission>,
  { entity, entityId, before, after }: Row,
) {
  const current = readEvent(tx, festivalId, entityId);
  const [was, left] = [before as EventRoot | null, after as EventRoot | null];
  if (!current || !was || !left) return null;
  const taken = entriesOf(was).filter(([name, value]) => name !== 'version' && !isEqual(value, left[name]));
  if (taken.length === 0 || !taken.every(([name]) => isEqual(current[name], left[name]))) return null;
  const next = { ...current, ...Object.fromEntries(taken), version: current.version + 1 };
  if (!isWithinRemit(tx, { actor, festivalId, entity, before: current, after: next })) return null;
  eventKind.update(tx, next, current);
  return { before: current, after: readEvent(tx, festivalId, entityId) };
}

const entriesOf = (root: EventRoot) => Object.entries(root) as [keyof EventRoot, unknown][];

type Row = typeof changes.$inferSelect;

/**
 * Whether this role may take back an act. What was changed as a consequence (the shift of a deleted
 * séance, or what was said about it) needs no permission from the person who did the act: the act
 * is theirs, and undoing half of it would be useless.
 */
export function mayRestore(
  { role, actor }: Pick<Authorized<Permission>, 'role' | 'actor'>,
  rows: readonly Pick<Row, 'entity' | 'actorId'>[],
): boolean {
  const isPermitted = ({ entity }: Pick<Row, 'entity'>) =>
    isRestorable(entity) && may(role, restorers[entity].permission);
  const began = rows.some(isPermitted);
  return rows.every((row) => isPermitted(row) || (began && goesWithSeance(row.entity) && row.actorId === actor.userId));
}

export const rootName = ({ entity, id }: LeftRoot): string => `${entity} ${id}`;
const rowName = ({ entity, entityId: id }: Row) => rootName({ entity, id });

/** The roots of a batch that are no longer as it left them. */
export function rootsChangedSince(tx: Db | Tx, festivalId: number, batch: string): LeftRoot[] {
  const rows = tx.select().from(changes).where(ofBatch(festivalId, batch)).orderBy(desc(changes.id)).all();
  const untouched = untouchedSince(tx, festivalId, batch, rows);
  const roots = new Map(rows.map(({ entity, entityId: id }) => [rootName({ entity, id }), { entity, id }]));
  return [...roots].flatMap(([name, root]) =>
    untouched.has(name) || standsAsLeft(stepsOf(tx, festivalId, root.entity, root.id), batch) ? [] : [root],
  );
}

/** Below this number, one statement for each row is fast enough. */
const MANY = 50;

/**
 * The rows in the order in which they are restored: one by one, except that thousands in succession
 * of one kind that were all created, all deleted or all changed are restored together. No root
 * occurs twice in such a group.
 */
function inParts(rows: readonly Row[]): [Row, ...Row[]][] {
  const kindOf = ({ entity, before, after }: Row) =>
    `${entity} ${before === null ? 'created' : after === null ? 'deleted' : 'changed'}`;
  const parts: [Row, ...Row[]][] = [];
  for (let at = 0; at < rows.length; ) {
    const first = rows[at] as Row;
    const kind = kindOf(first);
    let end = at + 1;
    while (end < rows.length && kindOf(rows[end] as Row) === kind) end += 1;
    const run = rows.slice(at, end);
    const isPlain = run.length >= MANY && new Set(run.map(({ entityId }) => entityId)).size === run.length;
    if (isPlain) parts.push([first, ...run.slice(1)]);
    else for (const row of run) parts.push([row]);
    at = end;
  }
  return parts;
}

/** How `batch` left a root, if it is still so; null when somebody changed it since. */
function standingAfter(tx: Tx, festivalId: number, entity: ChangeEntity, id: number, batch: string) {
  return standsAsLeft(stepsOf(tx, festivalId, entity, id), batch)
    ? { value: lastAct(tx, festivalId, entity, id)?.after ?? null }
    : null;
}

/**
 * For a large act: the roots that nobody changed after it, by one query for later changes. Those of
 * a small act are looked up one by one.
 */
function untouchedSince(tx: Db | Tx, festivalId: number, batch: string, rows: readonly Row[]) {
  const untouched = new Map<string, { value: unknown }>();
  if (rows.length < MANY) return untouched;
  const later = tx
    .selectDistinct({ entity: changes.entity, id: changes.entityId })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), gt(changes.id, rows.at(-1)?.id ?? 0), ne(changes.batch, batch)))
    .all();
  const touched = new Set(later.map(({ entity, id }) => `${entity} ${id}`));
  for (const { entity, entityId, after } of rows) {
    const name = `${entity} ${entityId}`;
    // The rows come last first, so the first row of a root tells how it was left.
    if (!touched.has(name) && !untouched.has(name)) untouched.set(name, { value: after });
  }
  return untouched;
}

/**
 * Runs `work` in a transaction of its own; `blocked` when something to be restored needs what no
 * longer exists; then nothing was written.
 */
export function restoring<T>(
  festival: Authorized<Permission>,
  work: (tx: Tx, batch: string) => T,
): T | { ok: false; reason: 'blocked' } {
  try {
    return write(festival.db, work);
  } catch (error) {
    if (isConstraint(error)) return { ok: false, reason: 'blocked' };
    throw error;
  }
}

/**
 * What an act changed wholly or not at all: half a delay that was carried would be no announcement
 * anybody made, and days that moved without the dates of their festival would lie beside them.
 */
const WHOLE: readonly ChangeEntity[] = ['live-fact', 'festival', 'day'];
export const isOfWhole = ({ entity }: LeftRoot): boolean => WHOLE.includes(entity);

/**
 * Undoes the acts of one batch, the last first, as a new batch, except where somebody changed the
 * result since. `blocked`: something needed no longer exists (a room that was deleted meanwhile),
 * and nothing was written. A second undo of the same batch answers `changed`, and so does one that
 * would leave something of `WHOLE`.
 */
export function undoBatch(festival: Authorized<Permission>, batch: string, now: string): Undone {
  const half = new Error('half of this act would be nothing that anybody did');
  try {
    return restoring(festival, (tx, undo): Undone => {
      const done = restoreBatch(tx, festival, batch, { undo, now });
      if (!done) return { ok: false, reason: 'unknown' };
      if (done.restored === 0) return { ok: false, reason: 'changed' };
      // Thrown, so that what was restored already is rolled back.
      if (done.left.some(isOfWhole)) throw half;
      return { ok: true, batch: done.batch, left: done.left };
    });
  } catch (error) {
    if (error === half) return { ok: false, reason: 'changed' };
    throw error;
  }
}
