import type { Resolver, ResolverOptions } from 'react-hook-form';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { checkedLater } from './record-faults.ts';

type Values = { title: string };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const options = { fields: {}, shouldUseNativeValidation: false } satisfies ResolverOptions<Values>;
const refusing: Resolver<Values> = () => ({ values: {}, errors: { title: { type: 'custom', message: 'required' } } });
const checked = async (load: () => Promise<Resolver<Values>>) =>
  checkedLater(load).resolver({ title: '' }, {}, options);

it('reports the errors as soon as the check is loaded', async () => {
  expect(await checked(async () => refusing)).toEqual({
    values: {},
    errors: { title: { type: 'custom', message: 'required' } },
  });
  expect(vi.getTimerCount()).toBe(0);
});

it('finds no errors if the check cannot be loaded', async () => {
  const answer = await checked(() => Promise.reject(new Error('Failed to fetch')));
  expect(answer).toEqual({ values: { title: '' }, errors: {} });
  expect(vi.getTimerCount()).toBe(0);
});

it('finds no errors if loading takes three seconds', async () => {
  const answered = vi.fn();
  void checked(() => new Promise(() => {})).then(answered);
  await vi.advanceTimersByTimeAsync(2999);
  expect(answered).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(answered.mock.calls).toEqual([[{ values: { title: '' }, errors: {} }]]);
});

it('tries to load again at the next check', async () => {
  const load = vi.fn<() => Promise<Resolver<Values>>>();
  load.mockRejectedValueOnce(new Error('Failed to fetch')).mockResolvedValue(refusing);
  const { resolver: check } = checkedLater(load);
  expect(await check({ title: '' }, {}, options)).toMatchObject({ errors: {} });
  expect(await check({ title: '' }, {}, options)).toMatchObject({ errors: { title: { message: 'required' } } });
});

it('loads the check once, even if it was loaded ahead', async () => {
  const load = vi.fn(async () => refusing);
  const { resolver, ahead } = checkedLater(load);
  ahead();
  ahead();
  for (let key = 0; key < 3; key += 1) expect(await resolver({ title: '' }, {}, options)).toMatchObject({ values: {} });
  expect(load).toHaveBeenCalledOnce();
});
