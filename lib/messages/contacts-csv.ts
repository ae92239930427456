import type { Authorized } from '#lib/authorized.ts';
import { shownNumber } from '#lib/i18n/contacts-in.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { NBSP } from '#lib/i18n/typeset.ts';
import { volunteersBoard } from '#lib/volunteers/board.ts';
import { csvOf } from '#lib/volunteers/csv.ts';
import { addresseesOf } from './audience.ts';
import type { MessageAudience } from './schema.ts';

/** Rows of the file: more than volunteers, guests and a team have together. */
const MAX_ROWS = 5000;

/**
 * A number as a spreadsheet leaves it, and a mail merge takes it: digits alone that begin with a
 * nought would be read as an amount, and lose it; a plus begins a formula and would be marked as
 * text by an apostrophe, so the country is dialled by 00.
 */
function asText(dialled: string): string {
  const number = dialled.replace(/^\+/, '00');
  const shown = shownNumber(number).replaceAll(NBSP, ' ');
  return /^0\d+$/.test(shown) ? shown.replace(/\d\d(?=\d)/g, '$& ') : shown;
}

/** Who is meant, as a table for a mail merge. */
export function contactsCsv(
  festival: Authorized<'volunteers'>,
  audience: MessageAudience,
  now: string,
  locale: Locale,
): string {
  const t = translator(locale, 'coordination');
  const people = addresseesOf(festival, volunteersBoard(festival, now), audience, { locale, now }).slice(0, MAX_ROWS);
  const heads = [t('messages.file.name'), t('messages.file.number'), t('messages.file.mail'), t('messages.file.link')];
  const rows = people.map(({ name, phones, mail, link }) => [name, asText(phones[0] ?? ''), mail ?? '', link ?? '']);
  return csvOf([heads, ...rows], locale);
}
