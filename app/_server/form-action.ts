import { unstable_rethrow } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { env } from '#lib/env.ts';
import { LanterneError } from '#lib/errors.ts';
import { inFormOrder } from '#lib/form-order.ts';
import { fieldErrors, fieldSentences } from '#lib/i18n/field-messages.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { onceFree } from '#lib/once-free.ts';
import { answerStatus } from './answer-head.ts';
import { failureOf } from './failure.ts';
import { type FormValue, readFormData, withoutPasswords } from './form-data.ts';
import { keyOfPost } from './post.ts';
import { requestPath } from './request.ts';

/**
 * The state of a form after its action ran. `fields` and `message` are sentences in the reader's
 * language; `values` are what was typed, so that nothing is lost without JavaScript either.
 */
export type FormState =
  | { ok: null }
  | { ok: true; message?: string; undo?: string; at: string }
  | {
      ok: false;
      message: string;
      fields: Record<string, string>;
      values: { [key: string]: FormValue };
      conflict?: unknown;
      /** Where to go next, such as the sign-in, which leads back to this page. */
      link?: { href: string; label: string };
    };

/**
 * What `work` may return: nothing, a sentence, the batch that « Défaire » takes back, or an
 * expected refusal.
 */
export type Outcome =
  | { ok: true; message?: string; undo?: string }
  | { ok: false; message?: string; fields?: Record<string, string>; conflict?: unknown };

/** What was done, in words; the batch that « Défaire » takes back is null where nothing changed. */
export const done = (message: string, batch: string | null = null): Outcome => ({
  ok: true,
  message,
  ...(batch && { undo: batch }),
});

/**
 * The body of a server action: reads the form, checks it against `schema`, runs `work` with the
 * typed input, and returns a state with sentences. `fields` in a refusal are keys of the `fields`
 * messages. Redirects and 404s pass through. The schema may be a function, where it depends on the
 * actor or the festival; what that throws becomes a sentence too. While another program writes to
 * the database, `work` is tried again, which is safe as it writes in one transaction and cannot
 * fail after it. `summary` is the sentence above the fields: `toReview` where there was nothing to
 * save.
 */
export async function submit<S extends z.ZodType>(
  form: FormData,
  schema: S | (() => Promise<S>),
  work: (input: z.output<S>) => Promise<Outcome | undefined> | Outcome | undefined,
  summary: 'summary' | 'toReview' = 'summary',
): Promise<FormState> {
  const posted = readFormData(form);
  const values = withoutPasswords(posted);
  const sentences = await getTranslations('fields');
  const refuse = (fields: Record<string, string>, message?: string, conflict?: unknown): FormState => ({
    ok: false,
    message: message ?? sentences(summary, { count: Math.max(1, Object.keys(fields).length) }),
    fields: inFormOrder(fieldSentences(fields, sentences), [...form.keys()]),
    values,
    ...(conflict === undefined ? {} : { conflict }),
  });

  try {
    const parsed = await (typeof schema === 'function' ? await schema() : schema).safeParseAsync(keyOfPost(posted));
    if (!parsed.success) return refuse(fieldErrors(parsed.error));
    const outcome = await onceFree(() => work(parsed.data));
    if (outcome?.ok === false) return refuse(outcome.fields ?? {}, outcome.message, outcome.conflict);
    return { ...outcome, ok: true, at: new Date().toISOString() };
  } catch (error) {
    unstable_rethrow(error);
    const link = error instanceof LanterneError && error.code === 'notSignedIn' ? await toSignIn() : undefined;
    const { code, values: fill } = failureOf(error);
    if (code === 'serverBusy') answerStatus(503);
    const message = (await getTranslations('errors'))(code, fill as never);
    return { ok: false, message, fields: {}, values, ...(link ? { link } : {}) };
  }
}

async function toSignIn() {
  const locale = await getLocale();
  const t = await getTranslations('accounts');
  return { href: sitePaths(locale).signIn((await requestPath()) ?? undefined), label: t('signIn.again') };
}

/**
 * The state of a form that made a secret link. Only this answer contains its address: just a hash
 * of it is stored, so it cannot be shown again.
 */
export type LinkState = FormState & { address?: string; id?: number };

type Given = { ok: true; path: string; id?: number; message: string } | Extract<Outcome, { ok: false }>;

/** The body of an action that makes a secret link. `make` returns the path of the link. */
export async function giveLink<S extends z.ZodType>(
  form: FormData,
  schema: S,
  make: (input: z.output<S>) => Promise<Given>,
): Promise<LinkState> {
  let link: Pick<LinkState, 'address' | 'id'> | undefined;
  const state = await submit(form, schema, async (input) => {
    const given = await make(input);
    if (!given.ok) return given;
    link = { address: env().url + given.path, ...(given.id !== undefined && { id: given.id }) };
    return { ok: true, message: given.message };
  });
  return { ...state, ...link };
}
