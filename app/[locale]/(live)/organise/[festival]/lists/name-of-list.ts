import { getTranslations } from 'next-intl/server';
import type { ListFile } from '../../../../../../lib/exchange/read-file.ts';

/** What a list is called once it is kept: its file, and of a workbook of several lists the sheet that was read, with those that were not. */
export async function nameOfList(file: string, { sheet }: ListFile): Promise<string> {
  if (!sheet) return file;
  const t = await getTranslations('exchange');
  const others = sheet.others.map((name) => t('plan.sheetName', { name })).join(', ');
  return t('plan.sheet', { file, name: sheet.name, count: sheet.others.length, others });
}
