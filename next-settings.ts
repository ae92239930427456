import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { env } from './lib/env.ts';
import { MAX_OF_FILE } from './lib/files/limits.ts';

const config: NextConfig = {
  cacheComponents: false,
  poweredByHeader: false,
  // `npm test` and `npm run check` have checked the types; whoever installs could not fix them, and
  // saves a third of the time.
  typescript: { ignoreBuildErrors: true },
  // The proxy must tell a page from the parts of it that a link inside the framework requests.
  skipProxyUrlNormalize: true,
  // The proxy gives released pages a tag made from their key; Next would read each page through for
  // one, at each request.
  generateEtags: false,
  // Has Next send the title in the head before anything else, to every client: without scripts it
  // could not be added later.
  htmlLimitedBots: /.*/,
  // Pages wait for this script before they are parsed further; without a max-age, browsers would
  // ask for it again on each page. Its address contains the build, like those of our other scripts.
  headers: async () => [
    {
      source: '/theme.js',
      has: [{ type: 'query', key: 'v' }],
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
  ],
  // A sitemap may only list pages below its own folder, so each festival's is at the root; no route
  // can have such a name.
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
    // Pages of addresses that do not exist, or of an old database, must not stay on disk in .next/.
    isrFlushToDisk: false,
    // app/_server/programs-ahead.ts loads the code instead: that of the desk once somebody opens
    // it.
    preloadEntriesOnStart: false,
    // Allows forbidden(): for a role that may not, 403 with a page.
    authInterrupts: true,
    // A server action is refused when Origin and Host differ. Behind a proxy that rewrites Host,
    // Origin is our public address. A publication names each chosen séance: 14,000 of them make a
    // form of 1.5 MB. An upload has the fields of its form beside the file; proxy.ts lets only
    // people who are signed in send more than a form.
    serverActions: { allowedOrigins: [new URL(env().url).host], bodySizeLimit: MAX_OF_FILE.bytes + 2_000_000 },
    // The second server may work for long on one request, such as publishing thousands of séances
    // on a small machine.
    proxyTimeout: 300_000,
    // A longer body would be cut off before an action reads it.
    proxyClientMaxBodySize: MAX_OF_FILE.bytes + 3_000_000,
  },
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
