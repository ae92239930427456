/** Where a page says since when it is what a browser kept. */
const OFFLINE_AT = 'data-offline-at';

/**
 * The page as it is answered without a network: its first tag carries the instant at which it was
 * last known to be the current one.
 */
export const markedPage = (html: string, confirmedAt: string): string =>
  html.replace(/<html\b/, `<html ${OFFLINE_AT}="${confirmedAt}"`);

// A script that is asked for later stands in `data-src`. Of the APIs those that answer a public
// key, in whichever attribute a script is told of them.
const ASSET =
  /\b(?:(?:href|src)="(\/(?:_next\/static\/|fonts\/|[\w-]+\.(?:js|css|svg|png)\b)[^"\s<>]*)"|[\w-]+="(\/api\/public\/[^"\s<>]*)")/g;
const ASSET_OF_STYLE = /url\(\s*["']?(\/(?:_next\/static|fonts)\/[^"')\s]+|\.\.?\/[^"')\s]+)["']?\s*\)/g;

// Parts of a page of the framework that it fetches itself: they are named in its script alone.
const ASSET_OF_SCRIPT = /\\"(\/_next\/static\/[\w./~-]+\.(?:js|css))\\"/g;

/**
 * What a page needs to be drawn, by the paths it names: style sheets, scripts, fonts, icons, data.
 */
export const assetsOfPage = (html: string): readonly string[] => [
  ...new Set([
    ...Array.from(html.matchAll(ASSET), ([, file, data]) => (file ?? data ?? '').replaceAll('&amp;', '&')),
    ...Array.from(html.matchAll(ASSET_OF_SCRIPT), ([, file = '']) => file),
  ]),
];

// The address a picture has where no other is understood: that of its smallest.
const PICTURE = /\bsrc="(\/pictures\/[^"\s<>?]+)"/g;

/** The pictures of a page, each in its smallest size. */
export const picturesOfPage = (html: string): readonly string[] => [
  ...new Set(Array.from(html.matchAll(PICTURE), ([, path = '']) => path)),
];

/** What is the same in all sizes of a picture: `/pictures/essai/0123456789abcdef0123-`. */
export const pictureStem = (path: string): string => path.replace(/\d+\.\w+$/, '');

/** The fonts of a style sheet that stands at `path`. */
export const assetsOfStyle = (css: string, path: string): readonly string[] => [
  ...new Set(
    Array.from(css.matchAll(ASSET_OF_STYLE), ([, url = '']) => new URL(url, `http://here${path}`)).map(
      ({ pathname, search }) => pathname + search,
    ),
  ),
];
