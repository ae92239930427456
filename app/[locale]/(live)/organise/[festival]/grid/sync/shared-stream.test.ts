import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tellAct } from '#app/_ui/heard-changes.ts';
import type { LiveMessage } from '#lib/live/messages.ts';
import { isNews, knownAfter, shareStream, type Together } from './shared-stream.ts';
import { card, fakeServer, told } from './testing.ts';

/** The locks and channels of one browser. */
function oneBrowser(): NonNullable<Together> {
  const channels = new Set<{ onmessage: ((event: MessageEvent) => void) | null }>();
  const waiting: (() => void)[] = [];
  let isHeld = false;
  const next = () => {
    isHeld = false;
    waiting.shift()?.();
  };
  const request = (_: string, { signal }: { signal: AbortSignal }, work: () => unknown) =>
    new Promise((resolve, reject) => {
      const take = () => {
        isHeld = true;
        Promise.resolve(work()).then((value) => {
          next();
          resolve(value);
        });
      };
      if (!isHeld) take();
      else {
        waiting.push(take);
        signal.addEventListener('abort', () => {
          waiting.splice(waiting.indexOf(take), 1);
          reject(signal.reason);
        });
      }
    });
  const channel = () => {
    const own: {
      onmessage: ((event: MessageEvent) => void) | null;
      postMessage: (data: unknown) => void;
      close: () => void;
    } = {
      onmessage: null,
      postMessage: (data) => {
        for (const other of channels)
          if (other !== own) queueMicrotask(() => other.onmessage?.({ data: structuredClone(data) } as MessageEvent));
      },
      close: () => channels.delete(own),
    };
    channels.add(own);
    return own;
  };
  return { locks: { request }, channel } as unknown as NonNullable<Together>;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const settle = () => vi.advanceTimersByTimeAsync(0);

function open(server: ReturnType<typeof fakeServer>, together: Together, after: number) {
  const heard: LiveMessage[] = [];
  const links: string[] = [];
  const leave = shareStream({
    slug: 'f',
    client: `tab-${after}`,
    after,
    fetch: server.fetch,
    together,
    onMessage: (message) => heard.push(message),
    onLink: (link) => links.push(link),
  });
  return { heard, links, leave, ids: () => heard.flatMap((message) => ('id' in message ? message.id : [])) };
}
const change = (id: number): LiveMessage => ({
  event: 'change',
  id,
  data: told({ whole: [card(1, { version: id })] }),
});

it('one tab reads for all, and when it leaves another continues from what it knows', async () => {
  const server = fakeServer();
  const browser = oneBrowser();
  const first = open(server, browser, 5);
  await settle();
  const second = open(server, browser, 5);
  await settle();
  expect(server.streams).toHaveLength(1);
  server.streams[0]?.say(change(6));
  await settle();
  expect([first.ids(), second.ids(), second.links.at(-1)]).toEqual([[6], [6], 'live']);
  first.leave();
  await settle();
  expect(server.streams.map(({ url, signal }) => [url, signal?.aborted])).toEqual([
    ['/api/festivals/f/changes?after=5&client=tab-5', true],
    ['/api/festivals/f/changes?after=6&client=tab-5', false],
  ]);
  server.streams[1]?.say(change(7));
  await settle();
  expect([first.ids(), second.ids()]).toEqual([[6], [6, 7]]);
  second.leave();
});

it('a tab that knows less is sent what it missed, and who is here', async () => {
  const server = fakeServer();
  const browser = oneBrowser();
  const first = open(server, browser, 5);
  await settle();
  server.streams[0]?.say({ event: 'presence', data: [] });
  server.streams[0]?.say(change(9));
  await settle();
  const late = open(server, browser, 7);
  await settle();
  expect(server.streams.map(({ url, signal }) => [url.slice(-21), signal?.aborted])).toEqual([
    ['?after=5&client=tab-5', true],
    ['?after=7&client=tab-5', false],
  ]);
  expect(late.heard).toEqual([{ event: 'presence', data: [] }]);
  first.leave();
  late.leave();
});

it('a tab that hears nothing from the reading tab says so', async () => {
  const server = fakeServer();
  const browser = oneBrowser();
  const first = open(server, browser, 5);
  const second = open(server, browser, 5);
  await settle();
  server.streams[0]?.say({ event: 'beat', data: {} });
  await settle();
  expect(second.links.at(-1)).toBe('live');
  await vi.advanceTimersByTimeAsync(45_000);
  expect(second.links).toContain('lost');
  first.leave();
  second.leave();
});

it('without locks each tab reads for itself', async () => {
  const server = fakeServer();
  const tabs = [open(server, null, 5), open(server, null, 6)];
  await settle();
  expect(server.streams).toHaveLength(2);
  for (const tab of tabs) tab.leave();
});

const ended: LiveMessage = { event: 'ended', data: { reason: 'notSignedIn' } };

it('an ended stream is reopened when another tab arrives or saves something', async () => {
  const server = fakeServer();
  const browser = oneBrowser();
  const first = open(server, browser, 5);
  // Each tab has a window of its own.
  vi.stubGlobal('window', new EventTarget());
  const second = open(server, browser, 5);
  await settle();
  server.streams[0]?.say(change(6));
  server.streams[0]?.say(ended);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([server.streams.length, first.links.at(-1), second.links.at(-1)]).toEqual([1, 'ended', 'ended']);
  tellAct();
  await settle();
  server.streams[1]?.say({ event: 'beat', data: {} });
  await settle();
  expect([first.links.at(-1), second.links.at(-1)]).toEqual(['live', 'live']);
  server.streams[1]?.say(ended);
  await settle();
  const late = open(server, browser, 7);
  await settle();
  expect(server.streams.map(({ url }) => url.slice(-21))).toEqual([
    '?after=5&client=tab-5',
    '?after=6&client=tab-5',
    '?after=6&client=tab-5',
  ]);
  for (const tab of [first, second, late]) tab.leave();
});

it('an ended stream is reopened once its own tab saved something, and a running one is left alone', async () => {
  vi.stubGlobal('window', new EventTarget());
  const server = fakeServer();
  const tab = open(server, null, 5);
  await settle();
  tellAct();
  server.streams[0]?.say(ended);
  await settle();
  expect([server.streams.length, tab.links.at(-1)]).toEqual([1, 'ended']);
  tellAct();
  await settle();
  expect(server.streams).toHaveLength(2);
  server.streams[1]?.say(ended);
  await settle();
  tab.leave();
  tellAct();
  await settle();
  expect(server.streams).toHaveLength(2);
});

const reload = (id: number): LiveMessage => ({ event: 'reload', id, data: { lastChange: id, kinds: null } });

it('reports changes that are not known yet, and going back to a backup once', () => {
  let known = 10;
  const heard = (message: LiveMessage) => {
    const news = isNews(known, message);
    known = knownAfter(known, message);
    return news;
  };
  const said = [change(9), change(10), change(11), reload(11), reload(40), reload(40), reload(8), change(9)];
  expect(said.map(heard)).toEqual([false, false, true, false, true, false, true, true]);
  expect(heard({ event: 'presence', data: [] })).toBe(false);
});
