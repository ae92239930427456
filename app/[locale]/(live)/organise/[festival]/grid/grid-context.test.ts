import { expect, it } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { gridBoardOf } from '#lib/events/grid-place.ts';
import { gridSceneOf } from '#lib/events/grid-scene.ts';
import { boardReader, inBoth, saidOnly } from './grid-context.ts';
import { createStore } from './grid-state.ts';

it('returns the same board until a séance changed, or films and rooms were loaded again', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 4, rooms: 2, days: 1, seed: 2, slug: 'f' });
  const scene = gridSceneOf({ draft: loadDraft(festivalId, db), lastChange: 0 });
  const first = createStore(gridBoardOf(scene));
  const { events } = first.get();
  const read = boardReader(first, { getState: () => ({ events }) as never });
  const before = read();
  expect(read()).toBe(before);
  const films = scene.films.map((film) => ({ ...film, minutes: 7 }));
  first.set(gridBoardOf({ ...scene, films }));
  expect(read()).not.toBe(before);
  expect([read().events, [...read().films.values()].every(({ minutes }) => minutes === 7)]).toEqual([events, true]);
});

it('shows hours as they are written, and has them read aloud as they are spoken', () => {
  const said = saidOnly(inBoth((hour) => `Posée : ${hour('2026-06-06T09:30', 'fr')}.`));
  expect(said).toEqual({ text: 'Posée : 9\u00a0h\u00a030.', spoken: 'Posée : 9 heures 30.', back: null });
  expect(saidOnly('Rien.')).toEqual({ text: 'Rien.', spoken: 'Rien.', back: null });
});
