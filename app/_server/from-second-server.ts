import { firstAnswer } from './first-answer.ts';
import { secondServerFor } from './second-server.ts';

/** In milliseconds: a page of a thousand séances takes a second on a slow machine. */
const DRAWING_MS = 30_000;

/**
 * What the second server answers at this address of a large festival, not compressed. Null where this server draws the festival, or nobody could be asked, so
 * that this one has to. Throws where it failed or let the time run out: drawing once more for each who waits would hold up all others.
 */
export async function fromSecondServer(
  slug: string,
  { pathname, search }: URL,
  /** What else the page depends on. */
  headers: Readonly<Record<string, string>> = {},
): Promise<Response | null> {
  try {
    const second = await secondServerFor(slug);
    if (second === null) return null;
    const answer = await firstAnswer([second, second], (origin) =>
      fetch(origin + pathname + search, {
        headers: { ...headers, 'Accept-Encoding': 'identity' },
        redirect: 'manual',
        signal: AbortSignal.timeout(DRAWING_MS),
      }),
    );
    if (answer.status >= 500) throw new Error(`Drawing ${pathname} failed with ${answer.status}`);
    return answer;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(error);
    return null;
  }
}
