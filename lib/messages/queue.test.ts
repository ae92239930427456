import { describe, expect, it } from 'vitest';
import { write } from '#db/client.ts';
import { HELD_FOR, holdUntil, keepBack, openPublication, resumeWay, stopsOf, stopWay, TOGETHER } from './queue.ts';
import { AT, after, deliveriesIn, messageIn, queued } from './testing.ts';

describe('the queue', () => {
  it('accepts a cause once, and a reader once per way', () => {
    const { db, messageId, queue } = queued(3);
    expect(queue('first', [7])).toBe(messageId);
    expect(deliveriesIn(db).map(({ recipientId }) => recipientId)).toEqual([1, 2, 3]);
    queue('second', [4, 4]);
    expect(deliveriesIn(db)).toHaveLength(4);
  });

  it('leaves telephone messages to be sent by hand, and sends nothing by a stopped way', () => {
    const { db, festivalId, queue } = queued(2);
    write(db, (tx) => stopWay(tx, festivalId, { kind: 'volunteer', id: 2 }, 'mail', AT));
    expect(deliveriesIn(db).map(({ state }) => state)).toEqual(['waiting', 'stopped']);
    queue('second', [1, 2]);
    expect(deliveriesIn(db).map(({ state }) => state)).toEqual(['waiting', 'stopped', 'waiting', 'stopped']);
    write(db, (tx) => resumeWay(tx, festivalId, { kind: 'volunteer', id: 2 }, 'mail'));
    expect(stopsOf(db, festivalId)).toEqual(new Set());
    queue('third', [2]);
    expect(deliveriesIn(db).at(-1)?.state).toBe('waiting');
  });

  it('stops a way for one reader only', () => {
    const { db, festivalId } = queued(2);
    write(db, (tx) => stopWay(tx, festivalId, { kind: 'guest', id: 1 }, 'mail', AT));
    write(db, (tx) => stopWay(tx, festivalId, { kind: 'volunteer', id: 2 }, 'push', AT));
    expect(deliveriesIn(db).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  });

  it('withholds what has not left, all of it or some', () => {
    const { db, festivalId, messageId } = queued(3);
    const [first] = deliveriesIn(db);
    expect(write(db, (tx) => keepBack(tx, festivalId, messageId, { only: [first?.id ?? 0] }))).toBe(1);
    expect(deliveriesIn(db).map(({ state }) => state)).toEqual(['not-to-send', 'waiting', 'waiting']);
    expect(write(db, (tx) => keepBack(tx, festivalId, messageId))).toBe(2);
  });

  it('releases at once what is held', () => {
    const { db, festivalId, messageId } = queued(1, { heldUntil: after(HELD_FOR) }, { notBefore: after(TOGETHER) });
    expect(write(db, (tx) => holdUntil(tx, festivalId, messageId, AT))).toBe(1);
    expect(messageIn(db, messageId).heldUntil).toBe(AT);
    expect(deliveriesIn(db)[0]?.nextTryAt).toBe(AT);
  });

  it('joins two publications within five minutes in one message, with one topic', () => {
    const { db, festivalId, messageId, queue } = queued(2, { kind: 'publication' });
    const at = after(TOGETHER - 1);
    const open = openPublication(db, festivalId, at);
    expect(open?.id).toBe(messageId);
    const second = queue('second', [2, 3], { replaces: open ? [open] : [] }, at);
    expect(deliveriesIn(db).map(({ recipientId, state }) => [recipientId, state])).toEqual([
      [1, 'not-to-send'],
      [2, 'not-to-send'],
      [2, 'waiting'],
      [3, 'waiting'],
    ]);
    expect(messageIn(db, second).topic).toBe(messageIn(db, messageId).topic);
    // Also later, as long as all of it is waiting.
    expect(openPublication(db, festivalId, after(9 * TOGETHER))?.id).toBe(second);
    write(db, (tx) => keepBack(tx, festivalId, second));
    expect(openPublication(db, festivalId, at)).toBeNull();
  });
});
