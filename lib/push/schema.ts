import { createECDH } from 'node:crypto';
import { z } from 'zod';
import { locales, type PushAudience, pushWishes } from '#db/enums.ts';
import { isPushService } from './service.ts';

export { type PushAudience, pushWishes };

/** How many minutes before a séance or a shift a reminder is sent. */
export const SOON_MINUTES = 20;
/** How many browsers one person may subscribe; a further one replaces the oldest. */
export const MAX_BROWSERS = 5;
/** Of one festival's visitors; more would not be real readers. */
export const MAX_SUBSCRIPTIONS = 20_000;
/** The limit of what a browser posts, in bytes. */
export const MAX_PUSH_POST = 4000;
const MAX_ENDPOINT = 1000;

/**
 * Checks that this is an uncompressed point of the curve; anything else would fail only when the
 * first message is encrypted.
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
 * What a browser posts: `keep` subscribes it to these kinds of news, replacing what it asked for
 * before; `renew` gives the new address from its push service; `stop` ends the subscription. `key`
 * is what the browser received in answer to `keep`; together with the address it posts to, it
 * authorises the latter two.
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
