import { NextIntlClientProvider, useTranslations } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { TableColumn } from '#lib/exchange/lists/table-rows.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import { CellRow, isLetter, lettersTyped } from './cell-row.tsx';
import type { TypedCell } from './cell-state.ts';

const column = (key: string, isName: boolean): TableColumn => ({
  key,
  label: key,
  choices: null,
  isFilled: false,
  amount: null,
  years: null,
  isAside: false,
  isReadOnly: false,
  isName,
  offered: [],
});
const row = {
  key: '4',
  id: 4,
  number: 4,
  version: 1,
  path: 'events/4',
  called: 'Lithium',
  cells: { title: '', films: 'Lithium', capacity: '' },
};

const OneRow = ({ typed }: { typed: Record<string, TypedCell> | undefined }) => (
  <CellRow
    row={row}
    typed={typed}
    at={0}
    slug="x"
    href="/x"
    hasPictures={false}
    marks={undefined}
    active={null}
    takenFrom={null}
    takenTo={null}
    edited={null}
    isReadOnly={false}
    columns={[column('title', true), column('films', true), column('capacity', false)]}
    onEdit={() => {}}
    onEnd={() => {}}
    t={useTranslations('cells')}
  />
);
const drawn = (typed?: Record<string, TypedCell>) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ cells: typesetMessages('fr').cells }}>
      <table>
        <tbody>
          <OneRow typed={typed} />
        </tbody>
      </table>
    </NextIntlClientProvider>,
  );

it('says the title of a row whose first cell is empty, until a cell it depends on is edited and waits for its answer', () => {
  // For screen readers only: the cell shows its own value.
  const called = 'spoken">Lithium';
  expect(drawn()).toContain(called);
  expect(drawn({ capacity: { text: '40' } })).toContain(called);
  expect(drawn({ films: { text: 'Cobalt' } })).not.toContain('Lithium');
  expect(drawn({ films: { text: 'Nul', said: 'Aucun film de ce titre.' } })).toContain(called);
});

it('chooses by the letters typed one after the other, or by the last one', () => {
  const choices = ['à demander', 'accordés', 'refusés'];
  const typed = (keys: string) => {
    let letters = '';
    return [...keys].map((key) => {
      const now = lettersTyped(letters, key, choices);
      letters = now.letters;
      return now.found;
    });
  };
  expect(typed('ac')).toEqual(['à demander', 'accordés']);
  expect(typed('ar')).toEqual(['à demander', 'refusés']);
  expect(typed('AC')).toEqual(['à demander', 'accordés']);
  expect(typed('zac')).toEqual([undefined, 'à demander', 'accordés']);
});

it('keeps the choice that a word began, whatever letter follows, and reads a space within it', () => {
  const kinds = ['Projection', 'Débat', 'Table ronde', 'Spectacle', 'Atelier'];
  const written = (word: string) => {
    let [letters, chosen]: [string, string | undefined] = ['', undefined];
    for (const key of word) {
      if (!isLetter(letters, key)) continue;
      const now = lettersTyped(letters, key, kinds);
      letters = now.letters;
      chosen = now.found ?? chosen;
    }
    return chosen;
  };
  expect(['Projections', 'débta', 'Table ronde', 'DÉBAT '].map(written)).toEqual([
    'Projection',
    'Débat',
    'Table ronde',
    'Débat',
  ]);
  expect(lettersTyped('pro', 's', kinds, true)).toEqual({ letters: 's', found: 'Spectacle' });
  // Before a word it opens the list, as everywhere.
  expect([isLetter('', ' '), isLetter('t', ' '), isLetter('', 'Tab')]).toEqual([false, false, false]);
});
