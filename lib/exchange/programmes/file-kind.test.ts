import { expect, it } from 'vitest';
import { locales } from '#lib/i18n/locale.ts';
import { programmeHeadingsOf } from '#lib/open-data/programme-rows.ts';
import { kindOfFile } from './file-kind.ts';

it('takes our own programme.csv for no export of OpenAgenda, which has some of its headings', () => {
  const kind = (headings: readonly string[]) => kindOfFile(new TextEncoder().encode(`\ufeff${headings.join(';')}\r\n`));
  expect(locales.map((locale) => kind(programmeHeadingsOf(locale)))).toEqual(['list', 'list']);
  expect(kind(['Titre', 'Début', 'Identifiant'])).toBe('openagenda-csv');
});
