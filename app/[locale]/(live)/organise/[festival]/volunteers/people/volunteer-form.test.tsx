import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import { volunteerFormValues } from '#lib/volunteers/form-values.ts';
import { volunteerOf } from '#lib/volunteers/testing.ts';
import { VolunteerForm } from './volunteer-form.tsx';

const clock = { timeZone: 'Europe/Paris', dayStartsAt: '05:00' };
const choicesOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ value: String(i + 1), label: `Choix ${i + 1}` }));

/** The form in a festival with this many séances and volunteers. */
const drawn = (count: number) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={messages.fr}>
      <VolunteerForm
        place={{ locale: 'fr', slug: 'x', number: 1 }}
        values={volunteerFormValues(volunteerOf(1, { seeIds: [7, 1400], withIds: [3] }), clock, 'fr')}
        choices={{
          tasks: [],
          guarded: [],
          days: [],
          tags: [],
          events: choicesOf(count),
          others: choicesOf(count),
        }}
        clock={clock}
        rules={{ minutesADay: '', restMinutes: '' }}
        withHealth
      />
    </NextIntlClientProvider>,
  );
const withScript = (html: string) => html.replace(/<noscript.*?<\/noscript>/gs, '');
const boxesIn = (html: string) =>
  [...html.matchAll(/<input [^>]*name="((?:seeIds|withIds)\.[^"]*)"[^>]*>/g)].map(
    ([box, name]) => `${name}${box.includes(' checked=""') ? ' ticked' : ''}`,
  );

it('until the list is opened draws only the ticked ones of 1,500 séances, so that they are posted', () => {
  const served = drawn(1500);
  const ticked = ['withIds.volunteer-3 ticked', 'seeIds.event-7 ticked', 'seeIds.event-1400 ticked'];
  expect(boxesIn(withScript(served))).toEqual(ticked);
  // Without a script each is there once.
  const all = boxesIn(served);
  expect(all).toHaveLength(3000);
  expect(new Set(all.map((name) => name.split(' ')[0])).size).toBe(3000);
  expect(all.filter((name) => name.endsWith(' ticked'))).toEqual(ticked);
});
