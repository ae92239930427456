import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newUuid } from '#app/_components/new-uuid.ts';
import type { GridAct } from '#lib/events/acts-schema.ts';
import { MAX_HELD } from '#lib/events/choices.ts';
import { presenceSchema } from '#lib/live/hub.ts';
import { type GridSync, gridSync, holdCards } from './grid-sync.ts';
import { isUnsaved, WAITS } from './save-queue.ts';
import { HIDDEN_FOR, SILENCE } from './shared-stream.ts';
import { card, done, fakeServer, index, place, refusal, told } from './testing.ts';

let sync: GridSync;
let server: ReturnType<typeof fakeServer>;
let page: EventTarget & { visibilityState: DocumentVisibilityState };

let numbers: ReadonlyMap<number, number>;

beforeEach(() => {
  numbers = new Map();
  vi.useFakeTimers();
  server = fakeServer();
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState });
  sync = gridSync({
    slug: 'f',
    events: [card(1), card(2)],
    lastChange: 7,
    index: () => index,
    userId: 1,
    onMade: (made) => {
      numbers = made;
    },
    fetch: server.fetch,
    together: null,
    page: page as never,
  });
});
afterEach(() => {
  sync.close();
  vi.useRealTimers();
});

/** Lets pending answers be read. */
const settle = () => vi.advanceTimersByTimeAsync(0);
const state = () => sync.getState();
const start = (id: number) => state().events.get(id)?.startsAt;
const move = (id: number, hour: string): GridAct => {
  const version = state().events.get(id)?.version ?? 0;
  return { act: 'move', events: [{ id, version, startsAt: `2026-06-06T${hour}` }] };
};
const moved = (id: number, version: number, hour: string) =>
  place(card(id), { version, startsAt: `2026-06-06T${hour}` });

