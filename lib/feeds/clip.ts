/**
 * At most `max` UTF-16 units of a text, ending in « … » if it was cut: at the end of a line or word
 * if one is near, and never inside a code point. Spaces and punctuation before the cut are dropped.
 */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return '';
  let end = max - 1;
  if (isLowSurrogate(text.charCodeAt(end))) end -= 1;
  const kept = text.slice(0, end);
  const pause = Math.max(kept.lastIndexOf(' '), kept.lastIndexOf('\n'));
  return `${withoutLastSigns(pause > end - 60 && pause > 0 ? kept.slice(0, pause) : kept)}…`;
}

/** A loop: `/[\s.,;:…]+$/` takes quadratic time on a long run of dots inside a text. */
function withoutLastSigns(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s.,;:…]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
