import type { Locale } from '../i18n/locale.ts';
import type { translator } from '../i18n/translator.ts';
import { formatDuration, formatTime, spokenDuration, spokenTime, typeset } from '../time/format.ts';
import type { WallClock } from '../time/wall-clock.ts';
import {
  type LaidOutEvent,
  type LaidOutItem,
  type RunningOrder,
  type RunningOrderIndex,
  runningOrderOf,
  SHORTEST_ELASTIC_MINUTES,
} from './running-order.ts';

/** What a change would do to a séance, said before it is done. Null where nothing changes. */
export type RunningOrderEffect = {
  /** The elastic item, by kind and minutes before and after. */
  elastic: { itemId: number; kind: LaidOutItem['kind']; from: number; to: number; isBelowMinimum: boolean } | null;
  publicEnd: { from: WallClock; to: WallClock; isApproximate: boolean } | null;
  totalMinutes: { from: number; to: number; isApproximate: boolean } | null;
  /** Minutes past the fixed end after the change. */
  overrunMinutes: number;
  after: RunningOrder;
};

/** Compares the running order of a séance with the one it would have. */
export function effectOf(before: LaidOutEvent, after: LaidOutEvent, index: RunningOrderIndex): RunningOrderEffect {
  const [old, next] = [runningOrderOf(before, index), runningOrderOf(after, index)];
  const isSame = old.elastic?.itemId === next.elastic?.itemId && old.elastic?.minutes === next.elastic?.minutes;
  return {
    elastic:
      old.elastic && next.elastic && (!isSame || next.elastic.isBelowMinimum)
        ? {
            itemId: next.elastic.itemId,
            kind: next.items.find((item) => item.itemId === next.elastic?.itemId)?.kind ?? 'other',
            from: old.elastic.minutes,
            to: next.elastic.minutes,
            isBelowMinimum: next.elastic.isBelowMinimum,
          }
        : null,
    publicEnd:
      old.publicEnd && next.publicEnd && old.publicEnd !== next.publicEnd
        ? { from: old.publicEnd, to: next.publicEnd, isApproximate: next.endIsApproximate }
        : null,
    totalMinutes:
      old.totalMinutes === next.totalMinutes
        ? null
        : { from: old.totalMinutes, to: next.totalMinutes, isApproximate: next.isApproximate },
    overrunMinutes: next.overrunMinutes,
    after: next,
  };
}

/** Where a new item goes by itself: a film after the last film, anything else before what the séance ends with. */
export function placeOf(event: LaidOutEvent, item: LaidOutItem): number {
  const last = event.items.length;
  if (item.kind === 'film') {
    const lastFilm = event.items.findLastIndex(({ kind }) => kind === 'film');
    if (lastFilm >= 0) return lastFilm + 1;
  }
  if (item.kind === 'introduction') return 0;
  return event.items[last - 1]?.elastic && !item.elastic ? last - 1 : last;
}

/** What adding an item does, at a place of its own or at the one it goes to by itself: « le débat passe de 36 à 12 min ». */
export function effectOfAdding(
  event: LaidOutEvent,
  item: LaidOutItem,
  index: RunningOrderIndex,
  position: number = placeOf(event, item),
): RunningOrderEffect {
  return effectOf(event, { ...event, items: event.items.toSpliced(position, 0, item) }, index);
}

/** The sentences of the namespace `warnings`: `useTranslations('warnings')` in an island, a `translator` elsewhere. */
export type WarningWords = ReturnType<typeof translator<'warnings'>>;

/** The effect in a sentence or two, printed or spoken, set for reading. */
export function effectSentence(
  effect: RunningOrderEffect,
  locale: Locale,
  t: WarningWords,
  voice: 'printed' | 'spoken' = 'printed',
): string {
  const length = (minutes: number) => (voice === 'spoken' ? spokenDuration : formatDuration)(minutes, locale);
  const sum = (minutes: number) => (voice === 'spoken' ? spokenDuration : formatDuration)(minutes, locale, 'hours');
  const time = (wall: WallClock) => (voice === 'spoken' ? spokenTime : formatTime)(wall, locale);
  const { elastic, publicEnd, totalMinutes } = effect;
  const said: string[] = [];
  if (elastic?.isBelowMinimum)
    said.push(
      t('effect.elasticLeast', {
        what: t(`theItem.${elastic.kind}`),
        least: length(SHORTEST_ELASTIC_MINUTES),
        over: length(effect.overrunMinutes),
      }),
    );
  else if (elastic) {
    const what = t(`theItem.${elastic.kind}`);
    said.push(t('effect.elastic', { what, from: length(elastic.from), to: length(elastic.to) }));
  }
  if (publicEnd) {
    const to = t(publicEnd.isApproximate ? 'about' : 'at', { time: time(publicEnd.to) });
    said.push(t('effect.end', { to, from: time(publicEnd.from) }));
  } else if (totalMinutes) {
    said.push(t('effect.total', { from: sum(totalMinutes.from), to: sum(totalMinutes.to) }));
  }
  const sentence = said.length > 0 ? said.join(' ') : t('effect.none');
  return typeset(sentence.charAt(0).toLocaleUpperCase(locale) + sentence.slice(1), locale);
}