describe('saving', () => {
  it('shows an act at once and says « Enregistré » only when the server confirmed it', async () => {
    expect(state().saving).toEqual({ state: 'idle' });
    const second = state().events.get(2);
    sync.act(move(1, '14:00'));
    expect([start(1), state().saving, [...state().unsaved]]).toEqual(['2026-06-06T14:00', { state: 'saving' }, [1]]);
    expect(server.posts[0]).toMatchObject({
      path: 'changes',
      body: { acts: [{ act: 'move', events: [{ id: 1, version: 1 }] }] },
    });
    server.posts[0]?.answer(done({ events: [moved(1, 2, '14:00')] }));
    await settle();
    expect(state()).toMatchObject({ saving: { state: 'saved' }, turns: { undo: 1, redo: 0 }, problems: [] });
    expect(state().unsaved.size).toBe(0);
    expect(state().events.get(1)).toEqual(card(1, { version: 2, startsAt: '2026-06-06T14:00' }));
    expect(state().events.get(2)).toBe(second);
  });

  it('sends one act after the other, each based on the one before', async () => {
    sync.act(move(1, '14:00'));
    sync.act(move(1, '15:00'));
    expect([server.posts.length, start(1)]).toEqual([1, '2026-06-06T15:00']);
    server.posts[0]?.answer(done({ events: [moved(1, 2, '14:00')] }));
    await settle();
    expect(start(1)).toBe('2026-06-06T15:00');
    expect(server.posts[1]?.body.acts).toMatchObject([{ events: [{ id: 1, version: 2 }] }]);
  });

  it('shows a new séance with a temporary id, and applies what is done with it meanwhile to the real one', async () => {
    const [standIn = 0] = sync.act({ act: 'copy', id: 1, version: 1, startsAt: '2026-06-06T18:00' });
    expect(standIn).toBeLessThan(0);
    expect(start(standIn)).toBe('2026-06-06T18:00');
    sync.act(move(standIn, '19:00'));
    server.posts[0]?.answer(done({ whole: [card(9, { startsAt: '2026-06-06T18:00' })] }));
    await settle();
    expect([start(standIn), start(9)]).toEqual([undefined, '2026-06-06T19:00']);
    expect([...numbers]).toEqual([[standIn, 9]]);
    expect(server.posts[1]?.body.acts).toEqual([
      { act: 'move', events: [{ id: 9, version: 1, startsAt: '2026-06-06T19:00' }] },
    ]);
  });

  it('shows a séance once when the stream reports it before the answer arrives', async () => {
    const [standIn = 0] = sync.act({ act: 'copy', id: 1, version: 1, startsAt: '2026-06-06T18:00' });
    sync.act({ act: 'shift', events: [{ id: 2, version: 1 }], minutes: 30 });
    const key = server.posts[0]?.body.clientKey ?? '';
    const copy = card(9, { startsAt: '2026-06-06T18:00' });
    server.streams[0]?.say({ event: 'change', id: 8, data: told({ key, userId: 1, whole: [copy] }) });
    await settle();
    expect([...state().events.keys()]).toEqual([1, 2, standIn]);
    server.posts[0]?.answer(done({ whole: [copy] }));
    await settle();
    expect([...state().events.keys()]).toEqual([1, 2, 9]);
    // Moved by half an hour, not an hour.
    const later = card(2, { version: 2, startsAt: '2026-06-06T10:30' });
    const next = told({ key: server.posts[1]?.body.clientKey ?? '', userId: 1, whole: [later] });
    server.streams[0]?.say({ event: 'change', id: 9, data: next });
    await settle();
    expect(start(2)).toBe('2026-06-06T10:30');
    // After giving up, what the stream reported is shown.
    server.posts[1]?.answer({ ok: false, reason: 'locked', message: { key: 'refused.locked', values: {} } });
    await settle();
    expect(state().events.get(2)).toEqual(later);
  });

  it('sends the same post with the same key while the server is away, and says so', async () => {
    sync.act(move(1, '14:00'));
    server.posts[0]?.fail();
    await settle();
    expect(state().saving).toEqual({ state: 'retrying', nextAt: Date.now() + (WAITS[0] ?? 0) });
    expect(start(1)).toBe('2026-06-06T14:00');
    await vi.advanceTimersByTimeAsync(WAITS[0] ?? 0);
    expect(server.posts[1]?.body).toEqual(server.posts[0]?.body);
    // The error page of a reverse proxy, while ours starts, is no answer either.
    server.posts[1]?.answer('Bad Gateway');
    await settle();
    expect(state().saving.state).toBe('retrying');
    sync.retryNow();
    server.posts[2]?.answer(done({ events: [moved(1, 2, '14:00')] }));
    await settle();
    expect(state().saving.state).toBe('saved');
  });

  it('puts the cards back when the server stays away, says so, and saves them on request', async () => {
    sync.act(move(1, '14:00'));
    sync.act(move(2, '15:00'));
    for (let i = 0; i <= WAITS.length; i += 1) {
      server.posts[i]?.fail();
      await vi.advanceTimersByTimeAsync(WAITS[i] ?? 0);
    }
    expect([start(1), start(2), state().saving]).toEqual([
      '2026-06-06T10:00',
      '2026-06-06T10:00',
      { state: 'problem' },
    ]);
    const [problem] = state().problems;
    expect(problem).toMatchObject({ refused: null, said: { key: 'state.failed', values: { count: 2 } }, ids: [1, 2] });
    sync.retry(problem?.key ?? '');
    expect(state().acted, 'what is sent again can be lost again').toBe(3);
    expect([start(1), start(2), state().problems]).toEqual(['2026-06-06T14:00', '2026-06-06T15:00', []]);
    expect(server.posts.at(-1)?.body).toEqual(server.posts[0]?.body);
  });

  it('puts back a refused card with those that depend on it, and continues with the others', async () => {
    sync.act(move(1, '14:00'));
    sync.act(move(2, '15:00'));
    sync.act(move(1, '16:00'));
    server.posts[0]?.answer(refusal({ id: 1 }));
    await settle();
    expect([start(1), start(2)]).toEqual(['2026-06-06T10:00', '2026-06-06T15:00']);
    expect(state().problems).toMatchObject([{ refused: { reason: 'locked' }, ids: [1] }]);
    expect(state().problems[0]?.entries).toHaveLength(2);
    server.posts[1]?.answer(done({ events: [moved(2, 2, '15:00')] }));
    await settle();
    expect([server.posts.length, state().saving.state]).toEqual([2, 'problem']);
    sync.drop(state().problems[0]?.key ?? '');
    expect(state()).toMatchObject({ problems: [], saving: { state: 'saved' } });
  });

  it('shows both versions of a séance that somebody else moved, and saves either', async () => {
    sync.act(move(1, '14:00'));
    const theirs = moved(1, 2, '17:00');
    const overtaken = [
      { id: 1, by: 'Alix', isOwn: false, at: '2026-05-01T10:00:00.000Z', verb: 'moved', current: theirs },
    ];
    server.posts[0]?.answer(refusal({ reason: 'stale', id: 1, overtaken }));
    await settle();
    expect(start(1)).toBe('2026-06-06T17:00');
    const [problem] = state().problems;
    expect(problem?.entries[0]?.acts).toMatchObject([{ events: [{ startsAt: '2026-06-06T14:00' }] }]);
    sync.takeMine(problem?.key ?? '');
    expect(state().acted, 'what is sent again can be lost again').toBe(2);
    expect(start(1)).toBe('2026-06-06T14:00');
    expect(server.posts[1]?.body.acts).toMatchObject([
      { events: [{ id: 1, version: 2, startsAt: '2026-06-06T14:00' }] },
    ]);
  });

  it('claims nothing is saved when nothing was, even after a failed act is dropped', async () => {
    sync.act(move(1, '14:00'));
    server.posts[0]?.answer(refusal({}));
    await settle();
    sync.drop(state().problems[0]?.key ?? '');
    expect(state().saving).toEqual({ state: 'idle' });
  });

  it('says once that there is nothing to undo, however often it is asked', async () => {
    for (const at of [0, 1, 2]) {
      sync.undo();
      server.posts[at]?.answer(refusal({ reason: 'nothingToUndo' }));
      await settle();
    }
    expect(state().problems).toHaveLength(1);
    for (const [at, id] of [[3, 1] as const, [4, 2] as const]) {
      sync.act(move(id, '14:00'));
      server.posts[at]?.answer(refusal({}));
      await settle();
    }
    expect(state().problems).toHaveLength(3);
  });

  it('lets a reader who leaves wait until all is saved, but not for a server that is away', async () => {
    expect(await sync.saved()).toBe(true);
    sync.act(move(1, '14:00'));
    sync.act(move(2, '15:00'));
    const answers: boolean[] = [];
    void sync.saved().then((answer) => answers.push(answer));
    server.posts[0]?.answer(done({ events: [moved(1, 2, '14:00')] }));
    await settle();
    expect(answers).toEqual([]);
    server.posts[1]?.answer(done({ events: [moved(2, 2, '15:00')] }));
    await settle();
    expect(answers).toEqual([true]);
    sync.undo();
    void sync.saved().then((answer) => answers.push(answer));
    server.posts[2]?.fail();
    await settle();
    expect([answers, isUnsaved(state().saving)]).toEqual([[true, false], true]);
    await vi.advanceTimersByTimeAsync(WAITS[0] ?? 0);
    server.posts[3]?.answer(refusal({}));
    await settle();
    expect([isUnsaved(state().saving), await sync.saved()]).toEqual([true, false]);
    sync.drop(state().problems[0]?.key ?? '');
    expect(isUnsaved(state().saving)).toBe(false);
  });

  it('undoes only after what is being saved, and keeps the sentence about what came back', async () => {
    sync.act(move(1, '14:00'));
    sync.undo();
    expect(server.posts).toHaveLength(1);
    server.posts[0]?.answer(done({ events: [moved(1, 2, '14:00')] }));
    await settle();
    expect(server.posts[1]).toMatchObject({ path: 'changes/undo', body: { skip: [], partly: false } });
    const message = { key: 'undone.moved', what: 'back.placed', values: {} };
    server.posts[1]?.answer(done({ events: [moved(1, 3, '10:00')], message, undo: 0, redo: 1 }));
    await settle();
    expect(state()).toMatchObject({ turned: message, turns: { undo: 0, redo: 1 } });
    expect(start(1)).toBe('2026-06-06T10:00');
  });
});

