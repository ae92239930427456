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

it('leaves nothing but what was said where it is stopped and is offered no more', async () => {
  const part = (name: string) => ({
    name,
    dataset: { [name]: '' },
    textContent: '',
    className: '',
    hidden: false,
    isGone: false,
    remove() {
      this.isGone = true;
    },
    focus: () => {},
  });
  const parts = ['start', 'stop', 'state', 'said', 'wishes'].map(part);
  const named = (name: string) => parts.find((one) => one.name === name);
  class Pressed {
    dataset = { stop: '' };
  }
  vi.stubGlobal('HTMLElement', Pressed);
  const kept = new Map([['push', { key: 'k', wishes: [], post: '/api/selections/t/push' }]]);
  const state = {
    match: async () => (kept.size > 0 ? { json: async () => kept.get('push') } : undefined),
    keys: async () => [],
    delete: async () => kept.delete('push'),
  };
  vi.stubGlobal('caches', { open: async () => state });
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => undefined } });
  vi.stubGlobal('PushManager', {});
  vi.stubGlobal('Notification', { permission: 'granted', requestPermission: async () => 'denied' });
  vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
  let submit: (event: object) => Promise<void> = async () => {};
  const form = {
    querySelectorAll: (asked: string) =>
      asked.startsWith('fieldset') ? parts.filter(({ name }) => name === 'wishes' || name === 'state') : [],
    addEventListener: (_: string, heard: typeof submit) => {
      submit = heard;
    },
  };
  const querySelector = (asked: string) => (asked === 'form' ? form : named(asked.slice('[data-'.length, -1)));
  const words = { stopped: 'Plus rien', on: '', off: '', start: '', save: '' };
  const data = { isOffered: false, post: '/api/selections/t/push', words };
  const box = { hidden: true, dataset: { push: JSON.stringify(data) }, querySelector };
  await beginPush(box as unknown as HTMLElement);
  expect(box.hidden).toBe(false);
  await submit({ preventDefault: () => {}, submitter: new Pressed() });
  expect([named('said')?.textContent, parts.filter(({ isGone }) => isGone).map(({ name }) => name)]).toEqual([
    'Plus rien',
    ['state', 'wishes'],
  ]);
});
