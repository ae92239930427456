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
