import { respondOnce } from '#app/_server/respond.ts';
import { PRIVATE } from '#app/_server/selection-post.ts';
import { privateCalendar } from '#app/feeds/answer-calendar.ts';
import { isLocale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { hostOf, publicUrl } from '#lib/programme/own-host.ts';
import { volunteerCalendar } from '#lib/volunteers/calendar.ts';
import { authorizeCalendar } from '#lib/volunteers/links.ts';

/**
 * A volunteer's shifts as a calendar. Its tag is a hash of its bytes: it depends on rows of several
 * kinds, and is made in a few milliseconds.
 */
export const GET = privateCalendar('shifts', authorizeCalendar, (request, { who }) => {
  const query = new URL(request.url).searchParams;
  const lang = query.get('lang');
  const locale = isLocale(lang) ? lang : who.locale;
  const page = publicUrl(hostOf(who.slug)) + programmeBase(locale, who.slug);
  const cancelled = query.get('cancelled') === 'title' ? 'title' : 'status';
  return respondOnce(request, volunteerCalendar(who, { locale, page, cancelled }), {
    isTagged: true,
    contentType: 'text/calendar; charset=utf-8',
    renewed: PRIVATE,
    headers: { 'Content-Disposition': `inline; filename="${who.slug}-volunteer.ics"` },
  });
});

export const HEAD = GET;
