import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Trailer } from '#lib/films/trailer.ts';
import { onceInProcess } from '#lib/one-in-process.ts';
import { exchangeUnderWay } from '#lib/under-way.ts';

/*
 * Status and headers of answers: errors, caches, and the content security policies of documents
 * and of pages of the framework.
 */

/** Seconds after which a client should ask again, sent with a 503. */
export const RETRY_AFTER = 10;

/**
 * When Next passes a request on to the second server (`httpxy`), it and our log add eleven
 * listeners to the response; Node warns of a leak at ten.
 */
const MOST_LISTENERS = 20;

/**
 * Makes the response available to the code that runs for its request. Called once by
 * instrumentation.ts; Node reports a request on this channel before the server handles it.
 */
export const carryResponse = (): void =>
  onceInProcess('lanterneResponses', () => {
    subscribe('http.server.request.start', (message) => {
      const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
      // Next would answer 500, since no Request can be made with TRACE: treated as a method that no
      // route answers.
      if (request.method === 'TRACE') request.method = 'DELETE';
      hideRewrites(response);
      response.setMaxListeners(MOST_LISTENERS);
      exchangeUnderWay().enterWith({ request, response });
    });
  });

/**
 * Next names in a header where the answer came from, which would show internal addresses such as
 * that of the second server.
 */
function hideRewrites(response: ServerResponse): void {
  const set = response.setHeader.bind(response);
  response.setHeader = (name, value) => (name.toLowerCase() === 'x-middleware-rewrite' ? response : set(name, value));
}

/**
 * Sets the status of the page that is being drawn, unless its headers were sent. Otherwise a page
 * could only choose one by `notFound()` and `forbidden()`, for which Next sends an empty body that
 * a script must fill (16.4.6: `errorShell` in app-render.js). The answer to a form that a script
 * posted keeps its status, since the page is only part of it.
 */
export function answerStatus(status: 403 | 404 | 410 | 503): void {
  const exchange = exchangeUnderWay().getStore();
  if (!exchange || exchange.response.headersSent || exchange.request.headers['next-action']) return;
  exchange.response.statusCode = status;
  if (status === 503) exchange.response.setHeader('Retry-After', String(RETRY_AFTER));
}

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
