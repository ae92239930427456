import { randomUUID } from 'node:crypto';
import { and, desc, eq, type Placeholder, sql } from 'drizzle-orm';
import { type Db, perConnection, type Tx, write } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { insertRow, type OwnTable, readRow, setRow } from '#db/rows.ts';
import { changes } from '#db/schema/index.ts';
import { orNotFound } from '#lib/errors.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { isEqual } from '#lib/plain-values.ts';
import type { Authorized, AuthorizedVolunteer } from '#lib/policy.ts';
import { isCarriedKind, isCarriedOver } from './carried.ts';
import { type RecordedChange, recordChange } from './record.ts';
import type { Root, RootKind } from './root-kind.ts';

/** The proof needed for writing; each mutation names its permission. */
export type Writing = Authorized<'schedule' | 'settings' | 'publish' | 'volunteers' | 'day'> | AuthorizedVolunteer;

/** Who wrote, and when (instant). */
type Author = { by: string; at: string };
/** Done; `batch` is what « Défaire » undoes, null where nothing had changed. */
export type Written = { ok: true; id: number; batch: string | null };
/**
 * Who wrote meanwhile; `isOwn`: the same person, perhaps in another tab. `by` and `at` are empty
 * when the history does not say.
 */
export type Writer = Author & { isOwn: boolean };
/**
 * Somebody has written since: the present state, the opened state (null when the history does not
 * have it), and who.
 */
export type Changed<R> = { ok: false; reason: 'changed'; current: R; base: R | null } & Writer;
export type RefusedEdit = { ok: false; reason: 'fields'; fields: Record<string, FieldError> };
/** The refusal of one field. */
export const refuse = (field: string, error: FieldError): RefusedEdit => ({
  ok: false,
  reason: 'fields',
  fields: { [field]: error },
});
/**
 * The key in the form of a new record, so that a double click or a repeated save creates only one.
 */
export type ClientKey = string | null | undefined;

/**
 * The key comes from the browser. With the festival's id before it, it cannot name a change of
 * another festival.
 */
export const keyOf = (festivalId: number, clientKey: ClientKey) => (clientKey ? `${festivalId}:${clientKey}` : null);
/** The key as the browser knows it. */
export const keyIn = (key: string) => key.slice(key.indexOf(':') + 1);

/** What an earlier post with the same key wrote; null when this is the first. */
export function earlierTry(tx: Tx, festivalId: number, entity: ChangeEntity, clientKey: ClientKey): Written | null {
  const key = keyOf(festivalId, clientKey);
  if (!key) return null;
  const earlier = tx
    .select({ id: changes.entityId, batch: changes.batch })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), eq(changes.entity, entity), eq(changes.clientKey, key)))
    .get();
  return earlier ? { ok: true, ...earlier } : null;
}

/** Runs `work` in one transaction; if the key was used before, returns what that post wrote. */
export const writeOnce = <T>(
  { db, id }: Pick<Writing, 'db' | 'id'>,
  entity: ChangeEntity,
  clientKey: ClientKey,
  work: (tx: Tx, batch: string) => T,
): T | Written => write(db, (tx, batch): T | Written => earlierTry(tx, id, entity, clientKey) ?? work(tx, batch));

const ofRoot = (festivalId: number | Placeholder, entity: ChangeEntity | Placeholder, id: number | Placeholder) =>
  and(eq(changes.festivalId, festivalId), eq(changes.entity, entity), eq(changes.entityId, id));

/** One line of the history of a root. */
type RootWrite<R = unknown> = Author & {
  actorId: number | null;
  batch: string;
  verb: string;
  before: R | null;
  after: R | null;
};

const rootWrite = {
  by: changes.actorName,
  actorId: changes.actorId,
  at: changes.at,
  batch: changes.batch,
  verb: changes.verb,
  before: changes.before,
  after: changes.after,
};

// Kept prepared, because each page of a volunteer asks for every shift.
const lastActStatement = perConnection((db) =>
  db
    .select(rootWrite)
    .from(changes)
    .where(ofRoot(sql.placeholder('festivalId'), sql.placeholder('entity'), sql.placeholder('id')))
    .orderBy(desc(changes.id))
    .limit(1)
    .prepare(),
);

