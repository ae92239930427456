import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { ListFile } from './read-file.ts';

/**
 * Which sheet of a workbook was read, and which were not; only the file's name where there is
 * nothing to choose.
 */
export function sheetSentence(file: string, { sheet }: Pick<ListFile, 'sheet'>, locale: Locale): string {
  if (!sheet) return file;
  const t = translator(locale, 'exchange');
  const others = sheet.others.map((name) => t('plan.sheetName', { name })).join(', ');
  return t('plan.sheet', { file, name: sheet.name, count: sheet.others.length, others });
}
