import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { FormProvider, useForm } from 'react-hook-form';
import { expect, it } from 'vitest';
import { formChoices } from '#lib/events/form-choices.ts';
import { emptyEvent } from '#lib/events/form-values.ts';
import { messages } from '#lib/i18n/messages.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, personOf } from '#lib/model/draft-testing.ts';
import { FormContext } from './form-context.ts';
import { Items } from './items.tsx';
import { People } from './people.tsx';
import { WishFields } from './wishes.tsx';

const MANY = Array.from({ length: 300 }, (_, i) => i + 1);
const values = emptyEvent({ day: '', time: '', rooms: [] });

/** The parts of the form that choose among séances, films and people, with so many of each. */
function Form({ isLive, wished, count }: { isLive: boolean; wished: string; count: number }) {
  const some = MANY.slice(0, count);
  const draft = draftOf(
    some.map((id) => eventOf(id, {})),
    { films: some.map((id) => filmOf(id, {})), people: some.map((id) => personOf(id, {})) },
  );
  const initial = { ...values, wishes: { ...values.wishes, after: wished } };
  const form = useForm({ defaultValues: initial });
  return (
    <FormContext
      value={{
        locale: 'fr',
        choices: formChoices(indexDraft(draft), 'fr'),
        initial,
        refused: {},
        isLive,
        links: { newFilm: '', newPerson: '' },
      }}
    >
      <FormProvider {...form}>
        <Items />
        <People />
        <WishFields />
      </FormProvider>
    </FormContext>
  );
}

const { events, terms, fields, records, common } = messages.fr;
const drawn = (isLive: boolean, { wished = '', count = 300 } = {}) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ events, terms, fields, records, common }}>
      <Form isLive={isLive} wished={wished} count={count} />
    </NextIntlClientProvider>,
  );
const optionsIn = (html: string) => html.split('<option').length - 1;
const withScript = (html: string) => html.replace(/<noscript>.*?<\/noscript>/gs, '');

it('draws thousands of choices where there is no script alone, until somebody goes to them', () => {
  const served = drawn(false);
  // Three spare parts with each film, two people, and three wishes.
  expect(optionsIn(served)).toBeGreaterThan(3 * 300 + 2 * 300 + 3 * 300);
  expect(optionsIn(withScript(served))).toBeLessThan(60);
  expect(optionsIn(drawn(true))).toBeLessThan(60);
});

it('posts what is chosen before the script has come, and without one what is chosen then', () => {
  const posted = /name="wishes.after"[^>]* value="7"/;
  const served = drawn(false, { wished: '7' });
  expect(withScript(served)).toMatch(posted);
  // Of two values of one name the last is read.
  const [, hidden, choice] = served.split(/<(?=(?:input|select)[^>]* name="wishes.after")/);
  expect(hidden).toMatch(posted);
  expect(choice).toMatch(/^select .*<option value="7" selected/);
  expect(served.split('id="field-wishes-after"')).toHaveLength(2);
});

it('holds what is chosen in a closed fold all the same, and a short choice as a choice', () => {
  expect(drawn(true, { wished: '7' })).toMatch(/<input type="hidden" id="field-wishes-after"[^>]* value="7"/);
  expect(drawn(true, { wished: '7', count: 10 })).toMatch(
    /<select name="wishes.after"[^>]*>.*<option value="7" selected/,
  );
});
