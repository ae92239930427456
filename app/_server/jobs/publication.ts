import { setImmediate } from 'node:timers/promises';
import { CountedCache } from '#lib/bounded-cache.ts';
import { lastDraftChange } from '#lib/draft/queries.ts';
import { lastChange } from '#lib/events/act-answers.ts';
import { isLargeDraft, type LargeFestival, largeFestivals } from '#lib/festivals/large.ts';
import { onAnyWrite } from '#lib/history/record.ts';
import type { Job } from '#lib/jobs/job.ts';
import { IDLE, runJob } from '#lib/jobs/pool.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import type { Actor, Authorized, Festival } from '#lib/policy.ts';
import { type AskedRelease, askedRelease, type PublishForm } from '#lib/programme/asked-release.ts';
import {
  besidePublic,
  figuresOf,
  frozenDraft,
  lastReleaseNumber,
  type ReleaseFigures,
  releaseStateOf,
} from '#lib/programme/frozen-draft.ts';
import { type Published, publishPrepared } from '#lib/programme/mutations.ts';
import { type PublicationAsked, WHOLE_PUBLICATION } from '#lib/programme/publication.ts';
import type { CivilDate } from '#lib/time/calendar.ts';
import { now } from '#lib/time/clock.ts';
import { dayOnAt } from '#lib/time/festival-day.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import { underWay } from '#lib/under-way.ts';
import { type PublishPage, publishPageOf } from '#lib/volunteers/board.ts';
import { type LeftToSettle, leftToSettle } from '#lib/warnings/left-to-settle.ts';
import { standingOf } from '#lib/warnings/queries.ts';

/** What a thread is asked about the publish page; `now` is an instant. */
export type PageAsked = FiguresAsked & Readonly<{ asked: PublicationAsked }>;
/** The same about the figures. */
export type FiguresAsked = Readonly<{ festival: { id: number; timeZone: string }; now: string }>;
/** What it is asked about what is left to settle; `today` is the current festival day. */
export type SettlingAsked = Readonly<{ festivalId: number; only: readonly number[] | null; today: CivilDate }>;
/** What it is asked about a release; `now` is an instant. */
export type ReleaseAsked = Readonly<{
  actor: Actor;
  slug: string;
  form: PublishForm;
  blocked: readonly number[];
  now: string;
}>;

/** No festival takes longer; after this time the reader is told that it failed. */
const milliseconds = 60_000;

export const pageJob: Job<PageAsked, PublishPage> = { name: 'publication-page', lane: 'publication', milliseconds };
export const figuresJob: Job<FiguresAsked, ReleaseFigures> = {
  name: 'publication-figures',
  lane: 'publication',
  milliseconds,
};
export const settlingJob: Job<SettlingAsked, LeftToSettle> = { name: 'left-to-settle', lane: 'warnings', milliseconds };
export const releaseJob: Job<ReleaseAsked, AskedRelease> = { name: 'release', lane: 'publication', milliseconds };

type Of = Pick<Authorized<'read'>, 'id' | 'slug' | 'timeZone' | 'db'>;

/**
 * Whether a thread does the work: for smaller festivals it takes less than half a second, and other
 * threads cannot see a database in memory.
 */
const isForThread = ({ slug, db }: Of) => isLargeDraft(slug, db) && !db.$client.memory;

/** The number of festivals whose answers are kept. */
const MAX_FESTIVALS = 6;
/** The number of answers kept for one state: the page, its warnings, and parts that were opened. */
const MAX_ANSWERS = 40;

/** The answers made from one state of a festival, by what was asked. */
type Made = { state: string; answers: CountedCache<Promise<unknown>> };

const publications = oneInProcess('lanternePublications', () => new CountedCache<Made, number>(MAX_FESTIVALS));

/**
 * Calls `make` once for all who ask the same, until something changes or a new day begins, since a
 * title may be announced from a date on.
 */
function onceForState<T>({ id, timeZone, db }: Of, now: string, name: string, make: () => Promise<T>): Promise<T> {
  const state = `${lastChange(db, id)} ${dateOfInstant(now, timeZone)}`;
  const known = publications().get(id);
  const made: Made = known?.state === state ? known : { state, answers: new CountedCache(MAX_ANSWERS) };
  publications().set(id, made);
  const answer = made.answers.keep(name, make) as Promise<T>;
  // After an error the next who asks tries again.
  answer.catch(() => made.answers.delete(name));
  return answer;
}

/**
 * The content of the publish page. For a large festival a thread of the pool makes it, which takes
 * seconds the first time after a change, so that other requests are answered meanwhile. `now` is an
 * instant.
 */
export async function publicationPage(festival: Of, asked: PublicationAsked, now: string): Promise<PublishPage> {
  const { id, timeZone, db } = festival;
  if (!isForThread(festival)) return publishPageOf({ id, timeZone }, asked, now, db);
  const name = `page ${JSON.stringify(asked)}`;
  return onceForState(festival, now, name, () => runJob(pageJob, { festival: { id, timeZone }, asked, now }));
}

/**
 * What is left to settle before publishing, of all séances or only of those with the numbers in
 * `only`; past days are left out. For a large festival a second thread finds it, beside the one
 * that makes the page.
 */
