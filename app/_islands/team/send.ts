import { volunteerAddresses } from '../../../lib/volunteers/addresses.ts';
import { WAITED_HEADER } from '../../../lib/volunteers/tapped-at.ts';
import type { Unsent } from './unsent.ts';

/** `later`: nobody answered, or could not. `gone`: the address opens nothing any more. Else it was done, or refused for good, in a sentence. */
export type Sent = { is: 'later' | 'gone' } | { is: 'done' | 'refused'; sentence: string };

/** In milliseconds: a corridor's network may hold a request for ever. */
const PATIENCE = 15_000;

/** Sends one tap. Its key is in its body: however often it is sent it is done once. */
export async function send(token: string, { body, at }: Unsent): Promise<Sent> {
  try {
    const answer = await fetch(volunteerAddresses.post(token), {
      method: 'POST',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/x-www-form-urlencoded',
        [WAITED_HEADER]: String(Math.round((Date.now() - at) / 1000)),
      },
      body,
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status === 410) return { is: 'gone' };
    // Busy, too many at once, or a sign-in of the house's wifi that answers in the place of the server.
    const isOurs = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
    if (answer.status >= 500 || answer.status === 429 || !isOurs) return { is: 'later' };
    const { ok, sentence } = (await answer.json()) as { ok: boolean; sentence?: string };
    return { is: ok ? 'done' : 'refused', sentence: sentence ?? '' };
  } catch {
    return { is: 'later' };
  }
}
