import { doPushPost, type PushHolder } from '#lib/push/mutations.ts';
import { MAX_PUSH_POST, pushPostSchema } from '#lib/push/schema.ts';
import { now } from '#lib/time/clock.ts';
import { answerPost, JSON_POST } from './post.ts';
import { isTooMany, PRIVATE, slowDown } from './selection-post.ts';

/** The reasons of a refusal, with their status. */
const refusals = { foreign: 403, invalid: 400, missing: 404, gone: 410, full: 409, tooMany: 429, busy: 503 } as const;
type Refusal = keyof typeof refusals;

const HEADERS = { ...PRIVATE, 'Cache-Control': 'no-store' };
const refuse = (reason: Refusal): Response =>
  Response.json({ ok: false, reason }, { status: refusals[reason], headers: HEADERS });

/**
 * Whose notifications the browser asks for: proven by a session before the body is read, or by the
 * secret address that is posted to.
 */
type Proof =
  | { from: 'desk'; gate: () => Promise<PushHolder> }
  | { from: 'secret'; open: () => PushHolder | Extract<Refusal, 'missing' | 'gone'> };

/**
 * Stores, renews or ends the notifications a browser asks for. Its service worker posts here too;
 * the headers say that the post is not from a page.
 */
export function answerPush(request: Request, proof: Proof): Promise<Response> {
  return answerPost<unknown, PushHolder | null>(request, {
    from: proof.from,
    format: JSON_POST,
    limit: MAX_PUSH_POST,
    gate: async () => (proof.from === 'desk' ? proof.gate() : null),
    read: async (body, proven) => {
      const holder = proven ?? (proof.from === 'secret' ? proof.open() : 'missing');
      await slowDown(request, holder === 'missing');
      if (typeof holder === 'string') return refuse(holder);
      if (await isTooMany(request, 'change')) return refuse('tooMany');
      const post = pushPostSchema(holder.audience).safeParse(body);
      if (!post.success) return refuse('invalid');
      return () => {
        const done = doPushPost(holder, post.data, now());
        if (!done.ok) return refuse(done.reason === 'full' ? 'full' : 'gone');
        return Response.json(done, { headers: HEADERS });
      };
    },
    refuse: (reason) => refuse(reason === 'foreign' ? 'foreign' : 'invalid'),
    fail: ({ status }) => refuse(status >= 400 && status < 500 ? 'missing' : 'busy'),
  });
}

/** The same of whoever posts to a secret address. */
export const answeringPush =
  (openedBy: (token: string) => PushHolder | 'missing' | 'gone') =>
  async (request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> => {
    const { token } = await params;
    return answerPush(request, { from: 'secret', open: () => openedBy(token) });
  };
