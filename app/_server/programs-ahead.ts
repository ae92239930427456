import { isIPv6 } from 'node:net';

type Listening = Readonly<{ port: number; host?: string | null | undefined }>;

const shared = globalThis as typeof globalThis & {
  /** Of `lib/cli/start.mjs`. */
  lanterneListens?: Promise<Listening>;
};

/** What the server calls itself when it asks itself: a robot, whose calendars nobody counts. */
const PROGRAM = 'Lanterne bot';

/** Once the server listens, what pages are drawn with is read, with this festival's for an example. Called once by instrumentation.ts. */
export async function programsAhead(slug: string | undefined): Promise<void> {
  // While somebody works on Lanterne each page is compiled when it is asked for.
  if (process.env.NODE_ENV !== 'production' || !shared.lanterneListens) return;
  await readPrograms(await shared.lanterneListens, slug);
}

/**
 * What pages are drawn with is read when the first of them is asked for, which holds everybody up for a tenth of a second and more. So the
 * server asks itself for one of each kind, one after the other. Of the desk it gets no page, but reads what the pages need.
 */
export async function readPrograms({ port, host }: Listening, slug: string | undefined): Promise<void> {
  const name = !host || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const at = `http://${isIPv6(name) ? `[${name}]` : name}:${port}`;
  const own = slug === undefined ? [] : [`/fr/festivals/${slug}`, `/feeds/${slug}/programme.ics`];
  const desk = ['', '/desk', '/desk/films', '/desk/lists/films', '/desk/grid'].map((page) => `/fr/organise${page}`);
  for (const path of ['/fr', ...own, '/fr/nowhere', '/fr/sign-in', '/api/auth/csrf', ...desk]) {
    // What cannot be answered says so to whoever asks for it.
    const answer = await fetch(at + path, { redirect: 'manual', headers: { 'User-Agent': PROGRAM } }).catch(() => null);
    await answer?.arrayBuffer().catch(() => {});
  }
}
