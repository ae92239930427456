import { PRIVATE } from '#app/_server/selection-post.ts';
import { readLocale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';

/** Why there is no calendar at a private address, in words. `gone` has its own for each kind of address that is closed. */
export function refusePrivate(request: Request, status: 404 | 410 | 503, gone: 'selection' | 'shifts'): Response {
  const lang = new URL(request.url).searchParams.get('lang');
  const { feeds, ...words } = messages[readLocale(lang)];
  const sentence = { 404: words.selection.refused.unknown, 410: words[gone].gone.body, 503: feeds.unavailable }[status];
  return new Response(request.method === 'HEAD' ? null : `${sentence}\n`, {
    status,
    headers: {
      ...PRIVATE,
      'Content-Type': 'text/plain; charset=utf-8',
      ...(status === 503 ? { 'Cache-Control': 'no-store', 'Retry-After': '120' } : {}),
    },
  });
}
