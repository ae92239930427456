import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ReactNode } from 'react';
import type { Programme } from '#app/_components/programme/programme.ts';
import { FONTS_OF, fontPaths } from '#app/_server/fonts.ts';
import { buildId } from '#app/feeds/build-id.ts';
import type { Lettering } from '#lib/festivals/choices.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { GROUNDS } from '#lib/model/colours.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { type IconFile, iconVersion } from '#lib/offline/manifest.ts';

type StyleSheet = '/documents.css' | '/join.css' | '/own.css' | '/paper.css' | '/team.css';

/** A page that is read without an account. */
type Document = Readonly<{
  locale: Locale;
  title: string;
  /** Further elements of its `<head>`. */
  head?: ReactNode;
  body: ReactNode;
  /** The address of its style sheet. */
  style: StyleSheet;
  /**
   * Whether its fonts are preloaded. Left out where the text itself must arrive first, as on slow
   * lines.
   */
  isFontWaited?: boolean;
  /** Name and icons of the festival the page is about; without one, Lanterne's own. */
  face?: Face;
}>;

/**
 * What devices show a page as: its name, font and icons. `touchIcon` is the address of a PNG 180
 * pixels wide.
 */
type Face = Readonly<{ name: string; letters: Lettering; icon: ReactNode; touchIcon: string }>;

const LANTERNE: Face = {
  name: 'Lanterne',
  letters: 'bricolage',
  icon: <link rel="icon" href="/icon.svg" sizes="any" type="image/svg+xml" />,
  touchIcon: '/apple-icon.png',
};

/** The name and font of a festival, with Lanterne's icons. */
export const plainFaceOf = (
  { name, letters = 'bricolage' }: Pick<PublicDocument['festival'], 'name' | 'letters'>,
  locale: Locale,
): Face => ({ ...LANTERNE, name: inLocale(name, locale), letters });

/**
 * The face of a festival. Its icons are drawn by the server from what is published; where no server
 * answers, or nothing is published, Lanterne's icons stand in.
 */
export function faceOf({ document, locale, isServed, feeds }: Programme): Face {
  const plain = plainFaceOf(document.festival, locale);
  if (!isServed || !feeds) return plain;
  const at = (file: IconFile) => feeds.icon(file, iconVersion(document));
  return {
    ...plain,
    icon: <link rel="icon" href={at('192.png')} sizes="192x192" type="image/png" />,
    touchIcon: at('180.png'),
  };
}

/** A drawn document: HTML, or the address it moved to; null where there is no such page. */
export type DocumentDrawn = string | { moved: string } | null;

/** The whole page as HTML. It contains no inline script, so its policy can forbid them. */
export function htmlOf({ locale, title, head, body, style, isFontWaited = true, face = LANTERNE }: Document): string {
  const page = (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {isFontWaited &&
          FONTS_OF[face.letters].map((name) => (
            <link key={name} rel="preload" href={fontPaths()[name]} as="font" type="font/woff2" crossOrigin="" />
          ))}
        <link rel="stylesheet" href={`${style}?v=${buildId()}`} />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content={GROUNDS.light.paper} />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content={GROUNDS.dark.paper} />
        <title>{title}</title>
        <meta name="application-name" content={face.name} />
        {head}
        {face.icon}
        <link rel="apple-touch-icon" href={face.touchIcon} sizes="180x180" type="image/png" />
      </head>
      <body>
        <script src={`/theme.js?v=${buildId()}`} />
        {body}
      </body>
    </html>
  );
  return `<!DOCTYPE html>${markupOf(page)}`;
}

/** For pages behind a secret address, which search engines must leave out. */
export const SECRET_ROBOTS = <meta name="robots" content="noindex, nofollow" />;
export const UNLISTED_ROBOTS = <meta name="robots" content="noindex" />;

// Next forbids importing React's renderer into pages, because it sends their parts to the browser
// to be hydrated. Released pages are never hydrated, so it is loaded by `require`.
const load = createRequire(join(process.cwd(), 'package.json'));
const { renderToStaticMarkup }: typeof import('react-dom/server') = load('react-dom/server');

/**
 * The HTML React writes for these elements, escaped as usual. It is for long pages: Next draws each
 * element twice, to add the data for hydration, which `plainHtml` would remove again. Components
 * drawn here may neither be async nor have a client part.
 */
export const markupOf = (elements: ReactNode): string => renderToStaticMarkup(elements);
