/**
 * The limits of one uploaded file. What exceeds one is refused or cut, and the message names the
 * limit.
 */
export const MAX_OF_FILE = {
  bytes: 20_000_000,
  calendarBytes: 5_000_000,
  templateBytes: 10_000_000,
  /** For the file attached to the briefing of a task, which is opened on telephones. */
  briefingBytes: 10_000_000,
  /** For a festival with its pictures: 300 of 13 MB. */
  archiveBytes: 4_000_000_000,
  /** After unpacking: a festival of 8,000 séances, or a workbook of 20,000 rows of forty cells. */
  unpackedBytes: 40_000_000,
  rows: 20_000,
  columns: 120,
  /** The non-empty cells of a list: twenty-five for each row. */
  cells: 500_000,
  /** The characters of all its cells together. */
  charactersInAll: 5_000_000,
  events: 20_000,
  /** The people, whatever the number of séances: two for each séance of the largest festival. */
  people: 40_000,
  /** The nesting of elements, lists or objects. */
  levels: 64,
  /**
   * The values in JSON. A festival file of 40 MB with texts contains 800,000; as many empty lists
   * as this take 100 MB of memory.
   */
  values: 1_500_000,
  /**
   * The characters of one text or unfolded line. No text that people read is longer, and the time
   * for nested tags grows with the square of the length.
   */
  characters: 100_000,
} as const;

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPENS_LIST, CLOSES_LIST, OPENS_OBJECT, CLOSES_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Why this JSON must not be parsed: a few bytes of a compressed file can unpack to deeply nested
 * lists, or to millions of them, which take many times their size in memory. Looks at each
 * character once and allocates nothing. Null where the text may be parsed, whether it is JSON or
 * not. Characters within quotation marks are ignored.
 */
export function jsonExcess(json: string): 'tooDeep' | 'tooManyValues' | null {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json.charCodeAt(at);
    if (sign === QUOTE) at = endOfText(json, at);
    else if (sign === OPENS_LIST || sign === OPENS_OBJECT) {
      depth += 1;
      values += 1;
    } else if (sign === COMMA) values += 1;
    else if (sign === CLOSES_LIST || sign === CLOSES_OBJECT) depth -= 1;
    if (depth > MAX_OF_FILE.levels) return 'tooDeep';
    if (values > MAX_OF_FILE.values) return 'tooManyValues';
  }
  return null;
}

/** The position of the end of the string that begins here. */
function endOfText(json: string, from: number): number {
  for (let at = from + 1; at < json.length; at += 1) {
    const sign = json.charCodeAt(at);
    if (sign === QUOTE) return at;
    if (sign === BACKSLASH) at += 1;
  }
  return json.length;
}
