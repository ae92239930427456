import type { Bilingual } from '#db/columns.ts';
import { plainHeading } from '#lib/exchange/files/table.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { type Messages, messages } from '#lib/i18n/messages.ts';
import { bothLanguages } from '#lib/i18n/text.ts';

/** The lists with columns. */
export type ColumnsOf = keyof Messages['lists']['columns'];

/**
 * The heading above our numbers, which begin with 1 in each festival: a list that has it is of the
 * festival with this slug.
 */
export const numberHeading = (slug: string): string => `Lanterne ${slug}`;

/**
 * Whose the numbers under this heading are, for the festival with these slugs; `unsaid` where it
 * names no festival.
 */
export function numbersOf(heading: string | undefined, slugs: readonly string[]): 'own' | 'other' | 'unsaid' {
  const [, said = ''] = /^lanterne (.+)$/.exec(plainHeading(heading ?? '')) ?? [];
  return said === '' ? 'unsaid' : slugs.some((slug) => plainHeading(slug) === said) ? 'own' : 'other';
}

/** The name of a column, or of a fact in a plan: its own, else that of the form's field. */
export function columnLabel(list: ColumnsOf, column: string, locale: Locale): string {
  const { lists, films, people, places, volunteerForms } = messages[locale];
  const forms = {
    films: films.label,
    people: people.label,
    rooms: places.rooms.label,
    volunteers: volunteerForms.person.label,
    events: {},
    shifts: {},
  };
  const own: Readonly<Record<string, string>> = lists.columns[list];
  const ofAll: Readonly<Record<string, string>> = lists.ofAll;
  const form: Readonly<Record<string, string>> = forms[list];
  return (
    own[column] ??
    ofAll[column] ??
    form[column.replace(/(?:Fr|En)$/, (language) => `_${language.toLowerCase()}`)] ??
    column
  );
}

// Kept, because each cell of a dozen rows is compared with all of them, to find the row with the
// headings.
const plainLabels = new Map<string, readonly string[]>();

/** The names of a column in our own lists in both languages, as `plainHeading` writes them. */
function plainLabelsOf(list: ColumnsOf, column: string): readonly string[] {
  const key = `${list} ${column}`;
  const made = plainLabels.get(key) ?? locales.map((locale) => plainHeading(columnLabel(list, column, locale)));
  plainLabels.set(key, made);
  return made;
}

/** The column with this name in our own lists, in either language; undefined when there is none. */
export function columnCalled<C extends string>(list: ColumnsOf, columns: readonly C[], heading: string): C | undefined {
  const said = plainHeading(heading);
  return said === '' ? undefined : columns.find((column) => plainLabelsOf(list, column).includes(said));
}

/** In characters: a longer synopsis is recognised by its beginning. */
const LONGEST = 160;

/**
 * A value as a plan shows it: a text in its languages, a list, a number; a long one is cut; empty
 * when there is none.
 */
export function shownText(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = Array.isArray(value)
    ? value.join(', ')
    : typeof value === 'object'
      ? bothLanguages(value as Bilingual)
      : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
