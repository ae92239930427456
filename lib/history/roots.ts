import { randomUUID } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { type Db, type Tx, write } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { setRow } from '#db/rows.ts';
import { changes } from '#db/schema/index.ts';
import type { Authorized, AuthorizedVolunteer } from '#lib/authorized.ts';
import { notFound } from '#lib/errors.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { isEqual } from '#lib/plain-values.ts';
import { isCarriedKind, isCarriedOver } from './carried.ts';
import { type RecordedChange, recordChange } from './record.ts';
import type { Root, RootKind } from './root-kind.ts';

/** The proof a write needs; each mutation names the permission it asks for. */
export type Writing = Authorized<'schedule' | 'settings' | 'publish' | 'volunteers' | 'day'> | AuthorizedVolunteer;

/** Who wrote, and when (instant). */
type Author = { by: string; at: string };
/** Done; `batch` is what « Défaire » takes back, null where nothing had changed. */
export type Written = { ok: true; id: number; batch: string | null };
/**
 * Who wrote meanwhile; `isOwn`: the person who is told so, perhaps in another tab. `by` and `at`
 * are empty when the history does not know.
 */
export type Writer = Author & { isOwn: boolean };
/**
 * Somebody wrote since: what stands now, what was opened (null when the history does not say), and
 * who.
 */
export type Changed<R> = { ok: false; reason: 'changed'; current: R; base: R | null } & Writer;
export type RefusedEdit = { ok: false; reason: 'fields'; fields: Record<string, FieldError> };
/** A refusal of one field. */
export const refuse = (field: string, error: FieldError): RefusedEdit => ({
  ok: false,
  reason: 'fields',
  fields: { [field]: error },
});
/** A new record's form carries a key, so that a double click or a retried save makes one. */
export type ClientKey = string | null | undefined;

/** The key is the browser's word: it must not be able to name another festival's change. */
export const keyOf = (festivalId: number, clientKey: ClientKey) => (clientKey ? `${festivalId}:${clientKey}` : null);
/** The browser's word again. */
export const keyIn = (key: string) => key.slice(key.indexOf(':') + 1);

/** What a first try with the same key wrote; null when this is the first. */
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

/**
 * Does `work` in one transaction; under a key that came before, it answers what the first try
 * wrote.
 */
export const writeOnce = <T>(
  { db, id }: Pick<Writing, 'db' | 'id'>,
  entity: ChangeEntity,
  clientKey: ClientKey,
  work: (tx: Tx, batch: string) => T,
): T | Written => write(db, (tx, batch): T | Written => earlierTry(tx, id, entity, clientKey) ?? work(tx, batch));

const ofRoot = (festivalId: number, entity: ChangeEntity, id: number) =>
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

/** Who wrote last about a root, and what; null when the history knows nothing of it. */
export const lastAct = (tx: Db | Tx, festivalId: number, entity: ChangeEntity, id: number): RootWrite | null =>
  tx
    .select(rootWrite)
    .from(changes)
    .where(ofRoot(festivalId, entity, id))
    .orderBy(desc(changes.id))
    .limit(1)
    .get() ?? null;

/** What of a root its line needs; what is said of the day has no version. */
type Told = Pick<Root, 'id'> & Partial<Root>;

/** Writes the history of one root inside `tx` and answers the batch. */
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

/**
 * Gathers the changes of one batch of thousands of roots, which `recordChanges` then writes at
 * once. The first carries the key: the others are done or not with it.
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

/** Nothing is made before its writer says that it is another than this one. */
export type AskedAlike = {
  ok: false;
  reason: 'alike';
  like: Readonly<{ id: number; number: number; name: string; section: 'films' | 'people' }>;
};

/**
 * Makes a root: `work` inserts and answers its id, or refuses; `verb` is `created` unless it says
 * otherwise. What `work` records besides, it records under `batch`.
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
 * Changes a root inside `tx`: `work` writes its columns or refuses, then the version is raised and
 * the history written. What changes nothing raises and records nothing.
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
  // Raising the version of what is the same would tell the others of a change that nobody can see.
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

/** The same of one of which these facts are others. */
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

/** What a reader has seen of a root: one of its versions, or what an act left of it. */
export type SeenRoot = { version: number } | { batch: string };

