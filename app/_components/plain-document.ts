import type { Locale } from '#lib/i18n/locale.ts';

const LOADING = "default-src 'none'; style-src 'unsafe-inline'";
/** The policy of such a document: it may load and run nothing. */
export const PLAIN_POLICY = `${LOADING}; frame-ancestors 'none'`;
/** The same in a frame of any site. */
export const FRAMED_POLICY = `${LOADING}; frame-ancestors *`;

/** Like the pages it stands among, whose tokens (globals.css) it cannot ask for. */
const STYLE = [
  ':root{color-scheme:light dark;background:light-dark(#fbf8f1,#131118);color:light-dark(#1c1a24,#f5efe3)}',
  'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:15vh auto;padding:0 1.2rem}',
  'h1{line-height:1.15;hyphens:auto;overflow-wrap:anywhere}a{display:inline-block;padding-block:.6rem;color:light-dark(#8f4700,#ffc661)}',
].join('');

/** A whole small document that needs nothing else. `title` and `main` are HTML. */
export const plainDocument = (locale: Locale, title: string, main: string): string =>
  `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head><body><main>${main}</main></body></html>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text escaped for HTML. */
export const escapedHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
