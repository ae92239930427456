import { SHORTEST_ELASTIC_MINUTES } from '#lib/events/running-order.ts';
import type { DocumentBlock, TeamDocument, TeamEvent } from '#lib/model/documents.ts';
import { type Late, lateBy } from '#lib/model/live-facts.ts';
import { isEqual } from '#lib/plain-values.ts';
import {
  endShown,
  type Held,
  latenessOf,
  type Minutes,
  ON_TIME,
  ownDelays,
  partIntervalsOf,
  runningIntervalOf,
  type Timeline,
  timelineOf,
} from '#lib/programme/real-times.ts';
import { addMinutes, fromEpochMinutes, type WallClock } from '#lib/time/wall-clock.ts';
import {
  type Absorption,
  type AssignedShift,
  absorptionsOf,
  type ClosesAt,
  delayClashesOf,
  type ExpectedNext,
  expectedNext,
  type IntoNight,
  intoNight,
  type LateOf,
  type RoomClash,
  type RunsOver,
  runningOver,
  type WalkMinutes,
} from './delay-effects.ts';

/**
 * Everything needed to find the effects of a delay. Séances, rooms, people and venues by number.
 */
export type DelayScene = {
  document: TeamDocument;
  /** The delays that hold now, and by how much debates are shortened for them, in minutes. */
  delays: Minutes;
  cuts: Minutes;
  shifts?: readonly AssignedShift[] | undefined;
  walk?: WalkMinutes | undefined;
  closesAt?: ClosesAt | undefined;
};

/**
 * A séance that starts later than announced: `delay` minutes after its planned time, until now
 * `was`.
 */
export type LateEvent = { event: number; delay: number; was: number; startsAt: WallClock; endsAt: WallClock };

/** What one of the choices would do. */
export type DelayOutcome = {
  /**
   * The delays to announce, that of the séance itself first. `cut` is how much its debate is
   * shortened, `was` the delay announced until now.
   */
  delays: readonly { event: number; delay: number; cut: number; was: number }[];
  /** The resulting start and end of this séance. */
  startsAt: WallClock;
  endsAt: WallClock;
  /** The other séances that start later, or whose announced delay shrinks, by time. */
  late: readonly LateEvent[];
  /** Set-ups that begin later. */
  setUps: readonly { block: DocumentBlock; room: number; delay: number }[];
  absorbed: readonly Absorption[];
  clashes: readonly RoomClash[];
  expected: readonly ExpectedNext[];
  runsOver: readonly RunsOver[];
  night: readonly IntoNight[];
};

export type DelayChoice =
  | ({ kind: 'carry' | 'leave' } & DelayOutcome)
  /** The debate is shortened from `from` to `to` minutes. */
  | ({ kind: 'shorten'; item: number; from: number; to: number } & DelayOutcome);

export type DelayPreview = {
  event: number;
  delay: number;
  /** The delay announced now. */
  was: number;
  startsAt: WallClock;
  plannedAt: WallClock;
  /** When its last film ends; null without a film. */
  filmEndsAt: WallClock | null;
  filmIsApproximate: boolean;
  /**
   * The possible choices, the usual one first; only `carry` where the delay clashes with nothing.
   */
  choices: readonly DelayChoice[];
};

/**
 * What happens if a séance starts `delay` minutes after its planned time, 0 for on time again.
 * Lists every séance to which the delay is passed on. Null when the séance has no time or will not
 * take place.
 */
export function delayPreview(scene: DelayScene, event: number, delay: number): DelayPreview | null {
  const { document } = scene;
  const subject = document.events.find(({ number }) => number === event);
  const content = subject && runningIntervalOf(subject);
  if (!content || !subject.startsAt) return null;
  const weighed = weigh(scene, subject, delay);
  const zone = document.festival.timeZone;
  const lastFilm = subject.items.findLastIndex(({ kind }) => kind === 'film');
  const film = subject.items[lastFilm];
  const filmRuns = partIntervalsOf(subject, content.start, zone)[lastFilm];
  const carry = weighed({ kind: 'carry', cut: 0 });
  const leave = weighed({ kind: 'leave', cut: 0 });
  const isSame = isEqual(carry.delays, leave.delays) && leave.clashes.length === 0;
  const short = shortened(subject, delay, (cut) => weighed({ kind: 'carry', cut }));
  return {
    event,
    delay,
    was: scene.delays.get(event) ?? 0,
    plannedAt: subject.startsAt,
    startsAt: addMinutes(subject.startsAt, delay, zone),
    filmEndsAt: filmRuns ? fromEpochMinutes(filmRuns.end + delay, zone) : null,
    filmIsApproximate: film !== undefined && (film.isApproximate || film.startIsApproximate),
    choices: [
      { kind: 'carry', ...carry },
      ...(short ? [{ kind: 'shorten' as const, ...short }] : []),
      ...(isSame ? [] : [{ kind: 'leave' as const, ...leave }]),
    ],
  };
}

/** How many problems an outcome has that a shorter debate could settle. */
const troubles = ({ late, setUps, clashes, expected, runsOver, night }: DelayOutcome) =>
  [late, setUps, clashes, expected, night, runsOver.filter(({ next }) => next)].reduce((sum, of) => sum + of.length, 0);

