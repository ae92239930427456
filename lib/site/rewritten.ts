import { fold } from '#lib/feeds/content-line.ts';
import { xmlText } from '#lib/feeds/xml.ts';
import { addressOfFile, fileOf, wayTo } from './file-of.ts';

/** The site that a text is written for. */
export type Site = Readonly<{
  /** The slug of its festival. */
  festival: string;
  /** Where it will stand, without a slash at its end. */
  url: string;
  /**
   * What search engines are told is the address of a page: its own, or that in this installation
   * (an origin).
   */
  canonical: string | null;
}>;

/**
 * Hears of what a text names: a path with its query. What is not `isNeeded` an organiser may have
 * typed; it may be missing.
 */
export type FileNames = (address: string, isNeeded: boolean) => void;

const LINKS = /( rel="canonical")? (href|src|content|poster)="([^"]*)"/g;
const SETS = / (srcset|imagesrcset)="([^"]*)"/gi;
const STYLES = /url\((["']?)(\/[^"')]+)\1\)/g;

/**
 * A page as it is written: what it names from the root on (`/fr/…`) becomes the way from `file`,
 * and what it names with its whole address is named by its file. Pages are React's, which writes
 * attributes one way, and no text that looks like one.
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

/** A style sheet: fonts and pictures by the way from `file`. */
export const rewrittenStyles = (css: string, file: string, site: Site, names: FileNames): string =>
  css.replace(STYLES, (whole, quote: string, address: string) => {
    const way = linkFrom(address, file, site, names);
    return way === null ? whole : `url(${quote}${way}${quote})`;
  });

/**
 * Any text that names feeds by their whole address, also inside the address of a calendar program's
 * form: no web space reads their options.
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
 * Pictures that linked data, feeds and files name by their whole address, which is that of their
 * file.
 */
const picturesAt = (url: string) => new RegExp(`${literally(url)}(/pictures/[\\w/-]+\\.\\w+)`, 'g');

const OPTION = '(?:lang|cancelled)=\\w+';
const ENCODED = OPTION.replace('=', '%3D');
const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Where a calendar says that it can be had again, folded over its lines (RFC 5545, 3.1). */
const SOURCE = /^SOURCE;VALUE=URI:.*(?:\r\n .*)*/m;

/** The list of pages for search engines: each under the address at which a web space shows it. */
export const rewrittenSitemap = (xml: string, { url, festival }: Site, names: FileNames): string =>
  xml.replace(new RegExp(`${literally(xmlText(url))}(/[^<"]+)`, 'g'), (whole, address: string) => {
    const file = fileOf(address, festival);
    names(address, false);
    return file === null ? whole : xmlText(url) + addressOfFile(file);
  });

/** A calendar: where it is, and nothing else of it. Its pictures are named as they stand. */
export function rewrittenCalendar(calendar: string, site: Site, names: FileNames): string {
  for (const [, address = ''] of calendar.replaceAll('\r\n ', '').matchAll(picturesAt(site.url))) names(address, false);
  return calendar.replace(SOURCE, (line) => fold(rewrittenText(line.replaceAll('\r\n ', ''), site, names)).trimEnd());
}

/**
 * What is written in the place of this address; null where it stays: it leads to another site, or
 * into this page.
 */
function linkFrom(address: string, file: string, { url, festival }: Site, names: FileNames): string | null {
  const isOwn = /^\/(?!\/)/.test(address);
  const start = isOwn ? '' : [url, url.replace(/^https?:/, 'webcal:')].find((one) => address.startsWith(`${one}/`));
  if (start === undefined) return null;
  const [asked = '', ...hash] = address.slice(start.length).split(/(?=#)/);
  // Elsewhere on the same web space an organiser may have pages of their own.
  if (!isOwn && !asked.split(/[/?]/).includes(festival)) return null;
  const named = fileOf(asked, festival);
  names(asked, isOwn);
  if (named === null) return null;
  const version = /[?&](v=[\w.-]+)/.exec(asked);
  return (
    (isOwn ? wayTo(named, file) : start + addressOfFile(named)) + (version ? `?${version[1]}` : '') + hash.join('')
  );
}
