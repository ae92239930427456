import { type Db, read } from '#db/client.ts';
import { type Importing, lengthOfKept } from '#lib/exchange/files/kept-imports.ts';
import { type PackedRows, type Table, unpackedLength, unpackRows } from '#lib/exchange/files/table.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { isLargeDraft } from '#lib/festivals/large.ts';
import { wakeStreams } from '#lib/history/record.ts';
import type { ClientKey } from '#lib/history/roots.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Job } from '#lib/jobs/job.ts';
import { runJob } from '#lib/jobs/pool.ts';
import type { Actor } from '#lib/policy.ts';
import { underWay } from '#lib/under-way.ts';
import { type BoundList, importLists, type ShownPlan, type ShownRow } from './bound-list.ts';
import { saidColumns } from './list-columns.ts';
import type { ListCounts } from './list-import.ts';
import type { ListName } from './list-noun.ts';
import { answersWith, type KeptList, type SaidOfLines, sayOfList } from './lists.ts';

/*
 * Stores, plans and imports a list, in a thread if it is long, and what a page shows of its plan.
 */

/** A question about a stored list. */
type OfKept =
  | Readonly<{ want: 'seen'; locale: Locale }>
  | Readonly<{ want: 'noted'; said: SaidOfLines; isAllAnother: boolean; now: string }>
  | Readonly<{ want: 'applied'; fingerprint: string; clientKey: ClientKey; now: string }>;

/** Either stores rows that were read, or asks something about a stored list. */
type ListWork =
  | Readonly<{ want: 'kept'; list: ListName; name: string; packed: Uint8Array; now: string }>
  | (Readonly<{ list: ListName; id: number }> & OfKept);

/** Contains the actor, because the thread checks the permission again. */
type ListJob = Readonly<{ actor: Actor; slug: string }> & ListWork;

type AppliedList = ({ ok: true; batch: string | null } & ListCounts) | { ok: false; reason: 'moved' | 'open' };

/** The answer to each; null: the list is deleted, or there was nothing to store. */
type ListAnswered = { kept: number; seen: SeenList; noted: readonly string[]; applied: AppliedList };
type ListJobAnswer = ListAnswered[keyof ListAnswered] | null;

/** Stores a list, stores answers about one, returns its plan, or imports it. */
export function doListJob(db: Db, job: ListJob): ListJobAnswer {
  const list = importLists[job.list];
  const festival = authorizeFestival(job.actor, job.slug, list.permission, db);
  if (job.want === 'kept') return list.keep(festival, { name: job.name, rows: unpackRows(job.packed) }, job.now);
  const kept = list.kept(festival, job.id);
  if (!kept) return null;
  if (job.want === 'seen')
    return seenList(
      kept,
      read(db, () => list.shown(festival, kept, job.locale)),
    );
  if (job.want === 'noted') return note(list, festival, kept, job);
  const done = list.run(festival, kept, job.fingerprint, job.clientKey, job.now);
  return done.ok ? done : { ok: false, reason: done.reason };
}

/**
 * Stores the answers about a list, including « all others are new » for its open questions; returns
 * the meaning of its columns.
 */
function note(
  list: BoundList,
  festival: Importing,
  kept: KeptList,
  { said, isAllAnother, now }: Extract<OfKept, { want: 'noted' }>,
): readonly string[] {
  const mapping = saidColumns(list.columnsFor(festival.role), said.mapping, kept.table.header.length);
  const all = { hasHeader: said.hasHeader, mapping, answers: answersWith(kept, said) };
  sayOfList(festival, kept.id, all, now);
  if (!isAllAnother) return mapping;
  const asked = list.askedLines(festival, list.kept(festival, kept.id) ?? kept);
  const others = Object.fromEntries(asked.map((line) => [line, 'new' as const]));
  const same = { ...all.answers.same, ...others };
  sayOfList(festival, kept.id, { ...all, answers: { ...all.answers, same } }, now);
  return mapping;
}

/** In the lane of plans, which runs one job after another. */
export const listJob: Job<ListJob, ListJobAnswer> = { name: 'list', lane: 'plans', milliseconds: 120_000 };

/**
 * In bytes of JSON. Smaller lists (some hundred rows) are compared or written in some milliseconds,
 * if the programme itself is small. Larger ones would block other requests, and their memory
 * belongs in the thread.
 */