/** The last author and verb of a root; null when the history knows nothing of it. */
export const lastAct = (tx: Db | Tx, festivalId: number, entity: ChangeEntity, id: number): RootWrite | null =>
  lastActStatement(tx).get({ festivalId, entity, id }) ?? null;

/** The part of a root that its line of history needs; facts of the day have no version. */
type Told = Pick<Root, 'id'> & Partial<Root>;

/** Records a change of one root inside `tx`; returns the batch. */
export function recordRoot(
  tx: Tx,
  festival: Writing,
  now: string,
  entity: ChangeEntity,
  change: {
    verb: string;
    before: Told | null;
    after: Told | null;
    batch?: string;
    clientKey?: ClientKey;
  },
): string {
  const batch = change.batch ?? randomUUID();
  recordChange(tx, {
    festivalId: festival.id,
    actor: festival.actor,
    by: festival.actor === null ? festival.by : undefined,
    at: now,
    entity,
    entityId: change.after?.id ?? change.before?.id ?? 0,
    verb: change.verb,
    before: change.before,
    after: change.after,
    batch,
    clientKey: keyOf(festival.id, change.clientKey),
  });
  return batch;
}

/** Inserts a row as a root inside `tx`, and records it. */
export function insertRoot<T extends OwnTable>(
  tx: Tx,
  festival: Writing,
  now: string,
  entity: ChangeEntity,
  table: T,
  row: T['$inferInsert'],
  act: { verb: string; batch: string; clientKey?: ClientKey },
): T['$inferSelect'] {
  const after = orNotFound(readRow(tx, table, festival.id, insertRow(tx, table, row)));
  recordRoot(tx, festival, now, entity, { ...act, before: null, after: after as Told });
  return after;
}

/**
 * Collects the changes of one batch of thousands of roots, for `recordChanges` to write at once.
 * The first has the key, because all are written or none.
 */
export function gatherChanges(festival: Writing, batch: string, clientKey: ClientKey, now: string) {
  const gathered: RecordedChange[] = [];
  const record = (entity: ChangeEntity, verb: string, before: Root | null, after: Root) => {
    gathered.push({
      festivalId: festival.id,
      actor: festival.actor,
      at: now,
      entity,
      entityId: after.id,
      verb,
      before,
      after,
      batch,
      clientKey: gathered.length === 0 ? keyOf(festival.id, clientKey) : null,
    });
  };
  return { gathered, record };
}

/** Nothing is created until the user says that it is not the same as this existing one. */
export type AskedAlike = {
  ok: false;
  reason: 'alike';
  like: Readonly<{ id: number; number: number; name: string; section: 'films' | 'people' }>;
};

/**
 * Creates a root: `work` inserts it and returns its id, or refuses; `verb` is `created` by default.
 * If `work` records anything else, it uses `batch`.
 */
export function createRoot<R extends Root, A extends number | RefusedEdit | AskedAlike>(
  festival: Writing,
  kind: RootKind<R>,
  clientKey: ClientKey,
  now: string,
  work: (tx: Tx, batch: string) => A,
  verb = 'created',
): Written | Exclude<A, number> {
  return writeOnce(festival, kind.entity, clientKey, (tx, batch): Written | Exclude<A, number> => {
    const id = work(tx, batch);
    if (typeof id !== 'number') return id as Exclude<A, number>;
    const after = kind.read(tx, festival.id, id);
    recordRoot(tx, festival, now, kind.entity, { verb, before: null, after, batch, clientKey });
    return { ok: true, id, batch };
  });
}

/**
 * Changes a root inside `tx`: `work` writes its columns or refuses; then the version is raised and
 * the change recorded. If nothing changes, neither is done.
 */
