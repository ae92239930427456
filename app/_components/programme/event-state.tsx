import { Spoken } from '#app/_components/time.tsx';
import { filmTitle } from '#lib/films/title.ts';
import type { Voice } from '#lib/i18n/locale.ts';
import { capital, isEmpty } from '#lib/i18n/text.ts';
import type { PreviousStart } from '#lib/model/documents.ts';
import { filmsOfEvent } from '#lib/programme/around.ts';
import { isStruck } from '#lib/programme/day.ts';
import { type PlaceChange, placeChangeSentence, toldPlaceChangeOf } from '#lib/programme/place-change.ts';
import { isBackAtFirstStart } from '#lib/programme/previous-start.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatTime, spokenDate, spokenTime } from '#lib/time/format.ts';
import { type EventProps, type Programme, pageSentences } from './programme.ts';
import { Prose } from './text.tsx';

/**
 * What a reader must not miss: cancelled, postponed, without a time, to be confirmed, another film.
 */
export function EventState({ programme, event }: EventProps) {
  const { t } = programme;
  const sentences = [
    event.isPostponed ? t('postponedSentence') : event.status === 'cancelled' ? t('cancelledSentence') : null,
    event.status === 'planned' && event.startsAt === null ? t('undatedSentence') : null,
    event.status === 'planned' && event.timeIsToConfirm ? t('toConfirmSentence') : null,
    replacement({ programme, event }),
  ].filter((sentence) => sentence !== null);
  const from = event.status === 'planned' && event.startsAt !== null ? event.previousStart : undefined;
  const change = toldPlaceChangeOf(event, programme.index);
  if (sentences.length === 0 && !from && !change) return null;
  return (
    <div className={isStruck(event) ? 'notice bad' : 'notice'}>
      {sentences.map((sentence) => (
        <p key={sentence} dir="auto">
          {sentence}
        </p>
      ))}
      {from && <Moved programme={programme} event={event} from={from} />}
      {change && <OtherPlace programme={programme} change={change} />}
      {event.status === 'cancelled' && <Prose programme={programme} text={event.cancellationReason} isPlain />}
    </div>
  );
}

/** Names the former time, for people who noted it; nothing else on the page does. */
function Moved({ programme, event, from }: EventProps & { from: PreviousStart }) {
  const { locale } = programme;
  const t = pageSentences(programme);
  const isBack = isBackAtFirstStart(event);
  const date = dateOfHour(from.startsAt);
  const sentence = (date: string, time: string) =>
    t(isBack ? 'movedBack' : 'moved', { when: t('movedWhen', { date, time }) });
  return (
    <p className="relative">
      <Spoken as={sentence(spokenDate(date, locale, 'long'), spokenTime(from.startsAt, locale))}>
        {sentence(formatDate(date, locale, 'long'), formatTime(from.startsAt, locale))}
      </Spoken>
    </p>
  );
}

/** The new place, how far it is from the former one, and the former one. */
function OtherPlace({ programme, change }: { programme: Programme; change: PlaceChange }) {
  const { locale, say } = programme;
  const from = change.from.names.map(say).join(' – ');
  const sentence = (manner: Voice) =>
    pageSentences(programme)('otherPlace', {
      change: capital(placeChangeSentence(change, locale, manner), locale),
      from,
    });
  return (
    <p className="relative">
      <Spoken as={sentence('spoken')}>{sentence('printed')}</Spoken>
    </p>
  );
}

/** « A » est remplacé par « B », when one film took the place of another. */
function replacement({ programme, event }: EventProps): string | null {
  if (!event.replaces || isEmpty(event.replaces)) return null;
  const old = programme.say(event.replaces);
  const films = filmsOfEvent(programme.document, event);
  const [film] = films;
  return film && films.length === 1
    ? programme.t('replacesSentence', { old, new: programme.say(filmTitle(film)) })
    : programme.t('replacedSentence', { old });
}
