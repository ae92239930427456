import { getTranslations } from 'next-intl/server';
import type { FilmInput } from '#lib/films/schema.ts';
import { versionLabel } from '#lib/films/version-label.ts';
import type { Show } from '#lib/history/record-conflict.ts';
import { countries } from '#lib/i18n/countries.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { tagsInWords } from '#lib/i18n/tags.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { formatDate } from '#lib/time/format.ts';

/** How each field of a film reads when two people wrote. */
export async function showFilm(locale: Locale): Promise<Show> {
  const terms = await getTranslations({ locale, namespace: 'terms' });
  const records = await getTranslations({ locale, namespace: 'records' });
  const how: Partial<Record<keyof FilmInput, (value: never) => string>> = {
    directors: (names: string[]) => names.join('\n'),
    writers: (names: string[]) => names.join('\n'),
    countries: (codes: string[]) => codes.map((code) => countries.name(code, locale)).join(', '),
    versions: (copies: FilmInput['versions']) =>
      copies
        .map((copy) =>
          [
            versionLabel(copy, locale).printed,
            copy.format && terms(`format.${copy.format}`),
            copy.minutes && `${copy.minutes} min`,
          ]
            .filter(Boolean)
            .join(', '),
        )
        .join('\n'),
    contentNotes: (notes: FilmInput['contentNotes']) => notes.map((note) => inLocale(note, locale)).join('\n'),
    contentIsSevere: (isSevere: boolean) => records(isSevere ? 'yes' : 'no'),
    rightsState: (state: FilmInput['rightsState']) => terms(`rightsState.${state}`),
    rightsKind: (kind: NonNullable<FilmInput['rightsKind']>) => terms(`rightsKind.${kind}`),
    tags: tagsInWords,
    announceable: (value: FilmInput['announceable']) => terms(`announceable.${value}`),
    announceableFrom: (date: string) => formatDate(date, locale, 'long'),
  };
  return (name, value) => (how[name as keyof FilmInput] ?? String)(value as never);
}
