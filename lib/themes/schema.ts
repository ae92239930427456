import { z } from 'zod';
import { requiredBilingualLine } from '../i18n/clean-text.ts';
import { recordFields } from '../i18n/typed-values.ts';

export const THEMES_MAX = 100;

/** What a theme's form posts. Its address is made of its first name and stays. */
export const themeSchema = z.object({ ...recordFields, name: requiredBilingualLine() });
export type ThemeInput = z.output<typeof themeSchema>;
