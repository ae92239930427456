'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import type { Locale } from '#lib/i18n/locale.ts';

/**
 * A link to this very page in the other language. A full load: the language is that of the whole
 * document.
 */
export function SamePageIn({ locale, children }: { locale: Locale; children: ReactNode }) {
  const pathname = usePathname();
  return (
    <a href={pathname.replace(/^\/[^/]+/, `/${locale}`)} hrefLang={locale} lang={locale} className="desk-tool">
      {children}
    </a>
  );
}
