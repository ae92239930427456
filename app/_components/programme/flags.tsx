import { clsx } from 'clsx';
import type { CSSProperties } from 'react';
import { Abbreviation, Spoken } from '#app/_components/time.tsx';
import { filmTitle } from '#lib/films/title.ts';
import type { Voice } from '#lib/i18n/locale.ts';
import { capital, isEmpty } from '#lib/i18n/text.ts';
import { nearestReadable } from '#lib/model/colours.ts';
import type { DocumentEvent, PreviousStart, PublicDocument } from '#lib/model/documents.ts';
import { accessBesideVersions, accessOf, type EventAccess } from '#lib/programme/access.ts';
import { filmsOfEvent } from '#lib/programme/around.ts';
import { isBackAtFirstStart } from '#lib/programme/carry.ts';
import { isStruck } from '#lib/programme/day.ts';
import { type PlaceChange, placeChangeSentence, toldPlaceChangeOf } from '#lib/programme/place.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatTime, spokenDate, spokenTime } from '#lib/time/format.ts';
import { type EventProps, type Programme, pageSentences } from './programme.ts';
import { Prose, Said } from './text.tsx';

/*
 * Small marks of a séance: its state, kind, theme and access, and whether it is new since the last
 * visit.
 */

/** « Annulée », « Reportée »: before the title, since it changes what the title means. */
export function StatusFlag({ programme, event }: EventProps) {
  if (event.status !== 'cancelled') return null;
  return event.isPostponed ? (
    <span className="flag warn">{programme.t('postponed')}</span>
  ) : (
    <span className="flag">{programme.t('cancelled')}</span>
  );
}

/**
 * What else a reader should know before choosing: the time may change, the film has changed, it is
 * in another building. Null when there is nothing.
 */
export function NoteFlags({ programme, event }: EventProps) {
  const change = toldPlaceChangeOf(event, programme.index);
  const notes = [
    change?.isElsewhere ? programme.say(placeChangeSentence(change, programme.locale)) : null,
    event.timeIsToConfirm && event.status === 'planned' ? programme.t('toConfirm') : null,
    event.replaces && !isEmpty(event.replaces)
      ? programme.t('replaces', { title: programme.say(event.replaces) })
      : null,
  ].filter((note) => note !== null);
  return notes.map((note) => (
    <span key={note} className="flag warn">
      <bdi>{note}</bdi>
    </span>
  ));
}

/** The type of a séance as word, shape and colour; a label of the organiser replaces the word. */
export function KindTag({ programme, event }: EventProps) {
  const isOwn = !isEmpty(event.label);
  return (
    <span className={clsx('tag', event.kind, isOwn && 'is-own')}>
      {isOwn ? <Said programme={programme} text={event.label} /> : programme.terms(`kind.${event.kind}`)}
    </span>
  );
}

/**
 * Attributes for the element of a séance, from which app/_islands/since-visit.ts decides about its
 * mark.
 */
export const sinceOf = ({ number, sequence, createdAt }: DocumentEvent) => ({
  'data-event': number,
  'data-sequence': sequence,
  // To the minute, to keep the cards small.
  'data-created': createdAt.slice(0, 16),
});

/** The place in that element for the mark « nouveau » or « changé », which a script fills. */
export const SinceSlot = () => <span className="since" data-since="" />;

/** The name of a theme, with its colour before it if it has one. */
export function ThemeName({
  programme,
  theme: { name, colour },
}: {
  programme: Programme;
  theme: PublicDocument['themes'][number];
}) {
  return (
    <>
      {colour && <span aria-hidden="true" className="theme-colour" style={themeColours(colour)} />}
      <Said programme={programme} text={name} />
    </>
  );
}

/** The colours of `.theme-colour`, readable in both appearances. */
const themeColours = (colour: string) =>
  ({
    '--light-theme': nearestReadable(colour, 'light'),
    '--dark-theme': nearestReadable(colour, 'dark'),
  }) as CSSProperties;

/** « LSF au débat »: an access that holds for a part of the séance. */
export function accessSentence(
  programme: Programme,
  { access, during }: EventAccess['partly'][number],
  spoken: boolean,
) {
  const name = programme.terms(spoken ? `accessSpoken.${access}` : `access.${access}`);
  return programme.t(`accessDuring.${during}`, { access: name });
}

/**
 * Access as chips: first what holds for the whole séance, then what holds in part, dashed. Null
 * when nothing is announced. `isBesideCopy`: the copy of its film is shown too (« VF, ST-SME »).
 */
export function AccessChips({ programme, event, isBesideCopy = false }: EventProps & { isBesideCopy?: boolean }) {
  const { whole, partly } = (isBesideCopy ? accessBesideVersions : accessOf)(event, programme.index);
  const { t, terms } = programme;
  return (
    <>
      {whole.map((access) => (
        <Abbreviation key={access} className={`capital chip ${access}`} as={terms(`accessSpoken.${access}`)}>
          {terms(`access.${access}`)}
        </Abbreviation>
      ))}
      {partly.map((part) => (
        <Abbreviation
          key={part.access}
          className={`capital chip is-partly ${part.access}`}
          as={accessSentence(programme, part, true)}
        >
          {terms(`access.${part.access}`)}{' '}
          <span className="chip-part">{t(`accessDuring.${part.during}`, { access: '' })}</span>
        </Abbreviation>
      ))}
    </>
  );
}

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
