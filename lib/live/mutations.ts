import { and, eq, inArray } from 'drizzle-orm';
import { write } from '#db/client.ts';
import { rowsWhere } from '#db/rows.ts';
import { events, liveFacts } from '#db/schema/index.ts';
import { batchOfTry, lastAct, type Writer, writerOf } from '#lib/history/roots.ts';
import type { TeamDocument, TeamEvent } from '#lib/model/documents.ts';
import { byNumber } from '#lib/model/keyed.ts';
import { lateBy, noticeValue } from '#lib/model/live-facts.ts';
import type { Authorized } from '#lib/policy.ts';
import {
  endFact,
  type FactRoot,
  type FactScene,
  factsHolding,
  followEnd,
  latenessIn,
  openFacts,
  readFact,
  tellFact,
} from '#lib/programme/fact-rows.ts';
import { renewPublicKey } from '#lib/programme/public-key.ts';
import { endOfDay, endOfEvent, type Minutes } from '#lib/programme/real-times.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import type { DelayInput, NoticeInput, PlacesInput } from './day-posts-schema.ts';
import { type DelayOutcome, type DelayPreview, delayPreview } from './delay.ts';
import type { AssignedShift } from './delay-effects.ts';
import { delaySceneOf } from './queries.ts';

/**
 * Done. `batch` is what « Défaire » undoes, for ten seconds beside the tap and always in the
 * history; null when it was so already.
 */
type Told = { ok: true; batch: string | null };

type NotTold =
  /**
   * Nothing is public yet, this séance is not or no longer public, or it will not take place: no
   * page could show it.
   */
  | { ok: false; reason: 'notPublic' }
  /** It would be over already. */
  | { ok: false; reason: 'over' }
  /** Somebody changed it since the reader looked. */
  | ({ ok: false; reason: 'overtaken'; value: string } & Writer)
  /** It would now do something else than was shown; `preview` is what it would do now. */
  | { ok: false; reason: 'changed'; preview: DelayPreview };

type Answer = Told | NotTold;

/**
 * Announces a delay, and the delays that it causes to later séances, as was chosen. Planned times
 * stay, and calendars do not change. `shifts` are only used to find the effects. `now` is an
 * instant.
 */
export function tellDelay(
  festival: Authorized<'day'>,
  input: DelayInput,
  now: string,
  shifts: readonly AssignedShift[] = [],
): Answer {
  return once(festival, input.clientKey, now, (scene): Answer | null => {
    const weighed = delaySceneOf(festival, now, festival.db, shifts);
    const preview = weighed && delayPreview(weighed, input.event, input.minutes);
    if (!weighed || !preview) return { ok: false, reason: 'notPublic' };
    const wanted = preview.choices.find(({ kind }) => kind === input.choice);
    // Where the delay clashes with nothing, « leave » and « carry » are the same.
    const choice = wanted ?? (input.choice === 'leave' ? preview.choices[0] : undefined);
    if (isHeldAlready(input.shown, weighed)) return null;
    const other = otherwise(input.shown, weighed.delays);
    if (other !== undefined) return overtakenDelay(scene, other, weighed.delays.get(other) ?? 0);
    if (!choice || (input.shown && !isSame(input.shown, choice.delays)))
      return { ok: false, reason: 'changed', preview };
    const holding = factsHolding(scene.tx, festival.id, now);
    const known = byNumber(weighed.document.events);
    const ids = idsOf(
      scene,
      choice.delays.map(({ event }) => event),
    );
    if (!ids.has(input.event)) return { ok: false, reason: 'notPublic' };
    for (const one of choice.delays) {
      const event = known.get(one.event);
      const eventId = ids.get(one.event);
      if (!event || eventId === undefined) continue;
      const refused = setDelay(scene, event, eventId, one, holding);
      if (refused && one.event === input.event) return refused;
    }
    return null;
  });
}

type Shown = DelayInput['shown'];

/**
 * The first séance for which somebody announced something other than what the reader saw, and other
 * than what the reader wants.
 */
const otherwise = (shown: Shown, delays: Minutes): number | undefined =>
  shown?.find(({ event, delay, was }) => {
    const now = delays.get(event) ?? 0;
    return was !== undefined && was !== now && delay !== now;
  })?.event;

/** Whether all of it was announced meanwhile, by somebody who wanted the same. */
const isHeldAlready = (shown: Shown, { delays, cuts }: { delays: Minutes; cuts: Minutes }): boolean =>
  shown !== null &&
  shown.length > 0 &&
  shown.every(({ event, delay, cut }) => delay === (delays.get(event) ?? 0) && cut === (cuts.get(event) ?? 0));

const isSame = (shown: NonNullable<Shown>, delays: DelayOutcome['delays']): boolean =>
  shown.length === delays.length &&
  delays.every(({ event, delay, cut }, i) => {
    const one = shown[i];
    return one?.event === event && one.delay === delay && one.cut === cut;
  });

/**
 * The answer that names who announced last about a séance (number), even if that was « à l'heure ».
 */
function overtakenDelay(scene: FactScene, number: number, minutes: number): NotTold {
  const { tx, festival } = scene;
  const eventId = idsOf(scene, [number]).get(number) ?? 0;
  const told = rowsWhere(tx, liveFacts, festival.id, eq(liveFacts.eventId, eventId), eq(liveFacts.kind, 'delay'));
  return { ...overtaken(scene, told.at(-1) ?? null), value: String(minutes) };
}

type Row = ReturnType<typeof factsHolding>[number];

