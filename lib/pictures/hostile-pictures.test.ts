import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { originalFile } from './picture-files.ts';
import { isKeptFile, keepPicture } from './picture-work.ts';
import { newPictureSchema } from './schema.ts';

/*
 * Files that people and programs send: broken, hostile or odd, made here. What becomes of each
 * stands beside it: why it is refused, or the form and size it is kept in.
 */

const dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-hostile-'));
afterAll(() => rmSync(dataFolder, { recursive: true }));

const plain = (width = 120, height = 80, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: { r: 170, g: 85, b: 34, alpha: 0.5 } } });
const bytesOf = (image: Sharp) => image.toBuffer();
const jpeg = () => bytesOf(plain().jpeg());
const png = () => bytesOf(plain().png());

const chunk = (name: string, data: Uint8Array) => {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crcOf(body));
  return Buffer.concat([length, body, sum]);
};
const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** A PNG with this head; its pixels are `data`, packed. */
function pngOf(width: number, height: number, data: Uint8Array, { bits = 8, colour = 2, interlace = 0 } = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([bits, colour, 0, 0, interlace], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(data)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
/** The checksum of PNG (ISO 15948, annex D). */
function crcOf(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

const half = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2));
const text = (value: string) => async () => Buffer.from(value, 'latin1');
const frames = () => Promise.all([png(), bytesOf(plain(120, 80).tint('#2255aa').png())]);
const SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"';
const wideHead = async (size: number) => {
  const bytes = await jpeg();
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(size, frame + 5);
  bytes.writeUInt16BE(size, frame + 7);
  return bytes;
};

/** The expected result: why it is `refused`, or its format and size. `mayBeLines` for a logo. */
type Case = readonly [what: string, make: () => Promise<Uint8Array>, becomes: string, mayBeLines?: boolean];
const cases: readonly Case[] = [
  ['nothing at all', text(''), 'refused empty'],
  ['one byte', text('\xff'), 'refused unknown'],
  ['a text called .jpg', text('Bonjour'), 'refused unknown'],
  ['a web page called .png', text('<!doctype html><script>alert(1)</script>'), 'refused unknown'],
  ['a program', text('MZ\x90\0'), 'refused unknown'],
  ['a PDF', text('%PDF-1.7\n'), 'refused unknown'],
  ['a ZIP', text('PK\x03\x04'), 'refused unknown'],
  ['a GIF', async () => bytesOf(plain().gif()), 'refused unknown'],
  ['a BMP', text('BM\x36\0\0\0'), 'refused unknown'],
  ['a PostScript file', text('%!PS-Adobe-3.0 EPSF-3.0'), 'refused unknown'],
  ['the beginning of a JPEG and nothing more', text('\xff\xd8\xff\xe0'), 'refused broken'],
  ['the beginning of a PNG and nothing more', text('\x89PNG\r\n\x1a\n'), 'refused broken'],
  ['the beginning of a WebP and nothing more', text('RIFF\x10\0\0\0WEBPVP8 '), 'refused broken'],
  ['the beginning of a TIFF and nothing more', text('II*\0\x08\0\0\0'), 'refused broken'],
  ['half a JPEG', async () => half(await jpeg()), 'refused broken'],
  ['half a PNG', async () => half(await png()), 'refused broken'],
  ['half a WebP', async () => half(await bytesOf(plain().webp({ lossless: true }))), 'refused broken'],
  ['half an AVIF', async () => half(await bytesOf(plain().avif())), 'refused broken'],
  ['half a TIFF', async () => half(await bytesOf(plain().tiff())), 'refused broken'],
  [
    'a JPEG with bytes overwritten: what can be read of it is kept',
    async () => {
      const bytes = await bytesOf(plain(600, 400).jpeg());
      bytes.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 200);
      return bytes;
    },
    'jpeg 600×400',
  ],
  ['a PNG that says 60,000 by 60,000', async () => pngOf(60_000, 60_000, Buffer.alloc(10)), 'refused tooManyPixels'],
  ['a PNG that says two thousand million', async () => pngOf(2e9, 1, Buffer.alloc(10)), 'refused broken'],
  ['a PNG without width', async () => pngOf(0, 10, Buffer.alloc(10)), 'refused broken'],
  ['a JPEG that says 65,000 by 65,000', () => wideHead(65_000), 'refused tooManyPixels'],
  [
    // 12,000 by 12,000 of one colour: 420 kB that unpack to 432 MB.
    'a bomb: a PNG of 144 megapixels in some kilobytes',
    async () => pngOf(12_000, 12_000, Buffer.alloc(12_000 * 36_001)),
    'refused tooManyPixels',
  ],
  [
    // Data after the pixels is not unpacked.
    'a bomb: more behind the pixels than they are',
    async () => pngOf(10, 10, Buffer.alloc(50_000_000)),
    'png 10×10',
  ],
  [
    'a bomb: entities within entities',
    text(
      `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><svg ${SVG} width="9" height="9"><text>&c;</text></svg>`,
    ),
    'png 300×300',
    true,
  ],
  [
    'a moving WebP',
    async () => bytesOf(sharp(await frames(), { join: { animated: true } }).webp({ loop: 0 })),
    'refused moving',
  ],
  [
    // A program that does not know animation sees a PNG; the first frame is kept.
    'a moving PNG (APNG)',
    async () => {
      const bytes = await png();
      const control = Buffer.alloc(8);
      control.writeUInt32BE(2);
      const at = bytes.indexOf(Buffer.from('IDAT')) - 4;
      return Buffer.concat([bytes.subarray(0, at), chunk('acTL', control), bytes.subarray(at)]);
    },
    'png 120×80',
  ],
  [
    'a TIFF of two pages',
    async () => bytesOf(sharp(await frames(), { join: { animated: true } }).tiff()),
    'jpeg 120×80',
  ],
  ['CMYK', async () => bytesOf(plain().toColourspace('cmyk').jpeg()), 'jpeg 120×80'],
  ['grey', async () => bytesOf(plain().greyscale().jpeg()), 'jpeg 120×80'],
  ['16 bits a colour', async () => bytesOf(plain().toColourspace('rgb16').png()), 'png 120×80'],
  ['16 bits in a TIFF', async () => bytesOf(plain().toColourspace('rgb16').tiff()), 'jpeg 120×80'],
  ['a palette of 4 colours', async () => bytesOf(plain().png({ palette: true, colours: 4 })), 'png 120×80'],
  ['an interlaced PNG', async () => bytesOf(plain().png({ progressive: true })), 'png 120×80'],
  ['a progressive JPEG', async () => bytesOf(plain().jpeg({ progressive: true })), 'jpeg 120×80'],
  ['turned by EXIF', async () => bytesOf(plain().withMetadata({ orientation: 6 }).jpeg()), 'jpeg 80×120'],
  ['mirrored and turned by EXIF', async () => bytesOf(plain().withMetadata({ orientation: 5 }).webp()), 'webp 80×120'],
  ['the colours of another screen (ICC P3)', async () => bytesOf(plain().withIccProfile('p3').jpeg()), 'jpeg 120×80'],
  ['half transparent', async () => bytesOf(plain(120, 80, 4).avif()), 'webp 120×80'],
  ['one pixel', async () => bytesOf(plain(1, 1).png()), 'png 1×1'],
  ['one line, 16,000 long', async () => bytesOf(plain(16_000, 1).png()), 'png 16000×1'],
  [
    'a JPEG with a page behind it',
    async () => Buffer.concat([await jpeg(), Buffer.from('<script>SECRET</script>')]),
    'jpeg 120×80',
  ],
  [
    'a JPEG with a ZIP behind it',
    async () => Buffer.concat([await jpeg(), Buffer.from('PK\x03\x04SECRET')]),
    'jpeg 120×80',
  ],
  [
    'a PNG with a page in a text of its own',
    async () => {
      const bytes = await png();
      const at = bytes.indexOf(Buffer.from('IDAT')) - 4;
      return Buffer.concat([
        bytes.subarray(0, at),
        chunk('tEXt', Buffer.from('c\0<?php SECRET ?>')),
        bytes.subarray(at),
      ]);
    },
    'png 120×80',
  ],
  [
    'a picture with XMP',
    async () => bytesOf(plain().withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRET</x:xmpmeta>').jpeg()),
    'jpeg 120×80',
  ],
  ['a drawing as a photograph', text(`<svg ${SVG} width="9" height="9"/>`), 'refused noLines'],
  [
    'a drawing with a script',
    text(`<svg ${SVG} width="9" height="9" onload="SECRET()"><script>SECRET</script></svg>`),
    'png 300×300',
    true,
  ],
  [
    'a drawing that asks for a file',
    text(`<svg ${SVG} width="9" height="9"><image x:href="file:///etc/passwd" width="9" height="9"/></svg>`),
    'png 300×300',
    true,
  ],
  [
    'a drawing that asks for an address',
    text(`<svg ${SVG} width="9" height="9"><image x:href="http://127.0.0.1:9/SECRET" width="9" height="9"/></svg>`),
    'png 300×300',
    true,
  ],
  [
    'a drawing of a million by a million',
    text(`<svg ${SVG} width="1000000" height="1000000"/>`),
    'refused tooManyPixels',
    true,
  ],
  ['a drawing that ends nowhere', text(`<svg ${SVG} width="9" height="9"><g>`), 'refused broken', true],
];

it('there are at least forty cases', () => expect(cases.length).toBeGreaterThanOrEqual(40));

it.each(cases.map(([what, make, becomes, mayBeLines = false]) => ({ what, make, becomes, mayBeLines })))(
  '$what',
  async ({ make, becomes, mayBeLines }) => {
    const file = join(dataFolder, 'incoming.bin');
    writeFileSync(file, await make());
    const kept = await keepPicture({ dataFolder, file, mayBeLines });
    if ('refused' in kept) return expect(`refused ${kept.refused}`).toBe(becomes);
    expect(`${kept.format} ${kept.width}×${kept.height}`).toBe(becomes);
    const original = originalFile(dataFolder, kept.hash, kept.format);
    expect(await isKeptFile({ file: original, format: kept.format })).toBe(true);
    const written = readFileSync(original);
    expect(written.includes('SECRET')).toBe(false);
    const { width, height, space, pages = 1, hasProfile, orientation = 1 } = await sharp(written).metadata();
    expect([width, height, pages, hasProfile, orientation]).toEqual([kept.width, kept.height, 1, false, 1]);
    expect(['srgb', 'b-w', 'rgb16', 'grey16']).toContain(space);
  },
  30_000,
);

it.each([
  '../../../etc/passwd',
  '/etc/passwd',
  'C:\\Windows\\system32\\a.jpg',
  'a\0b.jpg',
  'a\r\nSet-Cookie: x=1.jpg',
  '\u202Egpj.exe',
  '<img src=x onerror=alert(1)>.jpg',
  `${'a'.repeat(5000)}.jpg`,
  '',
])('uses the name of a file only as text, %#', (name) => {
  const key = '5f0c2f0e-0000-4000-8000-00000000000a';
  const asked = newPictureSchema.safeParse({ of: 'film:1', name, key, batch: key });
  // A name that is too long is refused; any other is a line of text that is only stored in a row.
  if (asked.success) expect(asked.data.name).not.toMatch(/\p{Cc}/u);
  else expect(name.length).toBe(5004);
});

it('reads a file and no link to another', async () => {
  const secret = join(dataFolder, 'secret.txt');
  writeFileSync(secret, 'SECRET');
  const file = join(dataFolder, 'link.bin');
  symlinkSync(secret, file);
  expect(await keepPicture({ dataFolder, file, mayBeLines: true })).toEqual({ refused: 'unknown' });
  expect(existsSync(secret)).toBe(true);
});
