import type { ProgrammeTemplate } from './programme.ts';
import { programmeSchema } from './programme-schema.ts';
import file from './six-days.json' with { type: 'json' };

const { format: _, version: __, ...programme } = file;

/**
 * A festival larger than most at their beginning, to show how one looks: six days, two venues, four
 * rooms. Everything in it, films and people included, is invented and labelled as such; nothing is
 * a fact about anybody. It is a template file as the desk saves it. To change it, edit it there,
 * replace the file with the saved one, and mark it as invented again, because saved templates are
 * not.
 */
export const sixDays: ProgrammeTemplate = { id: 'six-jours-quatre-salles', ...programmeSchema.parse(programme) };
