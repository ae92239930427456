import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { isLocale, type Locale, otherLocale } from '../lib/i18n/locale.ts';
import { sitePaths } from '../lib/i18n/paths.ts';
import { SiteHeader } from './_components/site-header.tsx';
import { fontClasses } from './_ui/fonts.ts';
import './globals.css';
import './_components/programme/frame.css';
import './_components/lost.css';

// Drawn for each request: the proxy names the language in a header, and the scripts need the nonce.
export const dynamic = 'force-dynamic';

async function readerLocale(): Promise<Locale> {
  const locale = await getLocale();
  return isLocale(locale) ? locale : 'fr';
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('public');
  return { title: t('notFound.title'), robots: { index: false } };
}

/** 404, with its status and readable without a script. `notFound()` alone would send an empty body that a script fills. */
export default async function GlobalNotFound() {
  const locale = await readerLocale();
  const t = await getTranslations('public');
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang={locale} className={fontClasses} suppressHydrationWarning>
      <body>
        <script src="/theme.js" nonce={nonce} />
        <div className="programme">
          <div className="beam low">
            <SiteHeader locale={locale} otherHref={sitePaths(otherLocale(locale)).home()} />
            <main id="content" className="page lost">
              <p className="lost-number" aria-hidden="true">
                404
              </p>
              <h1>{t('notFound.title')}</h1>
              <p>{t('notFound.body')}</p>
              <p>
                <a className="btn lamp" href={sitePaths(locale).home()}>
                  {t('notFound.home')}
                </a>
              </p>
            </main>
          </div>
        </div>
      </body>
    </html>
  );
}
