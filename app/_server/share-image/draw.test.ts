import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AA_TEXT, contrastOf } from '#lib/model/colours.ts';
import type { AskedBehind } from '#lib/pictures/picture-files.ts';
import { drawBehind, keepPicture } from '#lib/pictures/picture-work.ts';
import type { ShareImageFacts } from '#lib/share-image/facts.ts';
import { drawable, drawShareImage } from './draw.tsx';
import { room, SIZE } from './picture.tsx';

const facts = (own: Partial<ShareImageFacts> = {}): ShareImageFacts => ({
  kind: 'Projection-débat',
  flag: '',
  title: 'Terre rare',
  when: 'samedi 6 juin, 9 h 30',
  place: 'Auditorium – Grande salle',
  festival: 'Écrans ouverts',
  accent: null,
  logo: null,
  still: null,
  credit: '',
  ...own,
});

const isPng = (bytes: Uint8Array) =>
  Buffer.from(bytes.subarray(0, 8)).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
const sizeOf = (bytes: Uint8Array) => {
  const view = Buffer.from(bytes);
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
};

vi.mock('#lib/jobs/pool.ts', () => ({ runJob: (_: unknown, asked: AskedBehind) => drawBehind(asked) }));

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('the picture of a page', () => {
  it.each([
    ['accents of French', facts({ title: 'Où l’été s’achève : Œuvres d’Anaïs, çà et là – « Noël »' })],
    ['a title that is long', facts({ title: `${'La traversée des apparences '.repeat(5)}et la suite` })],
    ['a word that is longer than the picture', facts({ title: 'Anticonstitutionnellement'.repeat(5) })],
    ['letters that our fonts do not have', facts({ title: '東京 العربية 👩‍👩‍👧‍👦 ★ Ю ©', place: '☂', when: '' })],
    ['a colour of its own', facts({ accent: '#5b35ad', flag: 'Annulée' })],
  ])('is drawn here, with %s, and requests nothing from another site', async (_, given) => {
    const asked: string[] = [];
    const real = globalThis.fetch;
    vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      // The layout engine loads itself from a data: address.
      if (url.startsWith('data:')) return real(input, init);
      asked.push(url.slice(0, 200));
      return Promise.reject(new Error('offline'));
    });
    const bytes = await drawShareImage(given);
    expect(isPng(bytes)).toBe(true);
    expect(sizeOf(bytes)).toEqual(SIZE);
    expect(bytes.length).toBeGreaterThan(8_000);
    expect(asked).toEqual([]);
  });

  it('has its words in front of its still, readable even on a white one, and alone if the file is missing', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-share-image-'));
    vi.stubEnv('LANTERNE_DATA', dataFolder);
    const file = join(dataFolder, 'incoming.bin');
    // A white still with a red right side, which must stay in sight.
    const red = { create: { width: 400, height: 1000, channels: 3, background: '#ff0000' } } as const;
    await sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#ffffff' } })
      .composite([{ input: await sharp(red).png().toBuffer(), left: 1600, top: 0 }])
      .png()
      .toFile(file);
    const kept = await keepPicture({ dataFolder, file, mayBeLines: false });
    if ('refused' in kept) throw new Error(kept.refused);
    const { hash, format } = kept;
    const shown = facts({ title: 'i', place: 'i', still: { hash, format, focal: [100, 50] }, credit: 'Image : i' });
    const bytes = await drawShareImage(shown);
    expect(sizeOf(bytes)).toEqual(SIZE);
    const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) =>
      `#${[0, 1, 2].map((c) => (data[(y * info.width + x) * info.channels + c] ?? 0).toString(16).padStart(2, '0')).join('')}`;
    // Points beside the words; a palette of colours is not exact.
    for (const x of [72, 400, 600, 771])
      for (const ink of [room.ink, room.soft, room.bad])
        expect(contrastOf(at(x, 260), ink), `${x} ${ink}`).toBeGreaterThanOrEqual(AA_TEXT);
    // A point beside the credit, in its corner.
    expect(contrastOf(at(1195, 625), room.ink)).toBeGreaterThanOrEqual(AA_TEXT);
    const [r = 0, g = 0] = [1, 3].map((from) => Number.parseInt(at(1190, 300).slice(from, from + 2), 16));
    expect([r > 200, g < 60]).toEqual([true, true]);
    rmSync(dataFolder, { recursive: true });
    const without = await drawShareImage({ ...shown, title: 'ii' });
    expect([
      isPng(without),
      await sharp(without)
        .stats()
        .then(({ dominant }) => dominant.r < 60),
    ]).toEqual([true, true]);
  });

  it('keeps the longest names within its margin', async () => {
    const long = 'Anticonstitutionnellement'.repeat(4).slice(0, 80);
    const bytes = await drawShareImage(facts({ festival: long, kind: long, place: long, flag: 'Horaire à confirmer' }));
    const margin = { left: SIZE.width - 60, top: 0, width: 60, height: SIZE.height };
    const { channels } = await sharp(await sharp(bytes).removeAlpha().extract(margin).png().toBuffer()).stats();
    expect(Math.max(...channels.map(({ max }) => max))).toBeLessThan(60);
  });

  it('is drawn once for the same facts', async () => {
    expect(await drawShareImage(facts())).toBe(await drawShareImage(facts()));
  });

  it('uses the dark colours of the pages', () => {
    const css = readFileSync(new URL('../../globals.css', import.meta.url), 'utf8');
    const dark = css.slice(css.indexOf('@variant dark-room'));
    const token = (name: string, from: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(from)?.[1];
    const { lamp, ...others } = room;
    expect(lamp).toBe(token('lamp', css));
    for (const [name, color] of Object.entries(others)) expect(color, name).toBe(token(name, dark));
  });
});

it.each([
  ['Où l’été s’achève : Œuvres d’Anaïs', 'Où l’été s’achève : Œuvres d’Anaïs'],
  ['Łódź, Šibenik, Kırşehir', 'Łódź, Šibenik, Kırşehir'],
  ['e\u0301te\u0301', 'été'],
  ['Film 👩‍👩‍👧‍👦 surprise', 'Film surprise'],
  ['東京', ''],
  ['a\u0000b\u202Ec\ud800', 'abc'],
  ['9\u202fh\u00a030  à  9', '9\u00a0h\u00a030 à 9'],
])('reduces %j to what our fonts can draw: %j', (text, left) => {
  expect(drawable(text)).toBe(left);
});
