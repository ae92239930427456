/**
 * Pages that are not reported: the grid shows by itself who is there, and the overview and
 * « Le jour J » are only read.
 */
const ELSEWHERE = /^(?:grid|today)(?:\/|$)/;

/** The page of the desk at an address, in either language; null for pages that are not reported. */
export function placeBelow(pathname: string, base: string): string | null {
  if (!pathname.startsWith(`${base}/`)) return null;
  const place = pathname.slice(base.length + 1);
  return place === '' || ELSEWHERE.test(place) ? null : place;
}

/** « CD » for « Camille Diop »: the first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s@._-]+/)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase();
}
