import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import { OrderedList } from './ordered-list.tsx';

const rows = [7, 3, 5].map((id) => ({ id, href: `/${id}`, name: `Page ${id}`, note: '' }));
const drawn = (isReadOnly: boolean) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ ownPages: messages.fr.ownPages }}>
      <OrderedList slug="x" label="Pages" rows={rows} isReadOnly={isReadOnly} action={async () => ({ ok: null })} />
    </NextIntlClientProvider>,
  );

it('without a script, each button posts the resulting order, and the first and last row have one button', () => {
  const buttons = [...drawn(false).matchAll(/<button([^>]*)>/g)].map(([, attributes = '']) => [
    /aria-label="([^"]*)"/.exec(attributes)?.[1],
    attributes.includes('disabled') ? null : /value="([^"]*)"/.exec(attributes)?.[1],
  ]);
  expect(buttons).toEqual([
    ['Monter : Page 7', null],
    ['Descendre : Page 7', '3,7,5'],
    ['Monter : Page 3', '3,7,5'],
    ['Descendre : Page 3', '7,5,3'],
    ['Monter : Page 5', '7,5,3'],
    ['Descendre : Page 5', null],
  ]);
  expect(drawn(false)).toContain('type="submit"');
});

it('has no buttons for people who may only read', () => {
  expect(drawn(true)).not.toContain('<button');
  expect(drawn(true)).toContain('Page 5');
});
