import { afterEach, beforeEach, expect, it } from 'vitest';
import { getDb } from '#db/client.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { publishExample } from '../../e2e/example.ts';
import { GET as icon } from './[festival]/icons/[file]/route.ts';
import { GET as manifest } from './[festival]/manifest.webmanifest/route.ts';

beforeEach(() => {
  serveDb(openTestDb());
  publishExample(getDb(), 'nel', 'aaaaaaaaaaaaaaaa');
});
afterEach(() => {
  endServedDb();
});

const ask = (file: string) =>
  icon(new Request(`http://localhost/feeds/nel/icons/${file}`), { params: Promise.resolve({ festival: 'nel', file }) });

it('are drawn in the sizes that the manifest names, and in no other', async () => {
  const params = Promise.resolve({ festival: 'nel' });
  const answer = await manifest(new Request('http://localhost/feeds/nel/manifest.webmanifest?lang=fr'), { params });
  const { icons } = (await answer.json()) as { icons: { src: string; sizes: string }[] };
  expect(icons).toHaveLength(3);
  for (const { src, sizes } of icons) {
    const file = /icons\/([^?]+)/.exec(src)?.[1] ?? '';
    const drawn = await ask(file);
    const png = Buffer.from(await drawn.arrayBuffer());
    // The first chunk of a PNG has its width and height.
    expect([drawn.headers.get('content-type'), `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`]).toEqual([
      'image/png',
      sizes,
    ]);
  }
  expect((await ask('4096.png')).status).toBe(404);
});
