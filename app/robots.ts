import type { MetadataRoute } from 'next';
import { headers } from 'next/headers';
import { locales } from '#lib/i18n/locale.ts';
import { publicDataBase } from '#lib/i18n/paths.ts';
import { askedOrigin } from '#lib/programme/own-host.ts';

// The site's address is not known at build time.
export const dynamic = 'force-dynamic';

// Pages behind a secret link or a password have `noindex` themselves; this only spares crawlers the
// requests. Calendars stay open, as Google's calendar fetcher obeys this file too, and so may
// programs that read the open data.
const CLOSED = [
  'organise',
  'sign-in',
  'account',
  'installation',
  'setup',
  'invitation',
  'reset',
  'preview',
  'team',
  'my',
  'released',
];

export default async function robots(): Promise<MetadataRoute.Robots> {
  return {
    rules: {
      userAgent: '*',
      allow: ['/', `${publicDataBase()}/`, '/api/public/schema.json'],
      disallow: ['/api/', ...locales.flatMap((locale) => CLOSED.map((page) => `/${locale}/${page}`))],
    },
    sitemap: `${askedOrigin((await headers()).get('host'))}/sitemap.xml`,
  };
}
