import { expect, it } from 'vitest';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { randomProgramme } from '#lib/events/random-programme-testing.ts';
import { warningKey } from '#lib/events/warning.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf } from '#lib/model/draft-testing.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { stillToSettle } from './still-to-settle.ts';

const films = [filmOf(1, { rightsState: 'unknown' })];
const shownAt = (id: number, startsAt: string | null) =>
  eventOf(id, { startsAt, items: [itemOf(id * 100, { kind: 'film', filmId: 1 })] });

it('leaves out what is of days before, and what names several days only once the last is over', () => {
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

it('of any programme nothing before it begins, and all once it is over', () => {
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
