import type { ContactKind, Locale } from '#db/enums.ts';
import { cleanLine, MAX_NAME } from '#lib/i18n/clean-text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { folded } from '#lib/search/words.ts';
import { contactOf } from './contact.ts';
import { saidHours } from './said/hours.ts';
import type { FestivalDays } from './said/text.ts';
import { sortedAvailabilities } from './typed-hours.ts';

/** A person of a pasted list, as they will be added. */
export type PastedVolunteer = {
  /** The line in the list, from 1. */
  line: number;
  name: string;
  contactKind: ContactKind | null;
  contact: string;
  otherContact: string;
  availabilities: { startsAt: string; endsAt: string }[];
};

/**
 * What could not be understood or kept of a line. The rest of that line is used, unless it has no
 * name or is in the list already.
 */
type PasteProblem = {
  line: number;
  code:
    | 'noName'
    | 'contact'
    | 'second'
    | 'column'
    | 'availability'
    | 'outside'
    | 'twice'
    | 'known'
    | 'tooLong'
    | 'tooMany';
  name: string;
  text: string;
};

export type Pasted = { rows: PastedVolunteer[]; problems: PasteProblem[] };

export const MAX_PASTED_LINES = 500;
const MAX_LINE = 2000;

type Column = 'name' | 'first-name' | 'contact' | 'hours' | 'other';
const headers: readonly [RegExp, Column][] = [
  [/^(?:prenoms?|first ?name)$/, 'first-name'],
  [
    /^(?:noms?(?: de famille| complet| et prenoms?)?|prenoms? (?:et )?noms?|names?|full name|last name|benevoles?|volunteers?)$/,
    'name',
  ],
  [/^(?:contact|tel(?:ephone)?|portable|mobile|phone|sms|e-?mail|mail|courriel|adresse (?:e-?mail|mail))\b/, 'contact'],
  [/^(?:disponibilites?|dispos?|horaires?|creneaux?|jours?|availability|available|hours|days)\b/, 'hours'],
];

const columnOf = (cell: string): Column =>
  headers.find(([pattern]) => pattern.test(folded(cell).trim()))?.[1] ?? 'other';

/**
 * The cells of each line: separated by tabs as spreadsheets copy them, else by semicolons, else by
 * commas; a quoted cell may contain any of these.
 */
function cellsOf(text: string): string[][] {
  const separator = text.includes('\t') ? '\t' : text.includes(';') ? ';' : ',';
  const rows: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let since = 0;
  for (const [i, sign] of [...text].entries()) {
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else isQuoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      isQuoted = true;
      since = i;
      cell = '';
    } else if (sign === separator) {
      cells.push(cell);
      cell = '';
    } else if (sign === '\n') {
      rows.push([...cells, cell]);
      [cells, cell] = [[], ''];
    } else cell += sign;
    // A quote that is never closed would otherwise swallow the rest of the list.
    if (isQuoted && i - since > MAX_LINE) isQuoted = false;
  }
  return [...rows, [...cells, cell]];
}

/**
 * Volunteers from a list that was copied out of a spreadsheet: name, contact, when they can come,
 * in this order or below a line of headings. `known` are the names of existing volunteers.
 */
export function pastedVolunteers(text: string, days: FestivalDays, known: readonly string[]): Pasted {
  const pasted: Pasted = { rows: [], problems: [] };
  const all = cellsOf(text.replace(/\r\n?/g, '\n')).map((cells, i) => ({ line: i + 1, cells: cells.map(cleanLine) }));
  const lines = all.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const columns = headingsOf(lines[0]?.cells ?? []);
  const names = { known: new Set(known.map(plain)), read: new Set<string>() };
  for (const [i, column] of (columns ?? []).entries()) {
    const heading = lines[0]?.cells[i];
    // A column that is not kept is reported, because it may contain an allergy.
    if (column === 'other' && heading && lines.slice(1).some(({ cells }) => cells[i]))
      pasted.problems.push({ line: lines[0]?.line ?? 1, code: 'column', name: '', text: heading.slice(0, MAX_NAME) });
  }
  for (const [i, { line, cells }] of lines.slice(columns ? 1 : 0).entries()) {
    if (i >= MAX_PASTED_LINES) {
      pasted.problems.push({ line, code: 'tooMany', name: '', text: String(MAX_PASTED_LINES) });
      break;
    }
    readLine(
      pasted,
      line,
      cells,
      columns ?? cells.map((_, at) => (['name', 'contact'] as const)[at] ?? 'hours'),
      days,
      names,
    );
  }
  return pasted;
}

const plain = (name: string) => folded(name).replace(/\s+/g, ' ').trim();

/** The meaning of each column, if the first line has headings. */
function headingsOf(cells: readonly string[]): Column[] | null {
  const columns = cells.map(columnOf);
  return columns.includes('name') || columns.includes('first-name') ? columns : null;
}

function readLine(
  { rows, problems }: Pasted,
  line: number,
  cells: readonly string[],
  columns: readonly Column[],
  days: FestivalDays,
  names: { known: ReadonlySet<string>; read: Set<string> },
): void {
  const of = (column: Column) => cells.filter((cell, i) => columns[i] === column && cell !== '');
  const name = [...of('first-name'), ...of('name')].join(' ').replace(/\s+/g, ' ');
  const problem = (code: PasteProblem['code'], text = '') => problems.push({ line, code, name, text });
  if (name === '') return void problem('noName');
  if (name.length > MAX_NAME || cells.some((cell) => cell.length > MAX_LINE)) return void problem('tooLong');
  if (names.known.has(plain(name))) return void problem('known');
  if (names.read.has(plain(name))) return void problem('twice');
  names.read.add(plain(name));
  const contacts = of('contact').map((text) => ({ text, known: contactOf(text) }));
  for (const one of contacts) if (!one.known) problem('contact', one.text);
  const [first, ...others] = contacts.filter((one) => one.known);
  const isMail = (one: typeof first) => one?.known?.contactKind === 'email';
  const other = others.find((one) => isMail(one) !== isMail(first));
  for (const one of others) if (one !== other) problem('second', one.text);
  const contact = first?.known ?? { contactKind: null, contact: '' };
  const otherContact = other?.known?.contact ?? '';
  const said = of('hours').map((text) => saidHours(text, days));
  for (const { unclear, outside } of said) {
    for (const text of unclear) problem('availability', text);
    for (const text of outside) problem('outside', text);
  }
  const availabilities = sortedAvailabilities(said.flatMap((one) => one.availabilities));
  rows.push({ line, name, ...contact, otherContact, availabilities });
}

/** The problem of a line as a sentence. */
export function pasteProblemInWords({ line, code, name, text }: PasteProblem, locale: Locale): string {
  const t = translator(locale, 'volunteers');
  return typeset(t(`paste.${code}`, { line, name, text, count: MAX_PASTED_LINES }), locale);
}
