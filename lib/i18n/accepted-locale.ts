import { defaultLocale, isLocale, type Locale } from './locale.ts';

/** More languages than anybody reads; the header may be as long as its sender likes. */
const MAX_LANGUAGES = 20;

/**
 * The language in which to greet a browser, from its Accept-Language header (RFC 9110, 12.5.4): the
 * one of ours with the highest weight, or French when the header names none of them or weighs them
 * equally.
 */
export function acceptedLocale(header: string | null | undefined): Locale {
  let best: Locale = defaultLocale;
  let bestWeight = 0;
  for (const part of (header ?? '').split(',', MAX_LANGUAGES)) {
    const [range = '', ...parameters] = part.trim().split(';');
    const language = range.trim().slice(0, 2).toLowerCase();
    if (!isLocale(language) || !/^[a-z]{2}(-|$)/i.test(range.trim())) continue;
    const q = parameters.map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1]).find((value) => value !== undefined);
    const weight = q === undefined ? 1 : Number(q);
    if (weight > bestWeight || (weight === bestWeight && weight > 0 && language === defaultLocale)) {
      best = language;
      bestWeight = weight;
    }
  }
  return best;
}
