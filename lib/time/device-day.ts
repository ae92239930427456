/**
 * The day of a moment, if it differs from that of `now` on the reader's own clock (both epoch
 * milliseconds); else empty.
 */
export function deviceDay(at: number, now: number, lang: string): string {
  const [date, today] = [new Date(at), new Date(now)];
  if (date.toDateString() === today.toDateString()) return '';
  const format = new Intl.DateTimeFormat(lang === 'fr' ? 'fr' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return format.format(date).replace(',', '');
}
