import { byText } from '#lib/grouped.ts';
import type { Locale, Voice } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import { placesStates } from '#lib/model/live-facts.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { roomsApartIn } from '#lib/programme/place.ts';
import { formatDuration, formatTime, spokenDuration, spokenTime } from '#lib/time/format.ts';
import type { DayChange } from './day-history.ts';
import type { DelayChoice, DelayOutcome, DelayPreview, LateEvent } from './delay.ts';
import type { Absorption, ExpectedNext, RunsOver } from './delay-effects.ts';

/*
 * The sentences of « Le jour J »: a delay and its choices, the lines of the day's history, and
 * which later announcement makes an earlier one untrue.
 */

/** How séances, rooms and times are named for this reader. */
export function speakerOf(document: TeamDocument, locale: Locale, manner: Voice) {
  const t = translator(locale, 'today');
  const isSpoken = manner === 'spoken';
  const { events } = indexDocument(document);
  const rooms = roomsApartIn(document);
  const room = (number: number | undefined) => inLocale(rooms.get(number ?? 0)?.name, locale) || '?';
  const title = (number: number) =>
    t('quoted', { title: inLocale(events.get(number)?.title, locale).replace(/[«»“”]/g, '') || '?' });
  return {
    t,
    events,
    room,
    title,
    event: (number: number) => {
      const [first] = events.get(number)?.rooms ?? [];
      return first ? t('inRoom', { title: title(number), room: room(first.room) }) : title(number);
    },
    time: (wall: string) => (isSpoken ? spokenTime(wall, locale) : formatTime(wall, locale)),
    minutes: (count: number) => (isSpoken ? spokenDuration(count, locale) : formatDuration(count, locale)),
    set: (sentence: string) => typeset(sentence.charAt(0).toLocaleUpperCase(locale) + sentence.slice(1), locale),
    plain: (text: Parameters<typeof inLocale>[0]) => inLocale(text, locale),
  };
}
type Speaker = ReturnType<typeof speakerOf>;

/** The direct effect of a delay: when this séance starts, when its film ends. With typography. */
export function delayHeading(
  preview: DelayPreview,
  document: TeamDocument,
  locale: Locale,
  manner: Voice = 'printed',
): string[] {
  const say = speakerOf(document, locale, manner);
  const { t } = say;
  const values = {
    title: say.title(preview.event),
    time: say.time(preview.startsAt),
    planned: say.time(preview.plannedAt),
  };
  const film = preview.filmEndsAt && { time: say.time(preview.filmEndsAt) };
  return [
    preview.delay > 0 ? t('delay.heading', values) : t('delay.onTime', values),
    ...(film ? [t(preview.filmIsApproximate ? 'delay.filmEndsAbout' : 'delay.filmEnds', film)] : []),
  ].map(say.set);
}

/** The label of a choice's button. `isOnly`: there is no other choice. */
export function choiceLabel(choice: DelayChoice, isOnly: boolean, locale: Locale, manner: Voice = 'printed'): string {
  const t = translator(locale, 'today');
  const minutes = manner === 'spoken' ? spokenDuration : formatDuration;
  if (choice.kind === 'shorten')
    return typeset(t('delay.choice.shorten', { minutes: minutes(choice.to, locale) }), locale);
  return t(isOnly ? 'delay.choice.announce' : `delay.choice.${choice.kind}`);
}

/** What a choice would do, a sentence each, the most urgent last; never empty. With typography. */
export function choiceSentences(
  choice: DelayChoice,
  document: TeamDocument,
  locale: Locale,
  manner: Voice = 'printed',
): string[] {
  const say = speakerOf(document, locale, manner);
  const { t } = say;
  const found = [
    t('delay.eventEnds', { time: say.time(choice.endsAt) }),
    ...(choice.kind === 'shorten'
      ? [
          t('delay.choiceSays.shorten', {
            from: say.minutes(choice.from),
            to: say.minutes(choice.to),
            gives: say.minutes(choice.from - choice.to),
          }),
        ]
      : []),
    ...followingSentences(choice, say),
    ...choice.clashes.map((one) => clashSentence(one, say)),
    ...choice.expected.map((one) => expectedSentence(one, say)),
    ...choice.runsOver.map((one) => runsOverSentence(one, say)),
    ...choice.night.map(({ event, endsAt, past, limit }) =>
      t(`delay.night.${past}`, {
        event: say.event(event),
        time: say.time(endsAt),
        limit: limit ? say.time(limit) : '',
      }),
    ),
  ];
  return (found.length > 1 ? found : [...found, t('delay.nothing')]).map(say.set);
}

