import type { Locale } from '../i18n/locale.ts';
import { translator } from '../i18n/translator.ts';

/** Why a séance is refused and what to do: of the plan, else what its reader said of it. */
export function sentenceOfRefusal({ code, about }: { code: string; about: string }, locale: Locale): string {
  const own = translator(locale, 'programmeImport');
  if (own.has(`refusals.${code}` as 'refusals.twice')) return own(`refusals.${code}` as 'refusals.capacity', { about });
  const t = translator(locale, 'exchange');
  return t.has(`problems.${code}` as 'problems.repeats')
    ? t(`problems.${code}` as 'problems.repeats', { about } as never)
    : own('refusals.other', { about: about || code });
}

/** What was read though it is not as its format wants it. */
export function sentenceOfRemark(
  { code, about, line }: { code: string; about: string; line: number },
  locale: Locale,
): string {
  const t = translator(locale, 'exchange');
  return t.has(`remarks.${code}` as never) ? t(`remarks.${code}` as never, { about, line } as never) : about || code;
}
