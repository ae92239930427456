import { numeriqueEnLumiere } from './numerique-en-lumiere.ts';
import type { ProgrammeTemplate } from './programme.ts';
import { sixDays } from './six-days.ts';
import type { Template } from './template.ts';

/**
 * The templates a new festival can start from. One more is a file beside this one and a line here.
 */
export const templates: readonly Template[] = [numeriqueEnLumiere];

/** The template of this id; null when there is none. */
export const templateOf = (id: string): Template | null => templates.find((template) => template.id === id) ?? null;

/** Whole programmes a new festival can start from. */
export const programmes: readonly ProgrammeTemplate[] = [sixDays];

/** The programme of this id; null when there is none. */
export const programmeTemplateOf = (id: string): ProgrammeTemplate | null =>
  programmes.find((one) => one.id === id) ?? null;
