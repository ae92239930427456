import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetCounts } from '#lib/counted-testing.ts';
import { addressBlock, countMailed, countTry, forgiveTry, INVITATIONS_AN_HOUR } from './throttle.ts';

const minute = 60_000;
const outcome = (email: string, address: string) =>
  countTry({ email, address }).then(
    () => 'tried',
    (error) => `wait ${error.values.minutes}`,
  );
async function outcomes(times: number, email: (n: number) => string, address: (n: number) => string) {
  const all: string[] = [];
  for (let n = 1; n <= times; n += 1) all.push(await outcome(email(n), address(n)));
  return all;
}

describe('tries', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-03-01T10:00:00Z') });
    forgetCounts();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are ten for an account from one address in fifteen minutes, and do not lock others out of it', async () => {
    const all = await outcomes(
      11,
      () => 'a@example.org',
      () => '192.0.2.1',
    );
    expect(all).toEqual([...Array(10).fill('tried'), 'wait 15']);
    expect(await outcome('a@example.org', '192.0.2.99')).toBe('tried');
    vi.advanceTimersByTime(14 * minute);
    expect(await outcome('a@example.org', '192.0.2.1')).toBe('wait 1');
    expect(await outcome('b@example.org', '192.0.2.1')).toBe('tried');
    vi.advanceTimersByTime(minute + 1);
    expect(await outcome('a@example.org', '192.0.2.1')).toBe('tried');
  });

  it('allow each person twenty invitations by mail in an hour', async () => {
    const [nour, sam] = [1, 2].map((userId) => ({ userId, name: '', email: '', isAdministrator: false }));
    if (!nour || !sam) throw new Error('nobody');
    const sent: boolean[] = [];
    for (let n = 0; n <= INVITATIONS_AN_HOUR; n += 1) sent.push(await countMailed(nour));
    expect(sent).toEqual([...Array(20).fill(true), false]);
    expect(await countMailed(sam)).toBe(true);
    vi.advanceTimersByTime(60 * minute + 1);
    expect(await countMailed(nour)).toBe(true);
  });

  it('are a hundred for an account from everywhere', async () => {
    const all = await outcomes(
      101,
      () => 'a@example.org',
      (n) => `192.0.2.${n}`,
    );
    expect(all).toEqual([...Array(100).fill('tried'), 'wait 15']);
  });

  it('of an address that has none left do not count against an account', async () => {
    await outcomes(
      400,
      (n) => `${n % 4}@example.org`,
      () => '192.0.2.1',
    );
    const others = await outcomes(
      10,
      () => '1@example.org',
      () => '198.51.100.7',
    );
    expect(others).toEqual(Array(10).fill('tried'));
  });

  it('are thirty per address in fifteen minutes, for all accounts together', async () => {
    const all = await outcomes(
      31,
      (n) => `${n}@example.org`,
      () => '192.0.2.1',
    );
    expect(all).toEqual([...Array(30).fill('tried'), 'wait 15']);
    expect(await outcome('z@example.org', '192.0.2.2')).toBe('tried');
  });

  it('do not add up when they succeed', async () => {
    for (let n = 0; n < 60; n += 1) {
      expect(await outcome('a@example.org', '192.0.2.1')).toBe('tried');
      await forgiveTry({ email: 'a@example.org', address: '192.0.2.1' });
    }
  });

  it('count even when many come at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => outcome('a@example.org', '192.0.2.1')));
    expect(all.filter((one) => one === 'tried')).toHaveLength(10);
  });

  it('that succeed on one’s own account add no tries on another', async () => {
    const all: string[] = [];
    for (let n = 1; n <= 40; n += 1) {
      all.push(await outcome(`victim${n}@example.org`, '192.0.2.1'));
      if ((await outcome('own@example.org', '192.0.2.1')) === 'tried') {
        await forgiveTry({ email: 'own@example.org', address: '192.0.2.1' });
      }
    }
    expect(all.filter((one) => one === 'tried')).toHaveLength(30);
  });
});

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:DB8:0:1:2:3:4:5', '2001:db8:0:1::/64'],
  ['2001:db8:0:1::9', '2001:db8:0:1::/64'],
  ['2001:0db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('counts %s as %s', (address, block) => {
  expect(addressBlock(address)).toBe(block);
});
