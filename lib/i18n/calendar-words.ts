import type { Locale } from '#db/enums.ts';

/**
 * Names of the calendar, separate from the message catalogue, which is too large for an island that
 * only writes a time. Months from January, days from Monday.
 */
export const months: Record<Locale, readonly string[]> = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

export const shortMonths: Record<Locale, readonly string[]> = {
  fr: 'janv. févr. mars avr. mai juin juill. août sept. oct. nov. déc.'.split(' '),
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
};

export const weekdays: Record<Locale, readonly string[]> = {
  fr: 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '),
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
};

export const shortWeekdays: Record<Locale, readonly string[]> = {
  fr: 'lun. mar. mer. jeu. ven. sam. dim.'.split(' '),
  en: 'Mon Tue Wed Thu Fri Sat Sun'.split(' '),
};
