import { type Tx, write } from '#db/client.ts';
import { rowByNumber } from '#db/rows.ts';
import { changes, events } from '#db/schema/index.ts';
import { orNotFound } from '#lib/errors.ts';
import { eventKind, readEvent } from '#lib/events/root.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { ofBatch } from '#lib/history/record.ts';
import {
  batchOfTry,
  patchRoot,
  type RefusedEdit,
  type Writer,
  type Written,
  writerOf,
  writesSince,
} from '#lib/history/roots.ts';
import { writtenIn } from '#lib/i18n/clean-text.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Bilingual, isEmpty } from '#lib/i18n/text.ts';
import type { NoticeReaders } from '#lib/model/live-facts.ts';
import type { Authorized } from '#lib/policy.ts';
import type { Difference } from '#lib/programme/difference.ts';
import { type FactScene, factsHolding, latenessIn, openFacts, tellFact } from '#lib/programme/fact-rows.ts';
import { lastReleaseNumber } from '#lib/programme/frozen-draft.ts';
import { liveFactsOf } from '#lib/programme/live-now.ts';
import { publishChosen } from '#lib/programme/mutations.ts';
import { endOfDay, endOfEvent } from '#lib/programme/real-times.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { type LeftRoot, restoreBatch, restoring } from '#lib/undo/undo.ts';
import { assignVolunteer } from '#lib/volunteers/assign.ts';
import { giveEmergencyBack, takeEmergency, tellEmergency } from '#lib/volunteers/emergencies.ts';
import { checkIn, countEntries, markAbsent, settleProblem } from '#lib/volunteers/on-the-day.ts';
import type { ActChange } from './day-act-changes.ts';
import { type DayActPreview, type DayActRefused, previewActOf } from './day-act-preview.ts';
import { type DayPost, type DoAct, MAX_SENTENCE } from './day-posts-schema.ts';
import { endTold, tellDelay, tellNotice, tellPlaces } from './mutations.ts';
import { teamToday } from './team-of-day.ts';

/**
 * `batch` is what « Défaire » undoes, null where nothing had to be done; `isPublic`: what the
 * public reads has changed.
 */
export type DayDone = { ok: true; batch: string | null; isPublic: boolean };

/** Of an emergency the history has no line. */
const UNRECORDED: DayDone = { ok: true, batch: null, isPublic: false };

export type DayRefused =
  | { ok: false; reason: 'notPublic' | 'over' | 'changed' | 'sentenceTooLong' | 'unknown' | 'blocked' | 'fields' }
  | ({ ok: false; reason: 'overtaken' } & Writer)
  | { ok: false; reason: 'pending'; pending: readonly Difference[] }
  | DayActRefused;

/**
 * Does what one tap of « Le jour J » asked for. Throws notAllowed when it needs a publication and
 * this person may not publish, and notFound for what is not of this festival. `now` is an instant;
 * `waited` is how many seconds the post waited for a network.
 */
export function doDayPost(festival: Authorized<'day'>, post: DayPost, now: string, waited = 0): DayDone | DayRefused {
  switch (post.what) {
    case 'delay':
      return told(tellDelay(festival, post, now, shiftsOf(festival, now)));
    case 'places':
      return told(tellPlaces(festival, post, now));
    case 'notice':
      return ofReaders(post.readers, told(tellNotice(festival, post, now)));
    case 'end':
      return told(endTold(festival, post, now));
    case 'undo':
      return told(undoTold(festival, post, now));
    case 'act': {
      const publisher = authorizeFestival(festival.actor, festival.slug, 'publish', festival.db);
      return told(doDayAct(publisher, post, now));
    }
    case 'entries': {
      const { count, clientKey } = post;
      const eventId = eventIdOf(festival, post.event);
      const counted = countEntries(festival, { eventId, count, clientKey, waited }, now);
      return counted.ok && counted.later ? { ok: false, reason: 'overtaken', ...counted.later } : written(counted);
    }
    case 'settle':
      return written(settleProblem(festival, { id: post.problem, isSettled: true, clientKey: post.clientKey }, now));
    case 'emergency': {
      const { what: _, ...input } = post;
      return tellEmergency(festival, { ...input, waited }, now).ok ? UNRECORDED : { ok: false, reason: 'fields' };
    }
    case 'taken':
      takeEmergency(festival, { id: post.emergency }, now);
      return UNRECORDED;
    case 'given-back': {
      const given = giveEmergencyBack(festival, { id: post.emergency }, now);
      return given.ok ? UNRECORDED : given;
    }
    case 'absent': {
      const { assignment: id, isAbsent, clientKey } = post;
      return written(markAbsent(festival, { id, isAbsent, clientKey }, now));
    }
    case 'step-in': {
      const { shift: shiftId, volunteer: volunteerId, clientKey } = post;
      const coordinating = authorizeFestival(festival.actor, festival.slug, 'volunteers', festival.db);
      const stepping = { shiftId, volunteerId, clientKey, isConfirmed: true, verb: 'stepped-in' } as const;
      return written(assignVolunteer(coordinating, stepping, now));
    }
    case 'check-in': {
      const { assignment: id, isThere, clientKey } = post;
      return written(checkIn(festival, { id, isThere, clientKey, waited }, now));
    }
  }
}