describe('hearing', () => {
  const stream = () => server.streams.at(-1);
  const whole = (id: number, version: number, hour: string) => card(id, { version, startsAt: `2026-06-06T${hour}` });

  it('applies changes by others once, in whatever order they arrive', async () => {
    await settle();
    expect(stream()?.url).toMatch(/^\/api\/festivals\/f\/changes\?after=7&client=[\da-f-]{36}$/);
    stream()?.say({ event: 'change', id: 8, data: told({ whole: [whole(1, 3, '16:00')] }) });
    stream()?.say({
      event: 'change',
      id: 9,
      data: told({ whole: [whole(1, 2, '12:00')], removed: [{ id: 2, version: 1 }] }),
    });
    await settle();
    expect([start(1), start(2), state().link]).toEqual(['2026-06-06T16:00', undefined, 'live']);
    // An older message about the deleted séance.
    stream()?.say({ event: 'change', id: 10, data: told({ whole: [whole(2, 1, '10:00')] }) });
    await settle();
    expect(start(2)).toBeUndefined();
    stream()?.say({ event: 'change', id: 11, data: told({ whole: [whole(2, 2, '11:00')], verb: 'undone' }) });
    await settle();
    expect([start(2), state().news?.verb]).toEqual(['2026-06-06T11:00', 'undone']);
  });

  it('keeps unsaved acts applied on top of changes by others', async () => {
    await settle();
    sync.act(move(1, '14:00'));
    stream()?.say({ event: 'change', id: 8, data: told({ whole: [whole(1, 2, '16:00')] }) });
    await settle();
    expect(start(1)).toBe('2026-06-06T14:00');
    // The server gets the version that was seen.
    expect(server.posts[0]?.body.acts).toMatchObject([{ events: [{ version: 1 }] }]);
  });

  it('reopens the stream where it broke, and after a silence', async () => {
    await settle();
    stream()?.say({ event: 'change', id: 12, data: told({ whole: [whole(1, 2, '16:00')] }) });
    await settle();
    stream()?.cut();
    await settle();
    expect(state().link).toBe('lost');
    await vi.advanceTimersByTimeAsync(500);
    expect([server.streams.length, stream()?.url]).toEqual([2, expect.stringContaining('?after=12&')]);
    stream()?.say({ event: 'beat', data: {} });
    await settle();
    expect(state().link).toBe('live');
    await vi.advanceTimersByTimeAsync(SILENCE + 500);
    expect(server.streams).toHaveLength(3);
  });

  it('does not reopen it when the session has ended', async () => {
    await settle();
    stream()?.say({ event: 'ended', data: { reason: 'notSignedIn' } });
    await settle();
    expect(state().link).toBe('ended');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.streams).toHaveLength(1);
  });

  it('closes it while the page is hidden, and catches up afterwards', async () => {
    await settle();
    stream()?.say({ event: 'change', id: 12, data: told({}) });
    const see = (now: DocumentVisibilityState) => {
      page.visibilityState = now;
      page.dispatchEvent(new Event('visibilitychange'));
    };
    see('hidden');
    await vi.advanceTimersByTimeAsync(HIDDEN_FOR - 1);
    see('visible');
    await vi.advanceTimersByTimeAsync(HIDDEN_FOR / 2);
    stream()?.say({ event: 'beat', data: {} });
    await vi.advanceTimersByTimeAsync(HIDDEN_FOR / 2);
    expect(stream()?.signal?.aborted).toBe(false);
    see('hidden');
    await vi.advanceTimersByTimeAsync(HIDDEN_FOR);
    expect([stream()?.signal?.aborted, state().link]).toEqual([true, 'hidden']);
    see('visible');
    await settle();
    expect([server.streams.length, stream()?.url]).toEqual([2, expect.stringContaining('?after=12&')]);
  });

  it('asks for the draft when films or rooms changed, and takes it over without losing anything newer', async () => {
    await settle();
    stream()?.say({ event: 'change', id: 8, data: told({ others: [{ entity: 'film', id: 1 }] }) });
    stream()?.say({
      event: 'change',
      id: 9,
      data: told({ whole: [whole(1, 2, '16:00'), whole(3, 1, '11:00')], removed: [{ id: 2, version: 1 }] }),
    });
    await settle();
    expect(state().stale).toBe(1);
    // Read before the newest message.
    sync.reloaded([card(1), card(2)], 8);
    const turns = { undo: 4, redo: 1 };
    sync.reloaded([card(1), card(2)], 8, turns);
    expect([start(1), start(2), start(3)]).toEqual(['2026-06-06T16:00', undefined, '2026-06-06T11:00']);
    expect(state().turns).toEqual({ undo: 0, redo: 0 });
    // Read after it, so what is missing was deleted.
    sync.reloaded([card(1, { version: 3 })], 10, turns);
    expect([...state().events.keys()]).toEqual([1]);
    expect(state().turns).toEqual(turns);
  });

  it('reports an accepted warning without asking for the draft', async () => {
    await settle();
    stream()?.say({ event: 'change', id: 8, data: told({ others: [{ entity: 'accepted-warning', id: 1 }] }) });
    await settle();
    expect([state().stale, state().accepted]).toEqual([0, 1]);
  });

  it('ignores what volunteers do, and goes on after it', async () => {
    await settle();
    stream()?.say({ event: 'change', id: 8, data: told({ others: [{ entity: 'assignment', id: 1 }] }) });
    await settle();
    expect([state().stale, state().accepted, state().news]).toEqual([0, 0, null]);
    const both = [{ entity: 'shift' as const, id: 1 }];
    stream()?.say({ event: 'change', id: 9, data: told({ removed: [{ id: 2, version: 1 }], others: both }) });
    await settle();
    expect([state().stale, start(2), state().news?.removed.length]).toEqual([0, undefined, 1]);
  });

  it('shows the others and what they hold, without changing a séance', async () => {
    const { events, unsaved } = state();
    await settle();
    const own = new URL(stream()?.url ?? '', 'http://x').searchParams.get('client') ?? '';
    const alix = { client: 'other', userId: 2, name: 'Alix', holds: [1], place: '' };
    const elsewhere = { client: 'third', userId: 3, name: 'Nour', holds: [], place: 'films/12' };
    const data = [{ client: own, userId: 1, name: 'Camille', holds: [], place: '' }, alix, elsewhere];
    stream()?.say({ event: 'presence', data });
    await settle();
    expect(state().here).toEqual([alix]);
    expect([state().events === events, state().unsaved === unsaved]).toEqual([true, true]);
  });
});

it('reports at most as many held cards as a post may have, and lets all of them go', () => {
  const posts: unknown[] = [];
  const fetch = async (_: string, init?: RequestInit) => {
    posts.push(JSON.parse(String(init?.body)));
    return new Response();
  };
  const cards = holdCards(fetch, 'f', newUuid());
  for (const count of [1, 60, 3000, 0]) cards.hold(Array.from({ length: count }, (_, i) => i + 1));
  cards.close();
  expect(posts.map((post) => presenceSchema.parse(post).holds.length)).toEqual([1, 60, MAX_HELD, 0]);
});
