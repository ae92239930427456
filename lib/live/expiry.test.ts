import { afterEach, describe, expect, it, vi } from 'vitest';
import * as t from '#db/schema/index.ts';
import { done } from '#lib/history/testing.ts';
import { noticeSchema } from './day-posts-schema.ts';
import { type Clock, endExpired, nextExpiry, watchExpiry } from './expiry.ts';
import { holding, key, MORNING, publicKeyNow, publishedDay } from './live-testing.ts';
import { tellNotice } from './mutations.ts';

const at = (minutes: number) => new Date(Date.parse(MORNING) + minutes * 60_000).toISOString();

/** A clock that moves when it is told to, and calls the timers due on the way. */
function turnedByHand() {
  let now = Date.parse(MORNING);
  let due: { at: number; work: () => void }[] = [];
  const waits: number[] = [];
  const clock: Clock = {
    now: () => now,
    after: (milliseconds, work) => {
      const timer = { at: now + milliseconds, work };
      waits.push(milliseconds);
      due.push(timer);
      return () => {
        due = due.filter((one) => one !== timer);
      };
    },
  };
  const turnTo = (instant: string) => {
    for (;;) {
      const [next] = [...due].sort((a, b) => a.at - b.at);
      if (!next || next.at > Date.parse(instant)) break;
      due = due.filter((one) => one !== next);
      now = Math.max(now, next.at);
      next.work();
    }
    now = Date.parse(instant);
  };
  return { clock, turnTo, waits, waiting: () => due.length, jumpTo: (instant: string) => (now = Date.parse(instant)) };
}

function told(...minutes: number[]) {
  const made = publishedDay();
  for (const until of minutes) {
    const text = { fr: `jusqu’à ${until}` };
    done(tellNotice(made.day, noticeSchema.parse({ clientKey: key(), event: null, text, until: at(until) }), MORNING));
  }
  return made;
}
const open = (db: ReturnType<typeof told>['db']) =>
  db
    .select()
    .from(t.liveFacts)
    .all()
    .filter(({ endedAt }) => endedAt === null).length;

let stop = () => {};
afterEach(() => stop());

describe('live facts end by themselves', () => {
  it('each at its time, with a new public key and a line of history without an author', () => {
    const { db, day } = told(10, 30);
    const { clock, turnTo } = turnedByHand();
    stop = watchExpiry(() => db, clock);
    const keys = [publicKeyNow(db, day)];
    for (const [minutes, left, isNew] of [
      [9, 2, false],
      [10, 1, true],
      [29, 1, false],
      [30, 0, true],
    ] as const) {
      turnTo(at(minutes));
      expect([minutes, open(db)]).toEqual([minutes, left]);
      const now = publicKeyNow(db, day);
      expect([minutes, !keys.includes(now)]).toEqual([minutes, isNew]);
      keys.push(now);
    }
    expect(holding(day, at(30))).toEqual([]);
    const rows = db
      .select()
      .from(t.changes)
      .all()
      .filter(({ verb }) => verb === 'expired');
    expect(
      rows.map(({ actorId, actorName, at, after }) => [actorId, actorName, at, (after as { endedAt: string }).endedAt]),
    ).toEqual([
      [null, '', at(10), at(10)],
      [null, '', at(30), at(30)],
    ]);
  });

  it('also those that ended while no server ran, when one starts', () => {
    const { db, day } = told(10, 30);
    const before = publicKeyNow(db, day);
    const { clock, jumpTo } = turnedByHand();
    jumpTo(at(20));
    stop = watchExpiry(() => db, clock);
    expect(open(db)).toBe(1);
    expect(publicKeyNow(db, day)).not.toBe(before);
  });

  it('also those written by another program, or after the clock was set, within half a minute', () => {
    const { db, day } = told();
    const { clock, turnTo, waits } = turnedByHand();
    stop = watchExpiry(() => db, clock);
    // Written by another process, so nothing wakes the timer.
    db.insert(t.liveFacts)
      .values({ festivalId: day.id, kind: 'notice', text: { fr: 'x' }, at: MORNING, until: at(1) })
      .run();
    turnTo(at(2));
    expect(open(db)).toBe(0);
    expect(Math.max(...waits)).toBe(30_000);
  });

  it('also new ones, without waiting for the next look', async () => {
    const { db, day } = told(30);
    const { clock, waits } = turnedByHand();
    stop = watchExpiry(() => db, clock);
    const soon = {
      clientKey: key(),
      event: null,
      text: { fr: 'bref' },
      until: new Date(Date.parse(MORNING) + 4000).toISOString(),
    };
    done(tellNotice(day, noticeSchema.parse(soon), MORNING));
    await new Promise((resolve) => setImmediate(resolve));
    expect(waits.at(-1)).toBe(4000);
  });

  it('later if the database is locked, which is logged', () => {
    const { db } = told(1);
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { clock, turnTo } = turnedByHand();
    let isHeld = true;
    stop = watchExpiry(() => {
      if (isHeld) throw new Error('SQLITE_BUSY');
      return db;
    }, clock);
    turnTo(at(2));
    expect(open(db)).toBe(1);
    isHeld = false;
    turnTo(at(3));
    expect(open(db)).toBe(0);
    expect(error).toHaveBeenCalled();
    error.mockRestore();
  });

  it('by one timer, however often it is started', () => {
    const { db } = told(10);
    const { clock, waiting } = turnedByHand();
    watchExpiry(() => db, clock);
    stop = watchExpiry(() => db, clock);
    expect(waiting()).toBe(1);
    stop();
    expect(waiting()).toBe(0);
  });

  it('and lock nothing when nothing is due', () => {
    const { db, day } = told(10);
    const before = publicKeyNow(db, day);
    expect([endExpired(db, at(9)), nextExpiry(db), publicKeyNow(db, day) === before]).toEqual([0, at(10), true]);
    expect([endExpired(db, at(10)), nextExpiry(db)]).toEqual([1, null]);
  });
});
