import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ActScope } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import { NOW } from '#lib/history/testing.ts';
import { messages } from '#lib/i18n/messages.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { applicationsOf, apply, moveApplications } from '#lib/volunteers/joining/applications.ts';
import type { OfferedHelp } from '#lib/volunteers/joining/form.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { ApplicationList } from './application-list.tsx';
import { shownApplication } from './shown-application.ts';

const said: OfferedHelp = {
  name: 'Ada',
  contactKind: 'phone',
  contact: '06 12 34 56 78',
  age: 'under18',
  guardian: 'Anne',
  guardianContact: '06 98 76 54 32',
  ways: [],
  availabilities: [],
  taskWishes: [],
  seeIds: [],
  languages: [],
  shirt: null,
  diet: null,
  allergies: '',
  note: '',
};

const drawn = (pile: 'new' | 'accepted', ...guardianContacts: string[]) => {
  const { db, festival } = volunteersFestival();
  for (const [i, guardianContact] of guardianContacts.entries()) {
    const answers = { ...said, guardianContact };
    apply({ festivalId: festival.id, key: `k${i}`, answers, locale: 'fr', doubt: null }, NOW, () => undefined, db);
  }
  const all = applicationsOf(festival);
  const scene = { festival, locale: 'fr', paths: deskPaths('fr', festival.slug), all } as const;
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={messages.fr}>
      <ActScope slug={festival.slug} clientKey="key">
        <ApplicationList pile={pile} applications={all.map((one) => shownApplication(one, scene))} />
      </ActScope>
    </NextIntlClientProvider>,
  );
};

it('with a script, several applications can be ticked at once where several may be decided', () => {
  const html = drawn('new', said.guardianContact, said.guardianContact);
  expect(html).toMatch(/<p data-waits="".*0 sur 2.*Tout cocher.*Tout décocher/);
  expect(html).toContain('Personnes cochées');
  expect(drawn('new', said.guardianContact)).not.toContain('Tout cocher');
  expect(drawn('accepted', said.guardianContact, said.guardianContact)).not.toContain('Tout cocher');
});

it('says whose parent’s contact is their own', () => {
  const flagged = (contact: string) => drawn('new', contact).includes('Le contact du parent est aussi le sien');
  expect([flagged('0612345678'), flagged(said.guardianContact)]).toEqual([true, false]);
});

it('writes the refusal and the subject of its mail in the language of the page they filled in', () => {
  const { db, festival } = volunteersFestival();
  const answers = { ...said, contactKind: 'email', contact: 'ada@example.org' } as const;
  apply({ festivalId: festival.id, key: 'k', answers, locale: 'en', doubt: null }, NOW, () => undefined, db);
  moveApplications(festival, { ids: applicationsOf(festival).map(({ id }) => id), to: 'declined' }, NOW);
  const all = applicationsOf(festival);
  const scene = { festival, locale: 'fr', paths: deskPaths('fr', festival.slug), all } as const;
  const [decline] = all.map((one) => shownApplication(one, scene).decline);
  expect(decline?.text.slice(0, 9)).toBe('Hello Ada');
  expect(decodeURIComponent(decline?.href ?? '')).toMatch(
    /^mailto:ada@example\.org\?subject=Your help at [^&]+&body=Hello Ada, /,
  );
});
