import { escapedHtml, PLAIN_POLICY, plainDocument } from '#app/_components/plain-document.ts';
import { UNKEPT_HEADERS } from '#app/documents/asked.ts';
import { documentOf } from '#app/documents/document-of.ts';
import { defaultLocale, isLocale, type Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { noteReaction } from '#lib/messages/written.ts';
import type { AuthorizedSheets, AuthorizedVolunteer } from '#lib/policy.ts';
import { authorizeSheets } from '#lib/programme/shared-links.ts';
import { now } from '#lib/time/clock.ts';
import { type SaidHour, saidInstant } from '#lib/time/format.ts';
import { authorizeVolunteer } from '#lib/volunteers/links.ts';
import {
  doPostedAct,
  doSheetAct,
  type PostedActDone,
  postedActSchema,
  sheetActSchema,
} from '#lib/volunteers/posted-act.ts';
import { secondsWaited, tappedAt, WAITED_HEADER } from '#lib/volunteers/tapped-at.ts';
import { answerPost, FORM_POST, keyOfPost } from './post.ts';
import { isTooMany, PRIVATE, slowDown } from './selection-post.ts';

/** The reasons of a refusal, with their status; each has a sentence in the `shifts` messages. */
const refusals = { foreign: 403, invalid: 400, missing: 404, gone: 410, tooMany: 429, busy: 503 } as const;
type Refusal = keyof typeof refusals;

/** In bytes: the text of a problem, and some more. */
const MAX_BODY = 16_000;

/** `isSheets`: the address is that of the room sheets. */
type Asking = { token: string; locale: Locale; isScript: boolean; isSheets: boolean };

/**
 * Does what a volunteer posted to their secret address, or the team to that of the room sheets; the
 * address is the proof. A form is redirected to the page, which says what was done; a script gets
 * JSON. A refusal is a small page with a sentence: going back in the browser shows the form as it
 * was filled in.
 */
export async function answerTeam(request: Request, token: string): Promise<Response> {
  const isScript = /^application\/json\b/.test(request.headers.get('accept') ?? '');
  let asking: Asking = { token, locale: defaultLocale, isScript, isSheets: false };
  const read = async (fields: URLSearchParams) => {
    const locale = fields.get('locale');
    if (isLocale(locale)) asking = { ...asking, locale };
    const { isSheets, ...opened } = openedBy(token, now());
    asking = { ...asking, isSheets };
    await slowDown(request, !opened.ok && opened.reason === 'unknown');
    if (!opened.ok) return refuse(asking, opened.reason === 'unknown' ? 'missing' : 'gone');
    if (await isTooMany(request, 'change')) return refuse(asking, 'tooMany');
    const { who } = opened;
    if (fields.has('returns') && 'volunteer' in who) return () => drawnAgain(asking, who, fields);
    const waited = secondsWaited(request.headers.get(WAITED_HEADER));
    const at = now();
    const act = actOf(who, fields, asking.locale, { now: at, waited });
    const tapped = waited < NOTICED ? null : saidInstant(tappedAt(at, waited), at, who, asking.locale);
    return act ? () => answer(asking, answered(who, act(), at), tapped) : refuse(asking, 'invalid');
  };
  return answerPost<URLSearchParams, null>(request, {
    from: 'secret',
    format: FORM_POST,
    limit: MAX_BODY,
    gate: async () => null,
    read,
    refuse: (reason) => refuse(asking, reason === 'foreign' ? 'foreign' : 'invalid'),
    fail: ({ code, values }) =>
      code === 'notForMinors'
        ? sentence(asking, 409, translator(asking.locale, 'errors')(code, values as never), { ok: false, isDone: true })
        : refuse(asking, code === 'notFound' ? 'missing' : 'busy'),
  });
}

/** The page again, with what their exchange form asks to see and what was typed into it. */
async function drawnAgain(asking: Asking, { slug }: AuthorizedVolunteer, fields: URLSearchParams): Promise<Response> {
  const { locale, token } = asking;
  const query = Object.fromEntries(fields);
  const html = await documentOf(slug, 'own', { locale, token, query, isRead: true });
  if (html === null) return refuse(asking, 'missing');
  return new Response(html, { headers: { ...UNKEPT_HEADERS, 'Content-Type': 'text/html; charset=utf-8' } });
}

type Who = AuthorizedVolunteer | AuthorizedSheets;

/**
 * Notes that a volunteer answered: doing anything on their page counts as an answer to what was
 * sent to them.
 */
function answered(who: Who, done: PostedActDone, at: string): PostedActDone {
  if (done.ok && 'volunteer' in who) noteReaction(who.db, who.id, who.volunteer.id, 'answered', at);
  return done;
}

/** Who the address belongs to: a volunteer, else the room sheets. */
function openedBy(token: string, at: string) {
  const volunteer = authorizeVolunteer(token, at);
  if (volunteer.ok || volunteer.reason !== 'unknown') return { ...volunteer, isSheets: false };
  return { ...authorizeSheets(token, at), isSheets: true };
}

/** The posted act, ready to be done; null if it is none that can be done there. */
function actOf(who: Who, fields: URLSearchParams, locale: Locale, when: { now: string; waited: number }) {
  const given = keyOfPost(posted(fields));
  if ('link' in who) {
    const parsed = sheetActSchema.safeParse(given);
    return parsed.success ? () => doSheetAct(who, parsed.data, when) : null;
  }
  const parsed = postedActSchema.safeParse(given);
  return parsed.success ? () => doPostedAct(who, parsed.data, locale, when) : null;
}

/**
 * A tap stands as a whole in the value of its button; fields a script adds (a key of its own) take
 * precedence.
 */
const posted = (fields: URLSearchParams) => ({
  ...Object.fromEntries(new URLSearchParams(fields.get('tap') ?? '')),
  ...Object.fromEntries(fields),
});

/** In seconds: a tap that waited longer is answered with the time it was made. */
const NOTICED = 60;

/** `tapped` is null for a tap that was just made. */
function answer(asking: Asking, done: PostedActDone, tapped: SaidHour | null): Response {
  if (!done.ok) return sentence(asking, 409, done.sentence, { ok: false, isDone: true });
  if (asking.isScript) {
    const words = translator(asking.locale, 'shifts');
    const when = tapped && words('tapped', tapped);
    const text = [words(`said.${done.said}`), when].filter(Boolean).join(' ');
    return Response.json({ ok: true, sentence: said(asking.locale, text) }, { headers: PRIVATE });
  }
  const page = `${sitePaths(asking.locale).team(asking.token)}?said=${done.said}`;
  return new Response(null, { status: 303, headers: { ...PRIVATE, Location: page } });
}

const said = (locale: Locale, text: string) => typeset(text, locale);

function refuse(asking: Asking, reason: Refusal): Response {
  const { shifts: words, team } = messages[asking.locale];
  const text = reason === 'gone' ? (asking.isSheets ? team : words).gone.body : words[reason];
  return sentence(asking, refusals[reason], text, { ok: false, reason });
}

function sentence({ token, locale, isScript, isSheets }: Asking, status: number, text: string, json: object): Response {
  const words = messages[locale].shifts;
  const headers = { ...PRIVATE, 'Cache-Control': 'no-store' };
  if (isScript) return Response.json({ ...json, sentence: said(locale, text) }, { status, headers });
  const title = escapedHtml(said(locale, words.refusedTitle));
  const back = `<a href="${escapedHtml(sitePaths(locale).team(token))}">${escapedHtml(said(locale, isSheets ? words.backSheets : words.back))}</a>`;
  const html = plainDocument(locale, title, `<h1>${title}</h1><p>${escapedHtml(said(locale, text))}</p><p>${back}</p>`);
  return new Response(html, {
    status,
    headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': PLAIN_POLICY },
  });
}
