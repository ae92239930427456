/** A page that needs the framework in the browser says so by this attribute. */
const NEEDS_FRAMEWORK = 'data-framework';

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
const PRELOAD = /<link\b(?=[^>]*\brel="(?:preload|modulepreload)")(?=[^>]*\bas="script")[^>]*>/g;

/** Data that stands in the page, ours by its address, or the framework's: only the last has its code or its state in the page. */
const isOurs = (attributes: string) =>
  /\btype="application\/ld\+json"/.test(attributes) || /\bsrc="\/(?!_next\/)/.test(attributes);

/**
 * A released page without the framework: what Next writes to take a page over in the browser is two thirds of its bytes and most of what a
 * slow phone does with it, and our islands need none of it. No script is left in the page itself, so its policy can forbid them. Null
 * for a page that needs the framework.
 */
export function plainHtml(html: string): string | null {
  if (html.includes(NEEDS_FRAMEWORK)) return null;
  return html.replace(PRELOAD, '').replace(SCRIPT, (whole, attributes: string) => (isOurs(attributes) ? whole : ''));
}
