import type { EventLink } from '#db/schema/index.ts';
import { cleanLine, MAX_NAME } from '#lib/i18n/clean-text.ts';
import { webAddress } from '#lib/i18n/typed-values.ts';
import { isWebAddress } from '#lib/i18n/web-address.ts';
import type { Collector } from './collector.ts';

export type TypedLink = Readonly<{ href: string; label: string; line: number }>;

const HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?::\d+)?(?:[/?#]|$)/u;

/**
 * The links of a séance that its form would take: addresses of the web. Everything else is
 * remarked. `base`: what the file says it is relative to.
 */
export function linksOf(typed: readonly TypedLink[], base: string, { remark }: Collector): EventLink[] {
  return typed.flatMap(({ href, label, line }) => {
    const written = cleanLine(href).trim();
    if (written === '') return [];
    // A scheme before a scheme is what forms that begin with one make of a pasted address.
    const address = absolute(written.replace(/^(?:https?:\/\/)+(?=https?:\/\/)/i, ''), base);
    if (address === null) {
      remark(line, 'link', written);
      return [];
    }
    if (address !== written) remark(line, 'linkCompleted', address);
    return [{ address, label: cleanLine(label).slice(0, MAX_NAME).toWellFormed() }];
  });
}

function absolute(written: string, base: string): string | null {
  // One with a space in it, as people paste them, is written as a browser would.
  if (/^[a-z][a-z0-9+.-]*:/i.test(written))
    return checked(written) ?? (isWebAddress(written) ? checked(new URL(written).href) : null);
  // People write addresses as they say them: `www.lanterne.example/films`.
  if (HOST.test(written)) return checked(`https://${written}`);
  const isRelative = /^(?:\.{0,2}\/)/.test(written) && isWebAddress(base) && URL.canParse(written, base);
  return isRelative ? checked(new URL(written, base).href) : null;
}

const checked = (address: string): string | null => webAddress.safeParse(address).data ?? null;
