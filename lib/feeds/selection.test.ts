import { expect, it } from 'vitest';
import { exampleDocument, exampleEvent } from '#lib/programme/testing.ts';
import { calendarChoices } from './selection.ts';

it('counts of a calendar the séances that take place there, and nothing that is cancelled, put off or elsewhere now', () => {
  const at = (number: number, startsAt: string, own = {}) =>
    exampleEvent({ number, startsAt, title: { fr: `Séance ${number}` }, ...own });
  const document = exampleDocument({
    events: [
      at(1, '2026-06-06T10:00'),
      at(2, '2026-06-06T12:00', { status: 'cancelled' }),
      at(3, '2026-06-06T14:00', { status: 'cancelled', isPostponed: true }),
      at(4, '2026-06-07T11:00', { formerly: { days: ['2026-06-06'] } }),
      at(5, '2026-06-07T10:00', { status: 'cancelled' }),
    ],
  });
  const days = calendarChoices(document).find(({ of }) => of === 'day')?.choices;
  expect(days?.map(({ stem, count }) => [stem, count])).toEqual([
    ['days/2026-06-06', 1],
    ['days/2026-06-07', 1],
  ]);
});
