import { and, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { type Db, type Tx, write } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { ImportEntity } from '#db/enums.ts';
import { changes, imports, users } from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { shortTitle } from '#lib/events/title.ts';
import { type ImportDone, keepImport } from '#lib/exchange/files/kept-imports.ts';
import { ofBatch } from '#lib/history/record.ts';
import { lastAct } from '#lib/history/roots.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { type DraftEvent, type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import type { Authorized } from '#lib/policy.ts';
import { dateOfHour, festivalDayOf } from '#lib/time/festival-day.ts';
import { formatDate } from '#lib/time/format.ts';
import { type LeftRoot, restoreBatch, restoring, rootName, rootsChangedSince } from '#lib/undo/undo.ts';
import type { FestivalDates } from './planned.ts';

/** How many are shown for a festival, the newest first. */
const MAX_SHOWN = 12;
/** How many undos and redos of an import are followed at most. */
const MAX_TURNS = 100;
/** How many obstacles to undoing are named; the others are counted. */
const MAX_NAMED = 5;

/**
 * A file or list that was imported. `turn` is what its button does next, with this batch; `by` is
 * empty where the account is deleted.
 */
export type PastImport = Readonly<{
  id: number;
  entity: ImportEntity;
  /** The name of the file; empty for pasted text. */
  name: string;
  at: string;
  by: string;
  counts: Readonly<Record<string, number>>;
  batch: string;
  turn: 'undo' | 'redo';
}>;

/** Records an import that has no stored file: for the command line. */
export function notePastImport(
  festival: Authorized<'settings'>,
  { done, ...of }: { entity: ImportEntity; name: string; done: ImportDone },
  now: string,
): void {
  write(festival.db, (tx) => keepImport(tx, festival, { ...of, answers: { done } }, now));
}

const doneOf = (festivalId: number) =>
  and(eq(imports.festivalId, festivalId), sql`json_extract(${imports.answers}, '$.done.batch') is not null`);

/** The imports of this festival that can be undone, by anybody; only one of them with `only`. */
export function pastImports(festival: Pick<Authorized<'settings'>, 'db' | 'id'>, only?: number): PastImport[] {
  const { db, id: festivalId } = festival;
  const rows = db
    .select({ row: imports, by: users.name })
    .from(imports)
    .leftJoin(users, eq(users.id, imports.userId))
    .where(and(doneOf(festivalId), only === undefined ? undefined : eq(imports.id, only)))
    .orderBy(desc(imports.touchedAt), desc(imports.id))
    .limit(MAX_SHOWN)
    .all();
  return rows.flatMap(({ row, by }) => {
    const { done } = row.answers;
    const standing = done?.batch ? turnsOf(db, festivalId, done.batch).at(-1) : undefined;
    if (!done || !standing) return [];
    const { id, entity, name, touchedAt: at } = row;
    return [{ id, entity, name, at, by: by ?? '', counts: done.counts, ...standing }];
  });
}

type Standing = Pick<PastImport, 'batch' | 'turn'>;

/**
 * What became of a batch, oldest first: itself, and each undo and redo, by anybody, also partial
 * ones. The last one is the next to be undone or redone. Empty where the history does not contain
 * it.
 */
function turnsOf(db: Db | Tx, festivalId: number, first: string): Standing[] {
  const later = alias(changes, 'later');
  const ofFirst = ofBatch(festivalId, first);
  const isKnown = db.select({ id: changes.id }).from(changes).where(ofFirst).limit(1).get() !== undefined;
  const turns: Standing[] = isKnown ? [{ batch: first, turn: 'undo' }] : [];
  for (let last = turns[0]; last !== undefined && turns.length < MAX_TURNS; ) {
    const next = db
      .select({ batch: later.batch })
      .from(changes)
      .innerJoin(
        later,
        and(
          eq(later.festivalId, festivalId),
          eq(later.undoes, last.batch),
          eq(later.entity, changes.entity),
          eq(later.entityId, changes.entityId),
        ),
      )
      .where(ofFirst)
      .limit(1)
      .get();
    last = next && { batch: next.batch, turn: last.turn === 'undo' ? 'redo' : 'undo' };
    if (last) turns.push(last);
  }
  return turns;
}

/**
 * What prevents an import from being undone as a whole. `by` and `at` (instant): who changed it
 * since; null where it only needs something that the import created.
 */
type InTheWay = Readonly<{ what: string; needs: string | null; by: string; at: string }>;

type TakenBack =
  | { ok: true; turn: 'undo' | 'redo'; left: number }
  /** `blocked`: something other than a séance needs what it created. */
  | { ok: false; reason: 'unknown' | 'blocked' }
  /**
   * `changed`: somebody changed this since; `used`: a later séance needs what it created. With
   * `isPartly` everything else is undone.
   */
  | { ok: false; reason: 'changed' | 'used'; inTheWay: InTheWay[]; count: number };

/** The import, the batch that was shown to the user, and whether obstacles may stay. */
type TakeBackAsked = Readonly<{ id: number; batch: string; isPartly: boolean }>;

/**
 * Undoes everything that an import brought in, or redoes it, completely or not at all; with
 * `isPartly`, everything except what somebody changed since and what that needs. If it was undone
 * or redone meanwhile (a second click, another tab), nothing is done and the present state is
 * returned. The batch must be one of this import, in this festival. Throws notAllowed.
 */
export function takeBackImport(
  festival: Authorized<'settings'>,
  { id, batch: shown, isPartly }: TakeBackAsked,
  locale: Locale,
  now: string,
): TakenBack {
  return restoring(festival, (tx, undo): TakenBack => {
    const row = tx
      .select({ answers: imports.answers })
      .from(imports)
      .where(and(doneOf(festival.id), eq(imports.id, id)))
      .get();
    const first = row?.answers.done?.batch;
    const turns = first ? turnsOf(tx, festival.id, first) : [];
    const standing = turns.at(-1);
    if (!standing || !turns.some(({ batch }) => batch === shown)) return { ok: false, reason: 'unknown' };
    const { batch, turn } = standing;
    if (batch !== shown) return { ok: true, turn: turn === 'redo' ? 'undo' : 'redo', left: 0 };
    const changed = rootsChangedSince(tx, festival.id, batch);
    const index = indexDraft(loadDraft(festival.id, tx));
    if (changed.length > 0 && !isPartly)
      return { ok: false, reason: 'changed', ...inWords(tx, changed, index, locale) };
    const needed = neededStill(tx, index, batch, changed);
    if (needed.length > 0 && !isPartly) return { ok: false, reason: 'used', ...usersInWords(needed, index, locale) };
    const stays = needed.flatMap(({ needs }) => needs.map(rootName));
    const except = new Set([...stays, ...changed.map(rootName)]);
    const restored = restoreBatch(tx, festival, batch, { undo, now }, [], except);
    return restored ? { ok: true, turn, left: restored.left.length } : { ok: false, reason: 'unknown' };
  });
}

type Named = Partial<{ title: Bilingual; name: Bilingual | string; originalTitle: string; number: number }>;

const nameOf = (root: unknown, locale: Locale): string => {
  const { title, name, originalTitle, number } = (root ?? {}) as Named;
  const said = typeof name === 'string' ? name : originalTitle || inLocale(title ?? name ?? {}, locale);
  return said || (number === undefined ? '–' : `n° ${number}`);
};

function inWords(tx: Tx, changed: readonly LeftRoot[], index: DraftIndex, locale: Locale) {
  const events = byId(index.draft.events);
  const inTheWay = changed.slice(0, MAX_NAMED).map(({ entity, id }): InTheWay => {
    const act = lastAct(tx, index.draft.festival.id, entity, id);
    const event = entity === 'event' ? events.get(id) : undefined;
    const what = event ? shortTitle(event, index, locale) : nameOf(act?.after ?? act?.before, locale);
    return { what, needs: null, by: act?.by ?? '', at: act?.at ?? '' };
  });
  return { inTheWay, count: changed.length };
}

/** A séance that stays, and what it needs of what the batch created. */
type Needed = { event: DraftEvent; needs: LeftRoot[] };

/**
 * The séances that stay and need a place, a person, a film or a theme that the batch created, or a
 * day that it added.
 */
function neededStill(tx: Tx, index: DraftIndex, batch: string, changed: readonly LeftRoot[]): Needed[] {
  const { festival, events } = index.draft;
  const rows = tx
    .select({ entity: changes.entity, id: changes.entityId, before: changes.before })
    .from(changes)
    .where(ofBatch(festival.id, batch))
    .all();
  const made = new Set(rows.flatMap((row) => (row.before === null ? [rootName(row)] : [])));
  const dates = rows.filter(({ entity }) => entity === 'festival' || entity === 'day');
  const old = dates.find(({ entity }) => entity === 'festival')?.before as FestivalDates | undefined;
  const goes = new Set(made);
  for (const root of changed) goes.delete(rootName(root));
  return events.flatMap((event): Needed[] => {
    if (goes.has(`event ${event.id}`)) return [];
    const places = event.rooms.flatMap(({ roomId }): LeftRoot[] => [
      { entity: 'room', id: roomId },
      { entity: 'venue', id: index.rooms.get(roomId)?.venueId ?? 0 },
    ]);
    const others = [
      ...event.people.map(({ personId: id }): LeftRoot => ({ entity: 'person', id })),
      ...event.items.flatMap(({ filmId: id }): LeftRoot[] => (id === null ? [] : [{ entity: 'film', id }])),
      ...event.themeIds.map((id): LeftRoot => ({ entity: 'theme', id })),
    ];
    const day = event.startsAt && festivalDayOf(event.startsAt, festival.dayStartsAt);
    const isOnNew = old && day && (day < old.startsOn || day > old.endsOn);
    const needs = [
      ...[...places, ...others].filter((root) => made.has(rootName(root))),
      ...(isOnNew ? dates.map(({ entity, id }) => ({ entity, id })) : []),
    ];
    return needs.length > 0 ? [{ event, needs }] : [];
  });
}

function usersInWords(needed: readonly Needed[], index: DraftIndex, locale: Locale) {
  const { rooms, people, films, themes } = index;
  const tables: Partial<Record<LeftRoot['entity'], ReadonlyMap<number, unknown>>> = {
    room: rooms,
    person: people,
    film: films,
    theme: themes,
  };
  const inTheWay = needed.slice(0, MAX_NAMED).map(({ event, needs }): InTheWay => {
    const names = needs.flatMap(({ entity, id }) => {
      const root = tables[entity]?.get(id);
      return root ? [nameOf(root, locale)] : [];
    });
    const day = event.startsAt ? formatDate(dateOfHour(event.startsAt), locale) : '';
    return { what: shortTitle(event, index, locale), needs: names.join(', ') || day, by: '', at: '' };
  });
  return { inTheWay, count: needed.length };
}
