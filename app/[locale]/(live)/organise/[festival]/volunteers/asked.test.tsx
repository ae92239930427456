import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { prerender } from 'react-dom/static';
import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { NOW } from '#lib/history/testing.ts';
import { messages } from '#lib/i18n/messages.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { volunteersBoard } from '#lib/volunteers/board.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { ActScope } from './act-scope.tsx';
import { Asked, Urgent } from './asked.tsx';

/** The board of a festival, and a function that draws a part of it. */
function sceneOf({ festival }: ReturnType<typeof volunteersFestival>) {
  const board = volunteersBoard(festival, NOW);
  const scene = { board, locale: 'fr', paths: deskPaths('fr', festival.slug), festival } as const;
  const drawn = async (of: ReactNode) => {
    const { prelude } = await prerender(
      <NextIntlClientProvider locale="fr" timeZone="UTC" messages={messages.fr}>
        <ActScope slug="essai" clientKey="key">
          {of}
        </ActScope>
      </NextIntlClientProvider>,
    );
    return (await new Response(prelude).text()).replaceAll('\u00a0', ' ');
  };
  return { scene, drawn };
}

it('puts no form into a paragraph, as browsers would end the paragraph before it', async () => {
  const made = volunteersFestival();
  const { db, festival, put } = made;
  const [ada, bob] = [put.volunteer('Ada'), put.volunteer('Bob')];
  const shift = put.shift(put.task().id);
  const assignment = put.assignment(shift.id, ada.id, { state: 'confirmed' });
  db.insert(t.problems).values({ festivalId: festival.id, volunteerId: ada.id, kind: 'late', text: '', at: NOW }).run();
  db.insert(t.exchanges)
    .values({
      festivalId: festival.id,
      assignmentId: assignment.id,
      acceptedByVolunteerId: bob.id,
      state: 'accepted',
      at: NOW,
    })
    .run();
  const { scene, drawn } = sceneOf(made);
  const urgent = await drawn(<Urgent {...scene} />);
  expect(urgent.match(/<form/g)).toHaveLength(3);
  expect(urgent).not.toMatch(/<p\b(?:(?!<\/p>).)*<form/s);
});

it('tells volunteers with the same name apart wherever an answer is missing', async () => {
  const made = volunteersFestival();
  const { db, festival, put } = made;
  const reached = { contactKind: 'phone', contact: '06 39 98 00 01' } as const;
  const [first] = [put.volunteer('Léa Roy', reached), put.volunteer('Léa Roy')];
  const shift = put.shift(put.task().id);
  put.assignment(shift.id, first.id, {
    state: 'confirmed',
    agreedStartsAt: '2026-06-06T08:00',
    agreedEndsAt: '2026-06-06T09:00',
  });
  db.insert(t.problems)
    .values({ festivalId: festival.id, volunteerId: first.id, kind: 'late', text: '', at: NOW })
    .run();
  const { scene, drawn } = sceneOf(made);
  const [asked, urgent] = [await drawn(<Asked {...scene} />), await drawn(<Urgent {...scene} />)];
  const part = (id: string) => asked.match(new RegExp(`aria-labelledby="${id}".*?</section>`, 's'))?.[0] ?? '';
  const named = (text: string) => [/Léa Roy \(06/.test(text), /Léa Roy(?! \(06)/.test(text)];
  expect([part('unseen'), part('reconfirm'), urgent].map(named)).toEqual(Array(3).fill([true, false]));
});
