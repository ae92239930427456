import type { Trailer } from '#lib/films/trailer.ts';

/** Headers of every answer to a reader. */
export const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
};

/** Headers of an answer that no cache may store: it is for one person, or true only now. */
export const UNSTORED = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** An answer in JSON that no cache may store. */
export const unstoredJson = (said: unknown, status = 200): Response =>
  Response.json(said, { status, headers: UNSTORED });

const policy = (directives: readonly string[]) =>
  ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", ...directives].join('; ');

// `style` attributes hold the hours of a grid and a festival's colour, and a nonce cannot allow
// attributes.
const STYLE = "style-src 'self' 'unsafe-inline'";
const IMAGES = "img-src 'self' data: blob:";
// `next dev` compiles with eval and uses a web socket.
const isDevelopment = process.env.NODE_ENV === 'development';
const EVAL = isDevelopment ? " 'unsafe-eval'" : '';
const CONNECT = `connect-src 'self'${isDevelopment ? ' ws:' : ''}`;

/**
 * The policy of documents. They contain no inline script, so none may run. `frames`: which sites
 * may show them in a frame. `trailers`: those of this page, which are played from their own sites.
 */
export const documentPolicy = (frames: '*' | "'self'" | "'none'", trailers: readonly Trailer[] = []): string =>
  policy(["script-src 'self'", STYLE, IMAGES, CONNECT, ...sourcesOf(trailers), `frame-ancestors ${frames}`]);

const sourcesOf = (trailers: readonly Trailer[]) =>
  (['frame', 'file'] as const).flatMap((kind) => {
    const hosts = new Set(trailers.filter((trailer) => trailer.kind === kind).map(({ host }) => `https://${host}`));
    return hosts.size === 0 ? [] : `${kind === 'frame' ? 'frame-src' : 'media-src'} ${[...hosts].join(' ')}`;
  });

/** The header in which the proxy passes the nonce to pages of the framework. */
export const NONCE_HEADER = 'x-nonce';

/** The policy of pages of the framework, whose scripts carry this nonce. */
export const livePolicy = (nonce: string): string =>
  policy([
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${EVAL}`,
    STYLE,
    IMAGES,
    CONNECT,
    // The grid computes proposals in a worker of ours; without this line `strict-dynamic` would
    // decide, which browsers apply differently.
    "worker-src 'self'",
    "frame-ancestors 'none'",
  ]);
