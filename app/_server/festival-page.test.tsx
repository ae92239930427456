import { expect, it, vi } from 'vitest';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { festivalPage, toOpen } from './festival-page.tsx';

const asker = vi.hoisted(() => ({ remit: null as object | null }));
vi.mock('./gate.ts', () => ({
  gate: async () => ({ role: 'programmer', actor: asker }) as unknown as Authorized<Festival, 'read'>,
}));

/** « drawn », or the status it is refused under. */
async function opened(record: 'block' | 'offer' | 'film', segment = 'new') {
  const page = festivalPage(toOpen(record), async () => 'drawn');
  const params = Promise.resolve({ locale: 'fr', festival: 'lueurs', [record]: segment });
  const said = await page({ params, searchParams: Promise.resolve({}) });
  return said === 'drawn' ? said : (said as unknown as { props: { status: number } }).props.status;
}

it('a form for one more is opened by who may make one with their themes and rooms', async () => {
  asker.remit = { themeIds: [1], roomIds: [] };
  expect([await opened('block'), await opened('offer'), await opened('film')]).toEqual([403, 403, 'drawn']);
  expect(await opened('block', '12'), 'one that is there is read').toBe('drawn');
  asker.remit = { themeIds: [], roomIds: [2] };
  expect([await opened('block'), await opened('offer')]).toEqual(['drawn', 403]);
  asker.remit = null;
  expect(await opened('offer')).toBe('drawn');
});
