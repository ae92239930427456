'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { type Locale, pathIn } from '#lib/i18n/locale.ts';

/**
 * A link to this page in the other language, with its query. It reloads the page, as the language
 * is that of the whole document.
 */
export function SamePageIn({ locale, children }: { locale: Locale; children: ReactNode }) {
  const asked = useSearchParams().toString();
  const path = pathIn(locale, usePathname());
  return (
    <a href={asked ? `${path}?${asked}` : path} hrefLang={locale} lang={locale} className="desk-tool">
      {children}
    </a>
  );
}
