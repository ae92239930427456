import { describe, expect, it } from 'vitest';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { randomProgramme } from '#lib/events/random-programme-testing.ts';
import { warningCodes } from '#lib/events/warning.ts';
import { kindsOf } from '#lib/events/warning-groups.ts';
import { warningHeading, warningSentence } from '#lib/events/warning-sentences.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { leftToSettle } from './left-to-settle.ts';

/** Before all of their days. */
const EARLY = '2026-01-01';
const LATE = '2099-01-01';

const programmes = Array.from({ length: 80 }, (_, seed) => {
  const index = indexDraft(randomProgramme(seed));
  return { index, open: conflictsOf(index) };
});

/**
 * How many warnings of one code are checked; the sentences of the others are made in the same way.
 */
const SAID = 40;

describe('what is left to settle', () => {
  it('says each warning as the whole draft would, from what it takes along', () => {
    const codes = new Map<string, number>();
    for (const { index, open } of programmes)
      for (const warning of open) {
        const said = codes.get(warning.code) ?? 0;
        if (said === SAID) continue;
        codes.set(warning.code, said + 1);
        const alone = structuredClone(
          leftToSettle({ open: [warning], accepted: [] }, index, { only: null, today: EARLY }),
        );
        const saidOf = (of: typeof index) =>
          (['fr', 'en'] as const).flatMap((locale) => [
            warningSentence(warning, of, locale),
            warningSentence(warning, of, locale, 'spoken'),
            warningHeading(warning, of, locale),
          ]);
        expect(saidOf(alone.index)).toEqual(saidOf(index));
        expect(alone.index.draft.events.length).toBeLessThanOrEqual(warning.eventIds.length);
      }
    expect(warningCodes.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('counts all of a level and shows the first of them, the most urgent level first, in whatever order they come', () => {
    for (const { index, open } of programmes) {
      const { levels, kinds } = leftToSettle({ open: [...open].reverse(), accepted: [] }, index, {
        only: null,
        today: EARLY,
      });
      expect(kinds).toEqual(kindsOf(open));
      expect(levels.flatMap(({ level, count }) => Array.from({ length: count }, () => level))).toEqual(
        open.map(({ level }) => level),
      );
      for (const { level, shown } of levels)
        expect(shown).toEqual(open.filter((one) => one.level === level).slice(0, 12));
    }
  });

  it('leaves nothing of days that are over, nor asks about what blocks there', () => {
    for (const { index, open } of programmes.slice(0, 10))
      expect(leftToSettle({ open, accepted: [] }, index, { only: null, today: LATE })).toMatchObject({
        levels: [],
        blocked: [],
      });
  });

  it('names the séances that something blocks, and of some séances only what names them', () => {
    for (const { index, open } of programmes) {
      const numbersOf = (ids: readonly number[]) => ids.map((id) => index.events.get(id)?.number ?? 0);
      const blocking = open.filter(({ level }) => level === 'blocking').flatMap(({ eventIds }) => numbersOf(eventIds));
      expect(new Set(leftToSettle({ open, accepted: [] }, index, { only: null, today: EARLY }).blocked)).toEqual(
        new Set(blocking),
      );
      const [event] = index.draft.events;
      const only = new Set([event?.number ?? 0]);
      const { levels } = leftToSettle({ open, accepted: [] }, index, { only, today: EARLY });
      const named = open.filter(({ eventIds }) => numbersOf(eventIds).some((number) => only.has(number)));
      expect(levels.reduce((sum, { count }) => sum + count, 0)).toBe(named.length);
    }
  });
});
