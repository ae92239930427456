import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { ImageResponse } from 'next/og';
import { BoundedCache } from '#lib/bounded-cache.ts';
import { env } from '#lib/env.ts';
import type { Bytes } from '#lib/feeds/http.ts';
import { NBSP } from '#lib/i18n/typeset.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { behindJob, iconJob, originalFile } from '#lib/pictures/picture-files.ts';
import type { ShareImageFacts } from '#lib/share-image/facts.ts';
import { MARK, ShareImage, SIZE } from './picture.tsx';

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

/**
 * The first letter of a name on a colour, as a square PNG that may be cut to a circle. If our fonts
 * lack the letter, the colour alone.
 */
export async function drawInitial(
  { initial, ground, ink }: { initial: string; ground: string; ink: 'black' | 'white' },
  pixels: number,
): Promise<Uint8Array> {
  const image = new ImageResponse(
    <div
      style={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'center',
        width: '100%',
        height: '100%',
        background: ground,
        color: ink,
        fontFamily: 'bricolage-grotesque',
        fontWeight: 800,
        fontSize: Math.round(pixels * 0.56),
      }}
    >
      {drawable(initial)}
    </div>,
    { width: pixels, height: pixels, fonts: fonts() },
  );
  return new Uint8Array(await image.arrayBuffer());
}

type Weight = 400 | 600 | 800;
type Font = { name: string; data: Buffer; weight: Weight; style: 'normal' };

const FILES: readonly [family: string, weight: Weight][] = [
  ['bricolage-grotesque', 800],
  ['atkinson-hyperlegible-next', 400],
  ['atkinson-hyperlegible-next', 600],
];

let read: Font[] | undefined;

/**
 * The two font families of the pages, as files that the drawing library reads: Latin, then its
 * rarer letters.
 */
function fonts(): Font[] {
  read ??= FILES.flatMap(([family, weight]) =>
    ['latin', 'latin-ext'].map((subset) => ({
      name: family,
      weight,
      style: 'normal' as const,
      data: readFileSync(
        join(process.cwd(), 'node_modules/@fontsource', family, 'files', `${family}-${subset}-${weight}-normal.woff`),
      ),
    })),
  );
  return read;
}

let known: ReadonlySet<number> | undefined;

/**
 * The text without characters our fonts lack. The drawing library would load a font for them from
 * Google, and so tell another site what is being looked at; a picture rather misses these
 * characters.
 */
export function drawable(text: string): string {
  known ??= shared(fonts().map(({ name, weight, data }) => ({ family: `${name} ${weight}`, codes: codesOf(data) })));
  // Both no-break spaces stay one, so that « » are not torn from their words.
  const spaced = text
    .normalize('NFC')
    .replaceAll('\u202f', NBSP)
    .replace(/[^\S\u00a0]+/g, ' ');
  const kept = Array.from(spaced, (character) =>
    known?.has(character.codePointAt(0) ?? 0) && !/\p{Extended_Pictographic}/u.test(character) ? character : '',
  );
  return kept.join('').replace(/ {2,}/g, ' ').trim();
}

/** The code points that every family has in one of its files. */
function shared(files: readonly { family: string; codes: ReadonlySet<number> }[]): ReadonlySet<number> {
  const families = [...new Set(files.map(({ family }) => family))];
  const has = (family: string, code: number) => files.some((file) => file.family === family && file.codes.has(code));
  return new Set(
    files.flatMap(({ codes }) => [...codes]).filter((code) => families.every((family) => has(family, code))),
  );
}

/**
 * The code points of a WOFF file (W3C WOFF 1.0, section 5), from the format 4 table of its `cmap`.
 */
function codesOf(file: Buffer): Set<number> {
  const cmap = tableOf(file, 'cmap');
  const codes = new Set<number>();
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const at = cmap.readUInt32BE(8 + i * 8);
    if (cmap.readUInt16BE(at) !== 4) continue;
    const segments = cmap.readUInt16BE(at + 6);
    for (let j = 0; j < segments; j += 2) {
      const [end, start] = [cmap.readUInt16BE(at + 14 + j), cmap.readUInt16BE(at + 16 + segments + j)];
      for (let code = start; code <= end && code < 0xffff; code += 1) codes.add(code);
    }
  }
  return codes;
}

function tableOf(file: Buffer, tag: string): Buffer {
  for (let i = 0; i < file.readUInt16BE(12); i += 1) {
    const entry = 44 + i * 20;
    if (file.toString('latin1', entry, entry + 4) !== tag) continue;
    const [offset, compressed, length] = [4, 8, 12].map((at) => file.readUInt32BE(entry + at)) as [
      number,
      number,
      number,
    ];
    const table = file.subarray(offset, offset + compressed);
    return compressed < length ? inflateSync(table) : table;
  }
  throw new Error(`No ${tag} table`);
}

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
