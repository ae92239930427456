import { inLocale, isEmpty } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import { SHORTEST_DISCUSSION_MINUTES } from './discussions.ts';
import { MEAL_MINUTES } from './meal-break.ts';
import { type RunningOrder, runningOrderOf } from './running-order.ts';
import type { Warning } from './warning.ts';
import type { Speaker } from './warning-speaker.ts';

type Said = 'room-overlap' | 'changeover-short' | 'person-overlap' | 'rights-missing' | 'unconfirmed' | 'incomplete';
/** The warnings whose sentences are in this file. */
type Further = Exclude<Warning, { code: Said }>;

/** The hour of a séance in words: « à 15 h », « vers 15 h ». */
function hours(event: DraftEvent | undefined, index: DraftIndex, say: Speaker) {
  const order: RunningOrder | null = event ? runningOrderOf(event, index) : null;
  return {
    title: event ? say.title(event) : '?',
    start: event?.startsAt ? say.clock(event.startsAt) : '?',
    end: order?.publicEnd ? say.clock(order.publicEnd, order.endIsApproximate) : '?',
  };
}

/** The sentence of a warning, without typography. */
export function furtherSentence(warning: Further, index: DraftIndex, say: Speaker): string {
  const { t } = say;
  const [event, other] = warning.eventIds.map((id) => index.events.get(id));
  const [first, second] = [hours(event, index, say), hours(other, index, say)];
  switch (warning.code) {
    case 'travel-short':
      return t('travelShort', {
        person: say.person(warning.personId),
        first: first.title,
        end: first.end,
        second: second.title,
        start: second.start,
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
