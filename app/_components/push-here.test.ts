import { afterEach, expect, it, vi } from 'vitest';
import { beginPush } from './push-here.ts';

afterEach(() => vi.unstubAllGlobals());

/** Whether « Me prévenir » is seen by a browser that can be told, and maybe is told already. */
async function isSeen(page: { isOffered: boolean }, isTold: boolean): Promise<boolean> {
  const kept = { match: async () => (isTold ? { json: async () => ({ wishes: [] }) } : undefined) };
  vi.stubGlobal('caches', { open: async () => kept });
  vi.stubGlobal('navigator', { serviceWorker: {} });
  vi.stubGlobal('PushManager', {});
  vi.stubGlobal('Notification', { permission: 'granted', requestPermission: async () => 'denied' });
  const form = { querySelectorAll: () => [], addEventListener: () => {} };
  const querySelector = (selector: string) => (selector === 'form' ? form : null);
  const data = { ...page, post: '/api/team/t/push', words: {} };
  const box = { hidden: true, dataset: { push: JSON.stringify(data) }, querySelector };
  await beginPush(box as unknown as HTMLElement);
  return !box.hidden;
}

it('is seen where it is offered, and afterwards on a device that is told, which can stop it there', async () => {
  expect([await isSeen({ isOffered: true }, false), await isSeen({ isOffered: true }, true)]).toEqual([true, true]);
  expect([await isSeen({ isOffered: false }, false), await isSeen({ isOffered: false }, true)]).toEqual([false, true]);
});
