import { notFound } from 'next/navigation';
import { expect, it, vi } from 'vitest';
import type { Authorized } from '#lib/policy.ts';
import { festivalPage, NEW, toOpen } from './live-page.tsx';
import { recordPage } from './record-page.tsx';

const asker = vi.hoisted(() => ({ remit: null as object | null }));
vi.mock('./gate.ts', () => ({
  gate: async () => ({ role: 'programmer', actor: asker }) as unknown as Authorized<'read'>,
}));

/** « drawn », or the status with which the page is refused. */
async function opened(record: 'block' | 'offer' | 'film', segment = 'new') {
  const page = festivalPage(toOpen(record), async () => 'drawn');
  const params = Promise.resolve({ locale: 'fr', festival: 'lueurs', [record]: segment });
  const said = await page({ params, searchParams: Promise.resolve({}) });
  return said === 'drawn' ? said : (said as unknown as { props: { status: number } }).props.status;
}

it('the form for a new record opens for people who may make one within their remit', async () => {
  asker.remit = { themeIds: [1], roomIds: [] };
  expect([await opened('block'), await opened('offer'), await opened('film')]).toEqual([403, 403, 'drawn']);
  expect(await opened('block', '12'), 'one that is there is read').toBe('drawn');
  asker.remit = { themeIds: [], roomIds: [2] };
  expect([await opened('block'), await opened('offer')]).toEqual(['drawn', 403]);
  asker.remit = null;
  expect(await opened('offer')).toBe('drawn');
});

it('a record has its name as the title of its page, and one that does not exist is 404', async () => {
  const record = recordPage(
    toOpen('film'),
    async ({ segments: { film = '' } }) => ({
      name: film === NEW ? 'Nouveau film' : film === '4' ? 'Terre rare' : notFound(),
    }),
    ({ name }, { paths }) => ({
      back: { href: paths.section('films'), label: 'Films' },
      root: { entity: 'film', id: undefined },
      messages: [],
      form: name,
    }),
  );
  const props = (film: string) => ({
    params: Promise.resolve({ locale: 'fr', festival: 'lueurs', film }),
    searchParams: Promise.resolve({}),
  });
  const drawn = async (film: string) =>
    ((await record.page(props(film))) as { props: { status?: number; children?: { props: object }[] } }).props;
  const back = { href: '/fr/organise/lueurs/films', label: 'Films' };
  for (const [film, name] of [
    ['4', 'Terre rare'],
    [NEW, 'Nouveau film'],
  ] as const) {
    expect(await record.title(props(film))).toEqual({ title: name });
    expect((await drawn(film)).children?.[0]?.props).toMatchObject({ back, title: name });
  }
  expect((await drawn('5')).status).toBe(404);
});
