import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  cacheComponents: false,
  typedRoutes: true,
  poweredByHeader: false,
  serverExternalPackages: ['better-sqlite3', '@node-rs/argon2'],
  experimental: {
    globalNotFound: true,
    // Junk addresses, and pages of an old database, must not stay on disk under .next/.
    isrFlushToDisk: false,
    // forbidden(): a role that is not enough answers 403, with a page.
    authInterrupts: true,
  },
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