type Told = ReturnType<
  typeof tellDelay | typeof tellPlaces | typeof endTold | typeof tellNotice | typeof undoTold | typeof doDayAct
>;

function told(answer: Told): DayDone | DayRefused {
  if (answer.ok) return { ok: true, batch: answer.batch, isPublic: answer.batch !== null };
  // Without the preview, because the page loads a new one itself.
  return answer.reason === 'changed' ? { ok: false, reason: 'changed' } : answer;
}

const ofReaders = (readers: NoticeReaders, answer: DayDone | DayRefused): DayDone | DayRefused =>
  answer.ok && readers === 'team' ? { ...answer, isPublic: false } : answer;

const written = (answer: Written | RefusedEdit): DayDone | DayRefused =>
  answer.ok ? { ok: true, batch: answer.batch, isPublic: false } : { ok: false, reason: 'fields' };

function eventIdOf({ db, id }: Authorized<'day'>, number: number): number {
  const row = orNotFound(rowByNumber(db, events, id, number));
  return row.id;
}

function shiftsOf(festival: Authorized<'day'>, now: string) {
  const document = teamDocumentOf(festival.id, festival.db);
  return document ? teamToday(festival, document, liveFactsOf(festival.id, now, festival.db)).shifts : [];
}

type Untold =
  /** Undoing `batch` in turn is « Refaire ». */
  | { ok: true; batch: string }
  | { ok: false; reason: 'unknown' | 'blocked' }
  /** Somebody changed it since. Nothing was undone. */
  | ({ ok: false; reason: 'overtaken' } & Writer);

class Overtaken extends Error {
  constructor(readonly answer: Untold) {
    super('overtaken');
  }
}

/**
 * Undoes what one tap did today, completely or not at all: undoing half of a passed-on delay would
 * leave an announcement that nobody made. For a published act, its changes of the draft are put
 * back and those séances are published as the release before had them; other unpublished changes
 * keep waiting. The same key again returns the answer of the first post. Throws notAllowed when the
 * act was a publication and this person may not publish.
 */
export function undoTold(
  festival: Authorized<'day'>,
  { batch, clientKey }: { batch: string; clientKey: string },
  now: string,
): Untold {
  try {
    return restoring(festival, (tx, undo): Untold => {
      const earlier = batchOfTry(tx, festival.id, clientKey);
      if (earlier) return { ok: true, batch: earlier };
      const done = restoreBatch(tx, festival, batch, { undo, now, clientKey }, ['release']);
      if (!done) return { ok: false, reason: 'unknown' };
      const [left] = done.left;
      // Thrown, so that what was already put back is rolled back.
      if (left) throw new Overtaken(overtakerOf(tx, festival, batch, left));
      const published = publishedBy(tx, festival.id, batch);
      if (published) {
        const publisher = authorizeFestival(festival.actor, festival.slug, 'publish', festival.db);
        const { numbers, from } = published;
        publishChosen(tx, publisher, numbers, { note: {}, batch: done.batch, from, undoes: batch }, now);
      }
      return { ok: true, batch: done.batch };
    });
  } catch (error) {
    if (error instanceof Overtaken) return error.answer;
    throw error;
  }
}

/**
 * The numbers of the séances that a batch published, and the number of the release before; null
 * when it published nothing.
 */
function publishedBy(tx: Tx, festivalId: number, batch: string): { numbers: ReadonlySet<number>; from: number } | null {
  const rows = tx
    .select({ entity: changes.entity, before: changes.before, after: changes.after })
    .from(changes)
    .where(ofBatch(festivalId, batch))
    .all();
  const release = rows.find(({ entity }) => entity === 'release')?.after as { number: number } | undefined;
  if (!release) return null;
  const sides = rows.filter(({ entity }) => entity === 'event').flatMap(({ before, after }) => [before, after]);
  const numbers = new Set(sides.flatMap((side) => (side as { number: number } | null)?.number ?? []));
  return { numbers, from: release.number - 1 };
}

