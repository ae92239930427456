// Imported before the components: the first style sheet declares the order of the cascade layers.
import './globals.css';

import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { festivalAsked, LostPage, lostTitle } from '#app/_components/lost-page.tsx';
import { fontClasses } from '#app/_ui/fonts.ts';
import { buildId } from '#app/feeds/build-id.ts';
import { PATH_HEADER } from '#lib/accounts/next-path.ts';
import { type Locale, otherLocale, readLocale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { LiveHeader } from './_components/live-frame.tsx';
import { NONCE_HEADER } from './_server/answer-head.ts';
import '#app/_components/programme/frame.css';
import '#app/_components/lost.css';

// Drawn for each request: the proxy passes the language in a header, and the scripts need the
// nonce.
export const dynamic = 'force-dynamic';

// Without it a phone draws the page at the width of a computer.
export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

async function readerLocale(): Promise<Locale> {
  const locale = await getLocale();
  return readLocale(locale);
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: lostTitle(await readerLocale()), robots: { index: false } };
}

/**
 * The 404 page for what no document answers, readable without a script. With `notFound()` alone
 * Next would send an empty body that a script fills.
 */
export default async function GlobalNotFound() {
  const locale = await readerLocale();
  const asked = await headers();
  return (
    <html lang={locale} className={fontClasses} suppressHydrationWarning>
      <body>
        <script src={`/theme.js?v=${buildId()}`} nonce={asked.get(NONCE_HEADER) ?? undefined} />
        <LostPage
          locale={locale}
          festival={festivalAsked(asked.get(PATH_HEADER) ?? '')}
          header={<LiveHeader locale={locale} otherHref={sitePaths(otherLocale(locale)).home()} />}
        />
      </body>
    </html>
  );
}