/**
 * The smallest shortening of the debate that settles as much as possible; null without a debate, or
 * when shortening settles nothing.
 */
function shortened(subject: TeamEvent, delay: number, outcomeOf: (cut: number) => DelayOutcome) {
  const item = subject.items.findIndex(({ kind }) => kind === 'debate');
  const from = subject.items[item]?.minutes ?? 0;
  const most = Math.min(delay, from - SHORTEST_ELASTIC_MINUTES);
  if (most <= 0) return null;
  const none = troubles(outcomeOf(0));
  const best = outcomeOf(most);
  if (none === 0 || (troubles(best) === none && best.late.length === 0)) return null;
  // A longer cut never causes more problems than a shorter one, so the smallest sufficient one is
  // found by bisection.
  const settled = (outcome: DelayOutcome) =>
    troubles(outcome) === troubles(best) && sumOf(outcome) === sumOf(best) ? outcome : null;
  let [low, high] = [1, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (settled(outcomeOf(middle))) high = middle;
    else low = middle + 1;
  }
  return { item, from, to: from - low, ...outcomeOf(low) };
}

const sumOf = ({ late, setUps }: DelayOutcome) => [...late, ...setUps].reduce((sum, { delay }) => sum + delay, 0);

type Asked = { kind: 'carry' | 'leave'; cut: number };

/** Computes once what is the same for all choices. */
function weigh(scene: DelayScene, subject: TeamEvent, delay: number): (asked: Asked) => DelayOutcome {
  const timeline = timelineOf(scene.document);
  const { number } = subject;
  const own = ownDelays(timeline, scene.delays, scene.cuts);
  const withOwn = (minutes: number) => new Map(own).set(number, minutes);
  const withCut = (minutes: number) => new Map(scene.cuts).set(number, minutes);
  const onTime = latenessOf(timeline, withOwn(0), withCut(0));
  const until = latenessOf(timeline, withOwn(scene.delays.get(number) ?? 0), scene.cuts);
  const announced = (event: number) => lateBy(scene.delays.get(event) ?? 0, scene.cuts.get(event) ?? 0);
  return ({ kind, cut }) => {
    const all = latenessOf(timeline, withOwn(delay), withCut(cut));
    const startOf = (of: ReadonlyMap<Held, Late>, one: Held) => of.get(one)?.start ?? 0;
    const isReached = (one: Held) =>
      one.event?.number !== number &&
      (startOf(all, one) !== startOf(onTime, one) || startOf(until, one) !== startOf(onTime, one));
    const reached = timeline.held.filter(isReached);
    const late = (kind === 'carry' ? reached : []).flatMap((one) =>
      lateEvent(one, all.get(one) ?? ON_TIME, announced, timeline),
    );
    const lateOf: LateOf = (event) => {
      const one = timeline.byEvent.get(event);
      if (event === number) return lateBy(delay, cut);
      return kind === 'carry' && one ? (all.get(one) ?? announced(event)) : announced(event);
    };
    const lateOfHeld = (one: Held) => {
      if (one.event) return lateOf(one.event.number);
      return kind === 'carry' ? (all.get(one) ?? ON_TIME) : ON_TIME;
    };
    const concerned = new Set([number, ...late.map(({ event }) => event)]);
    const held = new Set(timeline.held.filter((one) => concerned.has(one.event?.number ?? 0)));
    const zone = scene.document.festival.timeZone;
    return {
      delays: [
        { event: number, delay, cut, was: announced(number).start },
        ...late.map(({ event, delay, was }) => ({
          event,
          delay,
          // With a smaller delay, the debate needs to be shortened by less.
          cut: Math.min(delay, scene.cuts.get(event) ?? 0),
          was,
        })),
      ],
      startsAt: addMinutes(subject.startsAt ?? '', delay, zone),
      endsAt: endShown(subject, zone, lateBy(delay, cut).end) ?? '',
      late,
      setUps: reached.flatMap((one) =>
        kind === 'carry' && one.block && startOf(all, one) > 0
          ? one.rooms.map((room) => ({ block: one.block as DocumentBlock, room, delay: startOf(all, one) }))
          : [],
      ),
      absorbed: absorptionsOf(timeline, held, lateOfHeld),
      clashes: delayClashesOf(timeline, held, lateOfHeld),
      expected: expectedNext(scene, concerned, announced, lateOf),
      runsOver: runningOver(scene.shifts ?? [], concerned, zone, announced, lateOf),
      night: [...held].flatMap((one) => intoNight(scene, one, lateOfHeld(one).end)),
    };
  };
}

function lateEvent({ event }: Held, late: Late, announced: LateOf, { document }: Timeline): LateEvent[] {
  const was = event ? announced(event.number).start : 0;
  return event && late.start !== was ? lateEventOf(event, document, late, was) : [];
}

/** A séance with this delay; empty where it has no hours. */
export function lateEventOf(event: TeamEvent, { festival }: TeamDocument, late: Late, was: number): LateEvent[] {
  const { number, startsAt } = event;
  const endsAt = endShown(event, festival.timeZone, late.end);
  if (!startsAt || !endsAt) return [];
  return [
    { event: number, delay: late.start, was, startsAt: addMinutes(startsAt, late.start, festival.timeZone), endsAt },
  ];
}
