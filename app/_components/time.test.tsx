import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Abbreviation, DateOf, Duration, InstantOf, TimeOf, TimeRange } from './time.tsx';

/** What is printed, what is spoken and what programs read, without the classes. */
const read = (element: React.ReactElement) => {
  const html = renderToStaticMarkup(element)
    .replaceAll('\u00A0', '~')
    .replaceAll(/ class="[^"]*"/g, '');
  const [, printed = '', spoken = ''] = /aria-hidden="true">(.*?)<\/span><span>(.*?)<\/span>/.exec(html) ?? [];
  const times = Array.from(html.matchAll(/dateTime="([^"]*)"/gi), (match) => match[1]);
  return [printed.replaceAll(/<[^>]*>/g, ''), spoken, times.join(' ')];
};

it('writes every time in a printed and a spoken form, and once for programs', () => {
  expect(read(<TimeOf at="2026-11-28T09:30" locale="fr" />)).toEqual(['9~h~30', '9 heures 30', '2026-11-28T09:30']);
  expect(read(<TimeOf at="13:00" locale="fr" style="column" />)).toEqual(['13~h~00', '13 heures', '13:00']);
  expect(read(<TimeRange from="2026-11-28T14:10" to="2026-11-28T18:05" isApproximate locale="fr" />)).toEqual([
    '14~h~10~– vers~18~h~05',
    'de 14 heures 10 à 18 heures 5 environ',
    '2026-11-28T14:10 2026-11-28T18:05',
  ]);
  expect(read(<TimeRange from="2026-10-25T02:30" to="2026-10-25T02:15" locale="fr" />)).toEqual([
    '2~h~30~– 2~h~15 (après le changement d’heure)',
    'de 2 heures 30 à 2 heures 15, après le changement d’heure',
    '2026-10-25T02:30 2026-10-25T02:15',
  ]);
  expect(read(<TimeRange from="09:30" to={null} locale="en" />)).toEqual(['09:30', '9:30 am', '09:30']);
  expect(read(<DateOf date="2026-11-28" locale="fr" style="short" />)).toEqual([
    'sam.~28',
    'samedi 28 novembre',
    '2026-11-28',
  ]);
  expect(read(<InstantOf at="2026-11-28T19:30:00.000Z" zone="Asia/Kathmandu" locale="fr" style="long" />)).toEqual([
    'dimanche 29~novembre à 1~h~15',
    'dimanche 29 novembre à 1 heure 15',
    '2026-11-28T19:30:00.000Z',
  ]);
});

it('writes durations and abbreviations in both forms', () => {
  expect(read(<Duration minutes={94} locale="fr" />)).toEqual(['94~min', '94 minutes', 'PT94M']);
  expect(read(<Duration minutes={130} locale="fr" style="hours" isApproximate />)).toEqual([
    'environ~2~h~10',
    'environ 2 heures 10',
    'PT130M',
  ]);
  expect(read(<Duration minutes={94} locale="en" isApproximate />)).toEqual([
    'about~94~min',
    'about 94 minutes',
    'PT94M',
  ]);
  expect(read(<Abbreviation as="version originale sous-titrée en français">VOSTFR</Abbreviation>)).toEqual([
    'VOSTFR',
    'version originale sous-titrée en français',
    '',
  ]);
});
