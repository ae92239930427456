import { expect, it } from 'vitest';
import type { LiveChange, LiveMessage } from '#lib/live/messages.ts';
import { isNews, knownAfter } from './shared-stream.ts';

const change = (id: number): LiveMessage => ({ event: 'change', id, data: {} as LiveChange });
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
