/** The attribute in which a kept page says when it was last confirmed. */
const OFFLINE_AT = 'data-offline-at';

/**
 * The page as it is answered without a network: its first tag carries the instant at which it was
 * last known to be current.
 */
export const markedPage = (html: string, confirmedAt: string): string =>
  html.replace(/<html\b/, `<html ${OFFLINE_AT}="${confirmedAt}"`);

// A script that is loaded later is in `data-src`. Of the APIs, only those that answer a public key
// are needed, in whichever attribute a script is told their address.
const ASSET =
  /\b(?:(?:href|src)="(\/(?:_next\/static\/|fonts\/|[\w-]+\.(?:js|css|svg|png)\b)[^"\s<>]*)"|[\w-]+="(\/api\/public\/[^"\s<>]*)")/g;
const ASSET_OF_STYLE = /url\(\s*["']?(\/(?:_next\/static|fonts)\/[^"')\s]+|\.\.?\/[^"')\s]+)["']?\s*\)/g;

// Chunks that the framework fetches itself; they are named only in its script.
const ASSET_OF_SCRIPT = /\\"(\/_next\/static\/[\w./~-]+\.(?:js|css))\\"/g;

/** The paths of everything needed to draw a page: style sheets, scripts, fonts, icons, data. */
export const assetsOfPage = (html: string): readonly string[] => [
  ...new Set([
    ...Array.from(html.matchAll(ASSET), ([, file, data]) => (file ?? data ?? '').replaceAll('&amp;', '&')),
    ...Array.from(html.matchAll(ASSET_OF_SCRIPT), ([, file = '']) => file),
  ]),
];

// The fallback address of a picture, for browsers that understand no other; it is the smallest
// size.
const PICTURE = /\bsrc="(\/pictures\/[^"\s<>?]+)"/g;

/** The pictures of a page, each in its smallest size. */
export const picturesOfPage = (html: string): readonly string[] => [
  ...new Set(Array.from(html.matchAll(PICTURE), ([, path = '']) => path)),
];

/**
 * The part of a picture's path that is the same in all sizes:
 * `/pictures/essai/0123456789abcdef0123-`.
 */
export const pictureStem = (path: string): string => path.replace(/\d+\.\w+$/, '');

/** The fonts of a style sheet whose address is `path`. */
export const assetsOfStyle = (css: string, path: string): readonly string[] => [
  ...new Set(
    Array.from(css.matchAll(ASSET_OF_STYLE), ([, url = '']) => new URL(url, `http://here${path}`)).map(
      ({ pathname, search }) => pathname + search,
    ),
  ),
];
