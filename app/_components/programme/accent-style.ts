import type { CSSProperties } from 'react';
import { inkOn } from '#lib/festivals/accent.ts';

/** A festival's own colour in the place of the lamp's; the ink on it is computed. */
export function accentStyle(accent: string | null): CSSProperties | undefined {
  const ink = accent === null ? null : inkOn(accent);
  if (accent === null || ink === null) return undefined;
  return {
    '--lamp': accent,
    '--lamp-ink': ink,
    '--beam': `color-mix(in srgb, ${accent} 50%, transparent)`,
    '--beam-soft': `color-mix(in srgb, ${accent} 14%, transparent)`,
  } as CSSProperties;
}
