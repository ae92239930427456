import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import { ConflictChoice } from './conflict-choice.tsx';

it('names as typed only fields that were', () => {
  const field = { name: 'year', mine: '1901', theirs: '1966' };
  const drawn = (isMineUntouched: boolean) =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ conflict: messages.fr.conflict }}>
        <ConflictChoice
          conflict={{ version: 2, by: 'Léa', isOwn: false, at: '', fields: [{ ...field, isMineUntouched }] }}
          labels={{}}
        />
      </NextIntlClientProvider>,
    );
  expect(drawn(false)).toContain('Garder ce que j’ai saisi');
  expect(drawn(true)).toContain('Remettre ce qui était là');
  expect(drawn(true)).not.toContain('j’ai saisi');
});
