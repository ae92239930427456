import { type Db, read } from '#db/client.ts';
import type { Importing } from '#lib/exchange/files/kept-imports.ts';
import { unpackRows } from '#lib/exchange/files/packed-rows.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { ClientKey } from '#lib/history/roots.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Actor } from '#lib/policy.ts';
import type { BoundList } from './bound-list.ts';
import { importLists } from './import-lists.ts';
import { saidColumns } from './list-columns.ts';
import type { ListCounts } from './list-import.ts';
import type { ListName } from './list-noun.ts';
import { type KeptList, sayOfList } from './lists.ts';
import { answersWith, type SaidOfLines } from './said-of-list.ts';
import { type SeenList, seenList } from './seen-list.ts';

/** A question about a stored list. */
export type OfKept =
  | Readonly<{ want: 'seen'; locale: Locale }>
  | Readonly<{ want: 'noted'; said: SaidOfLines; isAllAnother: boolean; now: string }>
  | Readonly<{ want: 'applied'; fingerprint: string; clientKey: ClientKey; now: string }>;

/** Either stores rows that were read, or asks something about a stored list. */
export type ListWork =
  | Readonly<{ want: 'kept'; list: ListName; name: string; packed: Uint8Array; now: string }>
  | (Readonly<{ list: ListName; id: number }> & OfKept);

/** Contains the actor, because the thread checks the permission again. */
export type ListJob = Readonly<{ actor: Actor; slug: string }> & ListWork;

export type AppliedList = ({ ok: true; batch: string | null } & ListCounts) | { ok: false; reason: 'moved' | 'open' };

/** Null: the list is deleted, or there was nothing to store. */
export type ListJobAnswer =
  | { kept: number }
  | { seen: SeenList }
  | { noted: readonly string[] }
  | { applied: AppliedList }
  | null;

/** Stores a list, stores answers about one, returns its plan, or imports it. */
export function doListJob(db: Db, job: ListJob): ListJobAnswer {
  const list = importLists[job.list];
  const festival = authorizeFestival(job.actor, job.slug, list.permission, db);
  if (job.want === 'kept') {
    const id = list.keep(festival, { name: job.name, rows: unpackRows(job.packed) }, job.now);
    return id === null ? null : { kept: id };
  }
  const kept = list.kept(festival, job.id);
  if (!kept) return null;
  if (job.want === 'seen')
    return {
      seen: seenList(
        kept,
        read(db, () => list.shown(festival, kept, job.locale)),
      ),
    };
  if (job.want === 'noted') return { noted: note(list, festival, kept, job) };
  const done = list.run(festival, kept, job.fingerprint, job.clientKey, job.now);
  return { applied: done.ok ? done : { ok: false, reason: done.reason } };
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
