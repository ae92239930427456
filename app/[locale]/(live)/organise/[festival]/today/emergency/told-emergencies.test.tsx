import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { boardWords } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { NOW } from '#lib/history/testing.ts';
import { messages } from '#lib/i18n/messages.ts';
import { todayPaths } from '#lib/i18n/paths.ts';
import { emergenciesOf, giveEmergencyBack, takeEmergency, tellEmergency } from '#lib/volunteers/emergencies.ts';
import { authorizeVolunteer, renewLink } from '#lib/volunteers/links.ts';
import { emergencySchema } from '#lib/volunteers/schema.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { ToldEmergencies } from './told-emergencies.tsx';

it('lets whoever takes care still call the person who told it, by every number they have', () => {
  const { db, festival, put } = volunteersFestival();
  const { id } = put.volunteer('Ada', {
    contactKind: 'email',
    contact: 'ada@example.org',
    otherContact: '06 39 98 00 01',
  });
  const opened = authorizeVolunteer(renewLink(festival, id, NOW).token, NOW, db);
  if (!opened.ok) throw new Error(opened.reason);
  const told = tellEmergency(opened.who, emergencySchema.parse({ whose: 'other', clientKey: 'emergency-1' }), NOW);
  if (!told.ok) throw new Error(told.reason);
  const day = authorizeFestival(festival.actor, festival.slug, 'day', db);
  const scene = {
    festival: day,
    words: boardWords('fr'),
    locale: 'fr',
    paths: todayPaths('fr', festival.slug),
    at: NOW,
  } as const;
  const shown = (as = day) => {
    const all = emergenciesOf(festival.id, db, NOW);
    const markup = renderToStaticMarkup(
      <NextIntlClientProvider locale="fr" timeZone="UTC" messages={messages.fr}>
        <ToldEmergencies scene={{ ...scene, festival: as }} all={all} />
      </NextIntlClientProvider>,
    );
    return [
      /tel:\+?[\d]*639980001/.test(markup),
      ...['value="taken"', 'pris en charge', 'value="given-back"'].map((one) => markup.includes(one)),
    ];
  };
  expect(shown()).toEqual([true, true, false, false]);
  takeEmergency(festival, { id: told.id }, NOW);
  expect(shown()).toEqual([true, false, true, true]);
  // The same name, with another account.
  const other = { ...day, actor: { ...day.actor, userId: day.actor.userId + 1 } };
  expect(shown(other)).toEqual([true, false, true, false]);
  expect(giveEmergencyBack(day, { id: told.id }, NOW)).toEqual({ ok: true });
  expect(shown()).toEqual([true, true, false, false]);
});