function setDelay(
  scene: FactScene,
  event: TeamEvent,
  eventId: number,
  { delay, cut }: { delay: number; cut: number },
  holding: readonly Row[],
): NotTold | null {
  const own = holding.filter((fact) => fact.event === event.number);
  const delays = own.filter(({ kind }) => kind === 'delay');
  const current = delays.at(-1);
  const until = endOfEvent(event, scene.festival, lateBy(delay, cut).end);
  if (delay > 0 && until !== null && until <= scene.now) return { ok: false, reason: 'over' };
  if (Number(current?.value ?? 0) === delay && (current?.cutMinutes ?? 0) === cut) return null;
  for (const fact of delays) endFact(scene, fact);
  if (delay > 0) tellFact(scene, { kind: 'delay', eventId, value: String(delay), cutMinutes: cut || null, until });
  const others = own.filter(({ kind }) => kind !== 'delay');
  followEnd(scene, others, endOfEvent(event, scene.festival, latenessIn(own).end), until);
  return null;
}

/** Says how many seats are left; null takes it back. */
export function tellPlaces(festival: Authorized<'day'>, input: PlacesInput, now: string): Answer {
  return once(festival, input.clientKey, now, (scene): NotTold | null => {
    const found = publicEvent(scene, input.event);
    if (!found) return { ok: false, reason: 'notPublic' };
    const own = factsHolding(scene.tx, festival.id, now).filter(({ event }) => event === input.event);
    const places = own.filter(({ kind }) => kind === 'availability');
    const current = places.at(-1) ?? null;
    if (input.seen !== undefined && input.seen !== (current?.id ?? null)) return overtaken(scene, current);
    if ((current?.value ?? null) === input.places) return null;
    const until = input.until ?? endOfEvent(found.event, festival, latenessIn(own).end);
    if (input.places && until !== null && until <= now) return { ok: false, reason: 'over' };
    for (const fact of places) endFact(scene, fact);
    if (input.places) tellFact(scene, { kind: 'availability', eventId: found.id, value: input.places, until });
    return null;
  });
}

function overtaken({ tx, festival }: FactScene, current: FactRoot | null): Extract<NotTold, { reason: 'overtaken' }> {
  const last = current && lastAct(tx, festival.id, 'live-fact', current.id);
  const { by, at, isOwn } = writerOf(festival, last ? [last] : []);
  return { ok: false, reason: 'overtaken', by, at: at || (current?.at ?? ''), isOwn, value: current?.value ?? '' };
}

/**
 * A notice of today, to the public or only to the team, about a séance or the festival as a whole.
 * Earlier notices stay.
 */
export function tellNotice(festival: Authorized<'day'>, input: NoticeInput, now: string): Answer {
  return once(festival, input.clientKey, now, (scene): NotTold | null => {
    const document = teamDocumentOf(festival.id, festival.db);
    if (!document) return { ok: false, reason: 'notPublic' };
    const found = input.event === null ? null : publicEvent(scene, input.event);
    if (input.event !== null && !found) return { ok: false, reason: 'notPublic' };
    const until = input.until ?? noticeEnd(document, found?.event ?? null, scene);
    if (until <= now) return { ok: false, reason: 'over' };
    const value = noticeValue(input.readers);
    tellFact(scene, { kind: 'notice', eventId: found?.id ?? null, value, text: input.text, until });
    return null;
  });
}

function noticeEnd(document: TeamDocument, event: TeamEvent | null, { tx, festival, now }: FactScene): string {
  const own = factsHolding(tx, festival.id, now).filter((fact) => fact.event === event?.number);
  const end = event && endOfEvent(event, festival, latenessIn(own).end);
  return end && end > now ? end : endOfDay(document, now);
}

/** Ends one fact before its time. Nothing is written for a fact that is over already. */
export function endTold(festival: Authorized<'day'>, input: { clientKey: string; fact: number }, now: string): Told {
  return once(festival, input.clientKey, now, (scene): null => {
    const fact = readFact(scene.tx, festival.id, input.fact);
    if (fact && fact.endedAt === null) endFact(scene, fact);
    return null;
  }) as Told;
}

/**
 * Runs one tap: once for all posts under its key, completely or not at all; renews the public key,
 * so that cached pages are drawn anew.
 */
function once(
  festival: Authorized<'day'>,
  clientKey: string,
  now: string,
  work: (scene: FactScene) => Answer | null,
): Answer {
  return write(festival.db, (tx, batch): Answer => {
    const earlier = batchOfTry(tx, festival.id, clientKey);
    if (earlier) return { ok: true, batch: earlier };
    const scene = openFacts(tx, festival, now, clientKey, batch);
    const refused = work(scene);
    if (refused) return refused;
    if (scene.wrote === 0) return { ok: true, batch: null };
    renewPublicKey(tx, festival.id);
    return { ok: true, batch: scene.batch };
  });
}

function idsOf({ tx, festival }: FactScene, numbers: readonly number[]): Map<number, number> {
  const rows = tx
    .select({ number: events.number, id: events.id })
    .from(events)
    .where(and(eq(events.festivalId, festival.id), inArray(events.number, [...numbers])))
    .all();
  return new Map(rows.map(({ number, id }) => [number, id]));
}

/** The séance as it is public, with the id of its row. */
function publicEvent(scene: FactScene, number: number): { event: TeamEvent; id: number } | null {
  const document = teamDocumentOf(scene.festival.id, scene.festival.db);
  const event = document?.events.find((one) => one.number === number);
  const id = idsOf(scene, [number]).get(number);
  return event?.status === 'planned' && id !== undefined ? { event, id } : null;
}
