import { z } from 'zod';
import type { Bilingual } from '#db/columns.ts';
import { line, MAX_NAME } from '#lib/i18n/clean-text.ts';
import { folded } from '#lib/search/words.ts';

export const removeFestivalSchema = z.object({ name: line(MAX_NAME) });

/**
 * Whether this is the festival's name in one of its languages, ignoring case and accents: it has to
 * be typed so that nobody deletes a festival by mistake.
 */
export function isNameOf({ name }: { name: Bilingual }, typed: string): boolean {
  const said = folded(typed.trim());
  return said !== '' && [name.fr, name.en].some((one) => one && folded(one.trim()) === said);
}
