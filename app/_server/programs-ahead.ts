import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { addressKindOf } from './before-next.ts';

type Listening = Readonly<{ port: number; host?: string | null | undefined }>;

const shared = globalThis as typeof globalThis & {
  /** Set by `lib/cli/start.mjs`. */
  lanterneListens?: Promise<Listening>;
};

/**
 * The user agent of the server's requests to itself: it says « bot », so its calendar requests are
 * not counted.
 */
const PROGRAM = 'Lanterne bot';
/** How long to wait before memory is tidied, in milliseconds. */
const REST = 5000;

/**
 * The pause between two pages of the desk, in milliseconds, in which other requests are answered.
 */
const BREATH = 100;

/**
 * A page of each kind that the public asks for; even for a festival that does not exist the code of
 * its route is loaded.
 */
export const publicPaths = (slug = 'nowhere') => [
  '/fr',
  `/fr/festivals/${slug}`,
  `/feeds/${slug}/programme.ics`,
  `/pictures/${slug}/none`,
  '/api/selections',
  '/fr/nowhere',
];
/**
 * Pages that load the code of the desk and the sign-in: three times as much memory as all public
 * pages.
 */
export const DESK = ['/fr/sign-in', '/api/auth/csrf'].concat(
  ['', '/desk', '/desk/films', '/desk/lists/films', '/desk/grid'].map((page) => `/fr/organise${page}`),
);

/**
 * Loads the code of public pages once the server listens, with this festival as an example; the
 * code of the desk only once somebody asks for a page of it. Called once by instrumentation.ts.
 */
export async function programsAhead(slug: string | undefined): Promise<void> {
  // In development each page is compiled when it is asked for.
  if (process.env.NODE_ENV !== 'production' || !shared.lanterneListens) return;
  const desk = deskAsked();
  const listening = await shared.lanterneListens;
  await readPrograms(listening, publicPaths(slug));
  // If somebody opens the desk meanwhile, its code is loaded at once.
  await Promise.race([tidyMemory(), desk]);
  await desk;
  await readPrograms(listening, DESK, BREATH);
}

/**
 * Resolves when somebody asks for a page of the desk or the sign-in, or when a page of the desk
 * that is still open sends a request.
 */
export function deskAsked(): Promise<void> {
  const channel = 'http.server.request.start';
  return new Promise((resolve) => {
    const look = (message: unknown) => {
      const path = (message as { request: IncomingMessage }).request.url?.split('?', 1)[0] ?? '';
      if (addressKindOf(path) !== 'live' && !path.startsWith('/api/festivals/')) return;
      unsubscribe(channel, look);
      resolve();
    };
    subscribe(channel, look);
  });
}

/**
 * Returns memory to the system after loading: V8 would keep 37 MB for as long as no requests come.
 * It shrinks the space for young objects only after a pause, and gives back what it collected only
 * at the next collection, hence two rounds.
 */
async function tidyMemory(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const tidy: () => void = runInNewContext('gc');
  for (let round = 0; round < 2; round += 1) {
    await pause(REST, undefined, { ref: false });
    tidy();
  }
}

/**
 * The code of a page is loaded at its first request, which blocks all others for a tenth of a
 * second or more. So the server asks itself for one page of each kind, one after the other. It is
 * not signed in, so it gets no page of the desk, but the code is loaded.
 */
export async function readPrograms({ port, host }: Listening, paths: readonly string[], rest = 0): Promise<void> {
  const name = !host || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const at = `http://${isIPv6(name) ? `[${name}]` : name}:${port}`;
  for (const path of paths) {
    // An error will be seen by whoever asks for the page.
    const answer = await fetch(at + path, { redirect: 'manual', headers: { 'User-Agent': PROGRAM } }).catch(() => null);
    await answer?.arrayBuffer().catch(() => {});
    if (rest > 0) await pause(rest, undefined, { ref: false });
  }
}
