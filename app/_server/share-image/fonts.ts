import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

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
export function fonts(): Font[] {
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
  const kept = Array.from(text.normalize('NFC').replace(/\s+/g, ' '), (character) =>
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