/**
 * What becomes of the delay after this séance, in the order of the day: what absorbs some of it,
 * then the séance or set-up that is late.
 */
function followingSentences(choice: DelayChoice, say: Speaker): string[] {
  const own = choice.delays[0]?.event;
  const absorbedAfter = (event: number | undefined) =>
    choice.absorbed
      // « Nothing follows » is said only about the séance in question, not about each one it
      // delays.
      .filter(({ by, after }) => after === event && (by !== 'evening' || event === own))
      .map((one) => absorbedSentence(one, say));
  const late = choice.late.map((one) => ({
    planned: say.events.get(one.event)?.startsAt ?? one.startsAt,
    sentences: [lateSentence(one, say), ...absorbedAfter(one.event)],
  }));
  const setUps = choice.setUps.map(({ block: { startsAt }, room, delay }) => ({
    planned: startsAt,
    sentences: [
      say.t('delay.setUp', { planned: say.time(startsAt), room: say.room(room), minutes: say.minutes(delay) }),
    ],
  }));
  const inOrder = [...late, ...setUps].sort((a, b) => byText(a.planned, b.planned));
  return [...absorbedAfter(own), ...inOrder.flatMap(({ sentences }) => sentences)];
}

function absorbedSentence(one: Absorption, say: Speaker): string {
  const { t } = say;
  const values = { all: String(one.isAll), minutes: say.minutes(one.minutes), room: say.room(one.room) };
  if (one.by === 'evening') return t('delay.absorbed.evening', values);
  if (one.by === 'gap') {
    if (one.before === null) return t('delay.absorbed.gapBeforeSetUp', values);
    return t('delay.absorbed.gap', { ...values, next: say.title(one.before) });
  }
  const title = say.plain(one.title);
  const named = {
    ...values,
    title: title ? t('quoted', { title }) : t('delay.absorbed.theBreak'),
    left: say.minutes(one.to),
    planned: say.minutes(one.from),
  };
  if (one.to === 0) return t('delay.absorbed.breakGone', named);
  return t(one.isTooShortToEat ? 'delay.absorbed.breakTooShort' : 'delay.absorbed.break', named);
}

function lateSentence({ event, delay, was, startsAt }: LateEvent, say: Speaker): string {
  const values = {
    event: say.event(event),
    time: say.time(startsAt),
    planned: say.time(say.events.get(event)?.startsAt ?? startsAt),
    minutes: say.minutes(delay),
    was: say.minutes(was),
  };
  if (delay === 0) return say.t('delay.onTimeAgain', values);
  return say.t(was > 0 ? 'delay.lessLate' : 'delay.late', values);
}

function clashSentence({ room, first, second, overlap, missing }: DelayOutcome['clashes'][number], say: Speaker) {
  const common = { first: say.title(first ?? 0), room: say.room(room) };
  if (second === null) return say.t('delay.clash.setUp', { ...common, minutes: say.minutes(missing) });
  const minutes = say.minutes(overlap > 0 ? overlap : missing);
  return say.t(overlap > 0 ? 'delay.clash.overlap' : 'delay.clash.battement', {
    ...common,
    second: say.title(second),
    minutes,
  });
}

const expectedSentence = ({ why, name, second, at, minutes }: ExpectedNext, say: Speaker) =>
  say.t(`delay.expected.${why}`, {
    name,
    event: say.event(second),
    time: say.time(at),
    minutes: say.minutes(minutes),
  });

function runsOverSentence({ name, until, endsAt, next }: RunsOver, say: Speaker): string {
  const values = { name, until: say.time(until), planned: say.time(endsAt) };
  return next
    ? say.t('delay.runsOverNext', { ...values, next: say.time(next.startsAt) })
    : say.t('delay.runsOver', values);
}

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
