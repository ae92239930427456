import { afterEach, expect, it, vi } from 'vitest';
import { takeToldAway } from './told.ts';

afterEach(() => vi.unstubAllGlobals());

it('closes notifications about parts the page no longer has, and none of another page', async () => {
  const pushes = [
    { key: 'own', post: '/api/team/ada/push' },
    { key: 'other', post: '/api/my/eva/push' },
  ];
  const keys = async () => pushes.map(({ key }) => new Request(`https://lanterne.example.org/push/${key}`));
  const match = async ({ url }: Request) => Response.json(pushes.find(({ key }) => url.endsWith(key)));
  vi.stubGlobal('caches', { open: async () => ({ keys, match }) });
  const closed: string[] = [];
  const shown = [
    ['own', '#o1'],
    ['own', '#o2'],
    ['own', ''],
    ['other', '#o1'],
    ['unknown', '#o1'],
    // Shown before and after the page was asked for.
    ['own', '#o3', 999],
    ['own', '#o4', 1000],
  ].map(([key, opens, at]) => ({ data: { key, opens, at }, close: () => closed.push(`${key} ${opens}`) }));
  const getRegistration = async () => ({ getNotifications: async () => shown });
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration } });
  await takeToldAway('/api/team/ada/push', 1000, (id) => id === 'o2');
  expect(closed).toEqual(['own #o1', 'own #o3']);
  // A browser without notifications has none to take away.
  vi.stubGlobal('navigator', {});
  await takeToldAway('/api/team/ada/push', 1000, () => false);
  expect(closed).toEqual(['own #o1', 'own #o3']);
});
