import { createHmac } from 'node:crypto';
import { secret } from '#lib/env.ts';
import { publicUrl } from '#lib/programme/own-host.ts';

/** Where a server says under which name it was asked. */
export const HOST_PROOF = '/.well-known/lanterne';

/** What this installation, and no other, answers there under a name. */
export const hostToken = (host: string): string =>
  createHmac('sha256', secret()).update(`host ${host}`).digest('base64url').slice(0, 22);

/**
 * What came of asking for oneself: `unnamed` where the network knows no such name, `untrusted`
 * where its certificate is none a browser takes.
 */
export type HostHeard = 'answers' | 'unnamed' | 'untrusted' | 'silent' | 'other';

/** In milliseconds. */
const PATIENCE = 5000;

/**
 * Asks for this server under that name, as a browser would. Only for a name an administrator
 * allowed: where it leads is up to whoever holds it. Nothing of the answer is shown, no redirect
 * followed.
 */
export async function hearSelf(host: string): Promise<HostHeard> {
  try {
    const answer = await fetch(publicUrl(host) + HOST_PROOF, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const said = await firstOf(answer);
    return answer.status === 200 && said === hostToken(host) ? 'answers' : 'other';
  } catch (error) {
    const { code = '' } = ((error as Error).cause ?? {}) as { code?: string };
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unnamed';
    return /CERT|TLS|SSL|SIGNATURE|ISSUER/.test(code) ? 'untrusted' : 'silent';
  }
}

/** The first piece of an answer: what is ours is shorter than any. */
async function firstOf({ body }: Response): Promise<string> {
  for await (const piece of body ?? []) return Buffer.from(piece).toString('latin1');
  return '';
}
