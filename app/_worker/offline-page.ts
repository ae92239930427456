import { escapedHtml, PLAIN_POLICY, plainDocument } from '#app/_components/plain-document.ts';
import en from '#lib/i18n/en/offline.json' with { type: 'json' };
import fr from '#lib/i18n/fr/offline.json' with { type: 'json' };
import { isLocale, type Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { ageSaid } from '#lib/offline/age.ts';
import { allKept, type KeptVersions } from './state.ts';

const words = { fr, en };

/**
 * The page shown when neither the network nor this device has what was asked for: it lists the
 * programmes that can be read here.
 */
export async function offlinePage(locale: Locale, reason: 'missing' | 'search', url: URL): Promise<Response> {
  const { page } = words[locale];
  const set = (text: string) => escapedHtml(typeset(text, locale));
  const kept = (await allKept()).filter(({ versions }) => versions.length > 0);
  const list = kept.map((one) => `<li>${linkTo(one, locale)}</li>`).join('');
  const html = plainDocument(
    locale,
    set(page.title),
    `<h1>${set(page.title)}</h1><p>${set(page[reason])}</p>` +
      (kept.length > 0 ? `<h2>${set(page.kept)}</h2><ul>${list}</ul>` : `<p>${set(page.nothing)}</p>`) +
      `<p><a href="${escapedHtml(url.pathname + url.search)}">${set(page.retry)}</a></p>`,
  );
  return new Response(html, {
    status: 503,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': PLAIN_POLICY,
    },
  });
}

function linkTo({ festival, locale, name, timeZone, versions }: KeptVersions, reader: Locale): string {
  const own = isLocale(locale) ? locale : reader;
  const age = ageSaid(words[reader].page, Date.parse(versions[0]?.confirmedAt ?? ''), Date.now(), timeZone, reader);
  return `<a href="${programmeBase(own, festival)}" lang="${own}" hreflang="${own}">${escapedHtml(typeset(name, own))}</a><br><small>${escapedHtml(age.printed)}</small>`;
}
