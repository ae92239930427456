import { expect, it, onTestFinished, vi } from 'vitest';
import { makeFestival, openTestDb, randomFrom } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { type Board, gridBoardOf, movedTogether, spotOf, withAll } from '#lib/events/grid-place.ts';
import { gridSceneOf } from '#lib/events/grid-scene.ts';
import { isOfPlace, warningKey } from '#lib/events/warning.ts';
import { type DraftEvent, indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, itemOf } from '#lib/model/draft-testing.ts';
import type { Held } from './grid-state.ts';
import { askedFixes, type ByEvent, consequences, isWeighed, waitsFrom, warningsKeeper, waysFor } from './warnings.ts';

const db = openTestDb();
const { festivalId } = makeFestival(db, { events: 60, rooms: 3, days: 2, seed: 11, slug: 'f' });
const scene = gridSceneOf({ draft: loadDraft(festivalId, db), lastChange: 0 });
const rooms = scene.rooms.map(({ id }) => id);

const withEvents = (board: Board, changed: readonly DraftEvent[]) =>
  withAll(board, new Map([...board.events, ...changed.map((event) => [event.id, event] as const)]));

const keysOf = (byEvent: ByEvent) =>
  Object.fromEntries([...byEvent].sort(([a], [b]) => a - b).map(([id, list]) => [id, list.map(warningKey).sort()]));

function whole(board: Board, accepted: ReadonlySet<string> = new Set()) {
  const byEvent = new Map<number, string[]>();
  for (const warning of conflictsOf(board).filter(isOfPlace)) {
    if (accepted.has(warningKey(warning))) continue;
    for (const id of warning.eventIds) byEvent.set(id, [...(byEvent.get(id) ?? []), warningKey(warning)].sort());
  }
  return Object.fromEntries([...byEvent].sort(([a], [b]) => a - b));
}

it('after each of a hundred moves finds the same warnings as for the whole draft', () => {
  const random = randomFrom(3);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  let board = gridBoardOf(scene);
  const keeper = warningsKeeper({ counts: {}, blocking: {}, acceptedKeys: [] });
  expect(keeper.of(board).size).toBe(0);
  keeper.begin(board);
  expect(keysOf(keeper.of(board))).toEqual(whole(board));
  for (let i = 0; i < 100; i += 1) {
    const events = [...board.events.values()];
    const moved = Array.from({ length: 1 + (i % 3) }, () => pick(events)).flatMap(({ id }) => {
      const to = { date: pick(scene.dates), roomId: pick(rooms), minutes: 540 + 15 * Math.floor(random() * 40) };
      return movedTogether(board, [id], id, to, rooms).map(({ event }) => event);
    });
    board = withEvents(board, moved);
    expect(keysOf(keeper.of(board))).toEqual(whole(board));
  }
});

it('finds the same where a move concerns séances it does not name: wishes, and the only room of a day', () => {
  const keeper = warningsKeeper({ counts: {}, blocking: {}, acceptedKeys: [] });
  const day = (hour: string) => `2026-11-28T${hour}`;
  const lasting = (id: number, hour: string, minutes: number, own: Partial<DraftEvent> = {}) =>
    eventOf(id, { startsAt: day(hour), items: [itemOf(id, { kind: 'other', minutes })], ...own });
  let board: Board = indexDraft(
    draftOf([
      lasting(1, '11:30', 150),
      lasting(2, '14:05', 60, { wishes: { edge: 'first' } }),
      lasting(3, '10:00', 60),
      lasting(4, '10:30', 30),
    ]),
  );
  keeper.begin(board);
  const [one, , three] = [...board.events.values()] as [DraftEvent, DraftEvent, DraftEvent];
  const elsewhere = { rooms: [{ roomId: 2, use: 'main' as const }] };
  for (const moved of [
    { ...three, startsAt: day('18:00') },
    { ...three, ...elsewhere },
    { ...one, startsAt: null },
  ]) {
    board = withEvents(board, [moved]);
    expect(keysOf(keeper.of(board))).toEqual(whole(board));
  }
});

it('keeps the lists of séances without a change, and leaves out accepted warnings', () => {
  const first = gridBoardOf(scene);
  const keeper = warningsKeeper({ counts: { 1: 2 }, blocking: {}, acceptedKeys: [] });
  keeper.begin(first);
  const before = keeper.of(first);
  const [event] = [...first.events.values()].filter((one) => spotOf(one, first));
  if (!event) throw new Error('no séance');
  const after = keeper.of(withEvents(first, [{ ...event, version: event.version + 1 }]));
  for (const [id, list] of after) expect(list).toBe(before.get(id));

  const [some] = [...after.values()].flat();
  if (!some) throw new Error('nothing to accept');
  keeper.settle({ counts: {}, blocking: {}, acceptedKeys: [warningKey(some)] });
  const board = withEvents(first, [{ ...event, version: event.version + 1 }]);
  expect(keysOf(keeper.of(board))).toEqual(whole(board, new Set([warningKey(some)])));
  expect(keeper.state.get().stamp).toBe(2);
});

