import { type Db, read } from '#db/client.ts';
import type { Actor } from '#lib/authorized.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { ClientKey } from '#lib/history/roots.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { ShownPlan } from './bound-list.ts';
import { importLists } from './import-lists.ts';
import type { ListCounts } from './list-import.ts';
import type { ListName } from './list-noun.ts';

/** What is asked about a kept list. It is said anew who asks: the thread that does it proves it again. */
export type ListJob = Readonly<{ actor: Actor; slug: string; list: ListName; id: number }> &
  (
    | Readonly<{ want: 'shown'; locale: Locale }>
    | Readonly<{ want: 'asked' }>
    | Readonly<{ want: 'applied'; fingerprint: string; clientKey: ClientKey; now: string }>
  );

export type AppliedList = ({ ok: true; batch: string | null } & ListCounts) | { ok: false; reason: 'moved' | 'open' };

/** Null: the list is gone. */
export type ListJobAnswer = { shown: ShownPlan } | { asked: number[] } | { applied: AppliedList } | null;

/** Says what a kept list would do, which lines of it are still asked, or does it. */
export function doListJob(db: Db, job: ListJob): ListJobAnswer {
  const list = importLists[job.list];
  const festival = authorizeFestival(job.actor, job.slug, list.permission, db);
  const kept = list.kept(festival, job.id);
  if (!kept) return null;
  if (job.want === 'shown') return { shown: read(db, () => list.shown(festival, kept, job.locale)) };
  if (job.want === 'asked') return { asked: read(db, () => list.askedLines(festival, kept)) };
  const done = list.run(festival, kept, job.fingerprint, job.clientKey, job.now);
  return { applied: done.ok ? done : { ok: false, reason: done.reason } };
}
