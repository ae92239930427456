import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import type { Offer } from '#lib/templates/source.ts';
import { addDays } from '#lib/time/calendar.ts';
import { DaysFields } from './days-fields.tsx';
import { TakeFields } from './take-fields.tsx';

const offer: Offer = {
  name: {},
  items: [],
  groups: [],
  rooms: [],
  venues: [],
  eventCount: 0,
  filmCount: 0,
  personCount: 0,
  partnerCount: 0,
  teamCount: 0,
  days: Array.from({ length: 6 }, (_, i) => ({ date: addDays('2026-06-01', i), title: {} })),
  startsOn: '2027-06-01',
  endsOn: '2027-06-06',
  timeZone: 'Europe/Paris',
  opensAt: '09:00',
  closesAt: '23:00',
};

/** The days that the first day of the earlier festival can become. */
function offered(startsOn: string, endsOn: string): string[] {
  const page = renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={typesetMessages('fr')}>
      <DaysFields offer={offer} values={{ startsOn, endsOn }} locale="fr" errors={{}} zones={[]} />
    </NextIntlClientProvider>,
  );
  const [, select = ''] = /<select[^>]*name="onto.d0".*?>(.*?)<\/select>/s.exec(page) ?? [];
  return [...select.matchAll(/<option value="(\d+)"/g)].map(([, day = '']) => day);
}

it('offers for each day of an earlier festival only days that the new one has', () => {
  expect(offered('2027-06-01', '2027-06-05')).toEqual(['0', '1', '2', '3', '4']);
  expect(offered('2027-06-01', '2027-06-07')).toHaveLength(7);
  expect(offered('2027-06-01', '')).toHaveLength(6);
});

it('offers to take only what the earlier festival has', () => {
  const names = (counts: Partial<Offer>) => {
    const page = renderToStaticMarkup(
      <NextIntlClientProvider locale="fr" timeZone="UTC" messages={typesetMessages('fr')}>
        <TakeFields offer={{ ...offer, eventCount: 2, ...counts }} values={{}} locale="fr" />
      </NextIntlClientProvider>,
    );
    return [...page.matchAll(/name="(\w+)"/g)].map(([, name]) => name);
  };
  expect([names({ filmCount: 2 }), names({ personCount: 1, teamCount: 3 })]).toEqual([['films'], ['people', 'team']]);
});

it('says of a séance without an hour that it had none, not that its length is unknown', () => {
  const seance = {
    title: { fr: 'Un' },
    kind: 'talk' as const,
    isTicked: true,
    notes: [],
    group: null,
    dayNumber: null,
  };
  const items = [
    { ...seance, id: '1', startsAt: null },
    { ...seance, id: '2', startsAt: null, minutes: null },
  ];
  const page = renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={typesetMessages('fr')}>
      <TakeFields offer={{ ...offer, eventCount: 2, items }} values={{}} locale="fr" />
    </NextIntlClientProvider>,
  );
  expect(page.match(/elle n’avait pas d’heure|durée inconnue/g)).toEqual([
    'elle n’avait pas d’heure',
    'durée inconnue',
  ]);
});
