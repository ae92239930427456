import type { MetadataRoute } from 'next';
import { locales } from '../lib/i18n/locale.ts';

// Pages behind a secret or a password say `noindex` themselves; this only saves a crawler the way. Calendars stay open:
// Google's fetcher obeys this file too.
const CLOSED = ['organise', 'sign-in', 'account', 'setup', 'invitation', 'reset', 'preview', 'team', 'released'];

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/api/', ...locales.flatMap((locale) => CLOSED.map((page) => `/${locale}/${page}`))],
    },
  };
}
