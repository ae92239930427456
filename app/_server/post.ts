import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { env } from '#lib/env.ts';
import { type ActReason, type ActRefused, actReasons } from '#lib/events/act-answers.ts';
import { nameUuid } from '#lib/feeds/name-uuid.ts';
import { fieldErrors, readFieldError } from '#lib/i18n/field-messages.ts';
import { onceFree } from '#lib/once-free.ts';
import { askedOrigin } from '#lib/programme/own-host.ts';
import { RETRY_AFTER, UNSTORED } from './answer-head.ts';
import { failureOf, type ServerFailure } from './failure.ts';
import type { FormValue } from './form-data.ts';

/*
 * Posts to route handlers: where they may come from, their format and size, and their answers for
 * scripts of the desk.
 */

/** Why a post is refused before its content is read. */
type PostRefusal = 'foreign' | 'wrongType' | 'tooLarge';

/** How the text of a post is read. */
export type PostFormat<B> = Readonly<{ type: RegExp; read: (text: string) => B }>;

export const FORM_POST: PostFormat<URLSearchParams> = {
  type: /^application\/x-www-form-urlencoded\b/,
  read: (text) => new URLSearchParams(text),
};

/** Undefined for text that is no JSON; no schema accepts that. */
export const JSON_POST: PostFormat<unknown> = {
  type: /^application\/json\b/,
  read: (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  },
};

/**
 * Where a post may come from. Browsers name the page in Origin, and send `null` from pages that
 * hide their address, such as those behind a secret link; there Sec-Fetch-Site says whether the
 * page is ours.
 *
 * - `desk`: a page at our one public address, since a cookie says who acts.
 * - `page`: a page of ours, also at a festival's own host name; without an Origin, Sec-Fetch-Site
 *   must say so.
 * - `secret`: the address that is posted to is the proof, so a browser that sends neither header
 *   may post too.
 */
export type PostSource = 'desk' | 'page' | 'secret';

/** One kind of post. `B` is the type its body is read as, `P` that of the proof of who acts. */
type PostKind<B, P> = Readonly<{
  from: PostSource;
  format: PostFormat<B>;
  /** In bytes. */
  limit: number;
  /**
   * Proves who acts before the body is read. Where a secret address is the proof, `read` checks it.
   */
  gate: () => Promise<P>;
  /** Checks what was posted, without writing, and returns the work to do, or a refusal. */
  read: (body: B, proof: P) => ToDo | Promise<ToDo>;
  refuse: (reason: PostRefusal) => Response;
  /** The answer to an error. `body` is null if it was not read. */
  fail: (failure: ServerFailure, body: B | null) => Response;
}>;

type ToDo = Response | (() => Response | Promise<Response>);

/**
 * Answers a post: checks that it comes from a page of ours, from somebody who may, in the right
 * format and within the limit. While another program writes to the database the work is tried
 * again, which is safe as it writes in one transaction and cannot fail after it.
 */
export async function answerPost<B, P>(request: Request, kind: PostKind<B, P>): Promise<Response> {
  let body: B | null = null;
  try {
    if (!isOurs(request, kind.from)) return kind.refuse('foreign');
    const proof = await kind.gate();
    if (!kind.format.type.test(request.headers.get('content-type') ?? '')) return kind.refuse('wrongType');
    const text = await readBody(request, kind.limit);
    if (text === null) return kind.refuse('tooLarge');
    body = kind.format.read(text);
    const work = await kind.read(body, proof);
    return work instanceof Response ? work : await onceFree(work);
  } catch (error) {
    return kind.fail(failureOf(error), body);
  }
}

/** Whether a post comes from where this kind of post may come from. */
export function isOurs({ headers }: Request, from: PostSource): boolean {
  const [origin, site] = [headers.get('origin'), headers.get('sec-fetch-site')];
  if (origin === env().url) return true;
  if (from === 'desk') return false;
  if (origin !== null && origin === askedOrigin(headers.get('host'))) return true;
  if (site !== null) return site === 'same-origin';
  return from === 'secret' && (origin === null || origin === 'null');
}

/** The text of a request, read up to `max` bytes; null when there is more. */
export async function readBody(request: Request, max: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > max) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > max) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

type Posted = { [key: string]: FormValue };

/**
 * The posted form with a `clientKey` that also depends on its content, as a UUID. A form keeps its
 * key until it is drawn again, so a double click or a repeated save is done only once, however
 * often it is sent. If the content changed in between it is another save: with the same key it
 * would be reported as saved, and lost.
 */
export function keyOfPost(posted: Posted): Posted {
  const { clientKey } = posted;
  if (typeof clientKey !== 'string' || clientKey === '') return posted;
  return { ...posted, clientKey: nameUuid(JSON.stringify(posted)) };
}

/**
 * Appends the body to the file, up to `max` bytes; false where there is more. Nothing is held in
 * memory. Throws when the connection breaks, and when the disk is full.
 */
export async function receiveFile(request: Request, file: string, max: number): Promise<boolean> {
  if (Number(request.headers.get('content-length') ?? 0) > max) return false;
  let size = 0;
  async function* allowed() {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > max) return;
      yield chunk;
    }
  }
  await pipeline(allowed, createWriteStream(file, { mode: 0o600, flags: 'a' }));
  return size <= max;
}

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
