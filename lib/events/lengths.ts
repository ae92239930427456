import type { DraftEvent } from '#lib/model/draft.ts';
import { clockChangeBetween } from '#lib/time/wall-clock.ts';
import { contentOf, eventDayOf, layoutOf } from './prepared.ts';
import { eventsAsked, type Scope } from './scope.ts';
import type { Warning } from './warning.ts';

/**
 * content-too-long: the parts last longer than the fixed end allows, even with the flexible part at
 * its shortest.
 */
export function tooLong(scope: Scope): Warning[] {
  return eventsAsked(scope).flatMap((event): Warning[] => {
    if (event.publicEndFixed === null || event.admission === 'drop-in') return [];
    const { overrunMinutes, totalMinutes, isApproximate, elastic, parts } = layoutOf(scope, event);
    if (overrunMinutes === 0) return [];
    const item = parts.find((part) => part.item.id === elastic?.itemId)?.item;
    return [
      {
        ...about(scope, event),
        code: 'content-too-long',
        level: 'warning',
        minutes: overrunMinutes,
        isApproximate,
        ...(item && { elasticKind: item.kind }),
        facts: `event ${event.id}@${event.startsAt} ${totalMinutes} until ${event.publicEndFixed}`,
      },
    ];
  });
}

/** clock-change: the clocks change during a séance; a change exactly at its end does not matter. */
export function clockChanges(scope: Scope): Warning[] {
  const zone = scope.index.draft.festival.timeZone;
  return eventsAsked(scope).flatMap((event): Warning[] => {
    const content = contentOf(scope, event);
    const change = content ? clockChangeBetween(content.start, content.end, zone) : 0;
    if (!content || change === 0) return [];
    return [
      {
        ...about(scope, event),
        code: 'clock-change',
        level: 'warning',
        changeMinutes: change,
        facts: `event ${event.id}@${event.startsAt}/${content.end - content.start} ${change}`,
      },
    ];
  });
}

const about = (scope: Scope, event: DraftEvent) => ({ eventIds: [event.id], day: eventDayOf(scope, event) });
