import type { ActDone, ActRefused, TurnDone } from '#lib/events/act-answers.ts';
import type { GridEvent, Placement } from '#lib/events/grid-event.ts';
import type { RunningOrderIndex } from '#lib/events/running-order.ts';
import { inEventStream, type LiveChange, type LiveMessage } from '#lib/live/messages.ts';
import type { Fetch } from './post.ts';

export const index: RunningOrderIndex = {
  draft: { festival: { timeZone: 'Europe/Paris', doorsMinutes: 10, clearMinutes: 10, betweenFilmsMinutes: 0 } },
  films: new Map([[1, { minutes: 90, versions: [] }]]),
  rooms: new Map(),
};

export const card = (id: number, over: Partial<GridEvent> = {}): GridEvent => ({
  id,
  number: id,
  version: 1,
  kind: 'screening',
  status: 'planned',
  visibility: 'public',
  admission: 'start',
  label: {},
  title: {},
  startsAt: '2026-06-06T10:00',
  publicEndFixed: null,
  capacity: null,
  doorsMinutes: null,
  clearMinutes: null,
  seriesId: null,
  seriesPosition: null,
  continuesEventId: null,
  endsAtVenueId: null,
  wishes: {},
  tags: [],
  timeIsSuggested: false,
  timeIsToConfirm: false,
  isLocked: false,
  rooms: [{ roomId: 1, use: 'main' }],
  items: [
    {
      id: 10 * id,
      kind: 'film',
      title: {},
      minutes: null,
      elastic: false,
      filmId: 1,
      filmVersionId: null,
      access: [],
    },
  ],
  people: [],
  themeIds: [],
  ...over,
});

export const place = (event: GridEvent, over: Partial<Placement>): Placement => {
  const { id, version, startsAt, publicEndFixed, rooms, isLocked, timeIsSuggested, timeIsToConfirm } = event;
  return { id, version, startsAt, publicEndFixed, rooms, isLocked, timeIsSuggested, timeIsToConfirm, ...over };
};

export const done = (over: Partial<ActDone & TurnDone> = {}): ActDone => ({
  ok: true,
  batch: 'b',
  events: [],
  whole: [],
  removed: [],
  lastChange: 1,
  ...over,
});

export const refusal = (over: Partial<ActRefused>): ActRefused => ({
  ok: false,
  reason: 'locked',
  message: { key: 'refused.locked', values: {} },
  ...over,
});

export const told = (over: Partial<LiveChange>): LiveChange => ({
  batch: 'b',
  key: null,
  verb: 'moved',
  by: 'Alix',
  userId: 2,
  at: '2026-05-01T10:00:00.000Z',
  whole: [],
  removed: [],
  others: [],
  ...over,
});

type Posted = {
  path: string;
  body: { clientKey: string; acts: unknown[]; holds?: number[] };
  answer: (body: unknown) => void;
  fail: () => void;
};

/**
 * A server controlled by the test: each post waits for its answer, each stream for its messages.
 */
export function fakeServer() {
  const posts: Posted[] = [];
  const streams: { url: string; say: (message: LiveMessage) => void; cut: () => void; signal: AbortSignal | null }[] =
    [];
  let status = 200;
  const fetch: Fetch = (url, init) => {
    if (init?.method !== 'POST') return Promise.resolve(stream(url, init?.signal ?? null));
    if (url.endsWith('/presence')) return Promise.resolve(Response.json({ ok: true }));
    return new Promise((resolve, reject) => {
      posts.push({
        path: url.replace('/api/festivals/f/', ''),
        body: JSON.parse(String(init.body)),
        answer: (body) => resolve(Response.json(body)),
        fail: () => reject(new TypeError('fetch failed')),
      });
    });
  };
  const stream = (url: string, signal: AbortSignal | null) => {
    if (status !== 200) return new Response(null, { status });
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        signal?.addEventListener('abort', () => controller.error(signal.reason));
        streams.push({
          url,
          signal,
          say: (message) => controller.enqueue(new TextEncoder().encode(inEventStream(message))),
          cut: () => controller.close(),
        });
      },
    });
    return new Response(body, { status: 200 });
  };
  return {
    fetch,
    posts,
    streams,
    refuseStreams: (now: number) => {
      status = now;
    },
  };
}
