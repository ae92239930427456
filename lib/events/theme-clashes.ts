import { notAtOnce } from '#lib/occupancy/apart.ts';
import { type Hold, shareARoom } from './occupations.ts';
import type { PairRule } from './pair-rule.ts';
import { contentOf, eventDayOf } from './prepared.ts';

/**
 * same-theme-parallel: the public has to choose between two séances of one theme. One warning for a
 * pair, however many themes they share.
 */
export const themeRule: PairRule<Hold & { themeId: number }> = {
  by: 'byTheme',
  about: () => 0,
  level: () => 'hint',
  holds(prepared, event, themeId) {
    const content = event.visibility === 'public' ? contentOf(prepared, event) : null;
    return content ? [{ content, themeId, start: content.start, end: content.end }] : [];
  },
  // In one room they clash anyway.
  apart: (_, one, other) => (shareARoom(one.content.event, other.content.event) ? null : notAtOnce(one, other)),
  warn(scope, failed) {
    const themeIds = failed.map(({ first }) => first.themeId).sort((a, b) => a - b);
    const [{ first, second, overlap }] = failed;
    return [
      {
        code: 'same-theme-parallel',
        level: 'hint',
        eventIds: [first.content.event.id, second.content.event.id],
        day: eventDayOf(scope, first.content.event),
        themeId: themeIds[0] as number,
        minutes: overlap,
        facts: `themes ${themeIds.join(',')} ${first.content.when} ${second.content.when}`,
      },
    ];
  },
};
