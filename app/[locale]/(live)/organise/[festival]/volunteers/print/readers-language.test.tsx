import { eq } from 'drizzle-orm';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { prerender } from 'react-dom/static';
import { beforeEach, expect, it, vi } from 'vitest';
import { ActScope } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import * as t from '#db/schema/index.ts';
import { NOW } from '#lib/history/testing.ts';
import { messages } from '#lib/i18n/messages.ts';
import { renewLink } from '#lib/volunteers/links.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { shiftSpeaker } from '#lib/volunteers/say-shift.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { Attestations, Slips } from './slips.tsx';

beforeEach(() => {
  vi.stubEnv('LANTERNE_SECRET', 'x'.repeat(40));
  vi.setSystemTime('2026-06-10T10:00:00Z');
});

const drawn = async (of: ReactNode) => {
  const { prelude } = await prerender(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={messages.fr}>
      <ActScope slug="essai" clientKey="key">
        {of}
      </ActScope>
    </NextIntlClientProvider>,
  );
  return (await new Response(prelude).text()).replaceAll(/\p{Zs}/gu, ' ');
};

it('prints a slip and an attestation in the language of the person they are for, whoever prints them', async () => {
  const { db, festival, put } = volunteersFestival();
  const shift = put.shift(put.task().id, { people: 2 });
  const done = { state: 'confirmed', checkedInAt: NOW } as const;
  for (const [name, languages] of [['Ada', ['en']] as const, ['Bo', []] as const])
    put.assignment(shift.id, put.volunteer(name, { languages: [...languages] }).id, done);
  const drawing = { festival, plan: planOf(festival.id, db), day: '', locale: 'fr', stamp: '', query: {} } as const;
  const read = async (of: ReactNode, look: string) =>
    [...(await drawn(of)).matchAll(new RegExp(`<article class="[^"]*${look}" lang="(..)">(.*?)</article>`, 'g'))].map(
      ([, language, said = '']) => [language, /Seating/.test(said), /Placement/.test(said), /10:00/.test(said)],
    );
  expect(await read(<Slips {...drawing} />, 'slip')).toEqual([
    ['en', true, false, true],
    ['fr', false, true, false],
  ]);
  expect((await read(<Attestations {...drawing} />, 'attestation')).map((one) => one.slice(0, 3))).toEqual([
    ['en', true, false],
    ['fr', false, true],
  ]);
});

it('says of slips without a code whether there is a link, which the server can no longer tell, or none', async () => {
  const { db, festival, put } = volunteersFestival();
  const shift = put.shift(put.task().id, { people: 2 });
  const [ada] = ['Ada', 'Bo'].map((name) => {
    const volunteer = put.volunteer(name);
    put.assignment(shift.id, volunteer.id, { state: 'confirmed' });
    return volunteer;
  });
  renewLink(festival, ada?.id ?? 0, NOW);
  vi.stubEnv('LANTERNE_SECRET', 'y'.repeat(40));
  const drawing = { festival, plan: planOf(festival.id, db), day: '', locale: 'fr', stamp: '', query: {} } as const;
  const page = await drawn(<Slips {...drawing} />);
  expect(page).toContain('Une fiche n’a pas de code : cette personne n’a pas encore de lien.');
  expect(page).toContain('la clé du serveur a changé depuis');
  expect(page).toContain('Remplacer ce lien');
});

it('prints the date of a shift after midnight on an attestation, not the evening before', async () => {
  const { db, festival, put } = volunteersFestival();
  const shift = put.shift(put.task().id, { startsAt: '2026-06-07T00:40', endsAt: '2026-06-07T02:00' });
  put.assignment(shift.id, put.volunteer('Ada').id, { state: 'confirmed', checkedInAt: NOW });
  const drawing = { festival, plan: planOf(festival.id, db), day: '', locale: 'fr', stamp: '', query: {} } as const;
  const said = await drawn(<Attestations {...drawing} />);
  expect(['samedi 6 juin', 'dimanche 7 juin'].filter((date) => said.includes(date))).toEqual(['dimanche 7 juin']);
});

it('says of a shift that ends in the second of two such hours that it ends after the clocks change', async () => {
  const { db, festival, put } = volunteersFestival();
  const [guest] = db.select().from(t.people).all();
  db.update(t.people)
    .set({ arrivesAt: '2026-10-25T02:15' })
    .where(eq(t.people.id, guest?.id ?? 0))
    .run();
  const shift = put.shift(put.task().id, {
    rule: 'guest',
    personId: guest?.id ?? 0,
    moment: 'arrival',
    startsAt: null,
    endsAt: null,
    fromMinutes: 0,
    toMinutes: 90,
  });
  put.assignment(shift.id, put.volunteer('Ada').id, { state: 'confirmed' });
  const plan = planOf(festival.id, db);
  const drawing = { festival, plan, day: '', locale: 'fr', stamp: '', query: {} } as const;
  const hours = '2 h 15 – 2 h 45 (après le changement d’heure)';
  expect(await drawn(<Slips {...drawing} />)).toContain(hours);
  const said = shiftSpeaker(plan.names, 'fr').shift(shift.id);
  expect(said.replaceAll(/\p{Zs}/gu, ' ')).toContain(hours);
});
