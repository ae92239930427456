import { describe, expect, it } from 'vitest';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { randomProgramme } from '#lib/events/random-programme-testing.ts';
import { warningCodes, warningKey } from '#lib/events/warning.ts';
import { kindsOf } from '#lib/events/warning-groups.ts';
import { warningHeading, warningSentence } from '#lib/events/warning-sentences.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf } from '#lib/model/draft-testing.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { leftToSettle, stillToSettle } from './left-to-settle.ts';

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
  it('names each warning as the whole draft would, from what it takes along', () => {
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

  it('leaves out past days, and asks about no blocking warning there', () => {
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

const films = [filmOf(1, { rightsState: 'unknown' })];
const shownAt = (id: number, startsAt: string | null) =>
  eventOf(id, { startsAt, items: [itemOf(id * 100, { kind: 'film', filmId: 1 })] });

it('leaves out past days, and what names several days only once the last is over', () => {
  const starts = ['2026-11-28T14:00', '2026-11-28T14:10', '2026-11-29T01:00', '2026-11-29T14:00'];
  const index = indexDraft(
    draftOf(
      starts.map((start, i) => shownAt(i + 1, start)),
      { films },
    ),
  );
  const open = conflictsOf(index);
  const codes = (today: string) => new Set(stillToSettle(open, index, today).map(({ code }) => code));
  expect(codes('2026-11-28')).toContain('room-overlap');
  expect(stillToSettle(open, index, '2026-11-28')).toEqual(open);
  // The hours after midnight are over with their evening. The missing rights of the film also
  // concern the 29th.
  expect(codes('2026-11-29')).not.toContain('room-overlap');
  expect(codes('2026-11-29')).toContain('rights-missing');
  for (const { eventIds } of stillToSettle(open, index, '2026-11-29')) expect(eventIds).toContain(4);
  expect(codes('2026-11-30')).toEqual(new Set());
});

it('asks about what has no day until the festival is over', () => {
  const index = indexDraft(draftOf([shownAt(1, null)], { films }));
  const open = conflictsOf(index);
  expect(open.length).toBeGreaterThan(0);
  expect(stillToSettle(open, index, '2026-11-29')).toEqual(open);
  expect(stillToSettle(open, index, '2026-11-30')).toEqual([]);
});

it('includes no warning of a programme that is over, and all before it begins', () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const index = indexDraft(randomProgramme(seed));
    const open = conflictsOf(index);
    const days = index.draft.events.flatMap(({ startsAt }) =>
      startsAt ? [festivalDayOf(startsAt, index.draft.festival.dayStartsAt)] : [],
    );
    expect(stillToSettle(open, index, '2020-01-01').map(warningKey)).toEqual(open.map(warningKey));
    const last = [...days, index.draft.festival.endsOn].sort().at(-1) ?? '';
    expect(stillToSettle(open, index, `${last}~`)).toEqual([]);
  }
});
