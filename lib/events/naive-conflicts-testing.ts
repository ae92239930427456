import { type Draft, type DraftEvent, type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import { addMinutes, toEpochMinutes } from '#lib/time/wall-clock.ts';
import { walksOf } from '#lib/venues/walk.ts';
import { festivalDates } from './festival-dates.ts';
import { roomMargins, runningOrderOf } from './running-order.ts';

type Span = [start: number, end: number];
const shared = ([a, b]: Span, [c, d]: Span) => Math.max(0, Math.min(b, d) - Math.max(a, c));

/**
 * The same clashes by the plainest means, for tests: every pair of séances, every minute of a
 * night, the running order as the conduite prints it. Each is one line; the order is not that of
 * `conflictsOf`.
 */
export function naiveConflicts(draft: Draft): Set<string> {
  const index = indexDraft(draft);
  const zone = draft.festival.timeZone;
  const found = new Set<string>();
  const events = draft.events.filter(
    (event) => event.status === 'planned' && event.startsAt && event.admission === 'start',
  );
  const start = (event: DraftEvent) => toEpochMinutes(event.startsAt ?? '', zone);
  const content = (event: DraftEvent): Span => [start(event), start(event) + runningOrderOf(event, index).totalMinutes];
  const held = (event: DraftEvent, roomId: number): Span => {
    const { doors, clear } = roomMargins(event, roomId, index);
    return [content(event)[0] - doors, content(event)[1] + clear];
  };
  const inOrder = (a: DraftEvent, b: DraftEvent) =>
    start(a) < start(b) || (start(a) === start(b) && a.number < b.number) ? [a, b] : [b, a];
  const say = (code: string, a: DraftEvent, b: DraftEvent, what: string | number) =>
    found.add(`${code} ${a.id} ${b.id} ${what}`);
  const together = (a: DraftEvent, b: DraftEvent) => a.rooms.some((r) => b.rooms.some((o) => o.roomId === r.roomId));

  for (const a of events)
    for (const b of events) {
      if (a.id === b.id || inOrder(a, b)[0] !== a) continue;
      const overlap = shared(content(a), content(b));
      const rooms = a.rooms.filter(
        (r) => index.rooms.get(r.roomId)?.kind === 'room' && b.rooms.some((o) => o.roomId === r.roomId),
      );
      if (rooms.length > 0 && overlap > 0) say('room-overlap', a, b, overlap);
      const missing = Math.max(0, ...rooms.map((r) => held(a, r.roomId)[1] - held(b, r.roomId)[0]));
      if (rooms.length > 0 && overlap === 0 && missing > 0 && b.continuesEventId !== a.id)
        say('changeover-short', a, b, missing);
      for (const person of draft.people) {
        const minutes = Math.max(
          0,
          ...expected(a, person.id, index, content).flatMap((x) =>
            expected(b, person.id, index, content).map((y) =>
              together(a, b) ? shared(x.itself, y.itself) : shared(x.span, y.span),
            ),
          ),
        );
        if (minutes > 0) say('person-overlap', a, b, `${person.id} ${minutes}`);
        const late = Math.max(
          0,
          ...walksShort(a, b, person.id, index, content),
          ...walksShort(b, a, person.id, index, content),
        );
        if (late > 0) say('travel-short', a, b, `${person.id} ${late}`);
      }
      if (overlap > 0 && !together(a, b) && a.visibility === 'public' && b.visibility === 'public')
        if (a.themeIds.some((id) => b.themeIds.includes(id))) say('same-theme-parallel', a, b, overlap);
      for (const film of draft.films) {
        const runs = (event: DraftEvent): Span[] =>
          runningOrderOf(event, index).items.flatMap((item, i): Span[] => {
            const at = start(event) + item.offset;
            return event.items[i]?.filmId === film.id ? [[at, at + item.minutes]] : [];
          });
        const minutes = Math.max(0, ...runs(a).flatMap((x) => runs(b).map((y) => shared(x, y))));
        if (minutes > 0 && !together(a, b)) say('copy-overlap', a, b, `${film.id} ${minutes}`);
      }
    }

  for (const event of events)
    for (const person of draft.people)
      for (const { span, presence } of expected(event, person.id, index, content)) {
        if (presence !== 'in-person') continue;
        if (person.arrivesAt && span[0] < toEpochMinutes(person.arrivesAt, zone))
          found.add(`before-arrival ${event.id} ${person.id}`);
        if (person.departsAt && span[1] > toEpochMinutes(person.departsAt, zone))
          found.add(`after-departure ${event.id} ${person.id}`);
      }
  for (const event of events) {
    const shown = (minutes: number) => toEpochMinutes(addMinutes(event.startsAt ?? '', minutes, zone), 'UTC');
    const { totalMinutes } = runningOrderOf(event, index);
    for (let minute = 1; minute < totalMinutes; minute += 1)
      if (shown(minute) !== shown(minute - 1) + 1) found.add(`clock-change ${event.id}`);
  }
  const dayOf = (event: DraftEvent) => addMinutes(event.startsAt ?? '', -300, 'UTC').slice(0, 10);
  const hour = (event: DraftEvent) => addMinutes(event.startsAt ?? '', -300, 'UTC').slice(11, 13);
  const parts = { morning: ['00', '07'], afternoon: ['07', '13'], evening: ['13', '17'], late: ['17', '24'] };
  const dates = festivalDates(index);
  for (const event of events) {
    const { day, part, school, edge, after, before, apart } = event.wishes;
    const wish = (name: string, other?: DraftEvent) =>
      found.add(`wish-unmet ${event.id} ${other ? `${other.id} ` : ''}${name}`);
    if (day && dates.includes(day) && day !== dayOf(event)) wish('day');
    if (part && !(hour(event) >= (parts[part][0] ?? '') && hour(event) < (parts[part][1] ?? ''))) wish('part');
    const weekday = new Date(dayOf(event)).getUTCDay();
    const [from, until] = content(event);
    const clock = event.startsAt?.slice(11) ?? '';
    const hours = Number(clock.slice(0, 2)) + Number(clock.slice(3)) / 60;
    const isLesson = hours >= 8.5 && hours + (until - from) / 60 <= (weekday === 3 ? 12 : 16.5);
    if (school && (weekday === 0 || weekday === 6 || !isLesson)) wish('school');
    const others = events
      .filter((other) => other.id !== event.id && other.visibility === 'public')
      .filter((other) => edge === 'opening' || edge === 'closing' || dayOf(other) === dayOf(event))
      .sort((a, b) =>
        (a.startsAt ?? '') < (b.startsAt ?? '') ? -1 : a.startsAt === b.startsAt ? a.number - b.number : 1,
      );
    const most = edge === 'first' || edge === 'opening' ? others[0] : others.at(-1);
    const isLate = most && (edge === 'first' || edge === 'opening') && start(most) < from;
    if (isLate || (most && (edge === 'last' || edge === 'closing') && start(most) > from)) wish('edge', most);
    const named = (number?: number) => events.find((other) => other.number === number && other.id !== event.id);
    const [x, y, z] = [named(after), named(before), named(apart)];
    if (x && from < content(x)[1]) wish('after', x);
    if (y && until > start(y)) wish('before', y);
    if (z) {
      const isNext = event.rooms.some(({ roomId }) => {
        const row = events.filter(
          (one) => one.rooms.some((room) => room.roomId === roomId) && dayOf(one) === dayOf(event),
        );
        const starts = [...new Set(row.map(start))].sort((a, b) => a - b);
        return row.includes(z) && Math.abs(starts.indexOf(start(z)) - starts.indexOf(from)) <= 1;
      });
      if (isNext || shared(content(event), content(z)) > 0) wish('apart', z);
    }
  }
  return found;
}

type At = { span: Span; itself: Span; presence: string };

function expected(event: DraftEvent, personId: number, index: DraftIndex, content: (event: DraftEvent) => Span): At[] {
  return event.people
    .filter(
      (p) =>
        p.personId === personId && p.presence !== 'recorded' && !['declined', 'prevented'].includes(p.confirmation),
    )
    .map(({ itemId, presence }) => {
      const item = runningOrderOf(event, index).items.find((one) => one.itemId === itemId);
      const [start, end] = content(event);
      const itself: Span = item ? [start + item.offset, start + item.offset + item.minutes] : [start, end];
      return { itself, span: item ? [itself[0] - 5, itself[1]] : itself, presence };
    });
}

/** Minutes that are missing to walk from `a` to `b`, for each way. */
function walksShort(
  a: DraftEvent,
  b: DraftEvent,
  personId: number,
  index: DraftIndex,
  content: (event: DraftEvent) => Span,
): number[] {
  const venue = (event: DraftEvent) => index.rooms.get(event.rooms[0]?.roomId ?? 0)?.venueId;
  const [from, to] = [venue(a), venue(b)];
  const walk = from && to ? walksOf(index.draft).minutes(from, to) : null;
  if (walk === null) return [];
  const there = (event: DraftEvent) =>
    expected(event, personId, index, content).filter((p) => p.presence === 'in-person');
  return there(a).flatMap((x) =>
    there(b).flatMap((y) =>
      y.span[0] >= x.span[1] && y.span[0] - x.span[1] < walk ? [walk - (y.span[0] - x.span[1])] : [],
    ),
  );
}
