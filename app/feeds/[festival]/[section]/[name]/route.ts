import { answerFeed } from '#app/feeds/answer-calendar.ts';
import { answerPreflight } from '#app/feeds/for-every-site.ts';
import { readCalendarSelection } from '#lib/feeds/selection.ts';

type Context = { params: Promise<{ festival: string; section: string; name: string }> };

/**
 * `/feeds/nel/rooms/3-auditorium.ics` and the like. Only the number is looked up; a former name in
 * the address is answered without a redirect, as many calendar programs give up at a 308.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { festival, section, name } = await params;
  const stem = name.endsWith('.ics') ? name.slice(0, -'.ics'.length) : '';
  return answerFeed(request, festival, readCalendarSelection(section, stem));
}

export const HEAD = GET;
export const OPTIONS = answerPreflight;
