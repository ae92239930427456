import type { Locale } from '../../lib/i18n/locale.ts';
import { messages } from '../../lib/i18n/messages.ts';

/** Seconds after which a client may ask again. */
const RETRY_AFTER = 10;

/**
 * 503 as a whole small document, for when not even the address could be looked up: a reader without scripts gets words in their
 * language instead of an empty page, and no cache keeps them. The sentences are our own; nothing of the request is in it.
 */
export function unavailable(locale: Locale, headers: Record<string, string>): Response {
  const { title, body, home } = messages[locale].failure;
  const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${title}</title><style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:15vh auto;padding:0 1.2rem}</style></head><body><main><h1>${title}</h1><p>${body}</p><p><a href="/${locale}">${home}</a></p></main></body></html>`;
  return new Response(html, {
    status: 503,
    headers: {
      ...headers,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Retry-After': String(RETRY_AFTER),
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  });
}
