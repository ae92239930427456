import { expect, it } from 'vitest';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf } from '#lib/model/draft-testing.ts';
import { shownOfVolunteer, tickedIn } from './form-values.ts';
import { taskOf } from './testing.ts';

it('names people, séances, tasks and ways in a conflict', () => {
  const index = indexDraft(
    draftOf([
      eventOf(1, { title: { fr: 'Clôture' }, startsAt: '2026-11-28T20:30' }),
      eventOf(2, { title: { fr: 'Clôture' }, startsAt: '2026-11-29T20:30' }),
      eventOf(3, { title: { fr: 'À placer' }, startsAt: null }),
    ]),
  );
  const names = {
    volunteers: new Map([
      [1, { name: 'Zoé' }],
      [2, { name: 'Ada' }],
    ]),
    tasks: new Map([
      [1, taskOf(1, { name: { fr: 'Bar' } })],
      [2, taskOf(2, { name: { fr: 'Accueil' } })],
    ]),
    events: new Map(index.draft.events.map(({ id, title }) => [id, title])),
    rooms: new Map(),
    shifts: new Map(),
  };
  const clock = { timeZone: 'Europe/Paris', dayStartsAt: '05:00' };
  const shown = shownOfVolunteer(clock, 'fr', () => tickedIn({ names, index }, 'fr'));
  expect(
    [
      shown('withIds', [1, 2]),
      shown('seeIds', [1, 2, 3]),
      shown('clearedTaskIds', [1]),
      shown('taskWishes', [
        { taskId: 1, wish: 'against' },
        { taskId: 2, wish: 'for' },
      ]),
      shown('ways', ['sms', 'whatsapp']),
      shown('withIds', []),
    ].map((said) => said.replaceAll('\u00A0', ' ')),
  ).toEqual([
    'Ada · Zoé',
    'Clôture, sam. 28, 20 h 30 · Clôture, dim. 29, 20 h 30 · À placer',
    'Bar',
    'Souhaite : Accueil\nNe souhaite pas : Bar',
    'SMS · WhatsApp',
    '',
  ]);
});
