/**
 * The colours a festival chooses, and what is made of them. A colour of its own is chosen for
 * letters on light paper; everything else (letters on dark paper, tints, fills) is computed, so
 * that nothing that is shown is below WCAG 2.2 AA.
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
 * The colour of text on a festival's accent: whichever of black and white stands out more, which is
 * 4.5:1 or better on every colour there is. Null when the accent is no colour.
 */
export function inkOn(accent: string): 'black' | 'white' | null {
  const luminance = luminanceOf(accent);
  if (luminance === null) return null;
  return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) ? 'black' : 'white';
}

/** What letters need (WCAG 2.2, 1.4.3). */
export const AA_TEXT = 4.5;
/** What a filled area needs to stand out from the page (WCAG 2.2, 1.4.11). */
const AA_SHAPE = 3;

export type LitRoom = 'light' | 'dark';

/**
 * What letters stand on, and the palest letters there are: `--paper`, `--surface`, `--sunk` and
 * `--faint` of globals.css; a test holds them to it.
 */
export const GROUNDS: Readonly<Record<LitRoom, { paper: string; surface: string; sunk: string; faint: string }>> = {
  light: { paper: '#fbf8f1', surface: '#fffefb', sunk: '#f3eee2', faint: '#6b6573' },
  dark: { paper: '#131118', surface: '#1c1a23', sunk: '#0e0c12', faint: '#a199a9' },
};

/** What is lit where a festival has no colour: `--lamp` of globals.css. */
export const LAMP = '#ffb224';

/** How two colours `#rrggbb` stand out from each other, 1 to 21 (WCAG 2.2, « contrast ratio »). */
export function contrastOf(a: string, b: string): number {
  const [one, other] = [luminanceOf(a) ?? 0, luminanceOf(b) ?? 0];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** A colour with a share (0 to 1) of another in it. */
export function mixed(colour: string, other: string, share: number): string {
  const channel = (at: number) => {
    const [from, to] = [colour, other].map((one) => Number.parseInt(one.slice(at, at + 2), 16));
    return Math.round((from ?? 0) + ((to ?? 0) - (from ?? 0)) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** The strongest tint, in hundredths. */
const MAX_TINT = 14;

/** A tint of a colour behind letters: as strong as the palest letters of the page allow. */
function tintOf(colour: string, room: LitRoom): string {
  const { paper, faint } = GROUNDS[room];
  let share = MAX_TINT;
  while (share > 0 && contrastOf(mixed(paper, colour, share / 100), faint) < AA_TEXT) share -= 1;
  return mixed(paper, colour, share / 100);
}

/**
 * The lowest contrast that letters of this colour have on a page: on its grounds, and on their own
 * tint.
 */
export function readability(colour: string, room: LitRoom): number {
  const { paper, surface, sunk } = GROUNDS[room];
  return Math.min(...[paper, surface, sunk, tintOf(colour, room)].map((ground) => contrastOf(colour, ground)));
}

/** In steps of this share a colour is darkened or lightened until it passes. */
export const STEP = 0.01;

/**
 * The nearest colour that passes: itself, else darkened on light paper and lightened on dark paper,
 * no more than needed.
 */
function nearest(colour: string, room: LitRoom, passes: (candidate: string) => boolean): string {
  const end = room === 'light' ? '#000000' : '#ffffff';
  for (let step = 0; step * STEP < 1; step += 1) {
    const candidate = mixed(colour.toLowerCase(), end, step * STEP);
    if (passes(candidate)) return candidate;
  }
  return end;
}

/** The nearest colour to `#rrggbb` whose letters can be read on a page. */
export const nearestReadable = (colour: string, room: LitRoom): string =>
  nearest(colour, room, (candidate) => readability(candidate, room) >= AA_TEXT);

/** What a chosen colour becomes: for letters, behind them, and as a filled area with its ink. */
type Shades = Readonly<{ text: string; tint: string; fill: string; ink: 'black' | 'white' }>;

/**
 * The shades of a colour `#rrggbb`; null when it is none. A colour from before there was a check is
 * shown by its nearest.
 */
export function shadesOf(colour: string, room: LitRoom): Shades | null {
  if (luminanceOf(colour) === null) return null;
  const text = nearestReadable(colour, room);
  // On light paper the festival's colour stays as it was chosen: its ink is what is read.
  const fill =
    room === 'light'
      ? colour
      : nearest(colour, room, (candidate) => contrastOf(candidate, GROUNDS.dark.paper) >= AA_SHAPE);
  return { text, tint: tintOf(text, room), fill, ink: inkOn(fill) ?? 'black' };
}
