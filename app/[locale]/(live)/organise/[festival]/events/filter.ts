import { fromOf } from '#app/_ui/table-order.ts';
import { eventKinds } from '#lib/events/choices.ts';
import type { EventFilter } from '#lib/events/queries.ts';
import { type LeftOut, leftOutReasons } from '#lib/programme/left-out.ts';
import { isDate } from '#lib/time/calendar.ts';

export const statuses = ['planned', 'cancelled', 'team', 'suggested'] as const;

export const outs = ['any', ...leftOutReasons] as const;

/** The filters in the address of the list, as text; values it does not understand are empty. */
export type Asked = {
  q: string;
  kind: string;
  day: string;
  status: string;
  room: string;
  unscheduled: string;
  /** A tag of the team, in any spelling of case and accents. */
  tag: string;
  /** A reason why séances are not published, or `any`. */
  out: string;
  from: number;
};

type Search = Readonly<Record<string, string | string[] | undefined>>;

export function askedOf(search: Search): Asked {
  const text = (name: string) => {
    const value = search[name];
    return typeof value === 'string' ? value.slice(0, 200) : '';
  };
  const [kind, day, status, room] = [text('kind'), text('day'), text('status'), text('room')];
  return {
    q: text('q'),
    kind: eventKinds.find((known) => known === kind) ?? '',
    day: isDate(day) ? day : '',
    status: statuses.find((known) => known === status) ?? '',
    room: /^\d{1,15}$/.test(room) ? room : '',
    unscheduled: text('unscheduled') ? 'on' : '',
    tag: text('tag'),
    out: outs.find((known) => known === text('out')) ?? '',
    from: fromOf(search.from),
  };
}

/** `leftOut`: what is not published; called only if the list is filtered by it. */
export const filterOf = (asked: Asked, leftOut: () => readonly LeftOut[]): EventFilter => ({
  kind: eventKinds.find((kind) => kind === asked.kind),
  day: asked.day || undefined,
  status: statuses.find((status) => status === asked.status),
  roomId: Number(asked.room) || undefined,
  isUnscheduled: asked.unscheduled === 'on',
  tag: asked.tag || undefined,
  numbers: asked.out
    ? new Set(leftOut().flatMap(({ number, reason }) => (asked.out === 'any' || asked.out === reason ? number : [])))
    : undefined,
});

/** The query string for these filters. */
export function addressOf({ from, ...asked }: Asked): string {
  const given = Object.entries({ view: 'list', ...asked, from: from > 0 ? String(from) : '' });
  return new URLSearchParams(given.filter(([, value]) => value !== '')).toString();
}
