import type { CSSProperties } from 'react';

/** Numbers for the style sheet, which knows how high a minute is, as the style of an element. */
export const cssNumbers = (properties: Record<string, string | number>) => properties as CSSProperties;
