import { type Db, read } from '#db/client.ts';
import { lastDraftChange } from '#lib/draft/queries.ts';
import type { Importing } from '#lib/exchange/files/kept-imports.ts';
import { unpackRows } from '#lib/exchange/files/table.ts';
import { saidColumns } from '#lib/exchange/lists/list-columns.ts';
import { keepList, keptList, mendedOf, type SaidOfCells, sayOfList } from '#lib/exchange/lists/lists.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { BYTE_ORDER_MARK, separatedLine } from '#lib/files/separated-lines.ts';
import type { ClientKey } from '#lib/history/roots.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { Job } from '#lib/jobs/job.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import type { Actor } from '#lib/policy.ts';
import type { DayOrder } from '#lib/time/day-entry.ts';
import { eventColumns, proposeEventColumns } from './event-cells.ts';
import type { Nights } from './event-row.ts';
import { type Incoming, unpackIncoming } from './incoming.ts';
import { answersOf, keptEvents, keptProgramme, type SeenEvents, seenEvents } from './kept-programme.ts';
import type { PlanCounts, ProgrammePlan } from './planned.ts';
import {
  importProgramme,
  type PlanAsOf,
  programmePlanOf,
  remarkGroups,
  sentenceOfRefusal,
} from './programme-import.ts';
import {
  countOfKind,
  isOfKind,
  type ProgrammeView,
  programmeView,
  rowKinds,
  type ShownProgrammeRow,
  speaker,
  type ViewAsked,
} from './programme-view.ts';

/** The answers of a form about a list of séances. */
export type SaidOfEvents = SaidOfCells & Readonly<{ dayOrder?: DayOrder | undefined; nights?: Nights | undefined }>;

/**
 * A question about a stored file; for a list of séances also about its content, before its plan is
 * shown.
 */
export type OfKeptProgramme =
  | Readonly<{ want: 'view'; asked: ViewAsked }>
  | Readonly<{ want: 'report'; locale: Locale }>
  | Readonly<{ want: 'list' }>
  | Readonly<{ want: 'settle'; said: SaidOfEvents; now: string }>
  | Readonly<{ want: 'apply'; fingerprint: string; clientKey: ClientKey; now: string }>;

/**
 * Either stores rows of a list of séances, or asks something about a stored file. Contains the
 * actor, because the thread checks the permission again.
 */
export type ProgrammeJob = Readonly<{ actor: Actor; slug: string }> &
  (
    | Readonly<{ want: 'keep'; name: string; packed: Uint8Array; now: string }>
    | (Readonly<{ id: number }> & OfKeptProgramme)
  );

/** The answer to each; null: the file is deleted, or there was nothing to store. */
export type ProgrammeAnswered = {
  keep: number;
  view: ProgrammeView;
  report: string;
  list: SeenEvents;
  settle: readonly string[];
  apply: { ok: true; batch: string | null; counts: PlanCounts | null } | { ok: false; reason: 'moved' | 'open' };
};
type Wanted = keyof ProgrammeAnswered;
type JobAnswer = ProgrammeAnswered[Wanted] | null;

/** The last plan, which is used again for further pages of it as long as nothing changed. */
export type Memory = { last: { key: string; known: PlanAsOf; incoming: Incoming } | null };

/** Does a job, and remembers its plan. `tell` gets how many séances were compared. */
export function doJob(
  db: Db,
  job: ProgrammeJob,
  memory: Memory = { last: null },
  tell: (made: Progress) => void = () => {},
): JobAnswer {
  const festival = authorizeFestival(job.actor, job.slug, 'settings', db);
  if (job.want === 'keep')
    return keepList(festival, 'event', { name: job.name, rows: unpackRows(job.packed) }, proposeEventColumns, job.now);
  if (job.want === 'settle') return settle(festival, job);
  if (job.want === 'list') {
    const events = read(db, () => keptEvents(festival, job.id));
    return events && seenEvents(events);
  }
  const kept = keptProgramme(festival, job.id);
  if (!kept?.packed) return null;
  const keyOf = (draftChange: number) => `${festival.id} ${draftChange} ${kept.state}`;
  const answers = answersOf(kept.said, kept.left);
  if (memory.last?.key !== keyOf(lastDraftChange(festival.id, db))) {
    const incoming = kept.isList ? keptEvents(festival, kept.id)?.incoming : unpackIncoming(kept.packed);
    if (!incoming) return null;
    const total = incoming.events.length;
    const known = read(db, (tx) =>
      programmePlanOf(festival, { incoming, answers }, tx, (done) => tell({ done, total })),
    );
    memory.last = { key: keyOf(known.draftChange), known, incoming };
  }
  const { known, incoming } = memory.last;
  if (job.want === 'view') return programmeView(known.plan, { incoming, answers }, job.asked);
  if (job.want === 'report') return planReport(known.plan, incoming, job.locale);
  const done = importProgramme(festival, { incoming, answers }, job.fingerprint, job.clientKey, job.now, known);
  if (!done.ok) return { ok: false, reason: done.reason };
  memory.last = null;
  return done;
}

