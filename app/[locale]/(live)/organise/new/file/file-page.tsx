import type { ReactNode } from 'react';
import { LiveHeader } from '#app/_components/live-frame.tsx';
import { inOtherLocale } from '#app/_components/site-header.tsx';
import type { Locale } from '#lib/i18n/locale.ts';

/** The frame of the two pages to import a festival file. */
export function FilePage({ locale, path, children }: { locale: Locale; path: string; children: ReactNode }) {
  return (
    <>
      <LiveHeader locale={locale} otherHref={inOtherLocale(locale, path)} />
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
