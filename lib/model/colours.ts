/**
 * The colours of a festival, and those computed from them. A colour is chosen for text on light
 * paper; the others (text on dark paper, tints, fills) are computed, so that nothing has less
 * contrast than WCAG 2.2 AA.
 */
const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

/**
 * Relative luminance of an sRGB colour `#rrggbb`, 0 to 1 (WCAG 2.2, « relative luminance »); null
 * for anything else.
 */
export function luminanceOf(colour: string): number | null {
  const channels = HEX.exec(colour)?.slice(1);
  if (!channels) return null;
  const [r = 0, g = 0, b = 0] = channels.map((channel) => {
    const value = Number.parseInt(channel, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * The colour of text on a festival's accent: black or white, whichever has more contrast, which is
 * always at least 4.5:1. Null when the accent is no colour.
 */
export function inkOn(accent: string): 'black' | 'white' | null {
  const luminance = luminanceOf(accent);
  if (luminance === null) return null;
  return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) ? 'black' : 'white';
}

/** The contrast that text needs (WCAG 2.2, 1.4.3). */
export const AA_TEXT = 4.5;
/** The contrast that a filled area needs against the page (WCAG 2.2, 1.4.11). */
const AA_SHAPE = 3;

export type LitRoom = 'light' | 'dark';

/**
 * The backgrounds of text, and the palest text: `--paper`, `--surface`, `--sunk` and `--faint` of
 * globals.css; a test compares them.
 */
export const GROUNDS: Readonly<Record<LitRoom, { paper: string; surface: string; sunk: string; faint: string }>> = {
  light: { paper: '#fbf8f1', surface: '#fffefb', sunk: '#f3eee2', faint: '#6b6573' },
  dark: { paper: '#131118', surface: '#1c1a23', sunk: '#0e0c12', faint: '#a199a9' },
};

/** The colour of lit areas where a festival has none: `--lamp` of globals.css. */
export const LAMP = '#ffb224';

/** The contrast of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, « contrast ratio »). */
export function contrastOf(a: string, b: string): number {
  const [one, other] = [luminanceOf(a) ?? 0, luminanceOf(b) ?? 0];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** A colour mixed with a share (0 to 1) of another. */
export function mixed(colour: string, other: string, share: number): string {
  const channel = (at: number) => {
    const [from, to] = [colour, other].map((one) => Number.parseInt(one.slice(at, at + 2), 16));
    return Math.round((from ?? 0) + ((to ?? 0) - (from ?? 0)) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** The strongest tint, in percent. */
const MAX_TINT = 14;

/** A tint of a colour as a background of text: as strong as the palest text on it allows. */
function tintOf(colour: string, room: LitRoom): string {
  const { paper, faint } = GROUNDS[room];
  let share = MAX_TINT;
  while (share > 0 && contrastOf(mixed(paper, colour, share / 100), faint) < AA_TEXT) share -= 1;
  return mixed(paper, colour, share / 100);
}

/**
 * The lowest contrast of text in this colour on a page: on its backgrounds, and on its own tint.
 */
export function readability(colour: string, room: LitRoom): number {
  const { paper, surface, sunk } = GROUNDS[room];
  return Math.min(...[paper, surface, sunk, tintOf(colour, room)].map((ground) => contrastOf(colour, ground)));
}

/** The share by which a colour is darkened or lightened at each step, until it passes. */
export const STEP = 0.01;

/**
 * The nearest colour that passes: the colour itself, else darkened on light paper or lightened on
 * dark paper, no more than needed.
 */
function nearest(colour: string, room: LitRoom, passes: (candidate: string) => boolean): string {
  const end = room === 'light' ? '#000000' : '#ffffff';
  for (let step = 0; step * STEP < 1; step += 1) {
    const candidate = mixed(colour.toLowerCase(), end, step * STEP);
    if (passes(candidate)) return candidate;
  }
  return end;
}

/** The nearest colour to `#rrggbb` in which text is readable on a page. */
export const nearestReadable = (colour: string, room: LitRoom): string =>
  nearest(colour, room, (candidate) => readability(candidate, room) >= AA_TEXT);

/**
 * The colours made from a chosen one: for text, for the background of text, and for a filled area
 * with its text.
 */
type Shades = Readonly<{ text: string; tint: string; fill: string; ink: 'black' | 'white' }>;

/**
 * The shades of a colour `#rrggbb`; null when it is no colour. One that was chosen before contrast
 * was checked is replaced by the nearest readable one.
 */
export function shadesOf(colour: string, room: LitRoom): Shades | null {
  if (luminanceOf(colour) === null) return null;
  const text = nearestReadable(colour, room);
  // On light paper a filled area has the chosen colour itself, because only the text on it has to
  // be readable.
  const fill =
    room === 'light'
      ? colour
      : nearest(colour, room, (candidate) => contrastOf(candidate, GROUNDS.dark.paper) >= AA_SHAPE);
  return { text, tint: tintOf(text, room), fill, ink: inkOn(fill) ?? 'black' };
}
