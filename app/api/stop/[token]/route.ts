import { escapedHtml, PLAIN_POLICY, plainDocument } from '#app/_components/plain-document.ts';
import { PRIVATE, slowDown } from '#app/_server/selection-post.ts';
import { type Locale, readLocale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { type Stopping, stopOrResume, stoppingOf } from '#lib/messages/readers.ts';
import { onceFree } from '#lib/once-free.ts';
import { now } from '#lib/time/clock.ts';

type Context = { params: Promise<{ token: string }> };

/** Asks before it ends anything, since programs that scan mails open every link. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return answer(request, token, 'ask');
}

/**
 * Ends this way of being written to, by the button of the page or by the one-click request of a
 * mail program (RFC 8058), which has no session; so nothing of its body is needed. With `again` it
 * is undone.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const isAgain = new URL(request.url).searchParams.has('again');
  return answer(request, token, isAgain ? 'resumed' : 'stopped');
}

type What = 'ask' | 'stopped' | 'resumed';

async function answer(request: Request, token: string, what: What): Promise<Response> {
  const asked = new URL(request.url).searchParams.get('lang');
  const locale = readLocale(asked);
  const stopping = stoppingOf(token);
  await slowDown(request, stopping === null);
  if (!stopping) return page(locale, 404, unknownOf(locale));
  if (what !== 'ask') await onceFree(() => stopOrResume(stopping, what === 'resumed', now()));
  return page(locale, 200, saidOf(stopping, locale, what));
}

type Said = { title: string; body: string; button?: { label: string; action: string } };

function unknownOf(locale: Locale): Said {
  const t = translator(locale, 'mail');
  return { title: t('stopPage.unknownTitle'), body: t('stopPage.unknown') };
}

function saidOf({ festival: { name } }: Stopping, locale: Locale, what: What): Said {
  const t = translator(locale, 'mail');
  const festival = inLocale(name, locale);
  const lang = `?lang=${locale}`;
  switch (what) {
    case 'ask':
      return {
        title: t('stopPage.title', { festival }),
        body: t('stopPage.body', { festival }),
        button: { label: t('stopPage.button'), action: lang },
      };
    case 'stopped':
      return {
        title: t('stopPage.doneTitle'),
        body: t('stopPage.done', { festival }),
        button: { label: t('stopPage.again'), action: `${lang}&again` },
      };
    case 'resumed':
      return { title: t('stopPage.backTitle'), body: t('stopPage.back', { festival }) };
  }
}

const BUTTON = 'font:inherit;font-weight:650;min-height:56px;padding:0 1.2rem;border-radius:12px;border:1.5px solid';

function page(locale: Locale, status: number, { title, body, button }: Said): Response {
  const text = (one: string) => escapedHtml(typeset(one, locale));
  const form = button
    ? `<form method="post" action="${escapedHtml(button.action)}"><button style="${BUTTON}">${text(button.label)}</button></form>`
    : '';
  const html = plainDocument(locale, text(title), `<h1>${text(title)}</h1><p>${text(body)}</p>${form}`);
  return new Response(html, {
    status,
    headers: {
      ...PRIVATE,
      'Cache-Control': 'no-store',
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `${PLAIN_POLICY}; form-action 'self'`,
    },
  });
}
