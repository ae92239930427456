import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import type { Warning } from '#lib/events/warning.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, roomOf } from '#lib/model/draft-testing.ts';
import { Days } from './days.tsx';

it('counts the clashes of a day until it is over', async () => {
  const at = (id: number) => eventOf(id, { startsAt: '2026-11-28T10:00', rooms: [{ roomId: 1, use: 'main' }] });
  const clash: Warning = {
    code: 'room-overlap',
    level: 'blocking',
    eventIds: [1, 2],
    facts: '',
    day: '2026-11-28',
    roomId: 1,
    minutes: 60,
  };
  const scene = {
    locale: 'fr',
    index: indexDraft({ ...draftOf([at(1), at(2)]), rooms: [roomOf(1)] }),
    paths: deskPaths('fr', 'essai'),
    open: [clash],
    warningsOf: () => [clash],
  } as const;
  const drawn = async (today: string) => markupOf(await Days({ scene: { ...scene, today } }));
  const [during, after] = [await drawn('2026-11-28'), await drawn('2026-11-30')];
  expect(during).toContain('2 séances à régler');
  expect(after).toContain('2 séances');
  expect(after).not.toMatch(/à régler|rien ne se chevauche/);
});
