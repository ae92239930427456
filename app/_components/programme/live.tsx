import { InstantBeside, Spoken } from '#app/_components/time.tsx';
import { capital } from '#lib/i18n/text.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import type { EventFacts, Notice } from '#lib/model/live-facts.ts';
import { formatDuration, formatTime, spokenDuration, spokenTime } from '#lib/time/format.ts';
import { addMinutes, fromInstant } from '#lib/time/wall-clock.ts';
import { placesClass } from './places-class.ts';
import { type EventProps, liveSentences, type Programme } from './programme.ts';
import { Prose, Said } from './text.tsx';

/*
 * Live facts on public pages: delays, places and messages, on cards, on the page of a séance and
 * above all pages.
 */

/**
 * The live facts of a séance; null where there are none, and for a séance that does not take place.
 */
export const factsOf = ({ document }: Programme, event: DocumentEvent): EventFacts | null =>
  event.status === 'planned' ? (document.live?.events.get(event.number) ?? null) : null;

/** « Complet », « Dernières places », « Places libres »: both the word and the colour say it. */
export function PlacesFlag({ programme, event }: EventProps) {
  const places = factsOf(programme, event)?.places ?? null;
  if (places === null) return null;
  const word = capital(liveSentences(programme)(`places.${places}`), programme.locale);
  return <span className={placesClass[places]}>{word}</span>;
}

/** « Retard 20 min : vers 13 h 20 au lieu de 13 h »; the planned time stays beside. */
export function DelayFlag({ programme, event }: EventProps) {
  const late = lateOf(programme, event);
  if (!late) return null;
  const t = liveSentences(programme);
  const { locale } = programme;
  const [time, planned] = [formatTime(late.startsAt, locale), formatTime(late.planned, locale)];
  return (
    <span className="flag warn relative">
      <Spoken as={delaySpoken(programme, late)}>
        {capital(t('delay', { minutes: late.minutes }), locale)}, {t('delayed', { time, planned })}
      </Spoken>
    </span>
  );
}

/** The hour a late séance starts now, and the one it was to. */
export function LateTime({ programme, late }: { programme: Programme; late: Late }) {
  const { locale } = programme;
  return (
    <span className="late-time relative">
      <Spoken as={delaySpoken(programme, late)}>
        <b className="card-time">{formatTime(late.startsAt, locale)}</b> <s>{formatTime(late.planned, locale)}</s>
      </Spoken>
    </span>
  );
}

/** The same for screen readers. */
export const delaySpoken = (programme: Programme, { minutes, startsAt, planned }: Late): string =>
  liveSentences(programme)('delaySpoken', {
    minutes: spokenDuration(minutes, programme.locale),
    time: spokenTime(startsAt, programme.locale),
    planned: spokenTime(planned, programme.locale),
  });

type Late = Readonly<{ minutes: number; planned: string; startsAt: string }>;

/** When it starts now, and when it was planned: wall clocks. Null where it is not late. */
export function lateOf(programme: Programme, event: DocumentEvent): Late | null {
  const minutes = factsOf(programme, event)?.delay ?? null;
  if (minutes === null || event.startsAt === null) return null;
  const { timeZone } = programme.document.festival;
  return { minutes, planned: event.startsAt, startsAt: addMinutes(event.startsAt, minutes, timeZone) };
}

/** Whether the hours of its parts can be said: they are those of the plan. */
export const isOnTime = (programme: Programme, event: DocumentEvent): boolean =>
  event.status !== 'cancelled' && lateOf(programme, event) === null;

/**
 * The live facts as sentences, for the page of the séance: delay, places, and what was said about
 * it.
 */
export function LiveState({ programme, event }: EventProps) {
  const facts = factsOf(programme, event);
  if (!facts) return null;
  const t = liveSentences(programme);
  const { locale } = programme;
  const late = lateOf(programme, event);
  const sentence = (duration: string, time: string, planned: string) =>
    t('delaySentence', { minutes: duration, time, planned });
  return (
    <div className={facts.places === 'full' ? 'notice bad' : 'notice'}>
      {late && (
        <p className="relative">
          <Spoken
            as={sentence(
              spokenDuration(late.minutes, locale),
              spokenTime(late.startsAt, locale),
              spokenTime(late.planned, locale),
            )}
          >
            {sentence(
              formatDuration(late.minutes, locale),
              formatTime(late.startsAt, locale),
              formatTime(late.planned, locale),
            )}
          </Spoken>
        </p>
      )}
      {facts.places && <p>{t(`placesSentence.${facts.places}`)}</p>}
      <Notices programme={programme} notices={facts.notices} day={event.day} />
    </div>
  );
}

/** What was said about one séance, for its card. */
export function EventNotices({ programme, event }: EventProps) {
  const notices = factsOf(programme, event)?.notices ?? [];
  if (notices.length === 0) return null;
  return (
    <div className="live-note">
      <Notices programme={programme} notices={notices} day={event.day} />
    </div>
  );
}

/**
 * The messages to the public of today, above every page: the last one in one line, which opens to
 * show all of them.
 */
export function FestivalNotices({ programme }: { programme: Programme }) {
  const notices = programme.document.live?.notices ?? [];
  const last = notices.at(-1);
  if (!last) return null;
  const label = liveSentences(programme)('notices');
  return (
    <aside className="live-notices no-print" aria-label={label}>
      <details>
        <summary>
          <b className="notice-line">
            <Said programme={programme} text={last.text} />
          </b>
          <b className="notice-label">{label}</b>
          {notices.length > 1 && <span className="notice-more">+{notices.length - 1}</span>}
        </summary>
        <Notices programme={programme} notices={notices} day={null} />
      </details>
    </aside>
  );
}

/**
 * Messages, each with its hour. `day` is that of the séance they are about: a message from another
 * day always names its day. Messages to everybody end with their own day (null).
 */
export function Notices({
  programme,
  notices,
  day,
}: {
  programme: Programme;
  notices: readonly Notice[];
  day: string | null;
}) {
  const { locale, document } = programme;
  const { festival } = document;
  return notices.map((notice, i) => (
    <div key={i} className="live-notice">
      <InstantBeside
        at={notice.at}
        beside={day ?? fromInstant(notice.at, festival.timeZone)}
        clocks={festival}
        locale={locale}
        className="live-notice-at"
      />
      <Prose programme={programme} text={notice.text} isPlain />
    </div>
  ));
}
