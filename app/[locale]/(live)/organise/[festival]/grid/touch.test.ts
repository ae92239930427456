import { createTranslator } from 'use-intl/core';
import { expect, it } from 'vitest';
import { conflictsOf } from '#lib/events/conflicts.ts';
import type { Board } from '#lib/events/grid-place.ts';
import type { WarningCode } from '#lib/events/warning.ts';
import { messages } from '#lib/i18n/messages.ts';
import { type Draft, type DraftEvent, type DraftPerson, indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, itemOf, personOf, presenceOf, roomOf, venueOf } from '#lib/model/draft-testing.ts';
import { sayTouch } from './touch.ts';

const event = eventOf(1, {
  startsAt: '2026-11-28T14:00',
  items: [itemOf(1, { minutes: 60 })],
  people: [presenceOf(1)],
});

const boardOf = (events: DraftEvent[], over: Partial<Draft> = {}, person: Partial<DraftPerson> = {}) =>
  indexDraft(draftOf(events, { people: [personOf(1, { name: 'Ana Ortiz', ...person })], ...over }));

function saidOf(locale: 'fr' | 'en', code: WarningCode, board: Board, on = 1): string | undefined {
  const of = (namespace: 'grid' | 'terms' | 'warnings.touch') =>
    createTranslator({ locale, messages: messages[locale], namespace }) as never;
  const words = { grid: of('grid'), terms: of('terms'), touch: of('warnings.touch') };
  const warning = conflictsOf(board.draft).find((one) => one.code === code);
  const titleOf = ({ id }: { id: number }) => `Séance ${id}`;
  return warning && sayTouch(warning, on, board, { locale, titleOf, words }).replace(/[\u00a0\u202f]/g, ' ');
}

const said = (locale: 'fr' | 'en', person: { arrivesAt?: string; departsAt?: string }) =>
  saidOf(locale, 'person-absent', boardOf([event], {}, person));

it('says from where to where somebody lacks the time to walk, on either card', () => {
  const second: DraftEvent = { ...event, id: 2, startsAt: '2026-11-28T15:10', rooms: [{ roomId: 2, use: 'main' }] };
  const board = boardOf([{ ...event, rooms: [{ roomId: 1, use: 'main' }] }, second], {
    venues: [venueOf(1), venueOf(2)],
    rooms: [roomOf(1, { venueId: 1 }), roomOf(2, { venueId: 2 })],
    walks: [{ fromVenueId: 1, toVenueId: 2, minutes: 25 }],
  });
  const on = (locale: 'fr' | 'en', id: number) => saidOf(locale, 'travel-short', board, id);
  expect(on('fr', 2)).toBe('il manque 15 min à Ana Ortiz pour y aller à pied depuis « Séance 1 »');
  expect(on('fr', 1)).toBe('il manque 15 min à Ana Ortiz pour aller ensuite à pied à « Séance 2 »');
  expect(on('en', 1)).toBe('Ana Ortiz lacks 15 min to walk on to “Séance 2”');
});

it('names the day on a card where somebody arrives or leaves on another day', () => {
  expect(said('fr', { arrivesAt: '2026-11-28T14:20' })).toBe('Ana Ortiz n’arrive qu’à 14 h 20');
  expect(said('fr', { arrivesAt: '2026-11-29T09:30' })).toBe('Ana Ortiz n’arrive que dimanche 29 novembre à 9 h 30');
  expect(said('fr', { departsAt: '2026-11-27T18:00' })).toBe('Ana Ortiz part vendredi 27 novembre à 18 h');
  expect(said('en', { arrivesAt: '2026-11-29T09:30' })).toBe('Ana Ortiz arrives only on Sunday 29 November at 09:30');
  expect(said('en', { departsAt: '2026-11-28T14:40' })).toBe('Ana Ortiz leaves at 14:40');
});
