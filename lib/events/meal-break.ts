import type { DraftEvent } from '#lib/model/draft.ts';
import { type Interval, overlaps } from '#lib/time/interval.ts';
import { toEpochMinutes } from '#lib/time/wall-clock.ts';
import { contentOf, groupsOf, layoutOf, type Prepared, type Scope } from './prepared.ts';
import type { Warning } from './warning.ts';

export const MEAL_FROM = '11:30';
export const MEAL_UNTIL = '14:30';
export const MEAL_MINUTES = 45;

/**
 * no-meal-break: a visitor who stays all day in a festival of one room has less than 45 minutes to
 * eat. One warning for a day.
 */
export function noMealBreaks(scope: Scope): Warning[] {
  const warnings: Warning[] = [];
  const zone = scope.index.draft.festival.timeZone;
  for (const [day, all] of groupsOf(scope, 'byDay')) {
    const events = all.filter((event) => event.visibility === 'public' && contentOf(scope, event) !== null);
    const [roomId, ...others] = new Set(events.flatMap(({ rooms }) => rooms[0]?.roomId ?? []));
    if (roomId === undefined || others.length > 0) continue;
    const noon = {
      start: toEpochMinutes(`${day}T${MEAL_FROM}`, zone),
      end: toEpochMinutes(`${day}T${MEAL_UNTIL}`, zone),
    };
    const taken = events.flatMap((event) => seatedIn(scope, event)).filter(({ hours }) => overlaps(hours, noon));
    const minutes = longestGap(
      taken.map(({ hours }) => hours),
      noon,
    );
    if (minutes >= MEAL_MINUTES) continue;
    const eventIds = [...new Set(taken.map(({ event }) => event.id))];
    if (scope.of !== undefined && !eventIds.includes(scope.of)) continue;
    const facts = `day ${day} room ${roomId} ${taken.map(({ event, hours }) => `${event.id}@${hours.start}-${hours.end}`).join(' ')}`;
    warnings.push({ code: 'no-meal-break', level: 'hint', eventIds, day, roomId, minutes, facts });
  }
  return warnings;
}

/** The time the public is seated: a séance without its breaks. */
function seatedIn(prepared: Prepared, event: DraftEvent): { event: DraftEvent; hours: Interval }[] {
  const content = contentOf(prepared, event);
  if (!content) return [];
  let from = content.start;
  const hours: Interval[] = [];
  for (const { item, offset, minutes } of layoutOf(prepared, event).parts) {
    if (item.kind !== 'break') continue;
    hours.push({ start: from, end: content.start + offset });
    from = content.start + offset + minutes;
  }
  return [...hours, { start: from, end: content.end }].map((one) => ({ event, hours: one }));
}

function longestGap(taken: readonly Interval[], { start, end }: Interval): number {
  let [from, longest] = [start, 0];
  for (const hours of [...taken].sort((a, b) => a.start - b.start)) {
    longest = Math.max(longest, Math.min(hours.start, end) - from);
    from = Math.max(from, hours.end);
  }
  return Math.max(longest, end - from);
}
