import { CsvError, parse } from 'csv-parse/sync';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { type ImportRow, type PackedRows, packTable, type TableRefusal, withinLimits } from './table.ts';

/** The rows of a text file, with any encoding and separator. */
export function textRows(bytes: Uint8Array): ImportRow[] | TableRefusal {
  const text = decodeText(bytes);
  // Text contains no zeros; and PDF or RTF files consist of lines, but not of rows.
  if (text.includes('\0') || /^(?:%PDF-|\{\\rtf)/.test(text)) return { code: 'unreadable' };
  const rows = readSeparated(text);
  return Array.isArray(rows) ? withinLimits(rows) : rows;
}

/** The same, packed by the thread that reads them. */
export const packedText = (bytes: Uint8Array): PackedRows | TableRefusal => packTable(textRows(bytes));

const SEPARATORS = ['\t', ';', ',', '|'] as const;
/** How many lines are examined to find the separator. */
const LOOKED_AT = 50;

/** The rows of a text separated by commas, semicolons, tabs or bars, with quoted cells. */
export function readSeparated(text: string): { line: number; cells: string[] }[] | TableRefusal {
  const delimiter = separatorOf(text);
  try {
    const records = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
      // One more than allowed, so that too many are noticed.
      to: MAX_OF_FILE.rows + 2,
      max_record_size: 1_000_000,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    let last = 0;
    return records.map(({ record, info }) => {
      // The library gives the line on which a record ends.
      const height = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
      last = Math.max(info.lines - height, last + 1);
      return { line: last, cells: record };
    });
  } catch (error) {
    if (error instanceof CsvError) return { code: 'unreadable', line: Number(error.lines ?? 1) };
    throw error;
  }
}

/**
 * The separator that divides the first lines into equally many cells, and into the most. A list of
 * one column has none, and reads the same with any. Quoted cells are ignored.
 */
export function separatorOf(text: string): string {
  const lines = text
    .slice(0, 100_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LOOKED_AT);
  const scored = SEPARATORS.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    const like = counts.filter((count) => count === usual && count > 0).length;
    return { separator, score: like * 10 + Math.min(usual, 9) };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}

/**
 * The text of a file of unknown encoding. A byte order mark decides; without one, UTF-16 is
 * recognised by its zeros and UTF-8 by being valid. Everything else is what Excel writes in western
 * Europe: Windows-1252, or Mac Roman on a Mac, where accents have other codes. Line ends become
 * `\n`.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  const decoded = new TextDecoder(encoding).decode(bytes);
  const text =
    encoding === 'windows-1252' ? decoded.replace(C1, (sign) => CP1252[sign.charCodeAt(0) - 0x80] ?? '') : decoded;
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

// Node 20 decodes Windows-1252 as Latin-1, which turns curly quotes and the euro into control
// characters.
const C1 = /[\u0080-\u009f]/g;
const CP1252 = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh';

/** In bytes: how much of a file is examined. */
const SAMPLE = 4096;

export function encodingOf(bytes: Uint8Array): Encoding {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const zeros = { even: 0, odd: 0 };
  const sample = bytes.subarray(0, SAMPLE);
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2 === 0 ? 'even' : 'odd'] += 1;
  // Latin letters in UTF-16 have a zero byte each, always on the same side.
  if (zeros.odd > sample.length / 5 && zeros.even < zeros.odd / 10) return 'utf-16le';
  if (zeros.even > sample.length / 5 && zeros.odd < zeros.even / 10) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  return isMacRoman(bytes) ? 'macintosh' : 'windows-1252';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const bytesOf = (...all: number[]): ReadonlySet<number> => new Set(all);
/**
 * The codes of à â ç é è ê ù ü in Mac Roman: in Windows-1252 they are control characters, or signs
 * that are not part of words.
 */
const MAC_LETTERS = bytesOf(0x88, 0x89, 0x8d, 0x8e, 0x8f, 0x90, 0x9d, 0x9f);
/** The codes of « » … œ ’ in Mac Roman, which are capital letters in Windows-1252. */
const MAC_SIGNS = bytesOf(0xc7, 0xc8, 0xc9, 0xcf, 0xd5);

/** Whether more letters inside words make sense in Mac Roman than in Windows-1252. */
function isMacRoman(bytes: Uint8Array): boolean {
  const isLetter = (byte = 0) => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
  let mac = 0;
  let windows = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte < 0x80 || !isLetter(bytes[at - 1])) continue;
    if (MAC_LETTERS.has(byte)) mac += 1;
    else if (byte >= 0xc0 && !MAC_SIGNS.has(byte)) windows += 1;
  }
  return mac > windows;
}
