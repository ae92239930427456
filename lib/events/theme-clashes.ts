import { overlapMinutes } from '#lib/time/interval.ts';
import { shareARoom } from './occupations.ts';
import { beginsFirst, type Content, contentOf, eventDayOf } from './prepared.ts';
import { groupsOf, pairKey, type Scope, visitOverlaps } from './scope.ts';
import type { Warning } from './warning.ts';

type Pair = { first: Content; second: Content; themeIds: number[] };

/** same-theme-parallel: the public must choose between two séances of one theme. One warning for a pair, however many themes. */
export function themeClashes(scope: Scope): Warning[] {
  const pairs = new Map<number, Pair>();
  for (const [themeId, events] of groupsOf(scope, 'byTheme')) {
    const contents = events.flatMap((event) => (event.visibility === 'public' ? (contentOf(scope, event) ?? []) : []));
    visitOverlaps(
      scope,
      contents,
      ({ event }) => event,
      (a, b) => {
        // In one room they clash already.
        if (shareARoom(a.event, b.event)) return;
        const [first, second] = beginsFirst(a, b) ? [a, b] : [b, a];
        const key = pairKey(first.event, second.event);
        const known = pairs.get(key);
        if (known) known.themeIds.push(themeId);
        else pairs.set(key, { first, second, themeIds: [themeId] });
      },
    );
  }
  return Array.from(pairs.values(), ({ first, second, themeIds }): Warning => {
    themeIds.sort((a, b) => a - b);
    return {
      code: 'same-theme-parallel',
      level: 'hint',
      eventIds: [first.event.id, second.event.id],
      day: eventDayOf(scope, first.event),
      themeId: themeIds[0] as number,
      minutes: overlapMinutes(first, second),
      facts: `themes ${themeIds.join(',')} ${first.when} ${second.when}`,
    };
  });
}
