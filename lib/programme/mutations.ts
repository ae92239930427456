import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { type Tx, write } from '../../db/client.ts';
import type { Bilingual } from '../../db/columns.ts';
import { events, releases } from '../../db/schema/index.ts';
import type { Authorized } from '../authorized.ts';
import { notFound } from '../errors.ts';
import { eventKind } from '../events/root.ts';
import type { Festival } from '../festivals/access.ts';
import { recordChange } from '../history/record.ts';
import { changeRoot } from '../history/roots.ts';
import { isEmpty } from '../i18n/text.ts';
import { type Followed, followers } from './companions.ts';
import type { Draft } from './draft.ts';
import { lastDraftChange, lastReleaseNumber } from './frozen-draft.ts';
import { renewPublicKey } from './new-public-key.ts';
import { loadDraft } from './queries.ts';
import { type Documents, freeze, isSameProgramme, republish } from './release.ts';
import { pack, releaseDocuments } from './released.ts';
import type { Publication, Republication } from './schema.ts';
import { packTold, toldOf } from './told.ts';

export type Published =
  /**
   * `isRepeat`: this very form was already sent; its release is answered again. `settled` is the batch of what became of suggested times,
   * for « Défaire »; null when nothing did.
   */
  | ({ ok: true; number: number; isRepeat: boolean; settled: string | null } & Followed)
  /** Somebody published in between: `number` is what is public now. Nothing was published. */
  | { ok: false; reason: 'overtaken'; number: number }
  /** Somebody changed the draft since the organiser was shown it. Nothing was published. */
  | { ok: false; reason: 'changed'; number: number }
  /** The programme is already public as it would be. */
  | { ok: false; reason: 'nothing'; number: number };

const NOTHING_FOLLOWED: Followed = { came: [], held: [] };

type Publisher = Authorized<Festival, 'publish'>;
type Asked = Pick<Publication, 'clientKey' | 'expected' | 'note' | 'seen'>;

/**
 * Publishes the draft, or the chosen séances of it, under the next number. One transaction: the release, the new public key
 * and what became of suggested times stand together or not at all. `now` is an ISO instant.
 */
export function publishRelease(festival: Publisher, input: Publication, now: string): Published {
  return write(festival.db, (tx) =>
    publish(tx, festival, input, now, 'published', null, (current, number) => {
      const draft = loadDraft(festival.id, tx);
      const only = input.only && new Set(input.only);
      const { note, suggestedTimes, withGeneral } = input;
      const whole = { number, at: now, note, suggestedTimes };
      const next = freeze(draft, current, { ...whole, only: only ?? undefined, withGeneral });
      return {
        next,
        followed: only ? followers(current, next, freeze(draft, current, whole), only) : NOTHING_FOLLOWED,
        settle: () => settleSuggestedTimes(tx, festival, draft, only, suggestedTimes, now),
      };
    }),
  );
}

/** Publishes an older release again under the next number. Throws notFound when there is none of that number. */
export function republishRelease(festival: Publisher, input: Republication, now: string): Published {
  return write(festival.db, (tx) =>
    publish(tx, festival, input, now, 'republished', input.number, (current, number) => {
      const older = releaseDocuments(festival.id, input.number, tx);
      if (!older || !current) throw notFound();
      const next = republish(older, current, { number, at: now, note: input.note });
      return { next, followed: NOTHING_FOLLOWED, settle: () => null };
    }),
  );
}

/**
 * Publishes these séances (numbers) alone, inside a transaction that changes more than the release: all of it stands or none. Times a template proposed
 * are taken as the draft has them. Answers the number of the release; null when nothing is said differently. `now` is an ISO instant.
 */
export function publishChosen(
  tx: Tx,
  festival: Publisher,
  only: ReadonlySet<number>,
  { note, batch, undoes = null }: { note: Bilingual; batch: string; undoes?: string | null },
  now: string,
): number | null {
  const asked = { clientKey: '', expected: lastReleaseNumber(festival.id, tx), note };
  const make: Make = (current, number) => ({
    next: freeze(loadDraft(festival.id, tx), current, { number, at: now, note, only }),
    followed: NOTHING_FOLLOWED,
    settle: () => null,
  });
  const done = publish(tx, festival, asked, now, 'published', null, make, { batch, undoes });
  return done.ok ? done.number : null;
}

