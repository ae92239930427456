import { createECDH } from 'node:crypto';
import { z } from 'zod';
import { locales, type PushAudience, pushWishes } from '#db/enums.ts';
import { isPushService } from './service.ts';

export { type PushAudience, pushWishes };

/** How long before a séance or a shift its reader is reminded of it. */
export const SOON_MINUTES = 20;
/** How many browsers one person has told: a new one takes the place of the oldest. */
export const MAX_BROWSERS = 5;
/** Of one festival; more would be no readers. */
export const MAX_SUBSCRIPTIONS = 20_000;
/** Of what a browser posts, in bytes. */
export const MAX_PUSH_POST = 4000;
const MAX_ENDPOINT = 1000;

/**
 * A point of the curve, uncompressed: anything else would fail when the first message is encrypted.
 */
function isPoint(text: string): boolean {
  try {
    const pair = createECDH('prime256v1');
    pair.generateKeys();
    pair.computeSecret(text, 'base64url');
    return Buffer.from(text, 'base64url').length === 65;
  } catch {
    return false;
  }
}

const browser = z.object({
  endpoint: z.string().max(MAX_ENDPOINT).refine(isPushService),
  p256dh: z
    .string()
    .regex(/^[\w-]{87}$/)
    .refine(isPoint),
  auth: z.string().regex(/^[\w-]{22}$/),
});

/**
 * What a browser posts: `keep` has it told of these from now on, in the place of what it asked
 * before; `renew` gives the address its service has given it anew, `stop` ends it. `key` is what it
 * was answered, and proves the latter two together with the address they are posted to.
 */
export const pushPostSchema = (audience: PushAudience) =>
  z.discriminatedUnion('what', [
    browser.extend({
      what: z.literal('keep'),
      wishes: z.array(z.enum(pushWishes[audience])).min(1),
      locale: z.enum(locales),
    }),
    browser.extend({ what: z.literal('renew'), key: z.string().max(40) }),
    z.object({ what: z.literal('stop'), key: z.string().max(40) }),
  ]);
export type PushPost = z.output<ReturnType<typeof pushPostSchema>>;
export type PushBrowser = z.output<typeof browser>;
