import { fold } from '#lib/feeds/vevent.ts';
import { xmlText } from '#lib/feeds/xml.ts';
import { addressOfFile, fileOf, wayTo } from './file-of.ts';

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
export type FileNames = (address: string, isNeeded: boolean) => void;

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
export const rewrittenSitemap = (xml: string, { url, festival }: Site, names: FileNames): string =>
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
