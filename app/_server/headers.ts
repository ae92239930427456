import type { Trailer } from '#lib/films/trailer.ts';

/** Of every answer for a reader. */
export const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
};

/** Of what nothing keeps: it is of one person, or of this moment. */
export const UNSTORED = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** An answer as JSON that nothing keeps. */
export const unstoredJson = (said: unknown, status = 200): Response =>
  Response.json(said, { status, headers: UNSTORED });

const policy = (directives: readonly string[]) =>
  ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", ...directives].join('; ');

// `style` attributes carry the hours of a grid and a festival's accent, and cannot hold a nonce.
const STYLE = "style-src 'self' 'unsafe-inline'";
const IMAGES = "img-src 'self' data: blob:";
// `next dev` compiles with eval and speaks over a socket.
const isDevelopment = process.env.NODE_ENV === 'development';
const EVAL = isDevelopment ? " 'unsafe-eval'" : '';
const CONNECT = `connect-src 'self'${isDevelopment ? ' ws:' : ''}`;

/**
 * The policy of documents: no script stands in them, so none in the page runs at all. `frames`: who
 * may show them in a frame. `trailers`: those of this page, played by their own sites.
 */
export const documentPolicy = (frames: '*' | "'self'" | "'none'", trailers: readonly Trailer[] = []): string =>
  policy(["script-src 'self'", STYLE, IMAGES, CONNECT, ...sourcesOf(trailers), `frame-ancestors ${frames}`]);

const sourcesOf = (trailers: readonly Trailer[]) =>
  (['frame', 'file'] as const).flatMap((kind) => {
    const hosts = new Set(trailers.filter((trailer) => trailer.kind === kind).map(({ host }) => `https://${host}`));
    return hosts.size === 0 ? [] : `${kind === 'frame' ? 'frame-src' : 'media-src'} ${[...hosts].join(' ')}`;
  });

/** In which the proxy hands the nonce of a page of the framework on. */
export const NONCE_HEADER = 'x-nonce';

/** The policy of pages of the framework, whose scripts carry this nonce. */
export const livePolicy = (nonce: string): string =>
  policy([
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${EVAL}`,
    STYLE,
    IMAGES,
    CONNECT,
    // A proposal is computed in a worker of our own; without this line `strict-dynamic` decides,
    // which browsers read differently.
    "worker-src 'self'",
    "frame-ancestors 'none'",
  ]);
