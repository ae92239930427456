import { NextIntlClientProvider } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';
import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { messages } from '#lib/i18n/messages.ts';
import { PlainTable } from './plain-table.tsx';
import { DataTable } from './table.tsx';
import { ticking } from './table-order.ts';

const row = (key: string, words: string) => ({
  key,
  href: '/',
  name: words,
  words,
  sort: {},
  cells: { name: words },
});
/** Three films, searched for « nuit ». */
const drawn = (shown: Partial<ComponentProps<typeof DataTable>>) =>
  markupOf(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ records: messages.fr.records }}>
      <DataTable
        label="Films"
        columns={[{ key: 'name', label: 'Film' }]}
        rows={[row('1', 'aube'), row('2', 'nuit'), row('3', 'aurore')]}
        initial={{ query: 'nuit', sort: '', isDown: false, from: 0 }}
        locale="fr"
        total={3}
        isPartial={false}
        {...shown}
      />
    </NextIntlClientProvider>,
  );

it('says how many rows a search found, in a paged list not only those of this page', () => {
  const said = (page: string) => /<p role="status"[^>]*>([^<]*)/.exec(page)?.[1]?.trim();
  expect(said(drawn({}))).toBe('1 résultat');
  expect(said(drawn({ isPartial: true, total: 250 }))).toBe('250 résultats');
  expect(said(drawn({ isPartial: true, total: 0, rows: [] }))).toContain('Rien ne correspond');
});

const picking = (picked: string[]) => ({
  formId: 'f',
  name: 'films[]',
  picked: new Set(picked),
  setPicked: () => undefined,
  bar: (said: ReactNode) => <form id="f">{said}</form>,
});

it('posts each ticked row once, even if the search hides it or it is on another page', () => {
  const page = drawn({ picking: picking(['1', '2', '900']) });
  const posted = [...page.matchAll(/<input[^>]*name="films\[\]"[^>]*>/g)].map(([input]) => input);
  const valuesOf = (kind: string) =>
    posted.filter((input) => input.includes(kind)).map((input) => /value="(\d+)"/.exec(input)?.[1]);
  expect([valuesOf('type="checkbox"'), valuesOf('type="hidden"')]).toEqual([['2'], ['1', '900']]);
});

it('says how many ticked rows it does not show, with ways to show and to untick them', () => {
  const said = (shown: Parameters<typeof drawn>[0]) =>
    /<form id="f">(.*)<\/form>/
      .exec(drawn(shown))?.[1]
      ?.split(/<[^>]*>/)
      .filter((text) => text.trim());
  const hidden = '2 fiches cochées ne sont pas affichées et seront changées aussi.';
  expect(said({ picking: picking(['1', '2', '3']) })).toEqual([
    '3 fiches cochées',
    'Tout décocher',
    hidden,
    'Les afficher',
    'Les décocher',
  ]);
  // Those on other pages are shown by no search.
  expect(said({ isPartial: true, picking: picking(['2', '800', '900']) })).toEqual([
    '3 fiches cochées',
    'Tout décocher',
    hidden,
    'Les décocher',
  ]);
  expect(said({ picking: picking(['2']) })?.join(' ')).not.toContain('affichée');
  // Where all of them are hidden, « Tout décocher » does the same.
  expect(said({ isPartial: true, picking: picking(['900']) })).not.toContain('Les décocher');
});

it('ticks and unticks only what is shown', () => {
  const ticked = ticking(['2', '3'], true)(new Set(['1', '2']));
  expect([...ticked]).toEqual(['1', '2', '3']);
  expect([...ticking(['2', '3'], false)(ticked)]).toEqual(['1']);
});

it('draws a row as a link, with its note beside, and marks empty cells', () => {
  const columns = [
    { key: 'name', label: 'Salle' },
    { key: 'seats', label: 'Places', isNumeric: true },
    { key: 'kind', label: 'Type' },
  ];
  const rows = [
    { key: 1, href: '/1', note: ' à relire', cells: { name: 'Auditorium', seats: 240, kind: [] } },
    { key: 2, cells: { name: 'Cour', seats: '', kind: 'dehors' } },
  ];
  const page = markupOf(<PlainTable caption="Salles du festival" columns={columns} rows={rows} />);
  expect(page).toContain('<table class="data-table"><caption class="spoken">Salles du festival</caption><thead>');
  const body = /<tbody>(.*)<\/tbody>/.exec(page)?.[1];
  expect(body).toBe(
    '<tr><th scope="row"><a class="row-link" href="/1">Auditorium</a> à relire</th>' +
      '<td data-label="Places" class="num text-right">240</td><td data-label="Type" class="is-blank"></td></tr>' +
      '<tr><th scope="row">Cour</th><td data-label="Places" class="num text-right is-blank"></td>' +
      '<td data-label="Type">dehors</td></tr>',
  );
});

it('reverses the order of its cards by a button that names the present one', () => {
  const turn = (isDown: boolean) =>
    /<button[^>]*aria-label="Ordre décroissant"[^>]*>/.exec(
      drawn({ initial: { query: '', sort: 'name', isDown, from: 0 } }),
    )?.[0];
  expect(turn(false)).toContain('aria-pressed="false"');
  expect(turn(true)).toContain('aria-pressed="true"');
});

it('leaves out a column in which nothing stands', () => {
  const columns = ['name', 'seats', 'hours'].map((key) => ({ key, label: key }));
  const rows = [{ key: 1, cells: { name: 'Atelier', seats: 0, hours: null } }];
  const heads = markupOf(<PlainTable columns={columns} rows={rows} />).match(/(?<=<th scope="col">)\w+/g);
  expect(heads).toEqual(['name', 'seats']);
});
