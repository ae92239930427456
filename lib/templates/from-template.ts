import type { Locale } from '#db/enums.ts';
import { roomMargins, UNKNOWN_MINUTES } from '#lib/events/running-order.ts';
import { laidOut, type Plan, type PlanEvent, type PlanRules, planIndex } from '#lib/festivals/plan.ts';
import { minutesBetween } from '#lib/time/wall-clock.ts';
import { type Ground, type Placeable, place } from './placing.ts';
import { type Choices, type Seance, seancesOf } from './seances.ts';
import type { Template } from './template.ts';

/**
 * Where and when a template is placed: the dates and hours of the new festival, its rooms and their
 * settings.
 */
export type Frame = Omit<Ground, 'rooms'> & PlanRules;

/**
 * The template placed on a new edition, within its days, hours and rooms, without a clash. What
 * does not fit stays without a time, and `missingMinutes` says by how much. Pure; `locale` is the
 * language of notes to the team.
 */
export function placeTemplate(template: Template, choices: Choices, frame: Frame, locale: Locale): Plan {
  const { plan, seances } = seancesOf(template, choices, locale);
  const placeables = seances.map((seance, i) => placeable(String(i), seance, plan, frame));
  const { placed, missingMinutes } = place(placeables, { ...frame, rooms: frame.rooms.length });
  const slots = new Map(placed.map((slot) => [slot.key, slot]));
  const events = plan.events.map((event, i) => {
    const slot = slots.get(String(i));
    if (!slot) return event;
    const hasElastic = event.items.some((item) => item.elastic);
    // An end in the repeated hour may be read as the first of the two: then it is not fixed.
    const isReadable = minutesBetween(slot.startsAt, slot.endsAt, frame.timeZone) === slot.minutes;
    return {
      ...event,
      startsAt: slot.startsAt,
      publicEndFixed: hasElastic && isReadable ? slot.endsAt : null,
      rooms: [{ room: slot.room, use: 'main' as const }],
    };
  });
  return { ...plan, events, missingMinutes };
}

function placeable(key: string, { event, filmMinutes }: Seance, plan: Plan, frame: Frame): Placeable {
  let elasticMinutes: number | null = null;
  let fixedMinutes = filmsOf(event, filmMinutes) + frame.betweenFilmsMinutes * Math.max(0, filmMinutes.length - 1);
  for (const item of event.items) {
    const minutes = item.minutes ?? UNKNOWN_MINUTES[item.kind];
    if (item.elastic) elasticMinutes = minutes;
    else if (item.kind !== 'film') fixedMinutes += minutes;
  }
  const index = planIndex(plan.films, frame);
  // The séance may be placed in any room, so the longest clearing time applies to all.
  const margins = frame.rooms.map((_, room) =>
    roomMargins(laidOut({ ...event, rooms: [{ room, use: 'main' }] }), room, index),
  );
  return {
    key,
    part: event.kind === 'screening' ? 'screening' : event.kind === 'show' ? 'closing' : 'talk',
    fixedMinutes,
    elasticMinutes,
    doors: Math.max(...margins.map(({ doors }) => doors), 0),
    clear: Math.max(...margins.map(({ clear }) => clear), 0),
  };
}

/**
 * The minutes of the films of a séance. Without films, it keeps the time of those it had, including
 * assumed lengths.
 */
function filmsOf(event: PlanEvent, filmMinutes: readonly (number | null)[]): number {
  const known = filmMinutes.reduce<number>((sum, minutes) => sum + (minutes ?? UNKNOWN_MINUTES.film), 0);
  const isShape = event.items.some((item) => item.kind === 'film' && item.film === null);
  return isShape ? Math.max(known, filmMinutes.length * UNKNOWN_MINUTES.film) : known;
}
