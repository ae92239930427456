const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

/** Relative luminance of an sRGB colour `#rrggbb`, 0 to 1 (WCAG 2.2, « relative luminance »); null for anything else. */
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
 * The colour of text on a festival's accent: whichever of black and white stands out more, which is 4.5:1 or better on
 * every colour there is. Null when the accent is no colour.
 */
export function inkOn(accent: string): 'black' | 'white' | null {
  const luminance = luminanceOf(accent);
  if (luminance === null) return null;
  return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) ? 'black' : 'white';
}