it('knows from the beginning what is missing for a séance, and that warnings are not computed yet', () => {
  const board = gridBoardOf(scene);
  const keeper = warningsKeeper({ counts: { 1: 2 }, blocking: { '2026-06-01': 1 }, acceptedKeys: [] });
  expect(keeper.state.get()).toEqual({ stamp: 0, counts: { 1: 2 }, blocking: { '2026-06-01': 1 } });
  keeper.settle({ counts: { 1: 3 }, blocking: {}, acceptedKeys: [] });
  expect(keeper.state.get()).toEqual({ stamp: 0, counts: { 1: 3 }, blocking: {} });
  expect(isWeighed(keeper.state.get().stamp)).toBe(false);
  keeper.begin(board);
  expect(isWeighed(keeper.state.get().stamp)).toBe(true);
  keeper.settle({ counts: { 1: 1 }, blocking: {}, acceptedKeys: [] });
  expect(keeper.state.get()).toEqual({ stamp: 2, counts: { 1: 1 }, blocking: {} });
});

it('draws the cards out of sight once the warnings are computed, even if a rule failed', () => {
  const board = gridBoardOf(scene);
  const keeper = warningsKeeper({ counts: {}, blocking: {}, acceptedKeys: [] });
  const until = () => waitsFrom(keeper.state.get().stamp, 600);
  expect(until()).toBe(600);
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const broken = (): Board => ({ ...withEvents(board, []), rooms: undefined as unknown as Board['rooms'] });
  keeper.begin(broken());
  expect(until()).toBe(Number.POSITIVE_INFINITY);
  expect(said).toHaveBeenCalledOnce();
  const [event] = [...board.events.values()].filter((one) => spotOf(one, board));
  if (!event) throw new Error('no séance');
  const events = new Map([...board.events, [event.id, { ...event }]]);
  expect(keeper.of({ ...broken(), events }).size).toBe(0);
  expect(said).toHaveBeenCalledTimes(2);
});

it('offers three fixes to somebody who may not make the first ones', () => {
  const theirs = { rooms: [{ roomId: 1, use: 'main' as const }], themeIds: [] };
  const way = (label: string, changes: (typeof theirs)[] = []) => ({ label, act: null, href: '/', changes });
  const all = [way('move', [theirs]), way('film'), way('room'), way('person'), way('event')];
  const offered = (isMine: boolean) => waysFor(all, () => isMine).map(({ label }) => label);
  expect(offered(true)).toEqual(['move', 'film', 'room']);
  expect(offered(false)).toEqual(['film', 'room', 'person']);
});

const event = (id: number, startsAt: string) =>
  eventOf(id, { startsAt, rooms: [{ roomId: 1, use: 'main' }], items: [itemOf(id, { minutes: 30 })] });

it('names what follows on the same evening, after midnight too, but not the next morning', () => {
  const evening = event(1, '2026-11-28T21:00');
  const night = event(2, '2026-11-29T00:30');
  const morning = event(3, '2026-11-29T09:00');
  const next = (...events: (typeof evening)[]) => {
    const [lead = evening] = events;
    const held: Held = {
      via: 'keys',
      act: 'move',
      lead: lead.id,
      ids: [lead.id],
      room: 1,
      at: null,
      events: [lead],
      stops: null,
    };
    return consequences(lead, held, indexDraft(draftOf(events))).next?.id ?? null;
  };
  expect(next(evening, night, morning)).toBe(2);
  expect(next(evening, morning)).toBeNull();
  expect(next(night, morning)).toBeNull();
});

it('tells a refusal of the server from an answer that did not arrive, or not to its end', async () => {
  onTestFinished(() => void vi.unstubAllGlobals());
  const answers = [
    () => Response.json([]),
    () => new Response('', { status: 403 }),
    () => new Response('', { status: 503 }),
    () => new Response('[{'),
    () => {
      throw new TypeError('Failed to fetch');
    },
  ];
  const told = [];
  for (const answer of answers) {
    vi.stubGlobal('fetch', async () => answer());
    told.push(await askedFixes('essai', { locale: 'fr', group: 'g' }));
  }
  expect(told).toEqual([[], 'refused', 'noAnswer', 'noAnswer', 'noAnswer']);
});
