import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { type ActReason, type ActRefused, actReasons } from '#lib/events/act-answers.ts';
import { fieldErrors, readFieldError } from '#lib/i18n/field-messages.ts';
import { RETRY_AFTER } from './answer-status.ts';
import { failureOf, type ServerFailure } from './failure.ts';
import { UNSTORED } from './headers.ts';
import { answerPost, JSON_POST, type PostRefusal } from './post.ts';

/** The largest post in bytes, for kinds of posts that give no limit of their own. */
const MAX_BODY = 65_536;

const refused = (reason: ActReason, values: ActRefused['message']['values'] = {}): ActRefused => ({
  ok: false,
  reason,
  message: { key: `refused.${reason}`, values },
});

const answer = (body: { ok: true } | ActRefused): Response => {
  const status = body.ok ? 200 : actReasons[body.reason];
  const headers = status === 503 ? { ...UNSTORED, 'Retry-After': String(RETRY_AFTER) } : UNSTORED;
  return Response.json(body, { status, headers });
};

const reasons: Record<PostRefusal, ActReason> = {
  foreign: 'foreignOrigin',
  wrongType: 'notJson',
  tooLarge: 'tooLarge',
};

/**
 * The largest post, in bytes. Where that follows from a number of things, `most` is that number,
 * and the refusal names it.
 */
type Room = { bytes: number; most?: number };

/**
 * Answers a JSON post of the grid or of a table: with what `work` returns, or with a refusal and
 * its status.
 */
export const answerAct = <S extends z.ZodType, P, D extends { ok: true }>(
  request: Request,
  schema: S,
  gate: () => Promise<P>,
  work: (proof: P, input: z.output<S>) => D | ActRefused,
  { bytes, most }: Room = { bytes: MAX_BODY },
): Promise<Response> =>
  answerPost<unknown, P>(request, {
    from: 'desk',
    format: JSON_POST,
    limit: bytes,
    gate,
    read: (body, proof) => {
      const input = schema.safeParse(body);
      return input.success ? () => answer(work(proof, input.data)) : answer(misread(input.error));
    },
    refuse: (reason) =>
      answer(reason === 'tooLarge' && most ? refused('tooMany', { count: most }) : refused(reasons[reason])),
    fail,
  });

/**
 * The refusal of a post that does not fit its schema. If it only has too many acts, it says how
 * many are allowed.
 */
function misread(error: z.ZodError): ActRefused {
  const [many] = Object.entries(fieldErrors(error)).flatMap(([path, message]) => {
    const { key, value } = readFieldError(message);
    return key === 'tooMany' && /^acts\b/.test(path) ? [Number(value)] : [];
  });
  return many === undefined ? refused('invalid') : refused('tooMany', { count: many });
}

/** A handler whose answers scripts read: what it throws is answered with its status. */
export const answeringDesk =
  <P>(answering: (request: Request, params: P) => Response | Promise<Response>) =>
  async (request: Request, { params }: { params: Promise<P> }): Promise<Response> => {
    try {
      return await answering(request, await params);
    } catch (error) {
      unstable_rethrow(error);
      return fail(failureOf(error));
    }
  };

const isReason = (code: string): code is ActReason => code in actReasons;
const fail = ({ code, values }: ServerFailure) => {
  if (code !== 'notYours') return answer(refused(isReason(code) ? code : 'unexpected'));
  const { title, by, count } = values;
  return answer(
    refused(code, { title: { fr: String(title), en: String(title) }, by: String(by), count: Number(count) }),
  );
};
