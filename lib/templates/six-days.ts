import type { ProgrammeTemplate } from './programme.ts';
import { programmeSchema } from './programme-schema.ts';
import file from './six-days.json' with { type: 'json' };

const { format: _, version: __, ...programme } = file;

/**
 * A bigger festival than most begin with, so that one sees how it looks: six days, two venues, four
 * rooms. Everything in it is invented and says so, films and people first; nothing of it is a fact
 * about anybody. It is a template file like those the desk writes: change it there, put the file
 * that was saved in its place, and say again in it that it is invented, which no saved template
 * says.
 */
export const sixDays: ProgrammeTemplate = { id: 'six-jours-quatre-salles', ...programmeSchema.parse(programme) };
