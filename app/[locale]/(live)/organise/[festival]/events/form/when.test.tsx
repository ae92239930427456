import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { FormProvider, useForm } from 'react-hook-form';
import { expect, it } from 'vitest';
import { formChoices } from '#lib/events/form-choices.ts';
import { type EventFormValues, emptyEvent } from '#lib/events/form-values.ts';
import { messages } from '#lib/i18n/messages.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, roomOf } from '#lib/model/draft-testing.ts';
import { FormContext } from './form-context.ts';
import { When } from './when.tsx';

const rooms = [roomOf(1, { seats: 320 }), roomOf(2, { seats: 90 }), roomOf(3, { clearMinutes: 5 })];
const choices = formChoices(indexDraft(draftOf([], { rooms })), 'fr');

function Form({
  values,
  isSuggested = false,
  opened = values,
}: {
  values: EventFormValues;
  isSuggested?: boolean;
  /** What the form was opened with. */
  opened?: EventFormValues;
}) {
  const form = useForm({ defaultValues: values });
  const links = { newFilm: '', newPerson: '' };
  return (
    <FormContext value={{ locale: 'fr', choices, initial: opened, refused: {}, isLive: true, links }}>
      <FormProvider {...form}>
        <When isSuggested={isSuggested} />
      </FormProvider>
    </FormContext>
  );
}

const { events, terms, fields } = messages.fr;
const drawn = (own: Partial<EventFormValues>, isSuggested = false) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ events, terms, fields }}>
      <Form values={emptyEvent(own)} isSuggested={isSuggested} />
    </NextIntlClientProvider>,
  );
const sentence = (own: Partial<EventFormValues>) => /Portes [^<]* pour vider/.exec(drawn(own))?.[0].replace(/\s/g, ' ');

it.each<[string, Partial<EventFormValues>]>([
  ['Portes 10 min avant, 15 min pour vider', { rooms: [{ room: '1', use: 'main' }] }],
  ['Portes 10 min avant, 10 min pour vider', { rooms: [{ room: '2', use: 'main' }] }],
  ['Portes 10 min avant, 15 min pour vider', { rooms: [{ room: '2', use: 'main' }], kind: 'show' }],
  ['Portes 10 min avant, 5 min pour vider', { rooms: [{ room: '3', use: 'main' }], kind: 'show' }],
  ['Portes 20 min avant, 15 min pour vider', { rooms: [{ room: '1', use: 'main' }], doors: '20' }],
])('says the time around a séance as its conduite counts it: %s', (said, own) => expect(sentence(own)).toBe(said));

// `desk.css` hides `.adds` in a form that cannot be saved.
it('asks to confirm a proposed time only of people who can save it', () =>
  expect(drawn({}, true)).toMatch(
    /Tant que personne ne le confirme[^<]*<\/p><div class="adds">.*Je confirme cet horaire/,
  ));

it.each([
  [{ time: '16:00' }, true],
  [{ day: '2026-11-29' }, false],
  [{ time: '18:00' }, false],
  [{ time: '16:00', end: '18:00' }, false],
  [{}, false],
])('says that the fixed end stays beside another start (%o: %s)', (typed, isSaid) => {
  const opened = emptyEvent({ day: '2026-11-28', time: '14:00', end: '17:00' });
  const page = renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ events, terms, fields }}>
      <Form values={{ ...opened, ...typed }} opened={opened} />
    </NextIntlClientProvider>,
  );
  expect(page.replaceAll(/\s/g, ' ').includes('La fin fixée reste à 17 h')).toBe(isSaid);
});
