import type { ReactNode } from 'react';
import type { Locale } from '../../../../../../lib/i18n/locale.ts';
import { inOtherLocale, SiteHeader } from '../../../../../_components/site-header.tsx';

/** The frame of the two pages a file is brought in by. */
export function FilePage({ locale, path, children }: { locale: Locale; path: string; children: ReactNode }) {
  return (
    <>
      <SiteHeader locale={locale} otherHref={inOtherLocale(locale, path)} />
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-[72rem] px-[clamp(1rem,4vw,3rem)] pt-4 pb-24 outline-none"
      >
        {children}
      </main>
    </>
  );
}
