import { env } from '#lib/env.ts';
import { notAllowed } from '#lib/errors.ts';
import { fieldErrors, fieldSentences } from '#lib/i18n/field-messages.ts';
import { defaultLocale, type Locale, readLocale } from '#lib/i18n/locale.ts';
import { todayPaths } from '#lib/i18n/paths.ts';
import { translator } from '#lib/i18n/translator.ts';
import { sentencesIn } from '#lib/i18n/typeset-messages.ts';
import { type DayDone, type DayRefused, doDayPost } from '#lib/live/day-posts.ts';
import { type DayPost, dayPostSchema, MAX_SENTENCE } from '#lib/live/day-posts-schema.ts';
import { dayChangeSentence, lastToldOf } from '#lib/live/day-sentences.ts';
import { dayBoardOf } from '#lib/live/queries.ts';
import type { Authorized } from '#lib/policy.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { formatTime, saidInstant } from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { secondsWaited, WAITED_HEADER } from '#lib/volunteers/tapped-at.ts';
import { UNSTORED } from './answer-head.ts';
import { type Answered, addAnswers, answeredIn, dropAnswers } from './day-answers.ts';
import type { ServerFailure } from './failure.ts';
import { type FormValue, readFormData } from './form-data.ts';
import { answerPost, FORM_POST, keyOfPost } from './post.ts';

/**
 * The answer to a script. `isFinal`: sending the post again would change nothing. `next`: the page
 * to go on to.
 */
export type DayAnswer =
  | { ok: true; next: string; isPublic: boolean }
  | { ok: false; message: string; isFinal: boolean; fields: Record<string, string> };

/** In bytes: room for the longest sentence and for sixty answers about an absent person. */
const MAX_BODY = 64_000;

/**
 * Does what a form of « Le jour J » posted. A script gets JSON; a page without scripts is
 * redirected, after a refusal back to the form with the sentence.
 */
export async function answerDayPost(
  request: Request,
  slug: string,
  gate: () => Promise<Authorized<'day'>>,
  now: string,
): Promise<Response> {
  const isScript = request.headers.get('accept')?.includes('application/json') ?? false;
  const fail = (failure: ServerFailure, posted: Posted) => {
    const { code, status } = failure;
    const message = translator(localeOf(posted), 'errors')(code, failure.values as never);
    const isFinal = status < 500 && status !== 401 && status !== 429;
    return refused(posted, slug, isScript, { code, message, isFinal, fields: {} }, status);
  };
  return answerPost<URLSearchParams, Authorized<'day'>>(request, {
    from: 'desk',
    format: FORM_POST,
    limit: MAX_BODY,
    gate,
    read: (fields, festival) => {
      const posted = postedIn(fields);
      const locale = localeOf(posted);
      const input = dayPostSchema.safeParse(keyOfPost(posted.values));
      if (!input.success) return refused(posted, slug, isScript, wrong(fieldErrors(input.error), locale));
      const waited = secondsWaited(request.headers.get(WAITED_HEADER));
      return () => {
        const answer = doDayPost(festival, input.data, now, waited);
        if (answer.ok) return done(answer, input.data, posted, slug, isScript);
        const said = sentenceOf(answer, input.data, festival, now, locale);
        return refused(posted, slug, isScript, { code: answer.reason, message: said, isFinal: true, fields: {} });
      };
    },
    refuse: (reason) => {
      if (reason === 'foreign') return fail(notAllowed(), NOTHING);
      if (reason === 'wrongType') return refused(NOTHING, slug, isScript, wrong({}, defaultLocale));
      return refused(NOTHING, slug, isScript, wrong({ text: `tooLong:${MAX_SENTENCE}` }, defaultLocale), 413);
    },
    fail: (failure, fields) => fail(failure, fields ? postedIn(fields) : NOTHING),
  });
}

type Posted = { values: { [key: string]: FormValue }; answered: Answered | null };
const NOTHING: Posted = { values: {}, answered: null };

const postedIn = (fields: URLSearchParams): Posted => ({
  values: readFormData(asForm(fields)),
  answered: answeredIn(fields),
});

function asForm(fields: URLSearchParams): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

const localeOf = ({ values: { locale } }: Posted): Locale => readLocale(locale);

