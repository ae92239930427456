import { shownNumber } from '#lib/i18n/contacts-in.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { NBSP } from '#lib/i18n/typeset.ts';
import type { Authorized } from '#lib/policy.ts';
import { volunteersBoard } from '#lib/volunteers/board.ts';
import { csvOf } from '#lib/volunteers/csv.ts';
import { addresseesOf } from './audience.ts';
import type { MessageAudience } from './schema.ts';

/** The most rows of the file: volunteers, guests and team together are fewer. */
const MAX_ROWS = 5000;

/**
 * A telephone number in a form that a spreadsheet leaves alone and a mail merge can use: digits
 * alone with a leading zero would be read as a number and lose it, and a plus begins a formula and
 * would get an apostrophe; so the country code begins with 00.
 */
function asText(dialled: string): string {
  const number = dialled.replace(/^\+/, '00');
  const shown = shownNumber(number).replaceAll(NBSP, ' ');
  return /^0\d+$/.test(shown) ? shown.replace(/\d\d(?=\d)/g, '$& ') : shown;
}

/** The audience as a table for a mail merge. */
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
