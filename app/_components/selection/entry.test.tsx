import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { timed, timesWith } from '#lib/selections/testing.ts';
import type { TimedEvent } from '#lib/selections/times.ts';
import { MyEntry } from './entry.tsx';
import { selectionWordsOf } from './words-of.ts';

it('names the date of a séance in the night that moved, not the day before', () => {
  const event = timed(1, '23:00', null);
  const index = timesWith([event]);
  const drawing = { index, words: selectionWordsOf('fr'), locale: 'fr', form: null } as const;
  const moved = { startsAt: '2026-06-07T00:30', room: 1 };
  const entry = { event, moved, isPast: false, clashes: [], way: null, others: [] };
  const page = markupOf(<MyEntry drawing={drawing} entry={entry} />);
  expect(page).toContain('dimanche 7 juin');
  expect(page).not.toContain('samedi 6 juin');
});

it('says of a séance under the day before that it is after midnight', () => {
  const pageOf = (startsAt: string) => {
    const event = timed(1, '23:00', null, { startsAt });
    const drawing = { index: timesWith([event]), words: selectionWordsOf('fr'), locale: 'fr', form: null } as const;
    const entry = { event, moved: null, isPast: false, clashes: [], way: null, others: [] };
    return markupOf(<MyEntry drawing={drawing} entry={entry} />).replaceAll('\u00a0', ' ');
  };
  expect(pageOf('2026-06-07T00:30')).toMatch(/après minuit, <[^>]+><[^>]+>dimanche 7 juin/);
  expect(pageOf('2026-06-06T23:00')).not.toContain('après minuit');
});

it('says of an end in the second of two such hours that it is after the clocks change', () => {
  const pageOf = (range: TimedEvent['range']) => {
    const event = timed(1, '02:15', '02:45', range && { range });
    const drawing = { index: timesWith([event]), words: selectionWordsOf('fr'), locale: 'fr', form: null } as const;
    return markupOf(
      <MyEntry drawing={drawing} entry={{ event, moved: null, isPast: false, clashes: [], way: null, others: [] }} />,
    );
  };
  expect(pageOf({ isEndAgain: true })).toContain('(après le changement d’heure)');
  expect(pageOf(undefined)).not.toContain('après le changement');
});
