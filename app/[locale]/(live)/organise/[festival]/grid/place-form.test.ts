import { expect, it } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { gridBoardOf } from '#lib/events/grid-place.ts';
import { gridSceneOf } from '#lib/events/grid-scene.ts';
import { isScheduled } from '#lib/model/draft.ts';
import { addDays } from '#lib/time/calendar.ts';
import { showsInsert } from './event-sheet.tsx';
import { fieldsOf, type PlaceFields, placeActs, placeErrors } from './place-form.tsx';

const db = openTestDb();
const { festivalId } = makeFestival(db, { events: 6, rooms: 2, days: 1, seed: 5, slug: 'f' });
const board = gridBoardOf(gridSceneOf({ draft: loadDraft(festivalId, db), lastChange: 0 }));
const [found] = [...board.events.values()].filter(isScheduled);
if (!found) throw new Error('no séance');
const event = { ...found, isLocked: false, startsAt: `${board.draft.festival.startsOn}T10:00` };
const [first, second] = board.draft.rooms.map(({ id }) => id) as [number, number];
const placed = { ...event, rooms: [{ roomId: first, use: 'main' as const }] };
const before = fieldsOf(placed, board, 'fr');
const errors = (typed: Partial<PlaceFields>) => placeErrors({ ...before, ...typed }, before);
const acts = (typed: Partial<PlaceFields>) =>
  placeActs(placed, { ...before, ...typed }, before, { locale: 'fr', dayStartsAt: '05:00' });

it('shows a séance as it is, and changes nothing while nothing is typed', () => {
  expect(before).toMatchObject({
    day: board.draft.festival.startsOn,
    start: '10h00',
    room: String(first),
  });
  expect([errors({}), acts({})]).toEqual([{}, []]);
});

it('keeps the hour of a séance that has no room yet, whether it is renamed or gets one', () => {
  const waiting = { ...placed, rooms: [] };
  const fields = fieldsOf(waiting, board, 'fr');
  const given = { ...fields, room: String(second) };
  expect([fields.day, placeErrors(given, fields)]).toEqual([before.day, {}]);
  expect(placeActs(waiting, given, fields, { locale: 'fr', dayStartsAt: '05:00' })).toEqual([
    { act: 'move', events: [{ id: event.id, version: event.version, startsAt: event.startsAt, roomId: second }] },
  ]);
});

it('refuses a start without a day and a day without a start; emptying both makes the séance unscheduled', () => {
  expect(errors({ day: '' })).toEqual({ day: 'dayMissing' });
  expect(errors({ start: '' })).toEqual({ start: 'startMissing' });
  expect(errors({ day: '', start: '' })).toEqual({});
  expect(acts({ day: '', start: '' })).toMatchObject([{ act: 'move', events: [{ startsAt: null, roomId: first }] }]);
});

it('refuses an end without a start, and hours it does not understand', () => {
  expect(errors({ day: '', start: '', end: '23h' })).toEqual({ day: 'dayMissing', start: 'startMissing' });
  expect(errors({ start: '25h99', end: 'tard' })).toEqual({ start: 'badTime', end: 'badTime' });
});

it('renames, moves and lengthens, one act after the other; an hour in the night belongs to the festival day', () => {
  const seen = { id: event.id, version: event.version };
  expect(acts({ name: 'Autre', start: '23h30', end: '0h30', room: String(second) })).toEqual([
    { act: 'rename', ...seen, title: { ...event.title, fr: 'Autre' } },
    { act: 'move', events: [{ ...seen, startsAt: `${before.day}T23:30`, roomId: second }] },
    { act: 'resize', ...seen, end: expect.stringMatching(/T00:30$/) },
  ]);
});

it('exchanges the uses of the main room and one that relays it, so that neither is lost', () => {
  const relayed = { ...placed, rooms: [...placed.rooms, { roomId: second, use: 'overflow' as const }] };
  const typed = { ...before, room: String(second) };
  const move = { id: event.id, version: event.version, startsAt: event.startsAt, roomId: second, fromRoomId: first };
  expect(placeActs(relayed, typed, before, { locale: 'fr', dayStartsAt: '05:00' })).toEqual([
    { act: 'move', events: [move] },
  ]);
});

it('frees an end that was fixed where it is emptied, as the full form does', () => {
  const seen = { id: event.id, version: event.version };
  const emptied = (one: typeof placed) =>
    placeActs(one, { ...before, end: '' }, before, { locale: 'fr', dayStartsAt: '05:00' });
  expect(emptied({ ...placed, publicEndFixed: `${before.day}T13:00` })).toEqual([
    { act: 'resize', ...seen, end: null },
  ]);
  expect(emptied({ ...placed, publicEndFixed: null })).toEqual([]);
});

it('ends at the first such hour after the start, also after the hour the day begins at', () => {
  const next = addDays(before.day, 1);
  expect(acts({ start: '23h', end: '6h30' })).toMatchObject([{ act: 'move' }, { act: 'resize', end: `${next}T06:30` }]);
});

it('keeps what is typed to push others where the hour of a séance goes, and offers it to none without one', () => {
  const off = { ...placed, startsAt: null };
  const without = [off, { ...placed, isLocked: true }, { ...placed, admission: 'drop-in' as const }];
  expect([placed, ...without].map((event) => showsInsert(event, ''))).toEqual([true, false, false, false]);
  expect([off, { ...placed, isLocked: true }].map((event) => showsInsert(event, '15'))).toEqual([true, true]);
});
