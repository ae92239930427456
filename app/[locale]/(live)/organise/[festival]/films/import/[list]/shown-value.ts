import { getTranslations } from 'next-intl/server';
import type { FilmInput } from '../../../../../../../../lib/films/schema.ts';
import { versionLabel } from '../../../../../../../../lib/films/version-label.ts';
import { countries } from '../../../../../../../../lib/i18n/countries.ts';
import type { Locale } from '../../../../../../../../lib/i18n/locale.ts';
import { formatDuration } from '../../../../../../../../lib/time/format.ts';

type Spoken = { fr?: string; en?: string };

/** A synopsis is known by its beginning. */
const LONGEST = 160;

/** A value of a film as one reads it; empty when there is none. */
export function shownValue(field: keyof FilmInput, value: unknown, locale: Locale): string {
  if (value === null || value === undefined || value === '') return '';
  if (field === 'minutes') return formatDuration(Number(value), locale);
  if (field === 'countries') return (value as string[]).map((code) => countries.name(code, locale)).join(', ');
  if (field === 'versions')
    return (value as FilmInput['versions'])
      .map((copy) => versionLabel(copy, locale).printed)
      .filter(Boolean)
      .join(' ; ');
  if (field === 'contentNotes') return (value as readonly Spoken[]).map((note) => said(note)).join(' ; ');
  if (Array.isArray(value)) return value.join(', ');
  return clipped(typeof value === 'object' ? said(value as Spoken) : String(value));
}

const said = ({ fr, en }: Spoken) => [fr, en].filter(Boolean).join(' / ');
const clipped = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** What a field of a film is called; of a text in two languages without saying which. */
export async function fieldLabel(field: keyof FilmInput): Promise<string> {
  const t = await getTranslations('exchange.columns');
  const named = { title: 'titleFr', synopsis: 'synopsisFr', versions: 'version' }[field as string] ?? field;
  return t.has(named as never) ? t(named as never) : field;
}
