import type { Locale, Voice } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { SEPARATOR, typeset } from '#lib/i18n/typeset.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { formatDate, formatDuration } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { furtherSentence } from './further-sentences.ts';
import { type RunningOrder, runningOrderOf, UNKNOWN_MINUTES } from './running-order.ts';
import type { Warning } from './warning.ts';
import type { WarningFix } from './warning-fixes.ts';
import { type Speaker, warningSpeaker, words } from './warning-speaker.ts';

/**
 * A warning in one or two plain sentences, with typography (`typeset`). The spoken voice writes the
 * hours out.
 */
export function warningSentence(warning: Warning, index: DraftIndex, locale: Locale, voice: Voice = 'printed'): string {
  return typeset(sentence(warning, index, warningSpeaker(index, locale, voice, warning.day)), locale);
}

function sentence(warning: Warning, index: DraftIndex, say: Speaker): string {
  const { t } = say;
  switch (warning.code) {
    case 'room-overlap':
    case 'changeover-short':
      return clashSentence(warning, index, say);
    case 'person-overlap': {
      const [first, second] = warning.eventIds.flatMap((id) => index.events.get(id) ?? []);
      return t('personOverlap', {
        person: say.person(warning.personId),
        at: say.clock(warning.from),
        first: first ? say.title(first) : '?',
        second: second ? say.title(second) : '?',
        minutes: say.minutes(warning.minutes),
        standing: warning.standing,
      });
    }
    case 'rights-missing':
      return t(`rights.${warning.problem}`, { film: say.film(warning.filmId) });
    case 'unconfirmed':
      return t(`unconfirmed.${warning.standing}`, {
        person: say.person(warning.personId),
        events: say.events(warning.eventIds),
        count: warning.eventIds.length,
      });
    case 'incomplete':
      return warning.filmId === undefined
        ? t(`event.${warning.missing}`, { event: say.events(warning.eventIds) })
        : t(`film.${warning.missing}`, {
            film: say.film(warning.filmId),
            events: say.events(warning.eventIds),
            counted: UNKNOWN_MINUTES.film,
          });
    default:
      return furtherSentence(warning, index, say);
  }
}

type RoomWarning = Extract<Warning, { code: 'room-overlap' | 'changeover-short' }>;

function clashSentence(warning: RoomWarning, index: DraftIndex, say: Speaker): string {
  const [first, second] = warning.eventIds.flatMap((id) => index.events.get(id) ?? []);
  if (!first?.startsAt || !second?.startsAt) return '';
  const order = runningOrderOf(first, index);
  const after = runningOrderOf(second, index);
  const names = { first: say.title(first), second: say.title(second), start: say.clock(second.startsAt) };
  const endOf = ({ publicEnd, endIsApproximate }: RunningOrder) => say.clock(publicEnd ?? '', endIsApproximate);
  if (warning.code === 'changeover-short')
    return say.t('changeoverShort', { ...names, end: endOf(order), minutes: say.minutes(warning.missingMinutes) });
  if (first.startsAt === second.startsAt) return say.t('roomOverlap.together', names);
  const isInside = (after.publicEnd ?? '') < (order.publicEnd ?? '');
  if (isInside)
    return say.t('roomOverlap.inside', { ...names, secondEnd: endOf(after), until: say.time(order.publicEnd ?? '') });
  return say.t('roomOverlap.tail', { ...names, end: endOf(order), minutes: say.minutes(warning.minutes) });
}

/**
 * The heading of a warning: « Bloquant · samedi 28 novembre, Auditorium »; without a day or room,
 * only the level.
 */
export function warningHeading(warning: Warning, index: DraftIndex, locale: Locale): string {
  const t = words(locale);
  const room = roomNameIn(index, warning.roomId, locale);
  const places = [warning.day && formatDate(warning.day, locale), room].filter(Boolean);
  const level = t(`level.${warning.level}`);
  return typeset([level, places.join(', ')].filter(Boolean).join(SEPARATOR), locale);
}

/** The label of a fix's button or link: « Décaler « Noces de cristal » à 18 h 25 ». */
export function fixLabel(fix: WarningFix, index: DraftIndex, locale: Locale): string {
  return typeset(label(fix, locale, warningSpeaker(index, locale, 'printed', null)), locale);
}

function label(fix: WarningFix, locale: Locale, say: Speaker): string {
  const { t } = say;
  const title = (id: number) => say.events([id]);
  switch (fix.kind) {
    case 'move-event':
      return t('fix.move-event', { title: title(fix.eventId), at: say.time(fix.startsAt) });
    case 'shorten-item':
    case 'lengthen-item': {
      const [from, to] = [fix.fromMinutes, fix.toMinutes].map((minutes) => formatDuration(minutes, locale));
      return t(`fix.${fix.kind}`, {
        what: translator(locale, 'terms')(`theItem.${fix.itemKind}`),
        from: from ?? '',
        to: to ?? '',
      });
    }
    case 'move-end':
      return t('fix.move-end', { at: say.time(fix.publicEndFixed) });
    case 'change-room':
      return t('fix.change-room', { title: title(fix.eventId), room: say.room(fix.roomId) });
    case 'swap-rooms':
      return t('fix.swap-rooms', { first: title(fix.eventIds[0]), second: title(fix.eventIds[1]) });
    case 'open-room':
      return t('fix.open-room', { room: say.room(fix.roomId) });
    case 'split-films':
      return t('fix.split-films', { count: fix.count });
    case 'set-rights':
      return t('fix.set-rights', { count: fix.filmIds.length });
    case 'open-event':
      return t('fix.open-event', { title: title(fix.eventId) });
    case 'open-film':
      return t('fix.open-film', { title: say.film(fix.filmId) });
    case 'open-person':
      return t('fix.open-person', { name: say.person(fix.personId) });
  }
}
