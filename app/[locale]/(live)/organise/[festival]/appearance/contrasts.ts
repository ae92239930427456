import { AA_TEXT, contrastOf, GROUNDS, inkOn, luminanceOf, nearestReadable, readability } from '#lib/model/colours.ts';

/** What is said of a colour that is being chosen: a sentence by its key, with how far the two stand out, and whether that is enough. */
type Contrast = Readonly<{
  key: 'light' | 'fillBlack' | 'fillWhite' | 'dark' | 'darkLightened';
  ratio: number;
  passes: boolean;
  /** What it becomes there, where that is another colour. */
  becomes: string;
}>;

/** The contrasts of a colour `#rrggbb`: of its letters on light and dark paper, and of the ink on it. Nothing of what is no colour. */
export function contrastsOf(colour: string, isForLetters: boolean): Contrast[] {
  const ink = inkOn(colour);
  if (ink === null) return [];
  const on = contrastOf(colour, ink === 'black' ? '#000000' : '#ffffff');
  const fill: Contrast = { key: ink === 'black' ? 'fillBlack' : 'fillWhite', ratio: on, passes: true, becomes: colour };
  if (!isForLetters) return [fill];
  const light = readability(colour, 'light');
  const becomes = nearestReadable(colour, 'dark');
  const isSame = becomes === colour.toLowerCase();
  return [
    { key: 'light', ratio: light, passes: light >= AA_TEXT, becomes: colour },
    fill,
    { key: isSame ? 'dark' : 'darkLightened', ratio: contrastOf(becomes, GROUNDS.dark.paper), passes: true, becomes },
  ];
}

/** The nearest colour that may be chosen instead; null where this one may, or is none. */
export function proposalFor(colour: string): string | null {
  if (luminanceOf(colour) === null || readability(colour, 'light') >= AA_TEXT) return null;
  return nearestReadable(colour, 'light');
}
