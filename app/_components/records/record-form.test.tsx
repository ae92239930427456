import { createTranslator, NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import { RecordForm } from './record-form.tsx';
import type { RecordFormState } from './use-record-form.ts';

const { common, films, records } = messages.fr;
const refused = (...names: string[]) =>
  ({
    place: { locale: 'fr', slug: 'x', number: 1 },
    summary: { message: 'À revoir', fields: Object.fromEntries(names.map((name) => [name, 'À remplir.'])) },
    conflict: null,
    kept: { isFound: false },
    formProps: {},
    state: { ok: null },
    hidden: () => ({}),
  }) as unknown as RecordFormState;

it('names the language of a text in the summary of errors, with a label of its own or without', () => {
  const words = createTranslator({ locale: 'fr', messages: { films }, namespace: 'films' });
  const drawn = renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ common, records }}>
      <RecordForm record={refused('synopsis.en', 'title.fr', 'year', 'nothing.fr')} words={words} isReadOnly>
        {null}
      </RecordForm>
    </NextIntlClientProvider>,
  );
  for (const label of ['Synopsis, en anglais', 'Titre français', 'Année', 'nothing.fr']) expect(drawn).toContain(label);
});

it('offers the existing record of that name, or to say that this is another', () => {
  const words = createTranslator({ locale: 'fr', messages: { films }, namespace: 'films' });
  const alike = { id: 7, name: 'Cobalt', href: '/fr/organise/x/films/3' };
  const record = { ...refused(), state: { ok: false, values: {}, conflict: { alike } } } as unknown as RecordFormState;
  const drawn = renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ common, records }}>
      <RecordForm record={record} words={words} isReadOnly>
        {null}
      </RecordForm>
    </NextIntlClientProvider>,
  );
  expect(drawn).toMatch(/<a href="\/fr\/organise\/x\/films\/3"[^>]*>Ouvrir « Cobalt »/);
  expect(drawn).toMatch(/<input type="checkbox"[^>]* name="another"[^>]* value="7"/);
});

it('keeps the answer that this is another when something else is refused', () => {
  const words = createTranslator({ locale: 'fr', messages: { films }, namespace: 'films' });
  const drawn = (values: object) => {
    const record = { ...refused('year'), state: { ok: false, values } } as unknown as RecordFormState;
    return renderToStaticMarkup(
      <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ common, records }}>
        <RecordForm record={record} words={words} isReadOnly>
          {null}
        </RecordForm>
      </NextIntlClientProvider>,
    );
  };
  expect(drawn({ another: '7' })).toContain('<input type="hidden" name="another" value="7"/>');
  expect(drawn({})).not.toContain('another');
});

it('offers to add another only where something is added, which settings are not', () => {
  const words = createTranslator({ locale: 'fr', messages: { films }, namespace: 'films' });
  const place = { locale: 'fr', slug: 'x', number: null };
  const record = { ...refused(), place, form: {} } as unknown as RecordFormState;
  const buttons = (made: object) =>
    [
      ...renderToStaticMarkup(
        <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ common, records }}>
          <RecordForm record={record} words={words} {...made}>
            {null}
          </RecordForm>
        </NextIntlClientProvider>,
      ).matchAll(/>([^<]+)<\/button>/g),
    ].map(([, label]) => label);
  expect(buttons({})).toEqual(['Enregistrer']);
  expect(buttons({ addLabel: 'Ajouter ce film' })).toEqual(['Ajouter ce film', 'Ajouter et continuer']);
  expect(buttons({ addLabel: 'Ajouter ce film', isShort: true })).toEqual(['Ajouter ce film']);
});