export async function settlingOf(
  festival: Of & Pick<Festival, 'dayStartsAt'>,
  only: readonly number[] | null,
  now: string,
): Promise<LeftToSettle> {
  const { id, db } = festival;
  const today = dayOnAt(festival, now);
  if (isForThread(festival)) {
    const name = `settling ${JSON.stringify(only)} ${today}`;
    return onceForState(festival, now, name, () => runJob(settlingJob, { festivalId: id, only, today }));
  }
  await setImmediate();
  const { index } = besidePublic(frozenDraft(festival, now, db));
  return leftToSettle(standingOf(index, {}, db), index, { only: only && new Set(only), today });
}

/**
 * The figures in the desk's header, without the rest of the publish page, which takes as long
 * again. Requests that came before are answered first. `now` is an instant.
 */
export async function releaseFigures(festival: Of, now: string): Promise<ReleaseFigures> {
  const { id, timeZone } = festival;
  if (!isForThread(festival)) {
    await setImmediate();
    return figuresOf(releaseStateOf(festival, now, festival.db));
  }
  return onceForState(festival, now, 'figures', () => runJob(figuresJob, { festival: { id, timeZone }, now }));
}

/** How often a release is made again because the programme changed meanwhile. */
const MAX_TRIES = 3;

/**
 * Publishes what a form asks for, or answers why not: nothing was ticked, or blocking warnings were
 * not agreed to.
 */
export function publishAsked(festival: Authorized<'publish'>, form: PublishForm, now: string): Promise<PublishedAsked> {
  return underWay({ kind: 'publication', festival: festival.slug }, () => publishInTries(festival, form, now));
}

type PublishedAsked = { refused: 'none' | 'blocked' } | { refused: null; isPart: boolean; published: Published };

async function publishInTries(
  festival: Authorized<'publish'>,
  form: PublishForm,
  now: string,
): Promise<PublishedAsked> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const made = await releaseAsked(festival, form, now);
    if (made.refused !== null) return made;
    const published = publishPrepared(festival, made.prepared, now);
    if (published) return { refused: null, isPart: made.isPart, published };
  }
  return { refused: null, isPart: false, published: { ok: false, reason: 'changed', number: form.expected } };
}

/** The release a form asks for, not yet written. */
async function releaseAsked(festival: Authorized<'publish'>, form: PublishForm, now: string): Promise<AskedRelease> {
  const { blocked } = await settlingOf(festival, null, now);
  if (!isForThread(festival)) return askedRelease(festival, form, blocked, now);
  const { actor, slug } = festival;
  return withBuffers(await runJob(releaseJob, { actor, slug, form, blocked, now }));
}

/** Buffers come back from a thread as plain byte arrays. */
function withBuffers(made: AskedRelease): AskedRelease {
  if (made.refused !== null || !made.prepared.isReady) return made;
  const { shown, team, told } = made.prepared;
  const packed = ({ bytes, sha256 }: typeof shown) => ({ bytes: Buffer.from(bytes), sha256 });
  return { ...made, prepared: { ...made.prepared, shown: packed(shown), team: packed(team), told: Buffer.from(told) } };
}

/** How long a programme must be unchanged before anything is made ahead, in milliseconds. */
const REST = 1500;
/** How many festivals are made ahead: never do owners of more publish at the same time. */
const MAX_AHEAD = 3;

/**
 * Makes the publish page of large festivals ahead, once their programme has been unchanged for a
 * while and when the second server starts, so that it is ready when somebody opens it. The first
 * change after a long time is not waited upon: by then the threads have dropped what they had in
 * memory, and must load it again first. Returns the function that stops it.
 */
export const publicationsAhead = (): (() => void) =>
  makeAhead(async (festival) => {
    const at = now();
    await Promise.all([publicationPage(festival, WHOLE_PUBLICATION, at), settlingOf(festival, null, at)]);
  });

/**
 * The same for any `make`, whose results are kept for `keptFor` milliseconds. Festivals are made
 * one after the other, and each only after its programme has changed.
 */
export function makeAhead(
  make: (festival: LargeFestival) => Promise<unknown>,
  rest = REST,
  keptFor = IDLE,
): () => void {
  const made = new Map<number, string>();
  let madeAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let isMaking = false;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), rest).unref();
  };
  const look = async () => {
    // Changes made meanwhile are looked at afterwards.
    if (isMaking) return wait();
    isMaking = true;
    try {
      for (const festival of largeFestivals(MAX_AHEAD)) {
        const state = `${lastDraftChange(festival.id, festival.db)} ${lastReleaseNumber(festival.id, festival.db)}`;
        if (made.get(festival.id) === state) continue;
        made.set(festival.id, state);
        await make(festival);
        madeAt = Date.now();
      }
    } catch (error) {
      // The person who opens the page is told what went wrong.
      console.error(error);
    } finally {
      isMaking = false;
    }
  };
  wait();
  // Changes in the grid are written by the other server, so all writes are watched.
  const forget = onAnyWrite(() => {
    if (Date.now() - madeAt > keptFor) void look();
    wait();
  }, rest);
  return () => {
    clearTimeout(timer);
    forget();
  };
}
