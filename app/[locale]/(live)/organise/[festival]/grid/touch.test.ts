import { createTranslator } from 'use-intl/core';
import { expect, it } from 'vitest';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { messages } from '#lib/i18n/messages.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, itemOf, personOf, presenceOf } from '#lib/model/draft-testing.ts';
import { sayTouch } from './touch.ts';

const event = eventOf(1, {
  startsAt: '2026-11-28T14:00',
  items: [itemOf(1, { minutes: 60 })],
  people: [presenceOf(1)],
});

function said(locale: 'fr' | 'en', person: { arrivesAt?: string; departsAt?: string }): string | undefined {
  const board = indexDraft(draftOf([event], { people: [personOf(1, { name: 'Ana Ortiz', ...person })] }));
  const of = (namespace: 'grid' | 'terms' | 'warnings.touch') =>
    createTranslator({ locale, messages: messages[locale], namespace }) as never;
  const words = { grid: of('grid'), terms: of('terms'), touch: of('warnings.touch') };
  const warning = conflictsOf(board.draft).find(({ code }) => code === 'person-absent');
  return warning && sayTouch(warning, 1, board, { locale, titleOf: () => '', words }).replace(/[\u00a0\u202f]/g, ' ');
}

it('names the day on a card where somebody arrives or leaves on another day', () => {
  expect(said('fr', { arrivesAt: '2026-11-28T14:20' })).toBe('Ana Ortiz n’arrive qu’à 14 h 20');
  expect(said('fr', { arrivesAt: '2026-11-29T09:30' })).toBe('Ana Ortiz n’arrive que dimanche 29 novembre à 9 h 30');
  expect(said('fr', { departsAt: '2026-11-27T18:00' })).toBe('Ana Ortiz part vendredi 27 novembre à 18 h');
  expect(said('en', { arrivesAt: '2026-11-29T09:30' })).toBe('Ana Ortiz arrives only on Sunday 29 November at 09:30');
  expect(said('en', { departsAt: '2026-11-28T14:40' })).toBe('Ana Ortiz leaves at 14:40');
});
