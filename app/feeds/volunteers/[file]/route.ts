import { respondOnce } from '#app/_server/respond.ts';
import { PRIVATE, slowDown } from '#app/_server/selection-post.ts';
import { refusePrivate } from '#app/feeds/refuse-private.ts';
import { isLocale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { hostOf, publicUrl } from '#lib/programme/own-host.ts';
import { volunteerCalendar } from '#lib/volunteers/calendar.ts';
import { authorizeCalendar } from '#lib/volunteers/links.ts';

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
    if (!opened.ok) return refusePrivate(request, isUnknown ? 404 : 410, 'shifts');
    const query = new URL(request.url).searchParams;
    const lang = query.get('lang');
    const locale = isLocale(lang) ? lang : opened.who.locale;
    const page = publicUrl(hostOf(opened.who.slug)) + programmeBase(locale, opened.who.slug);
    const cancelled = query.get('cancelled') === 'title' ? 'title' : 'status';
    const text = volunteerCalendar(opened.who, { locale, page, cancelled });
    return await respondOnce(request, text, {
      isTagged: true,
      contentType: 'text/calendar; charset=utf-8',
      renewed: PRIVATE,
      headers: { 'Content-Disposition': `inline; filename="${opened.who.slug}-volunteer.ics"` },
    });
  } catch (error) {
    console.error(error);
    return refusePrivate(request, 503, 'shifts');
  }
}

export const HEAD = GET;
