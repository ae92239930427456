import type { Bilingual } from '#db/columns.ts';
import { locales } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { UsualTask } from './schema.ts';

/** The tasks that almost every festival needs: ticked by default. */
export const commonTasks: readonly UsualTask[] = ['welcome', 'tickets', 'seating', 'setUp', 'takeDown'];

/**
 * The name and the briefing of a usual task in both languages, and whether it is for adults only.
 */
export function usualTaskOf(task: UsualTask): {
  name: Bilingual;
  briefing: Bilingual;
  needsClearance: boolean;
  adultsOnly: boolean;
} {
  const inBoth = (part: 'name' | 'briefing'): Bilingual =>
    Object.fromEntries(
      locales.map((locale) => [locale, translator(locale, 'coordination')(`usualTasks.task.${task}.${part}`)]),
    );
  return {
    name: inBoth('name'),
    briefing: inBoth('briefing'),
    needsClearance: task === 'projection',
    adultsOnly: task === 'bar' || task === 'driving',
  };
}