/**
 * What was written about a root since it was seen, the newest first; and the root as it was under
 * the version that was seen, null when the history does not say.
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
 * Of what was written, the newest first, whom this person is told of: another before themselves, as
 * their own later change must not stand for what another wrote before it.
 */
export function writerOf({ actor }: Pick<Writing, 'actor'>, since: readonly RootWrite[]): Writer & { verb: string } {
  const isOwn = ({ actorId }: RootWrite) => actor !== null && actorId === actor.userId;
  const last = since.find((write) => !isOwn(write)) ?? since[0];
  if (!last) return { by: '', at: '', verb: '', isOwn: false };
  return { by: last.by, at: last.at, verb: last.verb, isOwn: isOwn(last) };
}

/** What the second of two people is told, who had opened `current` under the version `seen`. */
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

/**
 * An act on a root as it was seen; `verb` is `edited` unless it says otherwise. What `work` records
 * besides, it records under `batch`.
 */
type RootAct = { id: number; version: number; verb?: string; clientKey?: ClientKey; batch?: string };

/**
 * The same in a transaction of its own, for a form that was opened under `version`; a retried save
 * answers what the first one did. Throws notFound when this festival has no such root.
 */
export function editRoot<R extends Root>(
  festival: Writing,
  kind: RootKind<R>,
  { id, version, verb = 'edited', clientKey, batch }: RootAct,
  now: string,
  work: (tx: Tx, current: R) => RefusedEdit | undefined,
): Written | Changed<R> | RefusedEdit {
  return writeOnce(festival, kind.entity, clientKey, (tx): Written | Changed<R> | RefusedEdit => {
    const current = kind.read(tx, festival.id, id);
    if (!current) throw notFound();
    if (current.version !== version) return changedSince(tx, festival, kind, current, version);
    const written = changeRoot(tx, festival, kind, current, { verb, clientKey, ...(batch && { batch }) }, now, work);
    if (!written.ok) return written;
    const { entity } = kind;
    // A change says by itself that what came was looked at, but of what stands in another's form.
    const isForm = entity === 'event' ? verb === 'edited' : entity !== 'festival' && written.batch === null;
    return isForm ? confirmSaved(tx, festival, kind, written, now, clientKey) : written;
  });
}

/** A root as its form says, if nothing of it is refused. */
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

/**
 * Whoever saves the form of what came from the edition before says that it still holds, changed or
 * not.
 */
export function confirmSaved<R extends Root>(
  tx: Tx,
  festival: Writing,
  { entity, read }: RootKind<R>,
  saved: Written,
  now: string,
  clientKey?: ClientKey,
): Written {
  if (entity !== 'event' && !isCarriedKind(entity)) return saved;
  if (!isCarriedOver(tx, festival.id, entity, saved.id)) return saved;
  const root = read(tx, festival.id, saved.id);
  const own = saved.batch === null ? { clientKey } : { batch: saved.batch };
  return {
    ...saved,
    batch: recordRoot(tx, festival, now, entity, { verb: 'confirmed', before: root, after: root, ...own }),
  };
}

/** Deletes a root inside `tx`, with its line of history; answers the batch. */
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
 * Gone, with what « Défaire » takes back; or used otherwise than the reader was told, and nothing
 * was written.
 */
export type Deleted = { ok: true; batch: string } | { ok: false; reason: 'used'; uses: number };

/**
 * Deletes a root. `uses` is how many would lose it (`usedBy`: séances, of a task its shifts), as
 * the reader was told: when it is another number by now, nothing is written. `detach` frees it from
 * them in the same batch. Throws notFound when this festival has no such root.
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
    const before = kind.read(tx, festival.id, id);
    if (!before) throw notFound();
    const users = usedBy?.(tx, before) ?? [];
    if (users.length !== uses) return { ok: false, reason: 'used', uses: users.length };
    detach?.(tx, before, users, batch);
    // Last, because undo goes backwards: the film is there again before a séance points at it.
    return { ok: true, batch: removeRoot(tx, festival, kind, before, { batch }, now) };
  });
}

/**
 * The batch that a first try with the same key wrote, whatever it was about; null when this is the
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
