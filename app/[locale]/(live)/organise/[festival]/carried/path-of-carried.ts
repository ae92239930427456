import type { CarriedKind } from '#lib/history/carried.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';

/** The address of the list of what came from the previous edition. */
export function pathOfCarried(locale: Locale, slug: string, kind: CarriedKind): string {
  const { section, volunteers } = deskPaths(locale, slug);
  if (kind === 'task') return volunteers('tasks');
  if (kind === 'checklist') return volunteers('checklists');
  const sections = { offer: 'offers', page: 'pages', partner: 'pages', venue: 'venues', person: 'people' } as const;
  return section(kind === 'festival' ? 'settings' : sections[kind]);
}