function overtakerOf(tx: Tx, festival: Authorized<'day'>, batch: string, { entity, id }: LeftRoot): Untold {
  const { by, at, isOwn } = writerOf(festival, writesSince(tx, festival.id, entity, id, { batch }).since);
  return { ok: false, reason: 'overtaken', by, at, isOwn };
}

type Done =
  /** Published under `number`; undoing `batch` takes the release back too. */
  | { ok: true; batch: string; number: number }
  | DayActRefused
  /** The act would now do something else than was shown. */
  | { ok: false; reason: 'changed'; preview: DayActPreview }
  /** The sentence with its reason has more than `MAX_SENTENCE` characters in one language. */
  | { ok: false; reason: 'sentenceTooLong' }
  /** These differences in the draft would be published too, and nobody has agreed to that. */
  | { ok: false; reason: 'pending'; pending: readonly Difference[] };

/**
 * Does an act of the day: writes it into the draft, publishes only the séances it touches, and
 * tells the public the sentence. One transaction, one batch. The same key again returns the answer
 * of the first post. `now` is an instant.
 */
export function doDayAct(festival: Authorized<'publish'>, input: DoAct, now: string): Done {
  return write(festival.db, (tx, batch): Done => {
    const earlier = batchOfTry(tx, festival.id, input.clientKey);
    if (earlier) return { ok: true, batch: earlier, number: lastReleaseNumber(festival.id, tx) };
    const preview = previewActOf(festival, input.act, now, festival.db);
    if (!preview.ok) return preview;
    if (preview.facts !== input.facts) return { ok: false, reason: 'changed', preview };
    if (preview.pending.length > 0 && !input.withPending)
      return { ok: false, reason: 'pending', pending: preview.pending };
    const note = noteOf(input.sentence, preview);
    if (Object.values(note).some(({ length }) => length > MAX_SENTENCE))
      return { ok: false, reason: 'sentenceTooLong' };

    for (const [i, change] of preview.changes.entries())
      writeChange(tx, festival, change, { batch, clientKey: i === 0 ? input.clientKey : null }, now);
    tellAbout(openFacts(tx, festival, now, null, batch), note, preview);
    const number = publishChosen(tx, festival, new Set(preview.touched), { note, batch }, now);
    return { ok: true, batch, number: number ?? lastReleaseNumber(festival.id, tx) };
  });
}

/**
 * What the public reads. The form offers a sentence before a reason is typed: in each language it
 * says the reason as well where it was left as it was.
 */
function noteOf(typed: Bilingual, { sentence, unexplained }: DayActPreview): Bilingual {
  const inLanguage = (locale: Locale) => (typed[locale] === unexplained[locale] ? sentence : typed)[locale] ?? '';
  return writtenIn({ fr: inLanguage('fr'), en: inLanguage('en') });
}

function writeChange(
  tx: FactScene['tx'],
  festival: Authorized<'publish'>,
  { before, after, verb }: ActChange,
  act: { batch: string; clientKey: string | null },
  now: string,
): void {
  const root = readEvent(tx, festival.id, before.id);
  if (!root) return;
  const { status, cancellationReason, title, startsAt, publicEndFixed, timeIsSuggested, timeIsToConfirm } = after;
  const { rooms, items, people, themeIds } = after;
  patchRoot(tx, festival, eventKind, root, { verb, ...act }, now, {
    status,
    cancellationReason,
    title,
    startsAt,
    publicEndFixed,
    timeIsSuggested,
    timeIsToConfirm,
    rooms,
    items,
    people,
    themeIds,
  });
}

/**
 * Shows the sentence on today's pages: with its séance, or at the top of every page where the
 * séance does not take place or there are several.
 */
function tellAbout(scene: FactScene, sentence: Bilingual, { changes, after, before }: DayActPreview): void {
  const gone = changes.filter((change) => change.after.status === 'cancelled');
  const holding = factsHolding(scene.tx, scene.festival.id, scene.now);
  const [first] = changes;
  if (isEmpty(sentence) || !first) return;
  // For several séances it holds until the last of them is over, delays included.
  const ends = changes.flatMap(({ before: { number } }) => {
    const [was, is] = [before, after].map(({ team }) => team.events.find((event) => event.number === number));
    const own = was?.startsAt === is?.startsAt ? holding.filter(({ event }) => event === number) : [];
    const event = is ?? was;
    return (event && endOfEvent(event, scene.festival, latenessIn(own).end)) ?? [];
  });
  const end = ends.sort().at(-1);
  const until = end && end > scene.now ? end : endOfDay(after.team, scene.now);
  const eventId = changes.length > 1 || gone.length > 0 ? null : first.before.id;
  tellFact(scene, { kind: 'notice', eventId, text: sentence, until });
}
