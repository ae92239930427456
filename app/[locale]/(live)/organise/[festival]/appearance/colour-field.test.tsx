import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { useForm } from 'react-hook-form';
import { expect, it } from 'vitest';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { messages } from '#lib/i18n/messages.ts';
import { LAMP } from '#lib/model/colours.ts';
import { ColourField } from './colour-field.tsx';

function Drawn({ typed, whenEmpty }: { typed: string; whenEmpty: string | null }) {
  const form = useForm({ defaultValues: { colour: typed } });
  const record = { form, field: (name: string) => ({ name }) } as unknown as RecordFormState;
  return <ColourField record={record} name="colour" label="Couleur" hint="" isForLetters whenEmpty={whenEmpty} />;
}

const pickerOf = (typed: string, whenEmpty: string | null) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ appearance: messages.fr.appearance }}>
      <Drawn typed={typed} whenEmpty={whenEmpty} />
    </NextIntlClientProvider>,
  ).match(/<input type="color"[^>]*>/)?.[0];

it('shows a colour where none is typed only where the page has one', () => {
  expect(pickerOf('', LAMP)).not.toContain('is-none');
  expect(pickerOf('', LAMP)).toContain(`value="${LAMP}"`);
  expect(pickerOf('', null)).toContain('is-none');
  expect(pickerOf('#0a5563', null)).not.toContain('is-none');
});
