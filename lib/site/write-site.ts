import { xmlText } from '#lib/feeds/xml.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { type Bilingual, inLocale } from '#lib/i18n/text.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import { addressOfFile, fileOf, wayTo } from './file-of.ts';
import {
  type FileNames,
  rewrittenCalendar,
  rewrittenPage,
  rewrittenSitemap,
  rewrittenStyles,
  rewrittenText,
  type Site,
} from './rewritten.ts';

const STYLE =
  ':root{color-scheme:light dark}body{font:1.1rem/1.6 system-ui,sans-serif;max-width:34rem;margin:12vh auto 3rem;padding:0 1.2rem}h1,h2{font-size:1.6rem;line-height:1.2;margin:2.5rem 0 .5rem}a{display:inline-block;padding:.6rem 0}';

/**
 * The page that a web server shows for a missing address, in every language. It can appear at any
 * address, so it needs no other file and its links are full addresses. `languages`: the festival's
 * own first.
 */
function missingPage({ url, festival }: Site, languages: readonly Locale[], name: Bilingual): string {
  const parts = languages.map((locale, at) => {
    const t = setTranslator(locale, 'public');
    const heading = at === 0 ? 'h1' : 'h2';
    const home = url + addressOfFile(fileOf(programmeBase(locale, festival), festival) ?? '');
    const link = t('notFound.programme', { festival: typesetIn(name, locale) });
    return `<section lang="${locale}"><${heading}>${xmlText(t('notFound.title'))}</${heading}><p>${xmlText(t('notFound.body'))}</p><p><a href="${xmlText(home)}">${xmlText(link)}</a></p></section>`;
  });
  const [first = 'fr'] = languages;
  const title = xmlText(setTranslator(first, 'public')('notFound.title'));
  return `<!DOCTYPE html><html lang="${first}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head><body><main>${parts.join('')}</main></body></html>`;
}

type SiteWork = Readonly<{
  site: Site;
  /** The languages it is written in, the festival's own first. */
  languages: readonly Locale[];
  /** The name of the festival. */
  name: Bilingual;
  /** Answers a path as the server that draws for plain files does (`LANTERNE_SITE`). */
  ask: (path: string) => Promise<Response>;
  /**
   * Writes a file below the folder, and creates its folders. One that `givesWay` is left out where
   * somebody put a file of their own.
   */
  write: (file: string, bytes: Uint8Array, givesWay?: boolean) => void;
}>;

/** A page leads to something missing; nothing of such a site is published. */
export class BrokenSite extends Error {
  constructor(
    readonly address: string,
    readonly status: number,
  ) {
    super(`${address}: ${status}`);
  }
}

/**
 * Files without which a page still works: a picture that is lost, or was withdrawn a moment ago,
 * does not stop the run.
 */
const PICTURE = /\.(?:avif|webp|png|jpe?g)$/;

/**
 * How many addresses are requested at the same time: the server draws one while another is written.
 */
const AT_ONCE = 4;

/**
 * Writes a programme and everything it leads to as files, starting from its first page: each
 * address that a page contains is requested and written. Throws BrokenSite. Only the addresses are
 * kept in memory.
 */
export async function writeSite({ site, languages, name, ask, write }: SiteWork): Promise<void> {
  const [own = 'fr'] = languages;
  const homes = languages.map((locale) => programmeBase(locale, site.festival));
  const queue: { address: string; isNeeded: boolean }[] = [];
  const known = new Set<string>();
  const names: FileNames = (address, isNeeded) => {
    const file = fileOf(address, site.festival);
    if (file === null && isNeeded) throw new BrokenSite(address, 404);
    if (file === null || known.has(file)) return;
    known.add(file);
    queue.push({ address, isNeeded });
  };
  const text = (words: string) => new TextEncoder().encode(words);
  const lead = (from: string, to: string) =>
    write(from, text(leadingTo(wayTo(to, from), site.url + addressOfFile(to), inLocale(name, own), own)));

  async function answer({ address, isNeeded }: (typeof queue)[number]): Promise<void> {
    const file = fileOf(address, site.festival) ?? '';
    const response = await ask(address);
    const moved = response.headers.get('location');
    if (moved !== null) {
      names(moved, isNeeded);
      return lead(file, fileOf(moved, site.festival) ?? '');
    }
    if (response.status !== 200) {
      if (isNeeded && !PICTURE.test(file)) throw new BrokenSite(address, response.status);
      return;
    }
    const type = response.headers.get('content-type') ?? '';
    if (type.startsWith('text/html')) write(file, text(rewrittenPage(await response.text(), file, site, names)));
    else if (type.startsWith('text/css')) write(file, text(rewrittenStyles(await response.text(), file, site, names)));
    else if (type.startsWith('text/calendar')) write(file, text(rewrittenCalendar(await response.text(), site, names)));
    else if (/\b(?:json|xml)\b/.test(type)) write(file, text(rewrittenText(await response.text(), site, names)));
    else write(file, new Uint8Array(await response.arrayBuffer()));
  }

  /**
   * The lists for search engines, if they are directed to this folder; a demonstration has none.
   * Search engines read robots.txt only at the root of a host.
   */
  async function lists(): Promise<void> {
    const response = await ask(`/sitemap-${site.festival}.xml`);
    if (response.status !== 200) return;
    write('sitemap.xml', text(rewrittenSitemap(await response.text(), site, names)), true);
    if (new URL(site.url).pathname === '/')
      write('robots.txt', text(`User-agent: *\nAllow: /\n\nSitemap: ${site.url}/sitemap.xml\n`), true);
  }

  for (const home of homes) names(home, true);
  if (site.canonical === null) await lists();
  while (queue.length > 0) {
    // If one request fails, the others are still waited for; otherwise they would write into a
    // folder that has been cleared.
    const answers = await Promise.allSettled(queue.splice(0, AT_ONCE).map(answer));
    const failed = answers.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }
  write('404.html', text(missingPage(site, languages, name)), true);
  lead('index.html', fileOf(homes[0] ?? '', site.festival) ?? '');
}

/** A page that forwards to another, because redirects cannot be configured on every web server. */
const leadingTo = (way: string, address: string, name: string, locale: Locale): string =>
  `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="0; url=${way}"><link rel="canonical" href="${address}"><title>${xmlText(name)}</title></head><body><p><a href="${way}">${xmlText(name)}</a></p></body></html>`;
