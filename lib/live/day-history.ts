import { and, desc, eq, gte, inArray, isNotNull, max, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ProblemKind } from '#db/enums.ts';
import { rowsWhere } from '#db/rows.ts';
import { changes, volunteers } from '#db/schema/index.ts';
import type { EventRoot } from '#lib/events/root.ts';
import { groupedBy } from '#lib/grouped.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import { noticeValue } from '#lib/model/live-facts.ts';
import { isEqual } from '#lib/plain-values.ts';
import type { FactRoot } from '#lib/programme/fact-rows.ts';
import type { Assignment, EntryCount, Problem } from '#lib/volunteers/roots.ts';

/** At most so many acts are listed. */
const MAX_LISTED = 60;

/** Of a séance, or of the festival (null). `isForTeam`: the public never read it. */
type FactWords = { event: number | null; text: Bilingual; isForTeam?: true };

/**
 * One tap of today in the history of the board. `by` is empty where a fact ended by itself; `at` is
 * an instant.
 */
export type DayChange = {
  batch: string;
  by: string;
  /** The account of the person who did it; null where there is none, or no longer. */
  actorId: number | null;
  at: string;
  what: /** `events`: also every séance to which a delay was passed on. */
    | { kind: 'delay'; event: number | null; events: readonly number[]; minutes: number; cut: number; others: number }
    | { kind: 'places'; event: number | null; places: string }
    | ({ kind: 'notice' } & FactWords)
    /** A fact that ended, by a person or by itself. */
    | ({ kind: 'ended'; events: readonly number[]; fact: FactRoot['kind'] } & FactWords)
    /** An act that was published, what it did with which séances, and the version it made. */
    | { kind: 'act'; done: readonly { did: Did; events: readonly number[] }[]; release: number }
    | { kind: 'published'; release: number }
    /** What people who run the day noted about volunteers and rooms; `name` is the volunteer's. */
    | { kind: 'presence'; name: string; is: Presence }
    | { kind: 'settled'; name: string; problem: ProblemKind }
    | { kind: 'entries'; event: number | null; count: number };
  /**
   * The batch that this one undoes. `isUndo`: it undoes what `what` says; otherwise it redoes it.
   */
  undoes: string | null;
  isUndo: boolean;
  /**
   * False when it was undone already, or cannot be undone: a fact that ended by itself, a
   * publication of the desk.
   */
  canUndo: boolean;
};

/** In the order in which they are said. `moved`: room and hour; `edited`: something else. */
const dids = ['cancelled', 'moved', 'hour', 'room', 'film', 'edited'] as const;
type Did = (typeof dids)[number];

const presences = ['checked-in', 'checked-out', 'absent', 'expected', 'stepped-in'] as const;
/**
 * What was done with a volunteer's shift: `stepped-in` gave it to them in the place of somebody who
 * had not come.
 */
type Presence = (typeof presences)[number];

type Row = typeof changes.$inferSelect;

/**
 * Facts about volunteers that somebody at the desk noted. Volunteers' own check-ins are left out,
 * as they are no acts of the desk.
 */
const noted = and(
  isNotNull(changes.actorId),
  or(
    and(eq(changes.entity, 'assignment'), inArray(changes.verb, [...presences, 'undone'])),
    and(eq(changes.entity, 'problem'), inArray(changes.verb, ['settled', 'undone'])),
    and(eq(changes.entity, 'entry-count'), inArray(changes.verb, ['counted', 'undone'])),
  ),
);

/**
 * What was said and done since an instant, the newest first. `numbers`: the number of a séance by
 * its id.
 */
export function dayHistoryOf(
  festivalId: number,
  since: string,
  numbers: ReadonlyMap<number, number>,
  db: Db,
): DayChange[] {
  const batches = db
    .select({ batch: changes.batch, last: max(changes.id) })
    .from(changes)
    .where(
      and(
        eq(changes.festivalId, festivalId),
        gte(changes.at, since),
        or(inArray(changes.entity, ['live-fact', 'release']), noted),
      ),
    )
    .groupBy(changes.batch)
    .orderBy(desc(max(changes.id)))
    .limit(MAX_LISTED)
    .all();
  if (batches.length === 0) return [];
  const names = batches.map(({ batch }) => batch);
  const rows = rowsOf(db, festivalId, names);
  // An undone act may be older than the listed ones, so it is read as well.
  let missing = undoneBy(rows);
  while (missing.length > 0) {
    for (const [batch, all] of rowsOf(db, festivalId, missing)) rows.set(batch, all);
    const asked = missing;
    missing = undoneBy(rows).filter((batch) => !asked.includes(batch));
  }
  const undone = new Set([...rows.values()].flatMap(([first]) => first?.undoes ?? []));
  const known = { numbers, names: namesIn(rows, festivalId, db) };
  return names.flatMap((batch) => changeOf(rows, batch, known, undone) ?? []);
}

/** The undone batches that are not among these. */
const undoneBy = (rows: ReadonlyMap<string, readonly Row[]>): string[] =>
  [...rows.values()].flatMap(([first]) => first?.undoes ?? []).filter((batch) => !rows.has(batch));

function rowsOf(db: Db, festivalId: number, batches: readonly string[]): Map<string, Row[]> {
  const rows = rowsWhere(db, changes, festivalId, inArray(changes.batch, [...batches]));
  return groupedBy(rows, ({ batch }) => batch);
}

/** The numbers of séances and the names of volunteers, by id. */
type Known = { numbers: ReadonlyMap<number, number>; names: ReadonlyMap<number, string> };

