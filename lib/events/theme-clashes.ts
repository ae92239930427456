import { overlapMinutes } from '../time/interval.ts';
import { shareARoom } from './occupations.ts';
import { type Content, contentOf, eventDayOf, isFirst } from './prepared.ts';
import { gather, groupsOf, pairKey, type Scope, visitOverlaps } from './scope.ts';
import type { Warning } from './warning.ts';

type Pair = { first: Content; second: Content; themeId: number };

/** same-theme-parallel: the public must choose between two séances of one theme. One warning for a pair, however many themes. */
export function themeClashes(scope: Scope): Warning[] {
  const pairs = new Map<number, Pair[]>();
  for (const [themeId, events] of groupsOf(scope, 'byTheme')) {
    const contents = events.flatMap((event) => (event.visibility === 'public' ? (contentOf(scope, event) ?? []) : []));
    visitOverlaps(
      scope,
      contents,
      ({ event }) => event,
      (a, b) => {
        // In one room they clash already.
        if (shareARoom(a.event, b.event)) return;
        const [first, second] = isFirst(scope, a.event, b.event) ? [a, b] : [b, a];
        gather(pairs, pairKey(first.event, second.event), { first, second, themeId });
      },
    );
  }
  return [...pairs.values()].map((found): Warning => {
    const [{ first, second }] = found as [Pair];
    const themeIds = found.map(({ themeId }) => themeId).sort((a, b) => a - b);
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
