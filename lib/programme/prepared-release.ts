import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { releases } from '#db/schema/index.ts';
import { isDraftSeen, lastDraftChange, loadDraft } from '#lib/draft/queries.ts';
import { notFound } from '#lib/errors.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import type { DocumentPicture, Documents, PublicDocument } from '#lib/model/documents.ts';
import type { Draft } from '#lib/model/draft.ts';
import { isEqual } from '#lib/plain-values.ts';
import type { Authorized } from '#lib/policy.ts';
import { type Followed, followers } from './companions.ts';
import { type Replanning, replannedBetween, type ToldOtherwise, toldOtherwise } from './fact-rows.ts';
import { heldBackWith, keptDraft, lastReleaseNumber } from './frozen-draft.ts';
import { type HeldBack, heldBackBy } from './left-out.ts';
import { packTold, toldOf } from './news.ts';
import { packDocument } from './packed.ts';
import { freeze, isSameProgramme } from './release.ts';
import { releaseDocuments } from './released.ts';
import type { Publication, Republication } from './schema.ts';
import { ownContentOf } from './visible.ts';

export type Published =
  /**
   * A form that was sent twice gets the answer about its release again. `settled` is the batch of
   * the decisions about suggested times, for « Défaire »; null when there were none.
   */
  | ({ ok: true; number: number; settled: string | null } & Followed)
  /** Somebody else published meanwhile: `number` is what is public now. Nothing was published. */
  | { ok: false; reason: 'overtaken'; number: number }
  /** Somebody changed the draft after the organiser saw it. Nothing was published. */
  | { ok: false; reason: 'changed'; number: number }
  /** The public programme is already the same. */
  | { ok: false; reason: 'nothing'; number: number };

/** Everything that a release writes, and what it was made from. */
export type ReadyRelease = Replanning &
  Readonly<{
    isReady: true;
    number: number;
    note: Bilingual;
    verb: 'published' | 'republished';
    republishes: number | null;
    key: string | null;
    shown: ReturnType<typeof packDocument>;
    /** The pictures of the public document, which may be fetched by their own address. */
    pictures: readonly DocumentPicture[];
    team: ReturnType<typeof packDocument>;
    told: Buffer;
    followed: Followed;
    heldBack: readonly HeldBack[];
    /** The séances whose proposed time was decided on, and the decision. */
    settling: Readonly<{ choice: Publication['suggestedTimes']; ids: readonly number[] }>;
    /** The séances whose facts it changes after an act of the day may have announced them. */
    toldOtherwise: readonly ToldOtherwise[];
    /** The last change of the draft from which the release was made. */
    draftChange: number;
  }>;

/** A release ready to be written, or why there is none. */
export type PreparedRelease = ReadyRelease | Readonly<{ isReady: false; answer: Published }>;

const NOTHING_FOLLOWED: Followed = { came: [], held: [] };
const NOTHING_SETTLED: ReadyRelease['settling'] = { choice: 'leave-out', ids: [] };

/**
 * The release that publishing the draft, or the chosen séances of it, makes. Nothing is written;
 * `tx` makes sure that all of it is read from one state of the database.
 */
export function preparePublication(
  tx: Tx,
  festival: Authorized<'publish'>,
  input: Publication,
  now: string,
): PreparedRelease {
  // The publish page has just read the draft, so the kept one is used: reading thousands of séances
  // again takes a second.
  const kept = keptDraft(festival, now, tx);
  const way = { verb: 'published', republishes: null, current: kept?.previous } as const;
  return prepare(tx, festival, input, way, (current, number) => {
    const draft = kept?.draft ?? loadDraft(festival.id, tx);
    const only = input.only && new Set(input.only);
    const { note, suggestedTimes, withGeneral, unticked = [] } = input;
    const whole = { number, at: now, note, suggestedTimes };
    const next = freeze(draft, current, { ...whole, only: only ?? undefined, withGeneral });
    // Compared in the same way as the page does: with the times that the draft has.
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
 * The same for publishing an older release again. Throws notFound when there is no release of that
 * number.
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
 * What is still held back after this release. `drafted` freezes the draft, which is slow and
 * therefore called only where something may be held back.
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
 * The same for only these séances (numbers), as the draft has them or, to take the release after
 * `from` back, release `from`; what was published of a séance since then is not taken back with it,
 * so that one comes from the draft. Times that a template proposed are taken as they are there.
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
  const after = from === null ? null : releaseDocuments(festival.id, from + 1, tx);
  const since = (current: Documents | null) =>
    (after && current
      ? [...otherThan(after.public, current.public), ...otherThan(after.team, current.team)]
      : []
    ).filter((number) => only.has(number));
  return prepare(tx, festival, asked, { verb: 'published', republishes: null }, (current, number) => ({
    next: freeze(loadDraft(festival.id, tx), current, {
      number,
      at: now,
      note,
      only,
      older,
      fromDraft: new Set(since(current)),
    }),
    // A séance that is published now is no longer held back. The page compares the others anew.
    heldBack: heldBackWith(festival.id, number - 1, tx).filter((one) => !only.has(one.number)),
    followed: NOTHING_FOLLOWED,
    settling: NOTHING_SETTLED,
  }));
}

/** The numbers of the séances whose content is another one in a later release. */
function otherThan(before: PublicDocument, later: PublicDocument): number[] {
  const was = new Map(before.events.map((event) => [event.number, ownContentOf(event)]));
  return later.events.flatMap((event) => (isEqual(ownContentOf(event), was.get(event.number)) ? [] : event.number));
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
  // The key comes from the browser. With the festival's id before it, it cannot name a release of
  // another festival.
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

/** Whether nobody has published or changed the draft since this was made. */
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