export function changeRoot<R extends Root>(
  tx: Tx,
  festival: Writing,
  kind: RootKind<R>,
  before: R,
  { verb, batch, clientKey }: { verb: string; batch?: string; clientKey?: ClientKey },
  now: string,
  work: (tx: Tx, current: R) => RefusedEdit | undefined,
): Written | RefusedEdit {
  const { id } = before;
  const refused = work(tx, before);
  if (refused) return refused;
  const changed = kind.read(tx, festival.id, id);
  // Raising the version of an unchanged root would report a change that nobody can see.
  if (!changed || isEqual(before, changed)) return { ok: true, id, batch: null };
  const version = before.version + 1;
  setRow(tx, kind.table, festival.id, id, { version });
  const after = { ...changed, version };
  return {
    ok: true,
    id,
    batch: recordRoot(tx, festival, now, kind.entity, { verb, before, after, clientKey, ...(batch && { batch }) }),
  };
}

/** The same where these columns get other values. */
export const patchRoot = <R extends Root>(
  tx: Tx,
  festival: Writing,
  kind: RootKind<R>,
  before: R,
  act: { verb: string; batch?: string; clientKey?: ClientKey },
  now: string,
  changed: Partial<R>,
): Written | RefusedEdit =>
  changeRoot(tx, festival, kind, before, act, now, () => void kind.update(tx, { ...before, ...changed }, before));

/** The state of a root that a reader has seen: a version, or what an act left. */
export type SeenRoot = { version: number } | { batch: string };

/**
 * What was written about a root since it was seen, the newest first; and the root in the version
 * that was seen, null when the history does not have it.
 */
export function writesSince<R extends Root>(
  tx: Db | Tx,
  festivalId: number,
  entity: ChangeEntity,
  id: number,
  seen: SeenRoot,
): { base: R | null; since: RootWrite<R>[] } {
  const rows = tx
    .select(rootWrite)
    .from(changes)
    .where(ofRoot(festivalId, entity, id))
    .orderBy(desc(changes.id))
    .all() as RootWrite<R>[];
  const known = rows.findIndex((row) =>
    'batch' in seen ? row.batch === seen.batch : row.after !== null && row.after.version <= seen.version,
  );
  const sides = rows.flatMap((row) => [row.after, row.before]);
  const base = 'version' in seen && sides.find((side) => side?.version === seen.version);
  return { base: base || null, since: known < 0 ? rows : rows.slice(0, known) };
}

/**
 * The author to name, among what was written (the newest first): another person rather than the
 * reader, because the reader's own later change must not hide what another wrote before it.
 */
export function writerOf({ actor }: Pick<Writing, 'actor'>, since: readonly RootWrite[]): Writer & { verb: string } {
  const isOwn = ({ actorId }: RootWrite) => actor !== null && actorId === actor.userId;
  const last = since.find((write) => !isOwn(write)) ?? since[0];
  if (!last) return { by: '', at: '', verb: '', isOwn: false };
  return { by: last.by, at: last.at, verb: last.verb, isOwn: isOwn(last) };
}

/** What the second of two people is told, who had opened `current` in the version `seen`. */
export function changedSince<R extends Root>(
  tx: Tx,
  { actor }: Pick<Writing, 'actor'>,
  { entity }: RootKind<R>,
  current: R,
  version: number,
): Changed<R> {
  const { base, since } = writesSince<R>(tx, current.festivalId, entity, current.id, { version });
  const { by, at, isOwn } = writerOf({ actor }, since);
  return { ok: false, reason: 'changed', current, base, by, isOwn, at };
}

/** An act on a root as it was seen; `verb` is `edited` by default. */
type RootAct = { id: number; version: number; verb?: string; clientKey?: ClientKey };

/**
 * The same in a transaction of its own, for a form that was opened in `version`; a repeated save
 * returns the answer of the first. If `work` records anything else, it uses `batch`. Throws
 * notFound when this festival has no such root.
 */
export function editRoot<R extends Root>(
  festival: Writing,
  kind: RootKind<R>,
  { id, version, verb = 'edited', clientKey }: RootAct,
  now: string,
  work: (tx: Tx, current: R, batch: string) => RefusedEdit | undefined,
): Written | Changed<R> | RefusedEdit {
  return writeOnce(festival, kind.entity, clientKey, (tx, batch): Written | Changed<R> | RefusedEdit => {
    const current = orNotFound(kind.read(tx, festival.id, id));
    if (current.version !== version) return changedSince(tx, festival, kind, current, version);
    const act = { verb, clientKey, batch };
    const written = changeRoot(tx, festival, kind, current, act, now, (tx, current) => work(tx, current, batch));
    if (!written.ok) return written;
    const { entity } = kind;
    // A change itself shows that what was taken over was looked at, except what is shown in another
    // form.
    const isForm = entity === 'event' ? verb === 'edited' : entity !== 'festival' && written.batch === null;
    return isForm ? confirmSaved(tx, festival, kind, written, { batch, clientKey }, now) : written;
  });
}

