import { numberOf } from '../../lib/i18n/paths.ts';

/**
 * The number of `12-le-sang-et-la-boue.ics`; null for anything that is no calendar. Only the number resolves, and a name that
 * has changed since is answered where it is: many calendar programs give up at a 308.
 */
export function numberOfFile(name: string): number | null {
  return name.endsWith('.ics') ? numberOf(name.slice(0, -'.ics'.length)) : null;
}
