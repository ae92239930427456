import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { env } from './lib/env.ts';
import { MAX_OF_FILE } from './lib/files/limits.ts';

const config: NextConfig = {
  cacheComponents: false,
  poweredByHeader: false,
  // `npm test` and `npm run check` have checked them; whoever installs could mend none, and waits
  // for a third less.
  typescript: { ignoreBuildErrors: true },
  // The proxy must tell a page from the parts of one that a link inside the programme asks for.
  skipProxyUrlNormalize: true,
  // The proxy gives released pages a tag by their key; Next would read every page through for one,
  // on each request.
  generateEtags: false,
  // What a page is called stands in its head before anything else is sent, to whoever asks: without
  // scripts it would not come there later.
  htmlLimitedBots: /.*/,
  // Every page waits for it before it is read on: without an age a browser asked anew on each. Its
  // address names the build, as those of our other scripts do.
  headers: async () => [
    {
      source: '/theme.js',
      has: [{ type: 'query', key: 'v' }],
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
  ],
  // A list of pages speaks for what lies below its own folder, so each festival's stands at the
  // root; no route can be named like that.
  rewrites: async () => [{ source: '/sitemap-:festival.xml', destination: '/feeds/:festival/pages.xml' }],
  serverExternalPackages: [
    'better-sqlite3',
    '@node-rs/argon2',
    'esbuild',
    'piscina',
    'sharp',
    'postcss',
    '@tailwindcss/postcss',
  ],
  experimental: {
    globalNotFound: true,
    // Junk addresses, and pages of an old database, must not stay on disk under .next/.
    isrFlushToDisk: false,
    // app/_server/programs-ahead.ts reads them: those of the desk once somebody comes to it.
    preloadEntriesOnStart: false,
    // forbidden(): a role that is not enough answers 403, with a page.
    authInterrupts: true,
    // A server action is refused when Origin and Host differ. Behind a proxy that rewrites Host,
    // Origin is our public address. A publication names each chosen séance: 14,000 of them are
    // 1.5 MB of a form. Beside a file that is brought in stand the fields of its form; proxy.ts
    // lets nobody send more than a form who is not signed in.
    serverActions: { allowedOrigins: [new URL(env().url).host], bodySizeLimit: MAX_OF_FILE.bytes + 2_000_000 },
    // What the second server does for the first, a publication of thousands of séances on a small
    // machine, takes as long as it takes.
    proxyTimeout: 300_000,
    // What is longer than this would be cut off before an action reads it.
    proxyClientMaxBodySize: MAX_OF_FILE.bytes + 3_000_000,
  },
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
