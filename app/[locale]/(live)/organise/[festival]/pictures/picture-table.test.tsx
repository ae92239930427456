import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import type { DraftPicture } from '#lib/model/draft.ts';
import { PictureTable } from './picture-table.tsx';

const picture = (id: number) =>
  ({
    id,
    version: 1,
    hash: 'a'.repeat(64),
    width: 800,
    height: 600,
    alt: { fr: 'Une mer' },
    use: 'still',
    fileName: '',
  }) as DraftPicture;
const drawn = (...mayEdit: boolean[]) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={messages.fr}>
      <PictureTable
        slug="x"
        rows={mayEdit.map((may, i) => ({
          picture: picture(i),
          of: `Film ${i}`,
          href: `/${i}`,
          missing: null,
          mayEdit: may,
        }))}
      />
    </NextIntlClientProvider>,
  );
/** The fields that a browser posts of the table. */
const posted = (html: string) =>
  [...html.matchAll(/<(?:input|textarea)[^>]* name="(words[^"]*)"/g)].map(([, name]) => name);

it('posts only the texts of pictures that the reader may change', () => {
  const names = ['id', 'version', 'alt.fr', 'alt.en', 'credit'].map((name) => `words.1.${name}`);
  expect(posted(drawn(false, true))).toEqual(names);
});

it('has no buttons or fields for readers who may change none', () => {
  expect(drawn(false, false)).not.toMatch(/<(?:input|textarea)/);
  expect(drawn(false, false)).toContain('<span lang="fr">Une mer</span>');
  expect(drawn(false, false)).not.toContain('<button');
  expect(drawn(false, false)).not.toContain('type="checkbox"');
});

it('has a line for a phone with the caption of each picture that the reader may change', () => {
  const lines = [...drawn(false, true).matchAll(/<button[^>]*class="row-line"[^>]*>(.*?)<svg/g)].map(
    ([, line]) => line,
  );
  expect(lines.map((line) => line?.replaceAll(/<[^>]+>/g, '').replaceAll('\u00a0', ' '))).toEqual([
    'Légende : Une mer',
  ]);
});

it('has boxes as large as those of other tables', () => {
  const ticks = drawn(false, true, true).match(/<label class="pick-label"><input type="checkbox"/g);
  expect(ticks).toHaveLength(3);
  // The box that ticks all says so beside itself, for where the heads of the columns are hidden.
  expect(drawn(false, true, true).match(/class="pick-words">([^<]*)</)?.[1]).toBe('Tout cocher');
});
