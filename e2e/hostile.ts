import type { Db } from '#db/client.ts';
import { fillFestival, makeAdministrator, publish } from './filled.ts';

/**
 * Texts of one kind are joined, so that any part that breaks out is found. Each text fits into the
 * 200 characters of a description where no facts precede it; the repeated characters at the end are
 * there to be cut.
 */
export const hostileTexts = {
  markup: [
    '</title><script>hostile=1</script>',
    '"><img src=x onerror="hostile=1">',
    `' onmouseover='hostile=1' x='`,
    ']]><script>hostile=1</script>',
    '{{constructor.constructor("hostile=1")()}} {count, plural, other {x}}',
  ].join(' '),
  characters: [
    'Titre\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:hostile\r\nSUMMARY:de trop',
    'Titre\rBEGIN:VEVENT\rX-HOSTILE:1',
    '\u202Eeltit\u202C \u2067עברית\u2069 العربية',
    'a\u0000b\u0007c',
    'a\uD800b\uDC00c',
    '👩‍👩‍👧‍👦👨‍👨‍👦‍👦🏳️‍🌈'.repeat(12),
  ].join(' '),
  long: 'é'.repeat(10_000),
};

/** Publishes a festival that has this text in every place. */
export function publishHostile(db: Db, slug: string, hostile: string): void {
  const text = () => hostile;
  fillFestival(db, { shown: text, kept: text }, slug);
  publish(db, makeAdministrator(db), slug);
}

/**
 * Reads the pages of a festival from the first on by `read`, which returns the links of each.
 * Returns how many there are.
 */
export async function readThrough(slug: string, read: (path: string) => Promise<string[]>): Promise<number> {
  const visited = new Set<string>();
  const queue = [`/fr/festivals/${slug}`, `/en/festivals/${slug}`];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (visited.has(path)) continue;
    visited.add(path);
    const links = await read(path);
    if (!path.startsWith('/fr/')) continue;
    const own = links
      .map((link) => link.replace(/[?#].*/, ''))
      .filter((link) => link.startsWith(`/fr/festivals/${slug}/`));
    // A QR code's page contains only the title of its page: those of séances stand for all.
    queue.push(...own.filter((link) => !link.includes('/qr/') || link.includes('/qr/events/')));
  }
  return visited.size;
}
