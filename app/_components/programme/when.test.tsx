import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/markup.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { EventLines } from './event-lines.tsx';
import { EventLinks } from './event-links.tsx';
import { Neighbours } from './neighbours.tsx';
import { programmeOf } from './programme.ts';

const document = exampleDocument();
const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
/** On Saturday's page, at 00:30 on Sunday. */
const night = document.events.filter(({ number }) => number === 14);
/** The first séance of Sunday's page. */
const next = document.events.find(({ number }) => number === 15);
const plain = (markup: string) => markup.replaceAll(/<[^>]+>/g, '').replaceAll(/[\u00a0\u202f]/g, ' ');

it('names the date of a séance in the night, except on the page of its day', () => {
  if (!next) throw new Error('no séance');
  const links = plain(markupOf(<EventLinks programme={programme} events={night} />));
  expect(links).toContain('dimanche 7 juin');
  expect(links).not.toContain('6 juin');
  expect(plain(markupOf(<EventLines programme={programme} events={night} />))).toContain('dim. 7');
  expect(plain(markupOf(<Neighbours programme={programme} event={next} />))).toContain('dim. 7');
});

it('says under the day before that it is after midnight', () => {
  const under = plain(markupOf(<EventLinks programme={programme} events={night} isUnderDay />));
  expect(under).toContain('après minuit, dimanche 7 juin');
});

it('says that a séance is over right after its hours', () => {
  for (const isUnderDay of [false, true])
    expect(
      plain(markupOf(<EventLinks programme={programme} events={document.events} isUnderDay={isUnderDay} />)),
    ).not.toMatch(/\s,/);
});