function done({ batch, isPublic }: DayDone, post: DayPost, posted: Posted, slug: string, isScript: boolean): Response {
  const paths = todayPaths(localeOf(posted), slug);
  const concerns = post.what === 'delay' || post.what === 'act' || post.what === 'undo';
  const next = concerns && batch !== null ? paths.told(batch) : withDone(back(posted, slug), batch);
  if (!isScript) return led(next);
  return Response.json({ ok: true, next, isPublic } satisfies DayAnswer, { headers: UNSTORED });
}

/**
 * `code` stands for the sentence in the address of a page without scripts, as addresses contain no
 * sentences.
 */
type Refusal = Omit<Extract<DayAnswer, { ok: false }>, 'ok'> & { code: string };

function refused(
  posted: Posted,
  slug: string,
  isScript: boolean,
  { code, ...refusal }: Refusal,
  status = 409,
): Response {
  if (isScript) return Response.json({ ok: false, ...refusal } satisfies DayAnswer, { status, headers: UNSTORED });
  const to = new URL(back(posted, slug), env().url);
  to.searchParams.delete('done');
  to.searchParams.set('refused', code);
  dropAnswers(to);
  if (posted.answered) addAnswers(to, posted.answered);
  return led(to.pathname + to.search);
}

/** The page the form was on, with the batch that was just done; an earlier refusal is removed. */
function withDone(path: string, batch: string | null): string {
  const to = new URL(path, env().url);
  for (const name of ['refused', 'done']) to.searchParams.delete(name);
  dropAnswers(to);
  if (batch !== null) to.searchParams.set('done', batch);
  return to.pathname + to.search;
}

/** The page the form says it was on, if that is one of the board's; otherwise the board. */
function back(posted: Posted, slug: string): string {
  const board = todayPaths(localeOf(posted), slug).board();
  const { from } = posted.values;
  // Resolved as a browser does, since `..` could lead out of the board.
  const to = typeof from === 'string' && URL.canParse(from, env().url) ? new URL(from, env().url) : null;
  return to && (to.pathname === board || to.pathname.startsWith(`${board}/`)) ? to.pathname + to.search : board;
}

/** 303, so that reloading the page does not post again. */
const led = (to: string): Response => new Response(null, { status: 303, headers: { ...UNSTORED, Location: to } });

function wrong(errors: Record<string, string>, locale: Locale): Refusal {
  const sentences = translator(locale, 'fields');
  const fields = fieldSentences(errors, sentences);
  const [first] = Object.values(fields);
  return { code: 'fields', message: first ?? sentences('wrong'), isFinal: true, fields };
}

/**
 * Why an act is refused when somebody changed the séance before: who did is said too. The others
 * are said in full by their own sentence.
 */
const OFTEN_BY_SOMEBODY: ReadonlySet<DayRefused['reason']> = new Set([
  'notPublic',
  'over',
  'changed',
  'noEvent',
  'sameRoom',
  'sameFilm',
]);

function sentenceOf(
  answer: DayRefused,
  post: DayPost,
  festival: Authorized<'day'>,
  now: string,
  locale: Locale,
): string {
  const t = sentencesIn(locale, 'board');
  if (answer.reason !== 'overtaken') {
    const last = OFTEN_BY_SOMEBODY.has(answer.reason) ? lastSentence(post, festival, now, locale) : [];
    return [t(`refused.${answer.reason}`), ...last].join(' ');
  }
  const { by, at, isOwn } = answer;
  if (!by) return t('refused.overtakenSince');
  return t('refused.overtaken', { ...saidInstant(at, now, festival, locale), own: isOwn ? 'yes' : 'no', by });
}

/** Who changed the séance last, and how. */
function lastSentence(post: DayPost, festival: Authorized<'day'>, now: string, locale: Locale): string[] {
  const event = 'event' in post ? post.event : post.what === 'act' && 'event' in post.act ? post.act.event : null;
  const document = event === null ? null : teamDocumentOf(festival.id, festival.db);
  const last = event === null ? null : lastToldOf(dayBoardOf(festival, now)?.history ?? [], [event]);
  if (!document || !last) return [];
  const t = sentencesIn(locale, 'board');
  const time = formatTime(fromInstant(last.at, festival.timeZone), locale);
  const sentence = dayChangeSentence(last, document, locale);
  return [t('last', { sentence, by: last.by || t('history.itself'), time })];
}