type Make = (
  current: Documents | null,
  number: number,
) => { next: Documents; followed: Followed; settle: () => string | null };

function publish(
  tx: Tx,
  festival: Publisher,
  { clientKey, expected, note, seen = null }: Asked,
  now: string,
  verb: 'published' | 'republished',
  republishes: number | null,
  make: Make,
  act: { batch?: string; undoes?: string | null } = {},
): Published {
  // The key is the browser's word: it must not be able to name another festival's release.
  const key = clientKey ? `${festival.id}:${clientKey}` : null;
  const repeated =
    key && tx.select({ number: releases.number }).from(releases).where(eq(releases.clientKey, key)).get();
  if (repeated) return { ok: true, number: repeated.number, isRepeat: true, settled: null, ...NOTHING_FOLLOWED };

  const current = releaseDocuments(festival.id, undefined, tx);
  const last = current?.number ?? 0;
  if (last !== expected) return { ok: false, reason: 'overtaken', number: last };

  if (seen !== null && seen !== lastDraftChange(festival.id, tx)) return { ok: false, reason: 'changed', number: last };

  const number = last + 1;
  const { next, followed, settle } = make(current, number);
  if (current && isEmpty(note) && isSameProgramme(current, next)) return { ok: false, reason: 'nothing', number: last };

  const told = packTold(toldOf(current?.public ?? null, next.public));
  const id = insertRelease(tx, festival, next, { number, note, republishes, key, told }, now);
  renewPublicKey(tx, festival.id);
  recordChange(tx, {
    festivalId: festival.id,
    actor: festival.actor,
    at: now,
    verb,
    entity: 'release',
    entityId: id,
    before: null,
    after: { number, note, republishes },
    ...act,
  });
  return { ok: true, number, isRepeat: false, settled: settle(), ...followed };
}

function insertRelease(
  tx: Tx,
  festival: Publisher,
  documents: Documents,
  row: { number: number; note: Bilingual; republishes: number | null; key: string | null; told: Buffer },
  now: string,
): number {
  const [shown, team] = [pack(documents.public), pack(documents.team)];
  return tx
    .insert(releases)
    .values({
      festivalId: festival.id,
      number: row.number,
      at: now,
      byUserId: festival.actor.userId,
      byName: festival.actor.name || festival.actor.email,
      note: row.note,
      republishes: row.republishes,
      publicDocument: shown.bytes,
      publicSha256: shown.sha256,
      teamDocument: team.bytes,
      teamSha256: team.sha256,
      told: row.told,
      clientKey: row.key,
    })
    .returning({ id: releases.id })
    .get().id;
}

/**
 * Writes into the draft what was decided about times a template proposed. Published « à confirmer », a time is still nobody's
 * decision: it stays suggested, and the next publication asks again. Answers the batch « Défaire » takes back; null when nothing was written.
 */
function settleSuggestedTimes(
  tx: Tx,
  festival: Publisher,
  draft: Draft,
  only: ReadonlySet<number> | null,
  choice: Publication['suggestedTimes'],
  now: string,
): string | null {
  if (choice === 'leave-out') return null;
  const set =
    choice === 'confirm' ? { timeIsSuggested: false, timeIsToConfirm: false } : ({ timeIsToConfirm: true } as const);
  const verb = choice === 'confirm' ? 'time-confirmed' : 'time-to-confirm';
  const concerned = draft.events.filter(
    (event) =>
      event.timeIsSuggested &&
      event.startsAt !== null &&
      (only === null || only.has(event.number)) &&
      (choice === 'confirm' || !event.timeIsToConfirm),
  );
  const batch = randomUUID();
  for (const { id } of concerned) {
    const before = eventKind.read(tx, festival.id, id);
    if (!before) continue;
    changeRoot(tx, festival, eventKind, before, { verb, batch }, now, () => {
      tx.update(events)
        .set(set)
        .where(and(eq(events.festivalId, festival.id), eq(events.id, id)))
        .run();
      return undefined;
    });
  }
  return concerned.length > 0 ? batch : null;
}
