import type { Bilingual } from '#db/columns.ts';
import { locales } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { UsualTask } from './schema.ts';

/** Without these hardly any festival opens: ticked before anybody chose. */
export const commonTasks: readonly UsualTask[] = ['welcome', 'tickets', 'seating', 'setUp', 'takeDown'];

/**
 * What the form of a task would say of it: its name and what to do in both languages, and whom it
 * is not for.
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
