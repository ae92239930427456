import { folded, plainWords } from '#lib/search/words.ts';

/**
 * A running time in the form a form accepts: `1:34:00` and `01:34:20` (FilmFreeway, Excel), `12’30`
 * and `12 min 30 s` become minutes; `94’`, `94 minutes`, `00:94` and `1h34` are understood as they
 * are.
 */
export function typedMinutes(cell: string): string {
  const plain = folded(cell)
    .replace(/[’´`]/g, "'")
    .replace(/minutes?|mins?\b/, 'min')
    .trim();
  const clock = /^(\d{1,2}):([0-5]?\d):([0-5]\d)$/.exec(plain);
  if (clock) return String(Number(clock[1]) * 60 + Number(clock[2]) + (Number(clock[3]) >= 30 ? 1 : 0));
  // « 1,5 h »; but « 1.30 h » may be 1.3 hours (78 minutes) or 1 hour and 30 minutes.
  const hours = /^(\d{1,2})[.,](\d|25|50|75) ?(?:h|hrs?|heures?|hours?)$/.exec(plain);
  if (hours) return String(Math.round(Number(`${hours[1]}.${hours[2]}`) * 60));
  const seconds = /^(\d{1,3}) ?(?:'|min\.?|mn) ?([0-5]?\d) ?(?:''|"|s|sec)?$/.exec(plain);
  if (seconds) return String(Math.max(1, Number(seconds[1]) + (Number(seconds[2]) >= 30 ? 1 : 0)));
  return plain.replace(/''$/, '').trim();
}

/**
 * The year in a date or year: `2024`, `March 1, 2024`, `01/03/2024`. A cell with none, or two,
 * stays as it is and is refused.
 */
export function typedYear(cell: string): string {
  const years = [...new Set(cell.match(/\b(?:18[89]|19\d|20\d|21\d)\d\b/g) ?? [])];
  return years.length === 1 ? (years[0] ?? cell) : cell.trim();
}

/** « inconnue », “unknown”, « - »: a cell that means « not known ». */
export const isUnsaid = (cell = ''): boolean =>
  /^[^\p{L}\p{N}]+$/u.test(cell) ||
  /^(?:inconnue?s?|unknown|non precise(?:e|es|s)?|a preciser|not specified|n ?a|n ?c|tbc|tbd)$/.test(plainWords(cell));

/**
 * The names in a cell, one per line: separated by semicolons, bars, slashes or lines, else by
 * commas and « et ». « Diop, Awa » is one person; « N/A » is nobody.
 */
export function typedNamesOf(cell: string): string {
  if (isUnsaid(cell)) return '';
  const hard = cell.replace(/(?<![\p{L}\p{N}])n\s?\/\s?[ac](?![\p{L}\p{N}])/giu, '').split(/\s*[;|/\n]\s*/);
  const parts = (hard.length > 1 ? hard : isTurned(cell) ? [cell] : cell.split(/\s*,\s*|\s+(?:et|and|&)\s+/)).map(
    (part) => part.trim(),
  );
  return parts
    .filter((part) => part !== '' && !isUnsaid(part))
    .map((part) => (isTurned(part) ? part.replace(/^(.*?),\s*(.*)$/, '$2 $1') : part))
    .join('\n');
}

/**
 * A family name and a first name, as catalogues sort them: one word on each side of the only comma.
 */
const isTurned = (text: string) => /^\s*[^\s,]+\s*,\s*[^\s,]+\s*$/.test(text);

/** The countries in a cell, separated as a form expects it. */
export const typedCountries = (cell: string): string => cell.replace(/\s+(?:et|and|&)\s+|\s*[+|–]\s*/g, ', ');
