import { fold } from '#lib/feeds/vevent.ts';
import { xmlText } from '#lib/feeds/xml.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { type Bilingual, inLocale } from '#lib/i18n/text.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import { addressOfFile, fileOf, wayTo } from './site-folder.ts';

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

/** The site that a text is written for. */
export type Site = Readonly<{
  /** The slug of its festival. */
  festival: string;
  /** The address at which it will be served, without a slash at its end. */
  url: string;
  /**
   * The canonical address of a page for search engines: its own on the site (null), or the one on
   * this installation (an origin).
   */
  canonical: string | null;
}>;

/**
 * Is called for each address that a text contains: a path with its query. Those that are not
 * `isNeeded` may have been typed by an organiser, and may be missing.
 */
type FileNames = (address: string, isNeeded: boolean) => void;

const LINKS = /( rel="canonical")? (href|src|content|poster)="([^"]*)"/g;
const SETS = / (srcset|imagesrcset)="([^"]*)"/gi;
const STYLES = /url\((["']?)(\/[^"')]+)\1\)/g;

/**
 * A page as it is written: addresses from the root (`/fr/…`) become relative to `file`, and full
 * addresses become those of their files. Pages are made by React, which writes attributes in one
 * way only and escapes texts that would look like one.
 */
export function rewrittenPage(html: string, file: string, site: Site, names: FileNames): string {
  const linked = html
    .replace(LINKS, (whole, canonical: string | undefined, attribute: string, value: string) => {
      const address = value.replaceAll('&amp;', '&');
      const written =
        canonical && site.canonical !== null
          ? site.canonical + address.slice(site.url.length)
          : linkFrom(address, file, site, names);
      return written === null ? whole : `${canonical ?? ''} ${attribute}="${written.replaceAll('&', '&amp;')}"`;
    })
    .replace(SETS, (_, attribute: string, value: string) => {
      const pictures = value.split(', ').map((picture) => {
        const [address = '', ...size] = picture.split(' ');
        return [linkFrom(address, file, site, names) ?? address, ...size].join(' ');
      });
      return ` ${attribute}="${pictures.join(', ')}"`;
    });
  return rewrittenText(linked, site, names);
}

/** A style sheet, with fonts and pictures relative to `file`. */
export const rewrittenStyles = (css: string, file: string, site: Site, names: FileNames): string =>
  css.replace(STYLES, (whole, quote: string, address: string) => {
    const way = linkFrom(address, file, site, names);
    return way === null ? whole : `url(${quote}${way}${quote})`;
  });

/**
 * Any text that contains full addresses of feeds, also within the address of a calendar program's
 * form; their options become part of the file name, because web servers ignore them.
 */
export function rewrittenText(text: string, { url, festival }: Site, names: FileNames): string {
  const named = (address: string): string => {
    const file = fileOf(address, festival);
    names(address, false);
    return file === null ? address : addressOfFile(file);
  };
  const plain = new RegExp(`${literally(url)}(/feeds/[\\w./-]+\\?${OPTION}(?:&(?:amp;)?${OPTION})*)`, 'g');
  const encoded = new RegExp(
    `${literally(encodeURIComponent(url))}(%2Ffeeds(?:%2F[\\w.-]+)+%3F${ENCODED}(?:%26${ENCODED})*)`,
    'g',
  );
  for (const [, address = ''] of text.matchAll(picturesAt(url))) names(address, false);
  return text
    .replace(plain, (_, address: string) => url + named(address.replaceAll('&amp;', '&')))
    .replace(encoded, (_, address: string) => encodeURIComponent(url + named(decodeURIComponent(address))));
}

/**
 * Pictures that linked data, feeds and files name by full addresses, which are also those of their
 * files.
 */
const picturesAt = (url: string) => new RegExp(`${literally(url)}(/pictures/[\\w/-]+\\.\\w+)`, 'g');

const OPTION = '(?:lang|cancelled)=\\w+';
const ENCODED = OPTION.replace('=', '%3D');
const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/**
 * The property of a calendar that tells its own address, folded over several lines (RFC 5545, 3.1).
 */
const SOURCE = /^SOURCE;VALUE=URI:.*(?:\r\n .*)*/m;

/** The sitemap, with each page under the address at which a web server shows it. */
const rewrittenSitemap = (xml: string, { url, festival }: Site, names: FileNames): string =>
  xml.replace(new RegExp(`${literally(xmlText(url))}(/[^<"]+)`, 'g'), (whole, address: string) => {
    const file = fileOf(address, festival);
    names(address, false);
    return file === null ? whole : xmlText(url) + addressOfFile(file);
  });

/**
 * A calendar, with its own address changed and nothing else; the addresses of its pictures stay.
 */
export function rewrittenCalendar(calendar: string, site: Site, names: FileNames): string {
  for (const [, address = ''] of calendar.replaceAll('\r\n ', '').matchAll(picturesAt(site.url))) names(address, false);
  return calendar.replace(SOURCE, (line) => fold(rewrittenText(line.replaceAll('\r\n ', ''), site, names)).trimEnd());
}

/**
 * The link to write instead of this address; null where it stays, because it leads to another site
 * or within this page.
 */
function linkFrom(address: string, file: string, { url, festival }: Site, names: FileNames): string | null {
  const isOwn = /^\/(?!\/)/.test(address);
  const start = isOwn ? '' : [url, url.replace(/^https?:/, 'webcal:')].find((one) => address.startsWith(`${one}/`));
  if (start === undefined) return null;
  const [asked = '', ...hash] = address.slice(start.length).split(/(?=#)/);
  // An organiser may have pages of their own elsewhere on the same web server.
  if (!isOwn && !asked.split(/[/?]/).includes(festival)) return null;
  const named = fileOf(asked, festival);
  names(asked, isOwn);
  if (named === null) return null;
  const version = /[?&](v=[\w.-]+)/.exec(asked);
  return (
    (isOwn ? wayTo(named, file) : start + addressOfFile(named)) + (version ? `?${version[1]}` : '') + hash.join('')
  );
}
