import { PRIVATE, slowDown } from '#app/_server/selection-post.ts';
import { readLocale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';

/** The messages that say that an address was closed. */
type Words = 'selection' | 'shifts';
type Found = Readonly<{ ok: true }> | Readonly<{ ok: false; reason: string }>;

/**
 * The handler of a calendar at a private address, `{token}.ics`: `open` looks up the token and
 * `answer` writes the calendar, or returns null where nothing is published. 404 for an address that
 * never existed, 410 for a closed one; after an internal error 503 and never an empty 200, from
 * which calendar programs conclude that all events are gone.
 */
export const privateCalendar =
  <F extends Found>(
    words: Words,
    open: (token: string) => F,
    answer: (request: Request, opened: Extract<F, { ok: true }>, token: string) => Promise<Response | null>,
  ) =>
  async (request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> => {
    try {
      const { file } = await params;
      const token = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
      const opened = open(token);
      const isUnknown = !opened.ok && opened.reason === 'unknown';
      await slowDown(request, isUnknown);
      if (!opened.ok) return refuse(request, isUnknown ? 404 : 410, words);
      return (await answer(request, opened as Extract<F, { ok: true }>, token)) ?? refuse(request, 404, words);
    } catch (error) {
      console.error(error);
      return refuse(request, 503, words);
    }
  };

/** Says why there is no calendar. */
function refuse(request: Request, status: 404 | 410 | 503, words: Words): Response {
  const lang = new URL(request.url).searchParams.get('lang');
  const { feeds, ...said } = messages[readLocale(lang)];
  const sentence = { 404: said.selection.refused.unknown, 410: said[words].gone.body, 503: feeds.unavailable }[status];
  return new Response(request.method === 'HEAD' ? null : `${sentence}\n`, {
    status,
    headers: {
      ...PRIVATE,
      'Content-Type': 'text/plain; charset=utf-8',
      ...(status === 503 ? { 'Cache-Control': 'no-store', 'Retry-After': '120' } : {}),
    },
  });
}
