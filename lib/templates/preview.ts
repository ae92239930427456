import type { Bilingual } from '#db/columns.ts';
import type { EventKind } from '#db/enums.ts';
import { LOWEST_MINUTES } from '#lib/events/columns.ts';
import { type RunningOrderItem, UNKNOWN_MINUTES } from '#lib/events/running-order.ts';
import { type PlanEvent, type PlanFilm, type PlanRules, planRunningOrder } from '#lib/festivals/plan.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { minutesOfHour } from '#lib/time/calendar.ts';
import { festivalDayOf, minutesOfDay } from '#lib/time/festival-day.ts';
import type { Unfit } from './lay-plan.ts';
import type { FestivalProposal } from './proposal.ts';

/** A séance as it would be placed. Minutes count from midnight of its day. */
export type PreviewSeance = {
  title: Bilingual;
  kind: EventKind;
  startsAt: string;
  endsAt: string;
  endIsApproximate: boolean;
  start: number;
  end: number;
  doors: number;
  free: number;
  /** When its debate begins; without a clock time if something before it has no stated length. */
  debate: { at: string | null; minute: number } | null;
};

/** One room on one day. */
export type PreviewColumn = { date: string; room: Bilingual; seances: PreviewSeance[] };

export type Preview = {
  columns: PreviewColumn[];
  /** How many further columns are not shown. */
  hiddenColumns: number;
  /** The minutes of the day between which columns are drawn, in whole hours. */
  from: number;
  to: number;
  placed: number;
  dayCount: number;
  unscheduled: {
    title: Bilingual;
    kind: EventKind;
    minutes: number;
    isApproximate: boolean;
    /** Why a séance of an earlier festival has no time here; null: the days are too short. */
    why: Unfit | null;
  }[];
  missingMinutes: number;
  /** Rooms that the programme does not use. */
  freeRooms: Bilingual[];
};

const COLUMNS_DRAWN = 12;
const DEFAULT_DAY_START = '05:00';

/** The days of a proposal as columns of a drawing. */
export function previewOf({
  plan,
  rooms,
  days,
  settings,
  timeZone,
  opensAt,
  closesAt,
  unfit,
}: FestivalProposal): Preview {
  const rules: PlanRules = {
    timeZone,
    doorsMinutes: settings.doorsMinutes ?? 10,
    clearMinutes: settings.clearMinutes ?? 10,
    betweenFilmsMinutes: settings.betweenFilmsMinutes ?? 0,
    rooms,
  };
  const dayStartsAt = settings.dayStartsAt ?? DEFAULT_DAY_START;
  const used = new Set(plan.events.flatMap((event) => (event.startsAt ? event.rooms.map(({ room }) => room) : [])));
  // An empty programme shows the first room, where séances would be placed.
  const shown = used.size > 0 ? [...used].sort((a, b) => a - b) : rooms.length > 0 ? [0] : [];
  const columns = days.flatMap(({ date }) =>
    shown.map((room): PreviewColumn => {
      const here = plan.events.filter(
        (event) =>
          event.startsAt !== null &&
          festivalDayOf(event.startsAt, dayStartsAt) === date &&
          event.rooms.some((one) => one.room === room),
      );
      const seances = here.map((event) => seanceOf(event, date, plan.films, rules)).sort((a, b) => a.start - b.start);
      return { date, room: rooms[room]?.name ?? {}, seances };
    }),
  );
  return {
    columns: columns.slice(0, COLUMNS_DRAWN),
    hiddenColumns: Math.max(0, columns.length - COLUMNS_DRAWN),
    ...drawnHours(columns, opensAt, closesAt),
    placed: plan.events.filter(({ startsAt }) => startsAt !== null).length,
    dayCount: days.length,
    unscheduled: plan.events.flatMap((event, i) => {
      if (event.startsAt !== null) return [];
      const { totalMinutes, isApproximate } = planRunningOrder(event, plan.films, rules);
      const title = titleOf(event, plan.films);
      return [{ title, kind: event.kind, minutes: totalMinutes, isApproximate, why: unfit.get(i) ?? null }];
    }),
    missingMinutes: plan.missingMinutes,
    freeRooms: plan.events.length === 0 ? [] : rooms.flatMap(({ name }, i) => (used.has(i) ? [] : name)),
  };
}

function seanceOf(event: PlanEvent, date: string, films: readonly PlanFilm[], rules: PlanRules): PreviewSeance {
  const order = planRunningOrder(event, films, rules);
  const startsAt = event.startsAt ?? '';
  const start = minutesOfDay(date, startsAt);
  const end = start + Math.max(order.totalMinutes, LOWEST_MINUTES);
  const debate = order.items.find(({ kind, offset }) => kind === 'debate' && offset > 0);
  return {
    title: titleOf(event, films),
    kind: event.kind,
    startsAt,
    endsAt: order.publicEnd ?? startsAt,
    endIsApproximate: order.endIsApproximate,
    start,
    end,
    doors: start - order.doorsMinutes,
    free: end + order.clearMinutes,
    debate: debate ? debateOf(debate, start, end) : null,
  };
}

/**
 * Behind a film that is not chosen yet, the debate is drawn with its usual length, because the real
 * one is unknown.
 */
function debateOf({ startsAt, offset, offsetIsApproximate }: RunningOrderItem, start: number, end: number) {
  if (!offsetIsApproximate) return { at: startsAt, minute: start + offset };
  return { at: null, minute: Math.max(start + offset, end - UNKNOWN_MINUTES.debate) };
}

function titleOf(event: PlanEvent, films: readonly PlanFilm[]): Bilingual {
  if (!isEmpty(event.title)) return event.title;
  const shown = event.items.flatMap(({ film }) => (film === null ? [] : (films[film] ?? [])));
  const of = (locale: 'fr' | 'en') => shown.map((film) => film.title[locale] ?? film.originalTitle).join(', ');
  return { fr: of('fr'), en: of('en') };
}

function drawnHours(
  columns: readonly PreviewColumn[],
  opensAt: string,
  closesAt: string,
): { from: number; to: number } {
  const [opens, closing] = [minutesOfHour(opensAt), minutesOfHour(closesAt)];
  const closes = closing <= opens ? closing + 1440 : closing;
  const all = columns.flatMap(({ seances }) => seances);
  const from = Math.min(opens, ...all.map(({ doors }) => doors));
  const to = Math.max(closes, ...all.map(({ free }) => free));
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 };
}
