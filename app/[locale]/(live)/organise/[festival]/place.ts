/** The grid says itself who is there; the day is nobody's page, and the overview is read. */
const ELSEWHERE = /^(?:grid|today)(?:\/|$)/;

/** A page of the desk by its address below it, in whichever language; null where nobody is told. */
export function placeBelow(pathname: string, base: string): string | null {
  if (!pathname.startsWith(`${base}/`)) return null;
  const place = pathname.slice(base.length + 1);
  return place === '' || ELSEWHERE.test(place) ? null : place;
}

/** « CD » of « Camille Diop »: the first and the last word. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s@._-]+/)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase();
}
