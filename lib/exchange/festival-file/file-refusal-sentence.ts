import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Messages, messages } from '#lib/i18n/messages.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { FileRefusal } from './festival-content.ts';

type Code = Exclude<keyof Messages['festivalFile']['refused'], 'title' | 'nothing'>;
const isCode = (code: string): code is Code => Object.hasOwn(messages.fr.festivalFile.refused, code);

/** Why a file is refused, as a sentence that says where and what to do. */
export function saidRefusal({ code, where = '', about = '' }: FileRefusal, locale: Locale): string {
  return translator(locale, 'festivalFile')(`refused.${isCode(code) ? code : 'broken'}`, {
    where,
    about,
    ...MAX_OF_FILE,
  });
}
