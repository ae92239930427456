import type { Programme } from '#app/_components/programme/programme.ts';
import { calendarAddresses, mailWith } from '#lib/feeds/addresses.ts';
import type { CalendarChoice } from '#lib/feeds/calendar-choices.ts';
import { sentencesIn } from '#lib/i18n/sentences.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';

/** A calendar to subscribe to, with its texts and every address it has. */
export type Calendar = ReturnType<typeof subscribedCalendarOf>;

export function subscribedCalendarOf(programme: Programme, siteUrl: string, choice: CalendarChoice) {
  const { locale, say, document, paths } = programme;
  const t = sentencesIn(locale, 'subscribe');
  const own = choice.name(locale);
  const festival = say(document.festival.name);
  const name = own === null ? festival : `${festival} – ${own}`;
  const page = siteUrl + paths.subscribe(choice.stem);
  const addresses = calendarAddresses(siteUrl, choice.path, { locale, own: document.festival.locale, name });
  return {
    t,
    locale,
    choice,
    page,
    name,
    /** Its own name, with typography; null for the whole programme. */
    own: own === null ? null : typeset(own, locale),
    ...addresses,
    /** Sends the page rather than the bare address: opened on a computer, it shows the steps. */
    mail: mailWith(translator(locale, 'subscribe')('sendSubject', { festival: name }), `${page}\n\n${addresses.https}`),
  };
}
