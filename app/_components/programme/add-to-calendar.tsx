import { googleEventLink } from '#lib/feeds/google-link.ts';
import { wordsOf } from '#lib/feeds/words.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { placesOf } from '#lib/programme/place.ts';
import type { Programme } from './programme.ts';

/** One séance into a calendar: its own file, or Google's form. Says that it will not follow changes. */
export function AddToCalendar({ programme, event }: { programme: Programme; event: DocumentEvent }) {
  const { feeds, siteUrl, t, locale, document } = programme;
  if (!feeds || siteUrl === null || document.isOver || event.startInstant === null || event.status === 'cancelled')
    return null;
  return (
    <section className="calendar no-print">
      <p>
        <a className="btn lamp" href={`${feeds.event(event)}?lang=${locale}`}>
          {t('addToCalendar')}
        </a>
      </p>
      <p>
        <a className="link" href={googleEventLink(googleFacts(programme, event, siteUrl))}>
          {t('addToGoogle')}
        </a>
      </p>
      <p className="hint">{t('addToCalendarHint')}</p>
      <p>
        <a className="link" href={programme.paths.subscribe()}>
          {t('addToCalendarInstead')}
        </a>
      </p>
    </section>
  );
}

function googleFacts(programme: Programme, event: DocumentEvent, siteUrl: string) {
  const { main } = placesOf(event, programme.index);
  const [first] = main;
  const place = first ? first.names.map((name) => programme.say(name)).join(' – ') : '';
  const { isDemonstration } = programme.document.festival;
  return {
    title: `${isDemonstration ? `${wordsOf(programme.locale).say('demonstrationMark')} ` : ''}${programme.say(event.title)}`,
    startInstant: event.startInstant ?? '',
    endInstant: event.endInstant,
    location: [place, first?.venue?.address ?? ''].filter((text) => text !== '').join(', '),
    url: siteUrl + programme.paths.event(event),
  };
}
