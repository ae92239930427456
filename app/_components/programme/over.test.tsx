import { describe, expect, it } from 'vitest';
import { markupOf } from '#app/documents/markup.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { EmbedPage } from './embed-page.tsx';
import { EventPage } from './event-page.tsx';
import { FestivalHeader } from './festival-header.tsx';
import { Hero } from './hero.tsx';
import { NowPage } from './now-page.tsx';
import { programmeOf } from './programme.ts';
import { HomePage } from './programme-page.tsx';

const made = exampleDocument();
const programme = (isOver: boolean) =>
  programmeOf({
    document: isOver ? { ...made, isOver } : made,
    locale: 'fr',
    base: programmeBase('fr', 'f'),
    siteUrl: null,
  });

describe('a festival that is over', () => {
  it.each([
    ['its first page', (isOver: boolean) => <Hero programme={programme(isOver)} />],
    ['« en ce moment »', (isOver: boolean) => <NowPage programme={programme(isOver)} date="2026-06-07" />],
  ])('says so in a sentence on %s', (_, page) => {
    expect(markupOf(page(true))).toContain('Le festival est terminé.');
    expect(markupOf(page(false))).not.toContain('terminé');
  });

  it('says so beside its dates on every other page and in the frame of another site', () => {
    for (const page of [
      (isOver: boolean) => <FestivalHeader programme={programme(isOver)} here={(paths) => paths.home()} />,
      (isOver: boolean) => <EmbedPage programme={programme(isOver)} date={null} today={null} appearance="auto" />,
    ]) {
      expect(markupOf(page(true))).toContain('>terminé<');
      expect(markupOf(page(false))).not.toContain('terminé');
    }
  });
});

it('becomes an archive: what was shown, with the next edition, and nothing to book, to follow or to choose', () => {
  const nextEdition = { slug: 'suite', name: { fr: 'La suite' }, startsOn: '2027-06-05', endsOn: '2027-06-06' };
  const pages = [made, { ...made, isOver: true as const, nextEdition }].map((document) => {
    const all = programmeOf({
      document,
      locale: 'fr',
      base: '/fr/festivals/f',
      siteUrl: 'https://l.example',
      publicKey: 'k',
    });
    const [event] = document.events.filter(({ offers }) => offers.some(({ address }) => address !== ''));
    return markupOf(
      <>
        <FestivalHeader programme={all} here={(paths) => paths.home()} />
        <HomePage programme={all} />
        {event && <EventPage programme={all} event={event} />}
      </>,
    );
  });
  const of = (word: string) => pages.map((page) => page.includes(word));
  expect(of('Ce qui a été montré')).toEqual([false, true]);
  expect(of('href="/fr/festivals/suite"')).toEqual([false, true]);
  for (const word of [
    'class="star',
    '/subscribe"',
    'En ce moment',
    'class="jumps',
    'class="calendar',
    'class="booking',
  ])
    expect([word, ...of(word)]).toEqual([word, true, false]);
});

it('opens the frame of another site on the day that is on, with those before folded at the end', () => {
  const daysIn = (today: string | null) => {
    const page = markupOf(<EmbedPage programme={programme(false)} date={null} today={today} appearance="auto" />);
    const [shown = '', folded = ''] = page.split('<details class="embed-past">');
    return [shown, folded].map((part) =>
      ['2026-06-06', '2026-06-07'].filter(
        (date) => part.includes(`dateTime="${date}"`) || part.includes(`datetime="${date}"`),
      ),
    );
  };
  expect(daysIn(null)).toEqual([['2026-06-06', '2026-06-07'], []]);
  expect(daysIn('2026-06-07')).toEqual([['2026-06-07'], ['2026-06-06']]);
});
