import type { ReactNode } from 'react';
import { fontPaths } from '#app/_server/fonts.ts';
import { buildId } from '#app/feeds/build-id.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { PAPER } from '#lib/offline/manifest.ts';
import { markupOf } from './markup.ts';

type StyleSheet = '/documents.css' | '/own.css' | '/paper.css' | '/team.css';

/** What is read without an account, as it is written. */
export type Document = Readonly<{
  locale: Locale;
  title: string;
  /** What else stands in its head. */
  head?: ReactNode;
  body: ReactNode;
  /** Its style sheet, by the address it is made at. */
  style: StyleSheet;
  /** Whether its fonts are asked for before the style sheet names them: not where every byte of words comes first. */
  isFontWaited?: boolean;
}>;

/** A document as it is drawn: HTML, or where it moved; null where there is none. */
export type DocumentDrawn = string | { moved: string } | null;

/** The whole page as HTML. No script stands in it, so that its policy can forbid them. */
export function htmlOf({ locale, title, head, body, style, isFontWaited = true }: Document): string {
  const page = (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {isFontWaited &&
          Object.values(fontPaths()).map((path) => (
            <link key={path} rel="preload" href={path} as="font" type="font/woff2" crossOrigin="" />
          ))}
        <link rel="stylesheet" href={`${style}?v=${buildId()}`} />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content={PAPER.light} />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content={PAPER.dark} />
        <title>{title}</title>
        <meta name="application-name" content="Lanterne" />
        {head}
        <link rel="icon" href="/icon.svg" sizes="any" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-icon.png" sizes="180x180" type="image/png" />
      </head>
      <body>
        <script src="/theme.js" />
        {body}
      </body>
    </html>
  );
  return `<!DOCTYPE html>${markupOf(page)}`;
}

/** For pages that search engines leave out and that are behind a secret address. */
export const SECRET_ROBOTS = <meta name="robots" content="noindex, nofollow" />;
export const UNLISTED_ROBOTS = <meta name="robots" content="noindex" />;
