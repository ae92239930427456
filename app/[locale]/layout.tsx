import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { fontClasses } from '#app/_ui/fonts.ts';
import { isLocale } from '#lib/i18n/locale.ts';
import { GROUNDS } from '#lib/model/colours.ts';
import '#app/globals.css';

export const metadata: Metadata = { title: 'Lanterne', applicationName: 'Lanterne' };

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: GROUNDS.light.paper },
    { media: '(prefers-color-scheme: dark)', color: GROUNDS.dark.paper },
  ],
};

export default async function LocaleLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  return (
    // theme.js sets data-theme before React looks at the element.
    <html lang={locale} className={fontClasses} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
