import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { env } from '../../lib/env.ts';
import { asStorageError, LanterneError } from '../../lib/errors.ts';
import { type ActReason, type ActRefused, actReasons } from '../../lib/events/act-answers.ts';
import { MAX_BODY } from '../../lib/events/acts-schema.ts';
import { readBody } from './read-body.ts';

const HEADERS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

const refused = (reason: ActReason): ActRefused => ({
  ok: false,
  reason,
  message: { key: `refused.${reason}`, values: {} },
});

const answer = (body: { ok: true } | ActRefused): Response =>
  Response.json(body, { status: body.ok ? 200 : actReasons[body.reason], headers: HEADERS });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The body of a route handler that a grid posts JSON to. A browser names the page a post comes from: only ours may, at the one public
 * address, so that no other site can act with a reader's cookie. `gate` proves who acts before anything they sent is read. Answers
 * what `work` does, or a refusal with its status.
 */
export async function answerPost<S extends z.ZodType, G>(
  request: Request,
  schema: S,
  gate: () => Promise<G>,
  work: (proof: G, input: z.output<S>) => { ok: true } | ActRefused,
): Promise<Response> {
  try {
    if (request.headers.get('origin') !== env().url) return answer(refused('foreignOrigin'));
    if (!/^application\/json\b/.test(request.headers.get('content-type') ?? '')) return answer(refused('notJson'));
    const proof = await gate();
    const text = await readBody(request, MAX_BODY);
    if (text === null) return answer(refused('tooLarge'));
    const input = schema.safeParse(parsed(text));
    if (!input.success) return answer(refused('invalid'));
    return answer(work(proof, input.data));
  } catch (error) {
    return answerFailure(error);
  }
}

/** What a handler threw, as an answer. */
export function answerFailure(error: unknown): Response {
  unstable_rethrow(error);
  return answer(refused(reasonOf(error)));
}

/** The reason of a failure; the log keeps what the reader cannot use. */
function reasonOf(error: unknown): ActReason {
  const known = asStorageError(error);
  if (known instanceof LanterneError && known.code in actReasons) return known.code as ActReason;
  console.error(error);
  return 'unexpected';
}
