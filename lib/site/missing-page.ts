import { xmlText } from '#lib/feeds/xml.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { setTranslator } from '#lib/i18n/set-translator.ts';
import { type Bilingual, inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { addressOfFile, fileOf } from './file-of.ts';
import type { Site } from './rewritten.ts';

const STYLE =
  ':root{color-scheme:light dark}body{font:1.1rem/1.6 system-ui,sans-serif;max-width:34rem;margin:12vh auto 3rem;padding:0 1.2rem}h1,h2{font-size:1.6rem;line-height:1.2;margin:2.5rem 0 .5rem}a{display:inline-block;padding:.6rem 0}';

/**
 * What a web space shows where nothing is, in every language: it stands for any address, so that it needs no other file, and leads by whole
 * addresses. `languages`: the festival's own first.
 */
export function missingPage({ url, festival }: Site, languages: readonly Locale[], name: Bilingual): string {
  const parts = languages.map((locale, at) => {
    const t = setTranslator(locale, 'public');
    const heading = at === 0 ? 'h1' : 'h2';
    const home = url + addressOfFile(fileOf(programmeBase(locale, festival), festival) ?? '');
    const link = t('notFound.programme', { festival: typeset(inLocale(name, locale), locale) });
    return `<section lang="${locale}"><${heading}>${xmlText(t('notFound.title'))}</${heading}><p>${xmlText(t('notFound.body'))}</p><p><a href="${xmlText(home)}">${xmlText(link)}</a></p></section>`;
  });
  const [first = 'fr'] = languages;
  const title = xmlText(setTranslator(first, 'public')('notFound.title'));
  return `<!DOCTYPE html><html lang="${first}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head><body><main>${parts.join('')}</main></body></html>`;
}