/** The names of the volunteers in these rows; without a query where there are none. */
function namesIn(rows: ReadonlyMap<string, readonly Row[]>, festivalId: number, db: Db): ReadonlyMap<number, string> {
  const sides = [...rows.values()]
    .flat()
    .flatMap(({ entity, before, after }) =>
      entity === 'assignment' || entity === 'problem' ? [(after ?? before) as Assignment | Problem] : [],
    );
  const ids = [...new Set(sides.map(({ volunteerId }) => volunteerId))];
  if (ids.length === 0) return new Map();
  const found = rowsWhere(db, volunteers, festivalId, inArray(volunteers.id, ids));
  return new Map(found.map(({ id, name }) => [id, name]));
}

function changeOf(
  all: ReadonlyMap<string, readonly Row[]>,
  batch: string,
  known: Known,
  undone: ReadonlySet<string>,
): DayChange | null {
  const [first] = all.get(batch) ?? [];
  if (!first) return null;
  const { actorName: by, actorId, at, undoes } = first;
  // Back to the original act, however often it was undone and redone.
  let [origin, turns] = [batch, 0];
  for (let to = undoes; to !== null && all.has(to); to = all.get(to)?.[0]?.undoes ?? null) {
    origin = to;
    turns += 1;
  }
  const did = whatOf(all.get(origin) ?? [], known);
  // Taken back or done again it made a version of its own.
  const what = did?.kind === 'act' ? { ...did, release: releaseIn(all.get(batch) ?? []) ?? did.release } : did;
  const isTap = first.verb !== 'expired' && what?.kind !== 'published';
  return (
    what && { batch, by, actorId, at, what, undoes, isUndo: turns % 2 === 1, canUndo: isTap && !undone.has(batch) }
  );
}

/** The number of the version that these rows made. */
export function releaseIn(rows: readonly Pick<Row, 'entity' | 'after'>[]): number | null {
  const made = rows.find(({ entity }) => entity === 'release')?.after as { number: number } | null | undefined;
  return made?.number ?? null;
}

/**
 * Whether the public reads it: not what is noted of volunteers and rooms, nor a word to the team.
 */
export const isForPublic = (what: DayChange['what']): boolean =>
  !('isForTeam' in what) && !['presence', 'settled', 'entries'].includes(what.kind);

function whatOf(rows: readonly Row[], { numbers, names }: Known): DayChange['what'] | null {
  const release = releaseIn(rows);
  const acted = rows.filter(({ entity }) => entity === 'event');
  // A fact that was deleted with its séance was not ended by anybody.
  const facts = rows.filter(({ entity, verb }) => entity === 'live-fact' && verb !== 'deleted');
  if (release !== null) {
    if (acted.length === 0) return { kind: 'published', release };
    const acts = groupedBy(acted, didOf);
    const done = dids.flatMap((did) => {
      const touched = (acts.get(did) ?? []).map(({ before, after }) => ((after ?? before) as EventRoot).number);
      return touched.length > 0 ? { did, events: [...new Set(touched)] } : [];
    });
    return { kind: 'act', done, release };
  }
  const team = facts.length === 0 && rows[0] ? teamWhat(rows[0], numbers, names) : null;
  if (team) return team;
  const numberOf = ({ eventId }: FactRoot) => (eventId === null ? null : (numbers.get(eventId) ?? null));
  const told = facts.find(({ verb }) => verb === 'told')?.after as FactRoot | undefined;
  const fact = told ?? ((facts[0]?.before ?? facts[0]?.after) as FactRoot | undefined);
  if (!fact) return null;
  const event = numberOf(fact);
  const sides = facts
    .map(({ after, before }) => (after ?? before) as FactRoot)
    .filter(({ kind }) => kind === fact.kind);
  const events = [...new Set(sides.flatMap((one) => numberOf(one) ?? []))];
  const isForTeam = fact.kind === 'notice' && fact.value === noticeValue('team');
  const said: FactWords = { event, text: fact.text, ...(isForTeam && { isForTeam }) };
  if (!told) return { kind: 'ended', events, fact: fact.kind, ...said };
  if (fact.kind === 'notice') return { kind: 'notice', ...said };
  if (fact.kind === 'availability') return { kind: 'places', event, places: fact.value };
  const [minutes, cut] = [Number(fact.value), fact.cutMinutes ?? 0];
  return { kind: 'delay', event, events, minutes, cut, others: events.length - 1 };
}

function didOf({ verb, before, after }: Row): Did {
  const [was, is] = [before, after] as (EventRoot | null)[];
  if (verb === 'cancelled') return verb;
  if (!was || !is) return 'edited';
  const films = ({ items }: EventRoot) => items.map(({ filmId }) => filmId);
  const isThere = isEqual(was.rooms, is.rooms);
  if (was.startsAt !== is.startsAt) return isThere ? 'hour' : 'moved';
  if (!isThere) return 'room';
  return was.items.length === is.items.length && !isEqual(films(was), films(is)) ? 'film' : 'edited';
}

function teamWhat(
  { entity, verb, after }: Row,
  numbers: Known['numbers'],
  names: Known['names'],
): DayChange['what'] | null {
  const nameOf = ({ volunteerId }: { volunteerId: number }) => names.get(volunteerId) ?? '';
  const presence = presences.find((known) => known === verb);
  if (entity === 'assignment' && presence) return { kind: 'presence', name: nameOf(after as Assignment), is: presence };
  if (entity === 'problem' && verb === 'settled')
    return { kind: 'settled', name: nameOf(after as Problem), problem: (after as Problem).kind };
  if (entity !== 'entry-count' || verb !== 'counted') return null;
  const { eventId, count } = after as EntryCount;
  return { kind: 'entries', event: numbers.get(eventId) ?? null, count };
}
