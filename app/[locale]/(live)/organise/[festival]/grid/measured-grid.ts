import type { Spot } from '#lib/events/grid-place.ts';

/**
 * A column, or a row of the whole festival: its bounds across, where its hours begin, and the
 * length of a minute. Pixels.
 */
type Lane = { date: string; roomId: number; from: number; to: number; start: number; minute: number };
type Point = Readonly<{ x: number; y: number }>;

const isIn = ({ left, right, top, bottom }: DOMRect, { x, y }: Point) =>
  x >= left && x <= right && y >= top && y <= bottom;

function lanesOf(scroller: HTMLElement, isRows: boolean): Lane[] {
  const hours = Number(getComputedStyle(scroller).getPropertyValue('--hours'));
  return [...scroller.querySelectorAll<HTMLElement>('ol[data-date]')].map((list) => {
    const { left, right, top, bottom } = list.getBoundingClientRect();
    const lane = { date: list.dataset.date ?? '', roomId: Number(list.dataset.room) };
    return isRows
      ? { ...lane, from: top, to: bottom, start: left, minute: (right - left) / (hours * 60) }
      : { ...lane, from: left, to: right, start: top, minute: (bottom - top) / (hours * 60) };
  });
}

/** The lane under the pointer, or the nearest one, as heads and edges lie between lanes. */
function nearest(lanes: readonly Lane[], across: number): Lane | undefined {
  let found: Lane | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const lane of lanes) {
    const away = across < lane.from ? lane.from - across : across >= lane.to ? across - lane.to + 1 : 0;
    if (away < distance) [found, distance] = [lane, away];
  }
  return found;
}

/**
 * Measures where columns, hours and the buttons of days are, and stays right while the grid
 * scrolls.
 */
export function measureGrid(root: HTMLElement, scroller: HTMLElement) {
  const isRows = scroller.dataset.axis === 'x';
  /** The minute at which columns begin. */
  const from = Number(getComputedStyle(scroller).getPropertyValue('--from'));
  const lanes = lanesOf(scroller, isRows);
  const tabs = [...root.querySelectorAll<HTMLElement>('.grid-days [data-day]')].map((button) => ({
    date: button.dataset.day ?? '',
    button,
    box: button.getBoundingClientRect(),
  }));
  const box = scroller.getBoundingClientRect();
  const [left, top] = [scroller.scrollLeft, scroller.scrollTop];
  const panel = root.querySelector('.grid-side')?.getBoundingClientRect();
  const minuteIn = (lane: Lane, along: number) => from + (along - lane.start) / lane.minute;
  return {
    box,
    /** The button of a day under the pointer. */
    tabAt: (point: Point) => tabs.find((tab) => isIn(tab.box, point)),
    /** The minutes between the start of a card and the pointer; undefined where it is not drawn. */
    grabOf: (spot: Spot, room: number | null, { x, y }: Point): number | undefined => {
      const lane = lanes.find(({ date, roomId }) => date === spot.date && roomId === room);
      return lane && minuteIn(lane, isRows ? x : y) - spot.minutes;
    },
    /** The spot under the pointer; null over the list; undefined where there is none. */
    spotAt: ({ x, y }: Point, grab: number): Spot | null | undefined => {
      if (panel && panel.width > 0 && x >= panel.left && x <= panel.right) return null;
      const [dx, dy] = [scroller.scrollLeft - left, scroller.scrollTop - top];
      const [across, along] = isRows ? [y + dy, x + dx] : [x + dx, y + dy];
      const lane = nearest(lanes, across);
      return lane && { date: lane.date, roomId: lane.roomId, minutes: minuteIn(lane, along) - grab };
    },
  };
}

export type MeasuredGrid = ReturnType<typeof measureGrid>;
