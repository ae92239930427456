import { ImageResponse } from 'next/og';
import { BoundedCache } from '#lib/bounded-cache.ts';
import { env } from '#lib/env.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { iconJob } from '#lib/pictures/picture-job.ts';
import { logoFileOf, type ShareImageFacts } from '#lib/share-image/facts.ts';
import { drawable, fonts } from './fonts.ts';
import { MARK, ShareImage, SIZE } from './picture.tsx';

type Bytes = Uint8Array<ArrayBuffer>;

/** In bytes: some five hundred pictures. A publication makes new addresses, but few new facts. */
const MAX_KEPT = 32_000_000;
const shared = globalThis as typeof globalThis & { lanterneShareImages?: BoundedCache<Bytes> };

// One after the other: drawing takes the whole processor, and readers of pages wait behind it.
let last: Promise<unknown> = Promise.resolve();

/** The logo of `facts.logo` as an address that holds it; null where there is none, or its file is not here. */
async function logoAddress(facts: ShareImageFacts): Promise<string | null> {
  const file = logoFileOf(facts);
  if (!file) return null;
  const asked = { dataFolder: env().dataFolder, ...file, pixels: MARK, isMaskable: false };
  const bytes = await runJob(iconJob, asked).catch(() => null);
  return bytes && `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
}

/** The picture of these facts as PNG, drawn once. Nothing is asked of another site for it. */
export function drawShareImage(facts: ShareImageFacts): Promise<Bytes> {
  const plain = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, value === null ? null : drawable(value)]),
  ) as ShareImageFacts;
  const key = JSON.stringify(plain);
  shared.lanterneShareImages ??= new BoundedCache(MAX_KEPT);
  const cache = shared.lanterneShareImages;
  const drawn = last.then(async () => {
    const kept = cache.get(key);
    if (kept) return kept;
    const bytes = new Uint8Array(
      await new ImageResponse(<ShareImage facts={plain} logo={await logoAddress(facts)} />, {
        ...SIZE,
        fonts: fonts(),
      }).arrayBuffer(),
    );
    cache.set(key, bytes, bytes.length);
    return bytes;
  });
  last = drawn.catch(() => undefined);
  return drawn;
}
