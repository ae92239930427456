import { MAX_CAPACITY } from '#lib/events/choices.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { gather } from '#lib/grouped.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { IncomingRemark } from './incoming.ts';

/**
 * Why a séance is refused and what to do, with the sentence of the plan, else that of its reader.
 */
export function sentenceOfRefusal({ code, about }: { code: string; about: string }, locale: Locale): string {
  const own = translator(locale, 'programmeImport');
  if (own.has(`refusals.${code}` as 'refusals.twice'))
    return own(`refusals.${code}` as 'refusals.capacity', { about, seats: MAX_CAPACITY });
  const t = translator(locale, 'exchange');
  return t.has(`problems.${code}` as 'problems.repeats')
    ? t(`problems.${code}` as 'problems.repeats', { about } as never)
    : own('refusals.other', { about: about || code });
}

/** Remarks about a whole file come before those about single lines. */
const WEIGHTY = ['personIds', 'roomIds', 'eventIds', 'hourTwice'];

/** `about` is the text in the file; `line` is 0 where unknown. */
export type RemarkGroup = {
  sentence: string;
  isWeighty: boolean;
  examples: { about: string; line: number }[];
  more: number;
};

/**
 * Remarks about what was read although its format is not respected: one sentence for all of a kind,
 * with their number and the first `most` of them.
 */
export function remarkGroups(remarks: readonly IncomingRemark[], locale: Locale, most: number): RemarkGroup[] {
  const t = translator(locale, 'exchange');
  const byCode = new Map<string, IncomingRemark[]>(WEIGHTY.map((code) => [code, []]));
  for (const remark of remarks) gather(byCode, remark.code, remark);
  return [...byCode].flatMap(([code, alike]) => {
    const key = `remarks.${code}` as 'remarks.link';
    if (alike.length === 0) return [];
    return {
      sentence: t.has(key) ? t(key, { count: alike.length, ...MAX_OF_FILE }) : code,
      isWeighty: WEIGHTY.includes(code),
      examples: alike.slice(0, most).map(({ about, line }) => ({ about, line })),
      more: Math.max(0, alike.length - most),
    };
  });
}
