import type { MetadataRoute } from 'next';
import { headers } from 'next/headers';
import { locales } from '#lib/i18n/locale.ts';
import { publicDataBase } from '#lib/i18n/paths.ts';
import { askedOrigin } from '#lib/programme/own-host.ts';

// A build does not know the address the site will have.
export const dynamic = 'force-dynamic';

// Pages behind a secret or a password say `noindex` themselves; this only saves a crawler the way.
// Calendars stay open: Google's fetcher obeys this file too, and so may whoever reads what is open.
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
