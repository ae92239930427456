import type { Locale } from './locale.ts';

/**
 * « samedi 6 juin » as it begins a line: « Samedi 6 juin ». For paper and texts, where no style
 * sheet can do it.
 */
export const capital = (text: string, locale: Locale): string =>
  text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

/** A sentence behind a colon. */
export const uncapital = (text: string, locale: Locale): string =>
  text.charAt(0).toLocaleLowerCase(locale) + text.slice(1);
