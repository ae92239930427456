import { afterEach, expect, it, vi } from 'vitest';
import { RENEWED } from '#app/_islands/renewed.ts';
import { awaitTimes } from './ask-times.ts';

afterEach(() => vi.unstubAllGlobals());

it('asks again, at the present address of the page, until the times arrive', async () => {
  const [page, place] = [new EventTarget(), new EventTarget()];
  vi.stubGlobal('window', page);
  const asked: string[] = [];
  let isThere = false;
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    if (!isThere) throw new TypeError('Failed to fetch');
    return Response.json({ by: address });
  });
  let failures = 0;
  let address = '/times/1';
  const times = awaitTimes(
    place,
    () => address,
    () => {
      failures += 1;
    },
  );
  const failed = (count: number) => vi.waitFor(() => expect(failures).toBe(count));
  await failed(1);
  page.dispatchEvent(new Event('online'));
  await failed(2);
  page.dispatchEvent(new Event('pageshow'));
  await failed(3);
  place.dispatchEvent(new Event('click'));
  await failed(4);
  isThere = true;
  address = '/times/2';
  place.dispatchEvent(new Event(RENEWED));
  expect(await times).toEqual({ by: '/times/2' });
  // Events after that ask for nothing.
  page.dispatchEvent(new Event('online'));
  expect(asked).toEqual(['/times/1', '/times/1', '/times/1', '/times/1', '/times/2']);
});
