import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import { FilmsTable } from './films-table.tsx';

const drawn = (unsettled: number, own: string[]) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={messages.fr}>
      <FilmsTable
        slug="essai"
        locale="fr"
        columns={[{ key: 'film', label: 'Film' }]}
        rows={[]}
        initial={{ query: '', sort: 'film', isDown: false, from: 0 }}
        total={0}
        isPartial={false}
        unsettled={unsettled}
        own={own}
        mayEdit
      />
    </NextIntlClientProvider>,
  );

it('counts the rights of all films, and offers to tick only those the reader may change', () => {
  expect(drawn(3, ['1'])).toMatch(/3 films sans droits réglés.*Cocher ceux qui restent/);
  expect(drawn(3, [])).toContain('3 films sans droits réglés');
  expect(drawn(3, [])).not.toContain('Cocher ceux qui restent');
  expect(drawn(0, [])).toContain('Tous les droits sont réglés.');
});
