import { type Db, read } from '#db/client.ts';
import type { Actor } from '#lib/authorized.ts';
import { lastDraftChange } from '#lib/draft/last-change.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { ClientKey } from '#lib/history/roots.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Incoming } from './incoming.ts';
import { answersOf, keptIncomingOf, keptProgramme } from './kept-programme.ts';
import { planReport } from './plan-report.ts';
import type { PlanCounts } from './planned.ts';
import { importProgramme, type PlanAsOf, programmePlanOf } from './programme-import.ts';
import { type ProgrammeView, programmeView, type ViewAsked } from './programme-view.ts';

/** What is asked about a kept file. It is said anew who asks: the thread that does it proves it again. */
export type ProgrammeJob = Readonly<{ actor: Actor; slug: string; id: number }> &
  (
    | Readonly<{ want: 'view'; asked: ViewAsked }>
    | Readonly<{ want: 'report'; locale: Locale }>
    | Readonly<{ want: 'apply'; fingerprint: string; clientKey: ClientKey; now: string }>
  );

/** Null: the file is gone. */
export type JobAnswer =
  | { view: ProgrammeView }
  | { report: string }
  | { applied: { ok: true; batch: string | null; counts: PlanCounts | null } | { ok: false; reason: 'moved' | 'open' } }
  | null;

/** The last plan that was made, which need not be made again while nothing changed: pages of one plan are turned. */
export type Memory = { key: string; known: PlanAsOf; incoming: Incoming } | null;

/** Does a job, and answers what may be remembered for the next one. `onProgress` hears how many séances of how many were compared. */
export function doJob(
  db: Db,
  job: ProgrammeJob,
  memory: Memory,
  onProgress: (done: number, total: number) => void = () => {},
): { answer: JobAnswer; memory: Memory } {
  const festival = authorizeFestival(job.actor, job.slug, 'settings', db);
  const kept = keptProgramme(festival, job.id);
  if (!kept?.packed) return { answer: null, memory };
  const keyOf = (draftChange: number) => `${festival.id} ${draftChange} ${kept.state}`;
  const answers = answersOf(kept.said, kept.left);
  let current = memory?.key === keyOf(lastDraftChange(festival.id, db)) ? memory : null;
  if (!current) {
    const incoming = keptIncomingOf(festival, kept);
    if (!incoming) return { answer: null, memory };
    const known = read(db, (tx) =>
      programmePlanOf(festival, { incoming, answers }, tx, (done) => onProgress(done, incoming.events.length)),
    );
    current = { key: keyOf(known.draftChange), known, incoming };
  }
  const { known, incoming } = current;
  if (job.want === 'view')
    return { answer: { view: programmeView(known.plan, { incoming, answers }, job.asked) }, memory: current };
  if (job.want === 'report')
    return { answer: { report: planReport(known.plan, incoming, job.locale) }, memory: current };
  const done = importProgramme(festival, { incoming, answers }, job.fingerprint, job.clientKey, job.now, known);
  return { answer: { applied: done.ok ? done : { ok: false, reason: done.reason } }, memory: done.ok ? null : current };
}
