import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { readSelection } from '#lib/selections/selection.ts';
import { minuteOf, timed, timesWith, toldFull } from '#lib/selections/testing.ts';
import { ProposalView, Wishes } from './wishes.tsx';
import { selectionWordsOf } from './words-of.ts';

it('says that a wished-for film is full, but not if a showing is chosen', () => {
  const events = [
    timed(1, '14:00', '16:00', { films: [7], ...toldFull }),
    timed(2, '14:00', '16:00', { films: [8], ...toldFull }),
    timed(3, '18:00', '20:00', { films: [8] }),
  ];
  const drawing = { index: timesWith(events), words: selectionWordsOf('fr'), locale: 'fr', form: null } as const;
  const selection = readSelection({ films: [7, 8] });
  const page = markupOf(<Wishes drawing={drawing} selection={selection} now={minuteOf('9:00')} />);
  expect(page.match(/\(([^)]+)\)/g)).toEqual(['(complet)', '(1 séance)']);
  const none = { events: [], films: 0, walk: 0, isOptimal: true, left: [], outside: [], full: [7] };
  const { nothing, allChosen } = drawing.words.wishes;
  const proposed = markupOf(<ProposalView drawing={drawing} proposal={none} />);
  expect(proposed).toContain('sont complètes');
  for (const sentence of [nothing, allChosen]) expect(proposed).not.toContain(sentence);
});
