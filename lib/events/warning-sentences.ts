import type { Locale, Voice } from '#lib/i18n/locale.ts';
import { inLocale, isEmpty } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { SEPARATOR, typeset } from '#lib/i18n/typeset.ts';
import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import { formatDate, formatDuration } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { MEAL_MINUTES } from './meal-break.ts';
import { SHORTEST_DISCUSSION_MINUTES } from './missing-facts.ts';
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

type Said = 'room-overlap' | 'changeover-short' | 'person-overlap' | 'rights-missing' | 'unconfirmed' | 'incomplete';
/** All other warnings. */
type Further = Exclude<Warning, { code: Said }>;

/** The hour of a séance in words: « à 15 h », « vers 15 h ». */
function hours(event: DraftEvent | undefined, index: DraftIndex, say: Speaker) {
  const order: RunningOrder | null = event ? runningOrderOf(event, index) : null;
  return {
    title: event ? say.title(event) : '?',
    start: event?.startsAt ? say.clock(event.startsAt) : '?',
    end: order?.publicEnd ? say.clock(order.publicEnd, order.endIsApproximate) : '?',
    publicEnd: order?.publicEnd,
  };
}

/** The sentence of a warning, without typography. */
function furtherSentence(warning: Further, index: DraftIndex, say: Speaker): string {
  const { t } = say;
  const [event, other] = warning.eventIds.map((id) => index.events.get(id));
  const [first, second] = [hours(event, index, say), hours(other, index, say)];
  switch (warning.code) {
    case 'travel-short':
      return t('travelShort', {
        person: say.person(warning.personId),
        first: first.title,
        // With their part, if they are not expected for all of it.
        end: warning.leavesAt === first.publicEnd ? first.end : say.clock(warning.leavesAt),
        second: second.title,
        start: say.clock(warning.neededAt),
        gap: warning.gapMinutes,
        walk: say.minutes(warning.walkMinutes),
        from: say.venue(warning.fromVenueId),
        to: say.venue(warning.toVenueId),
        missing: say.minutes(warning.walkMinutes - warning.gapMinutes),
        standing: warning.standing,
      });
    case 'person-absent': {
      const { knownAt, wantedAt, problem } = warning;
      return t(`personAbsent.${problem}`, {
        event: first.title,
        person: say.person(warning.personId),
        wanted: problem === 'before-arrival' ? say.clock(wantedAt) : say.time(wantedAt),
        known: say.clock(knownAt),
        sameDay: say.otherDay(knownAt) ? 'no' : 'yes',
        minutes: say.minutes(warning.minutes),
        standing: warning.standing,
      });
    }
    case 'room-closed': {
      const block = index.draft.blocks.find(({ id }) => id === warning.blockId);
      return t(`roomClosed.${warning.why}`, {
        event: first.title,
        room: say.room(warning.roomId),
        at: say.clock(warning.at),
        sameDay: say.otherDay(warning.at) ? 'no' : 'yes',
        day: say.otherDay(warning.at) ?? '',
        time: say.time(warning.at),
        minutes: say.minutes(warning.minutes),
        block:
          block && !isEmpty(block.title)
            ? say.quoted(inLocale(block.title, say.locale))
            : t(`block.${block?.kind ?? 'break'}`),
      });
    }
    case 'content-too-long':
      return t(warning.elasticKind ? 'contentTooLong.elastic' : 'contentTooLong.plain', {
        event: first.title,
        minutes: say.minutes(warning.minutes),
        end: event?.publicEndFixed ? say.clock(event.publicEndFixed) : '?',
        what: warning.elasticKind ? translator(say.locale, 'terms')(`theItem.${warning.elasticKind}`) : '',
        approximate: warning.isApproximate ? 'yes' : 'no',
      });
    case 'clock-change':
      return t(warning.changeMinutes < 0 ? 'clockChange.back' : 'clockChange.forward', {
        event: first.title,
        start: first.start,
        end: first.end,
        minutes: say.minutes(Math.abs(warning.changeMinutes)),
      });
    case 'copy-overlap':
      return t(warning.isOnlyCopy ? 'copyOverlap.only' : 'copyOverlap.several', {
        film: say.film(warning.filmId),
        first: first.title,
        firstStart: first.start,
        second: second.title,
        secondStart: second.start,
        minutes: say.minutes(warning.minutes),
      });
    case 'format-unsupported':
      return t(`formatUnsupported.${warning.filmId ? 'film' : warning.personId ? 'person' : 'other'}`, {
        event: first.title,
        ability: say.term(`ability.${warning.ability}`),
        film: say.film(warning.filmId),
        person: say.person(warning.personId),
        room: say.room(warning.roomId),
      });
    case 'access-promise':
      return t(`accessPromise.${warning.lackedBy}`, {
        event: first.title,
        access: say.term(`${say.voice === 'spoken' ? 'accessSpoken' : 'access'}.${warning.access}`),
        room: say.room(warning.roomId),
        film: say.film(warning.filmId),
      });
    case 'debate-unmoderated':
      return t(`debateUnmoderated.${warning.debateKind}`, { event: first.title });
    case 'hard-film-short-talk':
      return t('hardFilm', {
        film: say.film(warning.filmId),
        event: first.title,
        minutes: warning.minutes,
        shortest: SHORTEST_DISCUSSION_MINUTES,
      });
    case 'same-theme-parallel':
      return t('sameTheme', {
        first: first.title,
        firstStart: first.start,
        second: second.title,
        secondStart: second.start,
        theme: say.theme(warning.themeId),
        minutes: say.minutes(warning.minutes),
      });
    case 'wish-unmet':
      return t('wishUnmet', {
        event: first.title,
        start: first.start,
        wish: event ? (say.wish(warning.wish, event) ?? '?') : '?',
        beside: other ? second.title : 'none',
        otherStart: second.start,
      });
    case 'no-meal-break':
      return t('noMealBreak', {
        minutes: warning.minutes,
        missing: say.minutes(MEAL_MINUTES - warning.minutes),
        events: say.events(warning.eventIds),
      });
  }
}
