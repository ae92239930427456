import { describe, expect, it } from 'vitest';
import { hasNews, markOf, parseRead, readAll, readMark } from './since-visit.ts';

const third = { number: 3, at: '2026-05-20T16:00:00.000Z' };
const read = readAll(third);
// Cards carry times to the minute only.
const old = { number: 10, createdAt: '2026-05-01T10:00' };
const young = { number: 11, createdAt: '2026-05-21T10:00' };

describe('a mark', () => {
  it('is on what changed or was added since the release that was read, and on nothing else', () => {
    expect(markOf(read, { ...old, sequence: 3 })).toBeNull();
    expect(markOf(read, { ...old, sequence: 4 })).toBe('changed');
    expect(markOf(read, { ...young, sequence: 4 })).toBe('new');
    // New, and changed again before the visitor came back: still new to them.
    expect(markOf(read, { ...young, sequence: 6 })).toBe('new');
  });

  it('is removed when a séance is opened, and comes back when that changes again', () => {
    const opened = readMark(readMark(read, { ...young, sequence: 4 }), { ...old, sequence: 4 });
    expect(markOf(opened, { ...young, sequence: 4 })).toBeNull();
    expect(markOf(opened, { ...young, sequence: 5 })).toBe('changed');
    expect(markOf(opened, { ...old, sequence: 5 })).toBe('changed');
  });

  it('is removed with « Quoi de neuf »', () => {
    const later = { number: 4, at: '2026-05-22T16:00:00.000Z' };
    expect([hasNews(read, third), hasNews(read, later)]).toEqual([false, true]);
    expect(hasNews(readAll(later), later)).toBe(false);
    expect(markOf(readAll(later), { ...old, sequence: 4 })).toBeNull();
  });
});

describe('what is kept', () => {
  it('is read back as it was written', () => {
    const opened = readMark(read, { ...old, sequence: 4 });
    expect(parseRead(JSON.stringify(opened))).toEqual(opened);
  });

  it.each([null, '', '3', 'null', '{}', '{"number":"3","at":"x","events":{}}', '{"number":3,"at":"x"}', '[]'])(
    'is nothing when it is %j',
    (kept) => {
      expect(parseRead(kept)).toBeNull();
    },
  );

  it('has a maximum size, and forgets the séance that was opened first', () => {
    let opened = read;
    for (let number = 1; number <= 600; number += 1)
      opened = readMark(opened, { number: number + 1000, sequence: 4, createdAt: '' });
    expect(Object.keys(opened.events)).toHaveLength(500);
    expect(opened.events[1001]).toBeUndefined();
    expect(opened.events[1600]).toBe(4);
  });
});
