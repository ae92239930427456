// Before what components bring with them: the first style sheet says in which order layers count.
import './globals.css';

import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { PATH_HEADER } from '../lib/accounts/next-path.ts';
import { isLocale, type Locale, otherLocale } from '../lib/i18n/locale.ts';
import { programmeBase, programmePaths, sitePaths } from '../lib/i18n/paths.ts';
import { type Bilingual, inLocale } from '../lib/i18n/text.ts';
import { MAX_QUERY } from '../lib/programme/public-address.ts';
import { publicKeyOf } from '../lib/programme/public-key.ts';
import { releasedBySlug } from '../lib/programme/released.ts';
import { typeset } from '../lib/time/typeset.ts';
import { SiteHeader } from './_components/site-header.tsx';
import { fontClasses } from './_ui/fonts.ts';
import './_components/programme/frame.css';
import './_components/lost.css';

// Drawn for each request: the proxy names the language in a header, and the scripts need the nonce.
export const dynamic = 'force-dynamic';

// Without it a phone draws the page as wide as a desk.
export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

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
  const asked = await headers();
  const nonce = asked.get('x-nonce') ?? undefined;
  const festival = festivalAsked(asked.get(PATH_HEADER) ?? '');
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
              {festival && <ToFestival locale={locale} {...festival} />}
              <p>
                <a className={festival ? 'link' : 'btn lamp'} href={sitePaths(locale).home()}>
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

/** The published festival below whose address somebody asked for what is not there. */
function festivalAsked(path: string): { slug: string; name: Bilingual } | null {
  const [, , section, slug = ''] = (path.split('?')[0] ?? '').split('/');
  if (section !== 'festivals' || publicKeyOf(slug) === null) return null;
  const released = releasedBySlug(slug);
  return released && { slug, name: released.document.festival.name };
}

/** Back to its programme, and a search in it, without a script. */
async function ToFestival({ locale, slug, name }: { locale: Locale; slug: string; name: Bilingual }) {
  const [t, f] = [await getTranslations('public'), await getTranslations('filters')];
  const paths = programmePaths(programmeBase(locale, slug), locale);
  return (
    <>
      <p>
        <a className="btn lamp" href={paths.home()}>
          {t('notFound.programme', { festival: typeset(inLocale(name, locale), locale) })}
        </a>
      </p>
      <search>
        <form method="get" action={paths.search()} className="lost-search">
          <label htmlFor="lost-query">{t('notFound.search')}</label>
          <input
            id="lost-query"
            className="input"
            type="search"
            name="q"
            maxLength={MAX_QUERY}
            placeholder={f('searchLabel')}
          />
          <button type="submit" className="btn">
            {f('search')}
          </button>
        </form>
      </search>
    </>
  );
}
