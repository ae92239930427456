import { ImageResponse } from 'next/og';
import { BoundedCache } from '#lib/bounded-cache.ts';
import type { ShareImageFacts } from '#lib/share-image/facts.ts';
import { drawable, fonts } from './fonts.ts';
import { Picture, SIZE } from './picture.tsx';

type Bytes = Uint8Array<ArrayBuffer>;

/** In bytes: some five hundred pictures. A publication makes new addresses, but few new facts. */
const MAX_KEPT = 32_000_000;
const shared = globalThis as typeof globalThis & { lanterneShareImages?: BoundedCache<Bytes> };

// One after the other: drawing takes the whole processor, and readers of pages wait behind it.
let last: Promise<unknown> = Promise.resolve();

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
      await new ImageResponse(<Picture facts={plain} />, { ...SIZE, fonts: fonts() }).arrayBuffer(),
    );
    cache.set(key, bytes, bytes.length);
    return bytes;
  });
  last = drawn.catch(() => undefined);
  return drawn;
}
