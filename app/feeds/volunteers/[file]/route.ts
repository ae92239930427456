import { createHash } from 'node:crypto';
import { env } from '../../../../lib/env.ts';
import { compress } from '../../../../lib/feeds/compress.ts';
import { matchesEtag, negotiateEncoding } from '../../../../lib/feeds/http.ts';
import { defaultLocale, isLocale } from '../../../../lib/i18n/locale.ts';
import { messages } from '../../../../lib/i18n/messages.ts';
import { programmeBase } from '../../../../lib/i18n/paths.ts';
import { volunteerCalendar } from '../../../../lib/volunteers/calendar.ts';
import { authorizeCalendar } from '../../../../lib/volunteers/links.ts';
import { PRIVATE, slowDown } from '../../../_server/selection-post.ts';
import { encodedResponse } from '../../encoded-response.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ file: string }> };

/**
 * A volunteer's shifts as a calendar. Its tag is made of its bytes: they depend on rows of several kinds, and reading them takes a few milliseconds. 404 for an
 * address nobody made, 410 for one that was closed; after an internal error 503 and never an empty 200, which clients take for « all gone ».
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { file } = await params;
    const token = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
    const opened = authorizeCalendar(token);
    const isUnknown = !opened.ok && opened.reason === 'unknown';
    await slowDown(request, isUnknown);
    if (!opened.ok) return refuse(request, isUnknown ? 404 : 410);
    const query = new URL(request.url).searchParams;
    const lang = query.get('lang');
    const locale = isLocale(lang) ? lang : opened.who.locale;
    const page = env().url + programmeBase(locale, opened.who.slug);
    const cancelled = query.get('cancelled') === 'title' ? 'title' : 'status';
    const text = volunteerCalendar(opened.who, { locale, page, cancelled });
    return answer(request, Buffer.from(text), opened.who.slug);
  } catch (error) {
    console.error(error);
    return refuse(request, 503);
  }
}

export const HEAD = GET;

async function answer(request: Request, text: Buffer, slug: string): Promise<Response> {
  const encoding = negotiateEncoding(request.headers.get('accept-encoding'));
  const etag = `"${createHash('sha256').update(encoding).update(text).digest('base64url').slice(0, 22)}"`;
  const renewed = { ETag: etag, Vary: 'Accept-Encoding', ...PRIVATE };
  const known = request.headers.get('if-none-match');
  if (known !== null && matchesEtag(known, etag)) return new Response(null, { status: 304, headers: renewed });
  const bytes = await compress(text, encoding);
  return encodedResponse(request.method === 'HEAD' ? null : bytes, {
    headers: {
      ...renewed,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Length': String(bytes.length),
      'Content-Disposition': `inline; filename="${slug}-volunteer.ics"`,
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    },
  });
}

function refuse(request: Request, status: 404 | 410 | 503): Response {
  const lang = new URL(request.url).searchParams.get('lang');
  const { feeds, selection, shifts } = messages[isLocale(lang) ? lang : defaultLocale];
  const sentence = { 404: selection.refused.unknown, 410: shifts.gone.body, 503: feeds.unavailable }[status];
  return new Response(request.method === 'HEAD' ? null : `${sentence}\n`, {
    status,
    headers: {
      ...PRIVATE,
      'Content-Type': 'text/plain; charset=utf-8',
      ...(status === 503 ? { 'Cache-Control': 'no-store', 'Retry-After': '120' } : {}),
    },
  });
}