const SOON_DONE = 40_000;

async function answer<W extends keyof ListAnswered>(
  { actor, slug, db }: Importing,
  length: number,
  work: ListWork & { want: W },
): Promise<ListAnswered[W] | null> {
  const job = { ...work, actor, slug };
  // A database in memory cannot be opened by a thread.
  const isHere = db.$client.memory || (length <= SOON_DONE && !isLargeDraft(slug, db));
  const answered = isHere ? doListJob(db, job) : await runJob(listJob, job);
  return answered as ListAnswered[W] | null;
}

const ofKept = <W extends OfKept['want']>(
  { name }: BoundList,
  festival: Importing,
  id: number,
  wanted: OfKept & { want: W },
) => answer<W>(festival, lengthOfKept(festival, id), { ...wanted, list: name, id } as ListWork & { want: W });

/**
 * Stores the rows of a file until they are imported, and returns their id; null when it is empty.
 * `now` is an ISO instant.
 */
export const keepRead = (
  list: BoundList,
  festival: Importing,
  { name, rows: { bytes } }: Readonly<{ name: string; rows: PackedRows }>,
  now: string,
): Promise<number | null> =>
  answer(festival, unpackedLength(bytes), { want: 'kept', list: list.name, name, packed: bytes, now });

/** A stored list and its plan, computed in a thread where it is long; null once it is deleted. */
export const seenListOf = (
  list: BoundList,
  festival: Importing,
  id: number,
  locale: Locale,
): Promise<SeenList | null> => ofKept(list, festival, id, { want: 'seen', locale });

/**
 * Stores the answers of a form about a stored list; returns the meaning of its columns, or null
 * once it is deleted. `now` is an ISO instant.
 */
export const noteList = (
  list: BoundList,
  festival: Importing,
  id: number,
  noted: Readonly<{ said: SaidOfLines; isAllAnother: boolean }>,
  now: string,
): Promise<readonly string[] | null> => ofKept(list, festival, id, { ...noted, want: 'noted', now });

/** Does the plan with this fingerprint; null once the list is deleted. `now` is an ISO instant. */
export async function applyList(
  list: BoundList,
  festival: Importing,
  id: number,
  { fingerprint, clientKey }: Readonly<{ fingerprint: string; clientKey: string }>,
  now: string,
): Promise<AppliedList | null> {
  const work = () => ofKept(list, festival, id, { want: 'applied', fingerprint, clientKey, now });
  const applied = await underWay({ kind: 'import', festival: festival.slug }, work);
  // A thread may have written it, which the streams of this process do not notice by themselves.
  wakeStreams();
  return applied;
}

/** How many rows of each kind are shown; the others are counted. */
export const MAX_SHOWN = 200;
/** How many sample cells are shown beside the meaning of a column. */
const SAMPLES = 3;

/** The part of a plan that a page shows: the first rows of each kind, and the counts. */
export type SeenPlan = ShownPlan &
  Readonly<{ counts: Readonly<Record<ShownRow['is'] | 'unread' | 'missing', number>> }>;

/**
 * A stored list with its plan as a page shows it, so that 20,000 rows need not be kept in memory
 * nor passed out of a thread.
 */
type SeenList = Readonly<{
  /** Contains only the first rows. */
  kept: KeptList;
  /** How many rows it has. */
  count: number;
  plan: SeenPlan;
}>;

export function seenList(kept: KeptList, { rows, missing, fingerprint }: ShownPlan): SeenList {
  const counts = {
    new: 0,
    changed: 0,
    left: 0,
    unchanged: 0,
    asked: 0,
    refused: 0,
    unread: 0,
    missing: missing.length,
  };
  const seen = rows.filter((row) => {
    counts[row.is] += 1;
    const isUnread = 'unread' in row && row.unread.length > 0;
    if (isUnread) counts.unread += 1;
    return counts[row.is] <= MAX_SHOWN || (isUnread && counts.unread <= MAX_SHOWN);
  });
  const table: Table = { header: kept.table.header, rows: kept.table.rows.slice(0, SAMPLES) };
  return {
    kept: { ...kept, table, answers: {} },
    count: kept.table.rows.length,
    plan: { rows: seen, missing: missing.slice(0, MAX_SHOWN), fingerprint, counts },
  };
}
