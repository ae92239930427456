import { expect, it } from 'vitest';
import { LanterneError, notAllowed, notFound } from '#lib/errors.ts';
import { deskPage } from './live-page.tsx';

const drawn = async (thrown: Error) => {
  const draw = deskPage(() => Promise.reject(thrown));
  return draw({}) as Promise<{ props: { status: number } }>;
};

it('a page draws the refusal of a thread, and leaves other errors to the failure page', async () => {
  const refusals = [notFound(), notAllowed(), new LanterneError('serverBusy', {}, 503)];
  expect((await Promise.all(refusals.map(drawn))).map(({ props }) => props.status)).toEqual([404, 403, 503]);
  await expect(drawn(new LanterneError('diskFull', {}, 503))).rejects.toMatchObject({ code: 'diskFull' });
});
