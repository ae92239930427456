import type { CSSProperties } from 'react';

/** Custom properties for the style sheet, which knows how high a minute is. */
export const cssNumbers = (properties: Record<string, string | number>) => properties as CSSProperties;
