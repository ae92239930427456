import { isEmpty } from '#lib/i18n/text.ts';
import { placeChangeSentence, toldPlaceChangeOf } from '#lib/programme/place-change.ts';
import type { EventProps } from './programme.ts';

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
