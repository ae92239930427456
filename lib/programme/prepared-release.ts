import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { releases } from '#db/schema/index.ts';
import type { Authorized } from '#lib/authorized.ts';
import { isDraftSeen, lastDraftChange } from '#lib/draft/last-change.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { notFound } from '#lib/errors.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import type { DocumentPicture, Documents } from '#lib/model/documents.ts';
import type { Draft } from '#lib/model/draft.ts';
import { type Followed, followers } from './companions.ts';
import { type Replanning, replannedBetween, type ToldOtherwise, toldOtherwise } from './follow-release.ts';
import { heldBackWith, keptDraft, lastReleaseNumber } from './frozen-draft.ts';
import { type HeldBack, heldBackBy } from './held-back.ts';
import { packDocument } from './packed.ts';
import { freeze, isSameProgramme } from './release.ts';
import { releaseDocuments } from './released.ts';
import type { Publication, Republication } from './schema.ts';
import { packTold, toldOf } from './told.ts';

export type Published =
  /**
   * The release of a form that was already sent is answered again. `settled` is the batch of what
   * became of suggested times, for « Défaire »; null when nothing did.
   */
  | ({ ok: true; number: number; settled: string | null } & Followed)
  /** Somebody published in between: `number` is what is public now. Nothing was published. */
  | { ok: false; reason: 'overtaken'; number: number }
  /** Somebody changed the draft since the organiser was shown it. Nothing was published. */
  | { ok: false; reason: 'changed'; number: number }
  /** The programme is already public as it would be. */
  | { ok: false; reason: 'nothing'; number: number };

/** All that a release writes, and what it was made from. */
export type ReadyRelease = Replanning &
  Readonly<{
    isReady: true;
    number: number;
    note: Bilingual;
    verb: 'published' | 'republished';
    republishes: number | null;
    key: string | null;
    shown: ReturnType<typeof packDocument>;
    /** What of the public document everybody may read by its own address. */
    pictures: readonly DocumentPicture[];
    team: ReturnType<typeof packDocument>;
    told: Buffer;
    followed: Followed;
    heldBack: readonly HeldBack[];
    /** The séances whose proposed time was decided about, and how. */
    settling: Readonly<{ choice: Publication['suggestedTimes']; ids: readonly number[] }>;
    /** Those it says otherwise than an act of the day may have told people. */
    toldOtherwise: readonly ToldOtherwise[];
    /** The last change of the draft it was made from. */
    draftChange: number;
  }>;

/** A release to be written, or why there is none. */
export type PreparedRelease = ReadyRelease | Readonly<{ isReady: false; answer: Published }>;

const NOTHING_FOLLOWED: Followed = { came: [], held: [] };
const NOTHING_SETTLED: ReadyRelease['settling'] = { choice: 'leave-out', ids: [] };

/**
 * The release that publishing the draft, or the chosen séances of it, makes. `tx` sees one state of
 * the database; nothing is written.
 */
export function preparePublication(
  tx: Tx,
  festival: Authorized<'publish'>,
  input: Publication,
  now: string,
): PreparedRelease {
  // The page that asks for it has just read the draft, which of thousands of séances takes a
  // second.
  const kept = keptDraft(festival, now, tx);
  const way = { verb: 'published', republishes: null, current: kept?.previous } as const;
  return prepare(tx, festival, input, way, (current, number) => {
    const draft = kept?.draft ?? loadDraft(festival.id, tx);
    const only = input.only && new Set(input.only);
    const { note, suggestedTimes, withGeneral, unticked = [] } = input;
    const whole = { number, at: now, note, suggestedTimes };
    const next = freeze(draft, current, { ...whole, only: only ?? undefined, withGeneral });
    // As the page compares them: with the times as the draft has them.
    const drafted = () => kept?.next ?? freeze(draft, current, { number, at: now });
    return {
      next,
      heldBack: waiting(tx, festival, { number, only, unticked }, drafted),
      followed: only ? followers(current, next, freeze(draft, current, whole), only) : NOTHING_FOLLOWED,
      settling: settlingOf(draft, only, suggestedTimes),
    };
  });
}

/**
 * The same of publishing an older release again. Throws notFound when there is none of that number.
 */
export function prepareRepublication(
  tx: Tx,
  festival: Authorized<'publish'>,
  input: Republication,
  now: string,
): PreparedRelease {
  const way = { verb: 'republished', republishes: input.number } as const;
  return prepare(tx, festival, input, way, (current, number) => {
    const older = releaseDocuments(festival.id, input.number, tx);
    if (!older || !current) throw notFound();
    const next = freeze(loadDraft(festival.id, tx), current, { number, at: now, note: input.note, older });
    const heldBack = heldBackWith(festival.id, number - 1, tx);
    return { next, heldBack, followed: NOTHING_FOLLOWED, settling: NOTHING_SETTLED };
  });
}

