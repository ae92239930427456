/**
 * CSS colour names that are different enough to tell calendars apart: RFC 7986 section 5.9 accepts
 * names only.
 */
const NAMES: Readonly<Record<string, readonly [number, number, number]>> = {
  black: [0, 0, 0],
  dimgray: [105, 105, 105],
  firebrick: [178, 34, 34],
  crimson: [220, 20, 60],
  tomato: [255, 99, 71],
  chocolate: [210, 105, 30],
  saddlebrown: [139, 69, 19],
  orange: [255, 165, 0],
  gold: [255, 215, 0],
  olive: [128, 128, 0],
  olivedrab: [107, 142, 35],
  forestgreen: [34, 139, 34],
  seagreen: [46, 139, 87],
  mediumseagreen: [60, 179, 113],
  teal: [0, 128, 128],
  darkturquoise: [0, 206, 209],
  steelblue: [70, 130, 180],
  dodgerblue: [30, 144, 255],
  royalblue: [65, 105, 225],
  navy: [0, 0, 128],
  slateblue: [106, 90, 205],
  rebeccapurple: [102, 51, 153],
  darkviolet: [148, 0, 211],
  orchid: [218, 112, 214],
  hotpink: [255, 105, 180],
  mediumvioletred: [199, 21, 133],
};

/** The default amber. */
const DEFAULT = 'orange';

/** The CSS name nearest to a festival's accent (`#rrggbb`); amber without one. */
export function cssColorName(accent: string | null): string {
  const code = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(accent ?? '');
  if (!code) return DEFAULT;
  const [red = 0, green = 0, blue = 0] = code.slice(1).map((hex) => Number.parseInt(hex, 16));
  // The eye distinguishes greens best and blues least, so the weights are those of luma.
  const distance = ([r, g, b]: readonly [number, number, number]) =>
    0.3 * (r - red) ** 2 + 0.59 * (g - green) ** 2 + 0.11 * (b - blue) ** 2;
  return Object.entries(NAMES).reduce((a, b) => (distance(b[1]) < distance(a[1]) ? b : a))[0];
}
