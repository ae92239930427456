import { plainHeading } from '#lib/exchange/files/plain-heading.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { type Messages, messages } from '#lib/i18n/messages.ts';

/** Lists with columns; séances go their own way once these are settled. */
export type ColumnsOf = keyof Messages['lists']['columns'];

/** What our number is called above its column: a list that has one is ours. */
export const NUMBER_HEADING = 'Lanterne';

/**
 * What a column, or a fact a plan shows, is called: as the field of the form it fills, where it has
 * no name of its own.
 */
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

// Of a dozen rows each cell is compared with all of them, to find which row has the headings.
const plainLabels = new Map<string, readonly string[]>();

/** What our own lists call a column in either language, as `plainHeading` writes it. */
function plainLabelsOf(list: ColumnsOf, column: string): readonly string[] {
  const key = `${list} ${column}`;
  const made = plainLabels.get(key) ?? locales.map((locale) => plainHeading(columnLabel(list, column, locale)));
  plainLabels.set(key, made);
  return made;
}

/** The column that our own lists call so, in either language; undefined when none is. */
export function columnCalled<C extends string>(list: ColumnsOf, columns: readonly C[], heading: string): C | undefined {
  const said = plainHeading(heading);
  return said === '' ? undefined : columns.find((column) => plainLabelsOf(list, column).includes(said));
}
