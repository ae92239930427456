import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, it, vi } from 'vitest';
import { sha256Of } from '#db/sha256.ts';
import * as files from './picture-files.ts';
import { originalFile } from './picture-files.ts';
import { coloursIn, drawIcon, drawSize, keepPicture } from './picture-work.ts';

vi.mock('./picture-files.ts', { spy: true });

const dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-pictures-'));
afterAll(() => rmSync(dataFolder, { recursive: true }));

const photograph = (width = 600, height = 400, background = '#aa5522') =>
  sharp({ create: { width, height, channels: 3, background } });

function keep(bytes: Uint8Array | string, mayBeLines = false) {
  const file = join(dataFolder, 'incoming.bin');
  writeFileSync(file, bytes);
  return keepPicture({ dataFolder, file, mayBeLines });
}

it('stores a photograph upright, only as pixels, and returns its author', async () => {
  const bytes = await photograph()
    .withExif({
      IFD0: { Artist: 'Ada Martin', Copyright: 'Studio Martin', Software: 'SECRET-SERIAL' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  // Other data hidden after the picture.
  const kept = await keep(Buffer.concat([bytes, Buffer.from('<script>alert(1)</script>')]));
  if ('refused' in kept) throw new Error(kept.refused);
  expect(kept).toMatchObject({ format: 'jpeg', width: 400, height: 600, credit: 'Ada Martin, Studio Martin' });
  expect(kept.colour).toMatch(/^#a[89ab]5[3-6]2[0-4]$/);
  const written = readFileSync(originalFile(dataFolder, kept.hash, kept.format));
  expect([sha256Of(written), written.length]).toEqual([kept.hash, kept.bytes]);
  for (const secret of ['GPS', 'SECRET-SERIAL', '<script>']) expect(written.includes(secret)).toBe(false);
  expect([undefined, 1]).toContain((await sharp(written).metadata()).orientation);
});

it('recognises a file by its bytes, and says why it cannot be used', async () => {
  const jpeg = await photograph().jpeg().toBuffer();
  const frames = await Promise.all([
    photograph(40, 40).png().toBuffer(),
    photograph(40, 40, '#2255aa').png().toBuffer(),
  ]);
  const moving = await sharp(frames, { join: { animated: true } })
    .webp({ loop: 0 })
    .toBuffer();
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic0000mif1heic')]);
  // A PNG that says it is 60,000 pixels wide and high.
  const bomb = await photograph(10, 10).png().toBuffer();
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  const refused = {
    empty: '',
    unknown: 'GIF89a and the rest',
    broken: jpeg.subarray(0, Math.floor(jpeg.length / 2)),
    tooManyPixels: bomb,
    noLines: '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
    moving,
  };
  for (const [why, bytes] of Object.entries(refused)) expect([why, await keep(bytes)]).toEqual([why, { refused: why }]);
  expect(await keep(heic)).toHaveProperty('refused');
});

it('accepts vectors only for a logo, stores them as pixels, and follows no address in them', async () => {
  const secret = join(dataFolder, 'secret.png');
  await photograph(20, 20).png().toFile(secret);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="100" height="50">
    <image x:href="file://${secret}" width="100" height="50"/></svg>`;
  const kept = await keep(svg, true);
  if ('refused' in kept) throw new Error(kept.refused);
  expect(kept).toMatchObject({ format: 'png', width: 1600, height: 800 });
  const { channels } = await sharp(originalFile(dataFolder, kept.hash, 'png')).stats();
  expect(channels.at(-1)?.max).toBe(0);
});

it.each(['png', 'webp', 'avif', 'tiff'] as const)('reads %s', async (format) => {
  const kept = await keep(await photograph(300, 200).toFormat(format).toBuffer());
  expect(kept).toMatchObject({ width: 300, height: 200 });
});

it('converts the colours of print and of other screens into those of the web', async () => {
  const kept = await keep(await photograph().toColourspace('cmyk').jpeg().toBuffer());
  if ('refused' in kept) throw new Error(kept.refused);
  const { space, hasProfile } = await sharp(originalFile(dataFolder, kept.hash, kept.format)).metadata();
  expect([space, hasProfile]).toEqual(['srgb', false]);
});

it('draws a size once, and none larger than the original', async () => {
  const kept = await keep(await photograph(300, 200).jpeg().toBuffer());
  if ('refused' in kept) throw new Error(kept.refused);
  const { hash, format } = kept;
  const file = await drawSize({ dataFolder, hash, format, width: 480, as: 'avif' });
  expect(await sharp(file).metadata()).toMatchObject({ width: 300, format: 'heif' });
  const small = await drawSize({ dataFolder, hash, format, width: 240, as: 'webp' });
  expect(await sharp(small).metadata()).toMatchObject({ width: 240, height: 160 });
  rmSync(originalFile(dataFolder, hash, format));
  expect(await drawSize({ dataFolder, hash, format, width: 240, as: 'webp' })).toBe(small);
  expect(existsSync(small)).toBe(true);
});

it('finds the prominent colours of a logo, and makes icons of it', async () => {
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><rect width="150" height="100" fill="#0a5563"/><rect x="200" width="60" height="100" fill="#ff7a4d"/><rect x="270" width="30" height="100" fill="#777777"/></svg>`;
  const kept = await keep(drawn, true);
  if ('refused' in kept) throw new Error(kept.refused);
  const asked = { dataFolder, hash: kept.hash, format: kept.format };
  expect(await coloursIn(asked)).toEqual(['#0a5563', '#ff7a4d', '#777777']);
  const icon = await sharp(await drawIcon({ ...asked, pixels: 192, isMaskable: true })).metadata();
  expect([icon.format, icon.width, icon.height]).toEqual(['png', 192, 192]);
});

// Linux has this device.
it.runIf(existsSync('/dev/full'))('blames no picture for a disk that is full', async () => {
  const full = join(dataFolder, 'full');
  symlinkSync('/dev/full', full);
  vi.mocked(files.unfinishedFile).mockReturnValueOnce(full);
  await expect(keep(await photograph().jpeg().toBuffer())).rejects.toMatchObject({ code: 'diskFull' });
});
