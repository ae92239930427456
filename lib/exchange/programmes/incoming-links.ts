import type { EventLink } from '#db/schema/index.ts';
import { cleanLine, MAX_NAME } from '#lib/i18n/clean-text.ts';
import { isWebAddress } from '#lib/i18n/contacts-in.ts';
import { webAddress } from '#lib/i18n/typed-values.ts';
import type { Collector } from './collector.ts';

export type TypedLink = Readonly<{ href: string; label: string; line: number }>;

const HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?::\d+)?(?:[/?#]|$)/u;

/**
 * The links of a séance that its form would accept: web addresses. Others are reported. `base`: the
 * address to which the file says they are relative.
 */
export function linksOf(typed: readonly TypedLink[], base: string, { remark }: Collector): EventLink[] {
  return typed.flatMap(({ href, label, line }) => {
    const written = cleanLine(href).trim();
    if (written === '') return [];
    // A doubled scheme: some forms begin with one, before which people paste a whole address.
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
  // An address with a space, as people paste it, is encoded as a browser would.
  if (/^[a-z][a-z0-9+.-]*:/i.test(written))
    return checked(written) ?? (isWebAddress(written) ? checked(new URL(written).href) : null);
  // People leave the scheme out: `www.lanterne.example/films`.
  if (HOST.test(written)) return checked(`https://${written}`);
  const isRelative = /^(?:\.{0,2}\/)/.test(written) && isWebAddress(base) && URL.canParse(written, base);
  return isRelative ? checked(new URL(written, base).href) : null;
}

const checked = (address: string): string | null => webAddress.safeParse(address).data ?? null;
