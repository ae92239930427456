import type { Locale, Voice } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import { placesStates } from '#lib/model/live-facts.ts';
import type { DayChange } from './day-history.ts';
import { speakerOf } from './delay-sentences.ts';

type Speaker = ReturnType<typeof speakerOf>;

/** The sentence of one line of the day's history, with typography. */
export function dayChangeSentence(
  { what, undoes, isUndo }: DayChange,
  document: TeamDocument,
  locale: Locale,
  manner: Voice = 'printed',
): string {
  const say = speakerOf(document, locale, manner);
  const sentence = sentenceOf(what, say, locale);
  return say.set(undoes ? say.t(isUndo ? 'history.undone' : 'history.redone', { sentence }) : sentence);
}

function sentenceOf(what: DayChange['what'], say: Speaker, locale: Locale): string {
  const { t } = say;
  const event = 'event' in what && what.event !== null ? say.event(what.event) : '';
  switch (what.kind) {
    case 'delay': {
      const values = { event, minutes: say.minutes(what.minutes), cut: say.minutes(what.cut) };
      const sentence = t(what.cut > 0 ? 'history.delayCut' : 'history.delay', values);
      return what.others > 0 ? t('history.delayOthers', { sentence, count: what.others }) : sentence;
    }
    case 'places': {
      const places = placesStates.find((state) => state === what.places) ?? 'places';
      return t(`history.places.${places}`, { event });
    }
    case 'notice': {
      const values = { event, text: say.plain(what.text) };
      if (what.isForTeam) return t('history.noticeTeam', values);
      return t(event ? 'history.noticeOf' : 'history.notice', values);
    }
    case 'ended':
      return t(`history.ended.${what.fact}`, { event, text: say.plain(what.text) });
    case 'act': {
      const list = new Intl.ListFormat(locale, { type: 'conjunction' });
      const said = what.done.map(({ did, events }) =>
        t(`history.act.${did}`, { event: list.format(events.map(say.event)), count: events.length }),
      );
      return said.join(' ');
    }
    case 'presence':
      return t(`history.presence.${what.is}`, { name: what.name });
    case 'settled':
      return t('history.settled', { name: what.name, problem: translator(locale, 'board')(`problem.${what.problem}`) });
    case 'entries':
      return t('history.entries', { event, count: what.count });
    case 'published':
      return t('history.published', { release: what.release });
  }
}

/** The séances about which a line of the day's history told people something, by number. */
function eventsTold({ what }: DayChange): readonly number[] {
  if (what.kind === 'act') return what.done.flatMap(({ events }) => events);
  if (what.kind === 'delay' || what.kind === 'ended') return what.events;
  return (what.kind === 'places' || what.kind === 'notice') && what.event !== null ? [what.event] : [];
}

/**
 * The last thing that was said or done today about one of these séances (numbers), by whom and
 * when; null when nothing was. `history`: the newest first.
 */
export const lastToldOf = (history: readonly DayChange[], events: readonly number[]): DayChange | null =>
  history.find((change) => eventsTold(change).some((event) => events.includes(event))) ?? null;

/**
 * A later announcement that changes the hours or places told by this act; null when its message
 * still holds.
 */
export function overtaking(history: readonly DayChange[], change: DayChange): DayChange | null {
  const since = history.slice(
    0,
    Math.max(
      0,
      history.findIndex(({ batch }) => batch === change.batch),
    ),
  );
  const isTelling = ({ what }: DayChange) =>
    what.kind === 'act' || what.kind === 'delay' || (what.kind === 'ended' && what.fact === 'delay');
  return lastToldOf(since.filter(isTelling), eventsTold(change));
}
