import { describe, expect, it, vi } from 'vitest';
import { type Db, write } from '#db/client.ts';
import { endServedDb, serveDb } from '#db/testing.ts';
import { stopWay } from './queue.ts';
import { type Delivered, type Outgoing, type Paused, sendNext } from './sending.ts';
import { AT, after, deliveriesIn, messageIn, queued } from './testing.ts';

const MINUTE = 60_000;

/** Sends everything due at an instant, and records what is sent. */
async function sendAll(
  db: Db,
  at: string,
  answer: (one: Outgoing) => Delivered = () => ({ state: 'sent' }),
  pace = 1000,
) {
  const handed: Outgoing[] = [];
  const mail = async (one: Outgoing) => {
    handed.push(one);
    return answer(one);
  };
  const paused: Paused = {};
  while (await sendNext({ db, deliverers: { mail, push: mail }, mailsPerHour: pace, paused }, at));
  return handed.map(({ delivery }) => delivery.recipientId);
}

const states = (db: Db) => deliveriesIn(db).map(({ state }) => state);

describe('a due message', () => {
  it('leaves once, and a held one when it is released', async () => {
    const { db } = queued(2, { heldUntil: after(MINUTE) });
    expect(await sendAll(db, after(MINUTE - 1))).toEqual([]);
    expect(await sendAll(db, after(MINUTE))).toEqual([1, 2]);
    expect(await sendAll(db, after(MINUTE))).toEqual([]);
    expect(states(db)).toEqual(['sent', 'sent']);
  });

  it('waits for the morning at night, unless it begins early, is urgent or was just asked for', async () => {
    const night = '2026-06-07T21:00:00.000Z';
    const { db, queue } = queued(1);
    queue('urgent', [2], { isUrgent: true });
    queue('asked', [3], { kind: 'sign-up' });
    expect(await sendAll(db, night)).toEqual([2, 3]);
    expect(deliveriesIn(db)[0]).toMatchObject({ state: 'waiting', attempts: 0, nextTryAt: '2026-06-08T06:00:00.000Z' });
    const early = queued(1, {}, { beginsAt: '2026-06-08T07:00:00.000Z' });
    expect(await sendAll(early.db, night)).toEqual([1]);
  });

  it('that the server tells by itself is no news once its subject has begun and an hour has passed', async () => {
    const news = { kind: 'day', cause: 'push moved 1' } as const;
    const away = () => ({ state: 'later', why: 'unreachable' }) as const;
    for (const [minutes, isLate] of [
      [40, false],
      [80, true],
    ] as const) {
      const { db } = queued(1, news, { beginsAt: after(30 * MINUTE) });
      await sendAll(db, AT, away);
      expect(await sendAll(db, after(minutes * MINUTE))).toEqual(isLate ? [] : [1]);
      expect(states(db)).toEqual([isLate ? 'not-to-send' : 'sent']);
    }
  });

  it('goes first if it is urgent, though it came last', async () => {
    const { db, queue } = queued(3);
    queue('cancelled', [9], { isUrgent: true });
    expect(await sendAll(db, AT)).toEqual([9, 1, 2, 3]);
  });

  it('stays within the hourly limit of mail, unless it is urgent', async () => {
    const { db, queue } = queued(5);
    expect(await sendAll(db, AT, undefined, 3)).toEqual([1, 2, 3]);
    queue('cancelled', [9], { isUrgent: true });
    expect(await sendAll(db, after(30 * MINUTE), undefined, 3)).toEqual([9]);
    expect(await sendAll(db, after(60 * MINUTE), undefined, 3)).toEqual([4, 5]);
  });

  it('is tried again after longer and longer waits, and then has failed', async () => {
    const { db } = queued(1);
    const times: number[] = [];
    for (let minute = 0; minute <= 1000; minute += 1) {
      const tried = await sendAll(db, after(minute * MINUTE), () => ({ state: 'later', why: 'unreachable' }));
      if (tried.length > 0) times.push(minute);
      if (states(db)[0] !== 'waiting') break;
    }
    expect(times.slice(0, 4)).toEqual([0, 1, 6, 21]);
    expect(deliveriesIn(db)[0]).toMatchObject({ state: 'failed', attempts: 6, failure: 'unreachable' });
  });

  it('is not tried again sooner than usual, whatever its server asks, but later if it asks for that', async () => {
    const { db } = queued(1);
    const times: number[] = [];
    for (let minute = 0; minute <= 130; minute += 1) {
      const seconds = [0, 7200][times.length] ?? null;
      const busy = () => ({ state: 'later', why: 'unreachable', after: seconds }) as const;
      times.push(...(await sendAll(db, after(minute * MINUTE), busy)).map(() => minute));
    }
    expect(times).toEqual([0, 1, 121]);
  });

  it('waits with all others if the way is down', async () => {
    const { db } = queued(3);
    expect(await sendAll(db, AT, () => ({ state: 'later', why: 'unreachable', isWayDown: true }))).toEqual([1]);
    expect(await sendAll(db, after(MINUTE))).toEqual([2, 3, 1]);
  });

  it('is not sent if its reader stopped it, even between two tries', async () => {
    const { db, festivalId } = queued(1);
    await sendAll(db, AT, () => {
      write(db, (tx) => stopWay(tx, festivalId, { kind: 'volunteer', id: 1 }, 'mail', AT));
      return { state: 'later', why: 'unreachable' };
    });
    expect(await sendAll(db, after(10 * MINUTE))).toEqual([]);
    expect(states(db)).toEqual(['stopped']);
  });

  it('leaves once, however long another program holds the database in that moment', async () => {
    const { db } = queued(1);
    serveDb(db);
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] });
    const hold = async () => {
      const held = vi.spyOn(db, 'transaction').mockImplementation(() => {
        throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
      });
      setTimeout(() => held.mockRestore(), MINUTE);
      return { state: 'sent' } as const;
    };
    const sending = sendNext({ db, deliverers: { mail: hold }, mailsPerHour: 100, paused: {} }, AT);
    await vi.advanceTimersByTimeAsync(2 * MINUTE).finally(() => vi.useRealTimers());
    await sending;
    expect(await sendAll(db, after(2 * MINUTE))).toEqual([]);
    expect(states(db)).toEqual(['sent']);
    endServedDb();
  });

  it('is tried again if the way throws, and does not show the error', async () => {
    const { db } = queued(1);
    const bad = () => {
      throw new Error('smtp://camille:secret@mail.example.org');
    };
    await sendAll(db, AT, bad);
    expect(deliveriesIn(db)[0]).toMatchObject({ state: 'waiting', failure: 'error', attempts: 1 });
  });
});