function settle(festival: Importing, job: Extract<ProgrammeJob, { want: 'settle' }>): readonly string[] | null {
  const kept = keptList(festival, 'event', job.id);
  if (!kept) return null;
  const { hasHeader, mended, dayOrder, nights } = job.said;
  const mapping = saidColumns(eventColumns, job.said.mapping, kept.table.header.length);
  const answers = {
    ...kept.answers,
    mended: mendedOf(kept, mended),
    ...(dayOrder && { dayOrder }),
    ...(nights && { nights }),
  };
  sayOfList(festival, kept.id, { hasHeader, mapping, answers }, job.now);
  return mapping;
}

/** The progress of a plan: how many séances of the file were compared. */
export type Progress = Readonly<{ done: number; total: number }>;

type Plans = {
  /** The jobs in the thread, including waiting ones. */
  asked: Set<ProgrammeJob>;
  progress: Map<number, Progress>;
  /**
   * Running and recent jobs that only read, by what they read in which state, so that requests can
   * share them.
   */
  read: Map<string, Promise<JobAnswer>>;
};

/** Whatever could be read at all takes no longer than this. */
export const planJob: Job<ProgrammeJob, JobAnswer, Progress> = { name: 'plan', lane: 'plans', milliseconds: 120_000 };

/** In milliseconds: how long a result is kept for pages that were told to ask again. */
const FOUND_FOR = 10_000;

const plans = oneInProcess<Plans>('lanternePlans', () => ({ asked: new Set(), progress: new Map(), read: new Map() }));

/**
 * Does a job in the thread, one after another, while the server answers other requests. Throws what
 * the job throws.
 */
export async function inPlanThread<W extends Wanted>(
  job: ProgrammeJob & { want: W },
): Promise<ProgrammeAnswered[W] | null> {
  const { asked, progress } = plans();
  // A file that is being stored has no id yet.
  const id = 'id' in job ? job.id : 0;
  asked.add(job);
  try {
    const answer = await runJob(planJob, job, { hear: (made) => progress.set(id, made) });
    return answer as ProgrammeAnswered[W] | null;
  } finally {
    asked.delete(job);
    progress.delete(id);
  }
}

/**
 * The same for a job that only reads. Pages that wait for one plan and ask again every two seconds
 * share one job and find its result, even if the thread has gone on to another file. `state`
 * changes whenever the result may.
 */
export function readInPlanThread<W extends Wanted>(
  job: ProgrammeJob & { want: W },
  state: string,
): Promise<ProgrammeAnswered[W] | null> {
  const name = JSON.stringify([job, state]);
  const { read } = plans();
  const there = read.get(name) as Promise<ProgrammeAnswered[W] | null> | undefined;
  if (there) return there;
  const answer = inPlanThread<W>(job);
  read.set(name, answer);
  answer.then(
    () => setTimeout(() => read.delete(name), FOUND_FOR).unref(),
    () => read.delete(name),
  );
  return answer;
}

/** The progress of the plan of this stored file; null while nobody works on it. */
export const progressOf = (id: number): Progress | null => plans().progress.get(id) ?? null;

/**
 * Whether this stored file is being written into the programme: it can then only be undone, no
 * longer given up.
 */
export const isBeingWritten = (id: number): boolean =>
  [...plans().asked].some((job) => job.want === 'apply' && job.id === id);

/**
 * A plan for a spreadsheet, with every séance and every remark: a line for each, and for each field
 * that changes.
 */
function planReport(plan: ProgrammePlan, { remarks }: Pick<Incoming, 'remarks'>, locale: Locale): string {
  const say = speaker(indexDraft(plan.after), locale);
  const t = translator(locale, 'programmeImport');
  const line = (...cells: (string | number)[]) => separatedLine(cells, { separator: ';' });
  const heads = (['line', 'what', 'title', 'field', 'before', 'after', 'why'] as const).map((head) =>
    t(`report.${head}`),
  );
  const lines = [BYTE_ORDER_MARK + line(...heads)];
  const add = (row: ShownProgrammeRow, what: string) => {
    const [at, why] = [
      row.line || '',
      row.refusal
        ? sentenceOfRefusal(row.refusal, locale)
        : row.candidates
            .map(({ label, facts }) => joinFacts([label, ...facts.map(({ printed }) => printed)]))
            .join(' / '),
    ];
    if (row.changes.length === 0)
      lines.push(line(at, what, row.title, '', '', joinFacts(row.facts.map(({ printed }) => printed)), why));
    for (const { field, before, after, isLeft } of row.changes) {
      const cells = [t(`fields.${field}`), before?.printed ?? '', after?.printed ?? ''];
      lines.push(line(at, isLeft ? t('kinds.left') : what, row.title, ...cells, why));
    }
  };
  const cancelling = new Set(plan.cancelling);
  for (const kind of rowKinds) {
    if (kind === 'held' || countOfKind(plan.counts, kind) === 0) continue;
    const what = t(`kinds.${kind}`);
    if (kind === 'missing')
      for (const event of plan.missing) {
        const row = say.missing(event, cancelling);
        add(row, row.isCancelled ? t('kinds.cancelled') : what);
      }
    else for (const row of plan.events) if (isOfKind(row, kind)) add(say.row(row), what);
  }
  for (const remark of remarks) {
    const sentence = remarkGroups([remark], locale, 0)[0]?.sentence ?? '';
    lines.push(line(remark.line || '', t('report.remark'), remark.about, '', '', '', sentence));
  }
  return lines.join('');
}
