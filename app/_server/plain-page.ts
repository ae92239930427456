import type { Locale } from '../../lib/i18n/locale.ts';
import { messages } from '../../lib/i18n/messages.ts';
import { typeset } from '../../lib/time/format.ts';

/**
 * A whole small document with a status of its own, for what the proxy answers without a page: a page cannot choose any status, and a
 * reader without scripts gets words in their language. The sentences are our own; nothing of the request is in it, no cache keeps it.
 */
export function plainPage(
  locale: Locale,
  status: number,
  { title, body }: { title: string; body: string },
  headers: Record<string, string>,
): Response {
  const [heading, text] = [typeset(title, locale), typeset(body, locale)];
  const { home } = messages[locale].failure;
  const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${heading}</title><style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:15vh auto;padding:0 1.2rem}h1{line-height:1.15}</style></head><body><main><h1>${heading}</h1><p>${text}</p><p><a href="/${locale}">${home}</a></p></main></body></html>`;
  return new Response(html, {
    status,
    headers: {
      ...headers,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  });
}
