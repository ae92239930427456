import { afterEach, describe, expect, it } from 'vitest';
import { handMade } from './hand-made-testing.ts';
import { bytesOf, calendarOf } from './ical.ts';
import { feedOf } from './selection.ts';

const options = { locale: 'fr', cancelled: 'status' } as const;
const publisher = { buildId: 'b', url: 'https://example.org' };
const shared = globalThis as typeof globalThis & { lanterneFeeds?: unknown; lanterneVevents?: unknown };
afterEach(() => {
  shared.lanterneFeeds = undefined;
  shared.lanterneVevents = undefined;
});

const released = handMade({ events: Array.from({ length: 500 }, (_, i) => ({ uid: `u${i}`, number: 100 + i })) });
const feed = feedOf(released, { of: 'programme' });
if (!feed) throw new Error('no programme');
const ask = (etag: string) => bytesOf(etag, released, feed, options, 'identity', publisher);

describe('a large calendar that is asked for first', () => {
  it('lets others through between its slices, and is the bytes it would have been', async () => {
    let turns = 0;
    let isWritten = false;
    const count = () => {
      turns += 1;
      if (!isWritten) setImmediate(count);
    };
    setImmediate(count);
    const bytes = await ask('"1"');
    isWritten = true;
    expect(turns).toBeGreaterThan(10);
    expect(Buffer.from(bytes).toString('utf8')).toBe(
      calendarOf(released, { of: 'programme' }, { ...options, url: publisher.url }),
    );
  });

  it('is written once for all who ask meanwhile and after', async () => {
    const [one, other] = await Promise.all([ask('"2"'), ask('"2"')]);
    expect(other === one).toBe(true);
    expect((await ask('"2"')) === one).toBe(true);
    expect((await ask('"3"')) === one).toBe(false);
  });

  it('is tried again by the next who asks when it could not be written', async () => {
    const broken = { ...released, document: { ...released.document, events: [] } };
    const ofNothing = { ...feed, events: [null as never] };
    const refused = () => bytesOf('"4"', broken, ofNothing, options, 'identity', publisher);
    await expect(refused()).rejects.toThrow(TypeError);
    expect((await ask('"4"')).length).toBeGreaterThan(100_000);
  });
});
