type Spoken = { fr?: string; en?: string };

/** In characters: a longer synopsis is recognised by its beginning. */
const LONGEST = 160;

export const bothLanguages = ({ fr, en }: Spoken) => [fr, en].filter(Boolean).join(' / ');

/**
 * A value as a plan shows it: a text in its languages, a list, a number; a long one is cut; empty
 * when there is none.
 */
export function shownText(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = Array.isArray(value)
    ? value.join(', ')
    : typeof value === 'object'
      ? bothLanguages(value as Spoken)
      : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
