import { createHmac } from 'node:crypto';
import { secret } from '#lib/env.ts';
import { publicUrl } from '#lib/programme/own-host.ts';

/** The address at which a server proves under which host it answers. */
export const HOST_PROOF = '/.well-known/lanterne';

/** The answer there, which only this installation gives for a host. */
export const hostToken = (host: string): string =>
  createHmac('sha256', secret()).update(`host ${host}`).digest('base64url').slice(0, 22);

/**
 * The result of requesting oneself: `unnamed` where the name does not resolve, `untrusted` where no
 * browser accepts its certificate.
 */
export type HostHeard = 'answers' | 'unnamed' | 'untrusted' | 'silent' | 'other';

/** In milliseconds. */
const PATIENCE = 5000;

/**
 * Requests this server under that host, as a browser would. Only for hosts that an administrator
 * allowed, because their owner decides where they lead. Nothing of the answer is shown, and
 * redirects are not followed.
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

/** The first piece of an answer; ours is shorter than any piece. */
async function firstOf({ body }: Response): Promise<string> {
  for await (const piece of body ?? []) return Buffer.from(piece).toString('latin1');
  return '';
}