/** More readers than kills, because each run sends one message before it is killed at the next. */
const READERS = 220;

it('survives 200 kills while sending: none is lost, and each kill repeats at most one, as the same message', async () => {
  const { db, messageId } = queued(READERS);
  const arrived: string[] = [];
  let kills = 0;
  let minute = 0;
  const never = new Promise<never>(() => {});
  const topic = messageIn(db, messageId).topic;
  while (deliveriesIn(db).some(({ state }) => state === 'waiting') && minute < 20_000) {
    // Killed before sending (every other time) or after, and never noted.
    let left = 2;
    const mail = async ({ delivery, message }: Outgoing): Promise<Delivered> => {
      left -= 1;
      const isKilled = left === 0 && kills < 200;
      if (!isKilled || kills % 2 === 0) arrived.push(`${message.topic} ${delivery.id}`);
      return isKilled ? never : { state: 'sent' };
    };
    for (;;) {
      const at = new Date(Date.parse(AT) + minute * MINUTE).toISOString();
      const sending = sendNext({ db, deliverers: { mail }, mailsPerHour: 1_000_000, paused: {} }, at);
      const isOver = await Promise.race([sending, killedIf(sending, () => left === 0 && kills < 200)]);
      if (isOver === 'killed') {
        kills += 1;
        break;
      }
      if (!isOver) break;
    }
    minute += 1;
  }
  const sent = deliveriesIn(db);
  expect(sent.filter(({ state }) => state === 'waiting')).toEqual([]);
  expect(kills).toBe(200);
  expect(new Set(arrived).size).toBe(READERS);
  expect(arrived.every((one) => one.startsWith(topic))).toBe(true);
  expect(arrived.length - READERS).toBeLessThanOrEqual(kills);
});

/**
 * Resolves once sending hangs; a process that ends then writes nothing more. Asks no more after
 * sending has ended, which would keep the processor busy until the last test.
 */
async function killedIf(sending: Promise<unknown>, isHanging: () => boolean): Promise<'killed' | undefined> {
  let isOver = false;
  void sending.then(() => {
    isOver = true;
  });
  while (!isOver) {
    await new Promise((resolve) => setImmediate(resolve));
    if (isHanging()) {
      await new Promise((resolve) => setImmediate(resolve));
      return 'killed';
    }
  }
}