/**
 * What waits on after this release. `drafted` freezes the draft, which is asked only where
 * something waits.
 */
function waiting(
  tx: Tx,
  festival: Authorized<'publish'>,
  chosen: Parameters<typeof heldBackBy>[0],
  drafted: () => Documents,
): readonly HeldBack[] {
  const before = heldBackWith(festival.id, chosen.number - 1, tx);
  if (chosen.only === null || before.length + chosen.unticked.length === 0) return [];
  return heldBackBy(chosen, before, drafted());
}

/**
 * The same of these séances (numbers) alone, as the draft or release `from` has them; times a
 * template proposed are taken as they are there.
 */
export function prepareChosen(
  tx: Tx,
  festival: Authorized<'publish'>,
  only: ReadonlySet<number>,
  { note, from }: { note: Bilingual; from: number | null },
  now: string,
): PreparedRelease {
  const older = from === null ? undefined : (releaseDocuments(festival.id, from, tx) ?? undefined);
  const asked = { clientKey: '', expected: lastReleaseNumber(festival.id, tx), note };
  return prepare(tx, festival, asked, { verb: 'published', republishes: null }, (current, number) => ({
    next: freeze(loadDraft(festival.id, tx), current, { number, at: now, note, only, older }),
    // One that goes out now says what is public, and waits no more; the page compares the others
    // anew.
    heldBack: heldBackWith(festival.id, number - 1, tx).filter((one) => !only.has(one.number)),
    followed: NOTHING_FOLLOWED,
    settling: NOTHING_SETTLED,
  }));
}

type Asked = Pick<Publication, 'clientKey' | 'expected' | 'note' | 'seen'>;
type Make = (
  current: Documents | null,
  number: number,
) => { next: Documents } & Pick<ReadyRelease, 'followed' | 'heldBack' | 'settling'>;

function prepare(
  tx: Tx,
  festival: Authorized<'publish'>,
  { clientKey, expected, note, seen = null }: Asked,
  { current: known, ...way }: Pick<ReadyRelease, 'verb' | 'republishes'> & { current?: Documents | null | undefined },
  make: Make,
): PreparedRelease {
  // The key is the browser's word: it must not be able to name another festival's release.
  const key = clientKey ? `${festival.id}:${clientKey}` : null;
  const repeated =
    key && tx.select({ number: releases.number }).from(releases).where(eq(releases.clientKey, key)).get();
  if (repeated) return over({ ok: true, number: repeated.number, settled: null, ...NOTHING_FOLLOWED });

  const last = lastReleaseNumber(festival.id, tx);
  if (last !== expected) return over({ ok: false, reason: 'overtaken', number: last });

  const draftChange = lastDraftChange(festival.id, tx);
  if (seen !== null && !isDraftSeen(festival.id, seen, tx)) return over({ ok: false, reason: 'changed', number: last });

  const current = known === undefined ? releaseDocuments(festival.id, undefined, tx) : known;
  const number = last + 1;
  const { next, followed, heldBack, settling } = make(current, number);
  if (current && isEmpty(note) && isSameProgramme(current, next))
    return over({ ok: false, reason: 'nothing', number: last });
  return {
    isReady: true,
    number,
    note,
    ...way,
    key,
    followed,
    heldBack,
    settling,
    previous: current?.team ?? null,
    replanned: current ? replannedBetween(current.team, next.team) : [],
    toldOtherwise: current ? toldOtherwise(current.team, next.team) : [],
    draftChange,
    shown: packDocument(next.public),
    pictures: next.public.pictures ?? [],
    team: packDocument(next.team),
    told: packTold(toldOf(current?.public ?? null, next.public)),
  };
}

const over = (answer: Published): PreparedRelease => ({ isReady: false, answer });

/** Whether nobody published or changed the draft since this was made. */
export function stillHolds(tx: Tx, festival: Authorized<'publish'>, { number, draftChange }: ReadyRelease): boolean {
  return lastReleaseNumber(festival.id, tx) === number - 1 && lastDraftChange(festival.id, tx) === draftChange;
}

function settlingOf(
  draft: Draft,
  only: ReadonlySet<number> | null,
  choice: Publication['suggestedTimes'],
): ReadyRelease['settling'] {
  if (choice === 'leave-out') return NOTHING_SETTLED;
  const concerned = draft.events.filter(
    (event) =>
      event.timeIsSuggested &&
      event.startsAt !== null &&
      (only === null || only.has(event.number)) &&
      (choice === 'confirm' || !event.timeIsToConfirm),
  );
  return { choice, ids: concerned.map(({ id }) => id) };
}
