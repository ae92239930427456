import { numeriqueEnLumiere } from './numerique-en-lumiere.ts';
import type { ProgrammeTemplate } from './programme.ts';
import { sixDays } from './six-days.ts';
import type { Template } from './template.ts';

/**
 * The templates from which a new festival can start. To add one, add a file beside this one and a
 * line here.
 */
export const templates: readonly Template[] = [numeriqueEnLumiere];

/** The template of this id; null when there is none. */
export const templateOf = (id: string): Template | null => templates.find((template) => template.id === id) ?? null;

/** The whole programmes from which a new festival can start. */
export const programmes: readonly ProgrammeTemplate[] = [sixDays];

/** The programme of this id; null when there is none. */
export const programmeTemplateOf = (id: string): ProgrammeTemplate | null =>
  programmes.find((one) => one.id === id) ?? null;
