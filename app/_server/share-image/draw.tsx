import { existsSync } from 'node:fs';
import { ImageResponse } from 'next/og';
import { BoundedCache } from '#lib/bounded-cache.ts';
import { env } from '#lib/env.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { originalFile } from '#lib/pictures/picture-files.ts';
import { behindJob, iconJob } from '#lib/pictures/picture-job.ts';
import type { ShareImageFacts } from '#lib/share-image/facts.ts';
import { drawable, fonts } from './fonts.ts';
import { MARK, ShareImage, SIZE } from './picture.tsx';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * In bytes: about five hundred pictures. A publication makes new addresses, but rarely new facts.
 */
const MAX_KEPT = 32_000_000;
const kept = oneInProcess('lanterneShareImages', () => new BoundedCache<Bytes>(MAX_KEPT));

// Pictures are drawn one after the other: drawing takes the whole processor, while readers of pages
// wait.
let last: Promise<unknown> = Promise.resolve();

/**
 * The logo of `facts.logo` as a data: address; null where there is none, or its file is missing.
 */
async function logoAddress({ logo }: ShareImageFacts): Promise<string | null> {
  if (!logo) return null;
  const asked = { dataFolder: env().dataFolder, ...logo, pixels: MARK, isMaskable: false };
  const bytes = await runJob(iconJob, asked).catch(() => null);
  return bytes && `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
}

async function lettered(facts: ShareImageFacts, logo: string | null, isOverStill: boolean): Promise<Bytes> {
  const image = <ShareImage facts={facts} logo={logo} isOverStill={isOverStill} />;
  return new Uint8Array(await new ImageResponse(image, { ...SIZE, fonts: fonts() }).arrayBuffer());
}

/** The words over the still of `facts.still`; null where there is none, or its file is missing. */
async function beforeStill(facts: ShareImageFacts, logo: string | null): Promise<Bytes | null> {
  const { still } = facts;
  const { dataFolder } = env();
  if (!still || !existsSync(originalFile(dataFolder, still.hash, still.format))) return null;
  const over = await lettered(facts, logo, true);
  const bytes = await runJob(behindJob, { dataFolder, ...still, ...SIZE, over }).catch(() => null);
  return bytes && new Uint8Array(bytes);
}

/** The PNG made from these facts, drawn once. Nothing is requested from another site for it. */
export function drawShareImage(facts: ShareImageFacts): Promise<Bytes> {
  const plain = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? drawable(value) : value]),
  ) as ShareImageFacts;
  const key = JSON.stringify(plain);
  const cache = kept();
  const drawn = last.then(async () => {
    const kept = cache.get(key);
    if (kept) return kept;
    const logo = await logoAddress(facts);
    const bytes = (await beforeStill(plain, logo)) ?? (await lettered(plain, logo, false));
    cache.set(key, bytes, bytes.length);
    return bytes;
  });
  last = drawn.catch(() => undefined);
  return drawn;
}
