import {
  answerSelection,
  cookieLine,
  isTooMany,
  PRIVATE,
  refuseSelection,
  type SelectionPost,
} from '#app/_server/selection-post.ts';
import { localPath } from '#lib/accounts/next-path.ts';
import { type Locale, readLocale } from '#lib/i18n/locale.ts';
import { programmeBase, sitePaths } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import { askedOrigin } from '#lib/programme/own-host.ts';
import { type Released, readAhead, releasedBySlug } from '#lib/programme/released.ts';
import { selectionAddresses } from '#lib/selections/addresses.ts';
import { knownOf } from '#lib/selections/draw-times.ts';
import { changeSelection, keepSelection } from '#lib/selections/mutations.ts';
import { KEPT_DAYS, openSelection } from '#lib/selections/queries.ts';
import { applySelectionAct, readSelection, type Selection } from '#lib/selections/selection.ts';
import { now } from '#lib/time/clock.ts';

/**
 * The star of a browser without scripts: adds the séance to the selection that its cookie names, or
 * begins one, and redirects there. A script posts its whole selection here to save it, and gets the
 * address as JSON without a cookie.
 */
export async function POST(request: Request): Promise<Response> {
  return answerSelection(request, { isProven: false }, async (post) => {
    const slug = post.fields.get('festival') ?? '';
    await readAhead('bySlug', slug);
    const released = releasedBySlug(slug);
    if (!released) return refuseSelection(request, 'invalid', post);
    return post.isScript ? keepWhole(request, post, released) : star(request, post, released);
  });
}

async function keepWhole(request: Request, post: SelectionPost, released: Released): Promise<Response> {
  const selection = offered(post.fields.get('selection'), released);
  if (!selection) return refuseSelection(request, 'invalid', post);
  if (await isTooMany(request, 'keep')) return refuseSelection(request, 'tooMany', post);
  const token = keepSelection(released.festivalId, selection, now());
  return Response.json({ ok: true, token }, { status: 201, headers: PRIVATE });
}

/**
 * The selection a browser posted, without what the programme does not have. It keeps the hour and
 * room each séance had when it was starred; where these are missing, the present ones.
 */
function offered(text: string | null, { document }: Released): Selection | null {
  const known = knownOf(document);
  try {
    const { events, films } = readSelection(JSON.parse(text ?? ''));
    return {
      events: events.flatMap(({ number, seen }) => {
        const stands = known.event(number);
        return stands ? [{ number, seen: seen ?? stands }] : [];
      }),
      films: films.filter((film) => known.film(film)),
    };
  } catch {
    return null;
  }
}

async function star(request: Request, post: SelectionPost, released: Released): Promise<Response> {
  const { slug, document, festivalId } = released;
  const known = knownOf(document);
  const own = ownToken(request, slug);
  if (own !== null) {
    const changed = changeSelection(own, post.acts, () => known, now());
    if (!changed.ok && changed.reason === 'full') return refuseSelection(request, 'full', post);
    if (changed.ok) return lead(request, post, released, own);
  }
  if (await isTooMany(request, 'keep')) return refuseSelection(request, 'tooMany', post);
  let selection: Selection = { events: [], films: [] };
  for (const act of post.acts) {
    const applied = applySelectionAct(selection, act, known);
    if (applied.ok) selection = applied.selection;
  }
  return lead(request, post, released, keepSelection(festivalId, selection, now()));
}

/**
 * Redirects to the top of the selection's page, which says what was added and links back to where
 * the reader was.
 */
function lead(request: Request, { acts, locale }: SelectionPost, { slug }: Released, token: string): Response {
  const back = pathBefore(request, locale, slug);
  const number = acts.find(({ verb }) => verb === 'add')?.numbers[0];
  const query = new URLSearchParams({ ...(number ? { added: String(number) } : {}), ...(back ? { back } : {}) });
  const path = sitePaths(locale).my(token);
  return new Response(null, {
    status: 303,
    headers: {
      ...PRIVATE,
      Location: `${path}${query.size > 0 ? `?${query}` : ''}`,
      'Set-Cookie': cookieOf(slug, token, KEPT_DAYS * 86_400),
    },
  });
}

/**
 * The path of the page of this programme that the post came from; null when it came from elsewhere
 * or does not say.
 */
function pathBefore(request: Request, locale: Locale, slug: string): string | null {
  const referer = request.headers.get('referer');
  if (!referer || !URL.canParse(referer)) return null;
  const { origin, pathname, search } = new URL(referer);
  const path = origin === askedOrigin(request.headers.get('host')) ? localPath(pathname + search) : null;
  const base = programmeBase(locale, slug);
  return path === base || path?.startsWith(`${base}/`) || path?.startsWith(`${base}?`) ? path : null;
}

/**
 * Redirects to this browser's selection without scripts; without one, to the page that explains how
 * to begin.
 */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get('locale');
  const locale = readLocale(asked);
  const slug = searchParams.get('festival') ?? '';
  await readAhead('bySlug', slug);
  const released = releasedBySlug(slug);
  if (!released) return refuseSelection(request, 'unknown', { locale });
  const token = ownToken(request, released.slug);
  const to =
    token !== null && openSelection(token).ok
      ? sitePaths(locale).my(token)
      : `${programmePaths(programmeBase(locale, released.slug), locale).my()}#none`;
  return new Response(null, { status: 303, headers: { ...PRIVATE, Location: to } });
}

const cookieName = (slug: string) => `lanterne-my-${slug}`;

/** Sent only to this handler: pages of the programme never get it. */
const cookieOf = (slug: string, token: string, seconds: number): string =>
  cookieLine(selectionAddresses.post(), cookieName(slug), token, seconds);

function ownToken(request: Request, slug: string): string | null {
  const name = `${cookieName(slug)}=`;
  const pairs = (request.headers.get('cookie') ?? '').split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(name))?.slice(name.length) ?? null;
}
