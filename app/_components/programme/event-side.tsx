import { googleEventLink } from '#lib/feeds/addresses.ts';
import { wordsOf } from '#lib/feeds/words.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { eventAsText } from '#lib/programme/as-text.ts';
import { placesOf } from '#lib/programme/place.ts';
import { pricesOf } from '#lib/programme/prices.ts';
import { addressIn, CopyFrom } from './copy-page.tsx';
import { StatusFlag, ThemeName } from './flags.tsx';
import { Prices } from './offers.tsx';
import { type EventProps, elsewhereSentences, type Programme } from './programme.ts';
import { Prose, Said } from './text.tsx';
import { OfMoment, VenueOfEvent } from './when-and-where.tsx';

/** Practical facts: where, how much, the calendar, and what the séance belongs to. */
export function EventSide({ programme, event }: EventProps) {
  return (
    <div className="side-column">
      <VenueOfEvent programme={programme} event={event} />
      <WhatItCosts programme={programme} event={event} />
      <Belonging programme={programme} event={event} />
      <AddToCalendar programme={programme} event={event} />
      <CopyEvent programme={programme} event={event} />
    </div>
  );
}

/** Nothing for a séance that does not take place: prices link to where it could be booked. */
function WhatItCosts({ programme, event }: EventProps) {
  if (event.status !== 'planned') return null;
  const prices = pricesOf(event, programme.index);
  if (prices.length === 0 && event.capacity === null) return null;
  return (
    <section aria-labelledby="offers" className="costs">
      <h2 id="offers">{programme.t('offers')}</h2>
      <Prices programme={programme} prices={prices} />
      {event.capacity !== null && <p>{programme.t('seats', { count: event.capacity })}</p>}
    </section>
  );
}

/**
 * Themes, series, the séance it continues or that continues it, and until when it can be watched
 * online.
 */
function Belonging({ programme, event }: EventProps) {
  const { t, index, document, paths } = programme;
  const themes = event.themes.flatMap((slug) => index.themes.get(slug) ?? []);
  const series = event.series ? index.series.get(event.series.series) : undefined;
  const before = event.continues === null ? undefined : index.events.get(event.continues);
  const after = document.events.filter(({ continues }) => continues === event.number);
  if (themes.length + after.length === 0 && !series && !before && !event.availableUntil) return null;
  return (
    <section>
      <dl className="facts">
        {themes.length > 0 && (
          <div>
            <dt>{t('themes')}</dt>
            {themes.map((theme) => (
              <dd key={theme.slug}>
                <a className="link" href={paths.theme(theme)}>
                  <ThemeName programme={programme} theme={theme} />
                </a>
              </dd>
            ))}
          </div>
        )}
        {series && (
          <div>
            <dt>{t('series')}</dt>
            <dd>
              <a className="link" href={paths.series(series)}>
                {event.series?.position ? (
                  <bdi>{t('seriesPart', { title: programme.say(series.title), position: event.series.position })}</bdi>
                ) : (
                  <Said programme={programme} text={series.title} />
                )}
              </a>
            </dd>
            <dd>
              <Prose programme={programme} text={series.introduction} />
            </dd>
          </div>
        )}
        {[
          ...(before ? [{ word: t('continues'), event: before }] : []),
          ...after.map((one) => ({ word: t('continuedBy'), event: one })),
        ].map(({ word, event: other }) => (
          <div key={other.number}>
            <dt>{word}</dt>
            <dd>
              <StatusFlag programme={programme} event={other} />{' '}
              <a className="link" href={paths.event(other)}>
                <Said programme={programme} text={other.title} />
              </a>
            </dd>
          </div>
        ))}
      </dl>
      {event.availableUntil && <AvailableUntil programme={programme} at={event.availableUntil} />}
    </section>
  );
}

function AvailableUntil({ programme, at }: { programme: Programme; at: string }) {
  return (
    <p className="relative">
      <OfMoment programme={programme} word="availableUntil" at={at} />
    </p>
  );
}

/**
 * The text of one séance to paste into a message. Without a script the box opens and can be
 * selected.
 */
function CopyEvent({ programme, event }: EventProps) {
  const t = elsewhereSentences(programme);
  const { document, locale } = programme;
  if (!programme.feeds) return null;
  const text = eventAsText(document, event, { locale, format: 'text', addressOf: addressIn(programme) }, true);
  return (
    <details className="copy-event no-print">
      <summary className="link">{t('copy.event')}</summary>
      <pre id="copy-event">{text}</pre>
      <CopyFrom ids={['copy-event']} words={{ copy: t('copy.copyText'), copied: t('copy.copied') }} />
    </details>
  );
}

/** Adds one séance to a calendar: a file, or Google's form. Says that changes will not follow. */
function AddToCalendar({ programme, event }: EventProps) {
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
  const { say } = wordsOf(programme.locale);
  return {
    title: `${isDemonstration ? `${say('demonstrationMark')} ` : ''}${programme.say(event.title)}`,
    startInstant: event.startInstant ?? '',
    endInstant: event.endInstant,
    location: [place, first?.venue?.address ?? ''].filter((text) => text !== '').join(', '),
    details: `${event.timeIsToConfirm ? `${say('timeToConfirm')}\n\n` : ''}${siteUrl}${programme.paths.event(event)}`,
  };
}