/** Saves a root as its form has it, unless something is refused. */
export const editFacts = <R extends Root>(
  festival: Writing,
  kind: RootKind<R>,
  act: RootAct,
  facts: Partial<R>,
  now: string,
  refusal: (tx: Tx) => RefusedEdit | undefined = () => undefined,
): Written | Changed<R> | RefusedEdit =>
  editRoot(
    festival,
    kind,
    act,
    now,
    (tx, current) => refusal(tx) ?? void kind.update(tx, { ...current, ...facts }, current),
  );

/** Saving the form of something taken over from the former edition confirms it, changed or not. */
export function confirmSaved<R extends Root>(
  tx: Tx,
  festival: Writing,
  { entity, read }: RootKind<R>,
  saved: Written,
  { batch, clientKey }: { batch: string; clientKey?: ClientKey },
  now: string,
): Written {
  if (entity !== 'event' && !isCarriedKind(entity)) return saved;
  if (!isCarriedOver(tx, festival.id, entity, saved.id)) return saved;
  const root = read(tx, festival.id, saved.id);
  // If the save itself was recorded, it has the key.
  const own = saved.batch === null ? { batch, clientKey } : { batch };
  return {
    ...saved,
    batch: recordRoot(tx, festival, now, entity, { verb: 'confirmed', before: root, after: root, ...own }),
  };
}

/** Deletes a root inside `tx`, and records it; returns the batch. */
export function removeRoot<R extends Root>(
  tx: Tx,
  festival: Writing,
  kind: RootKind<R>,
  before: R,
  act: { batch?: string; clientKey?: ClientKey },
  now: string,
): string {
  kind.remove(tx, before);
  return recordRoot(tx, festival, now, kind.entity, { verb: 'deleted', before, after: null, ...act });
}

/**
 * Deleted, with the batch that « Défaire » undoes; or used by another number of records than the
 * reader was shown, and nothing was written.
 */
export type Deleted = { ok: true; batch: string } | { ok: false; reason: 'used'; uses: number };

/**
 * Deletes a root. `uses` is how many records would lose it (`usedBy`: séances; for a task, its
 * shifts), as the reader was shown: if the number has changed, nothing is written. `detach` removes
 * it from them in the same batch. Throws notFound when this festival has no such root.
 */
export function deleteRoot<R extends Root>(
  festival: Writing,
  kind: RootKind<R>,
  { id, uses }: { id: number; uses: number },
  now: string,
  {
    usedBy,
    detach,
  }: {
    usedBy?: (tx: Tx, root: R) => readonly number[];
    detach?: (tx: Tx, root: R, usedBy: readonly number[], batch: string) => void;
  } = {},
): Deleted {
  return write(festival.db, (tx, batch): Deleted => {
    const before = orNotFound(kind.read(tx, festival.id, id));
    const users = usedBy?.(tx, before) ?? [];
    if (users.length !== uses) return { ok: false, reason: 'used', uses: users.length };
    detach?.(tx, before, users, batch);
    // Last, because undo goes backwards: the film must exist again before a séance refers to it.
    return { ok: true, batch: removeRoot(tx, festival, kind, before, { batch }, now) };
  });
}

/**
 * The batch that an earlier post with the same key wrote, of whatever kind; null when this is the
 * first.
 */
export function batchOfTry(db: Db | Tx, festivalId: number, clientKey: ClientKey): string | null {
  const key = keyOf(festivalId, clientKey);
  if (!key) return null;
  const row = db
    .select({ batch: changes.batch })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), eq(changes.clientKey, key)))
    .get();
  return row?.batch ?? null;
}
