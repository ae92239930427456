import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Locale } from '#lib/i18n/locale.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import { NightAfter, NightWords } from './night-words.tsx';

const said = (locale: Locale, element: React.ReactElement) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={{ common: typesetMessages(locale).common }}>
      {element}
    </NextIntlClientProvider>,
  )
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/[\u00a0\u202f]/g, ' ');

it('says once for each hour before the start of the day which night it belongs to, and nothing for others', () => {
  const walls = ['2026-11-28T22:00', '2026-11-29T02:00', null, '2026-11-29T02:00'];
  expect(said('fr', <NightWords walls={walls} dayStartsAt="06:00" />)).toBe(
    '2 h : dans la nuit du samedi 28 au dimanche 29 novembre.',
  );
  expect(said('fr', <NightWords walls={['2026-11-28T22:00', null]} dayStartsAt="06:00" />)).toBe('');
});

it('says of an hour without a date that it is in the following night', () => {
  expect(said('fr', <NightAfter hour="2h" dayStartsAt="06:00" />)).toBe('2 h : dans la nuit qui suit.');
  expect(said('en', <NightAfter hour="1:30 am" dayStartsAt="05:00" />)).toBe('01:30 is in the night that follows.');
  for (const hour of ['23h', '', 'tard', undefined])
    expect(said('fr', <NightAfter hour={hour} dayStartsAt="06:00" />)).toBe('');
});
