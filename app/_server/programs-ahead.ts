import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { addressKindOf } from './known-addresses.ts';

type Listening = Readonly<{ port: number; host?: string | null | undefined }>;

const shared = globalThis as typeof globalThis & {
  /** Of `lib/cli/start.mjs`. */
  lanterneListens?: Promise<Listening>;
};

/** What the server calls itself when it asks itself: a robot, whose calendars nobody counts. */
const PROGRAM = 'Lanterne bot';
/** Before memory is tidied, in milliseconds. */
const REST = 5000;

/** Between two pages of the desk that are read, in milliseconds: others are answered there. */
const BREATH = 100;

/**
 * What readers ask for, a page of each kind: of a festival that is not there its route is read all
 * the same.
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
 * What the desk and its doors are drawn with: three times the memory of all that readers ask for.
 */
export const DESK = ['/fr/sign-in', '/api/auth/csrf'].concat(
  ['', '/desk', '/desk/films', '/desk/lists/films', '/desk/grid'].map((page) => `/fr/organise${page}`),
);

/**
 * Once the server listens, what public pages are drawn with is read, with this festival's for an
 * example; what the desk is drawn with once somebody asks for it. Called once by
 * instrumentation.ts.
 */
export async function programsAhead(slug: string | undefined): Promise<void> {
  // While somebody works on Lanterne each page is compiled when it is asked for.
  if (process.env.NODE_ENV !== 'production' || !shared.lanterneListens) return;
  const desk = deskAsked();
  const listening = await shared.lanterneListens;
  await readPrograms(listening, publicPaths(slug));
  // Whoever comes to the desk meanwhile does not wait for rest.
  await Promise.race([tidyMemory(), desk]);
  await desk;
  await readPrograms(listening, DESK, BREATH);
}

/**
 * Resolves when somebody asks for a page of the desk, for the door to it, or for what a page that
 * was open asks for.
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
 * Gives what reading left behind back to the system: V8 would keep those 37 MB for as long as
 * nobody comes. It lets go of the room for young objects only where there was rest before, and of
 * what it tidied away the next time.
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
 * What pages are drawn with is read when the first of them is asked for, which holds everybody up
 * for a tenth of a second and more. So the server asks itself for one of each kind, one after the
 * other. Of the desk it gets no page, but reads what the pages need.
 */
export async function readPrograms({ port, host }: Listening, paths: readonly string[], rest = 0): Promise<void> {
  const name = !host || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const at = `http://${isIPv6(name) ? `[${name}]` : name}:${port}`;
  for (const path of paths) {
    // What cannot be answered says so to whoever asks for it.
    const answer = await fetch(at + path, { redirect: 'manual', headers: { 'User-Agent': PROGRAM } }).catch(() => null);
    await answer?.arrayBuffer().catch(() => {});
    if (rest > 0) await pause(rest, undefined, { ref: false });
  }
}
