import { MAX_OF_FILE } from './limits.ts';

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
