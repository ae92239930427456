import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { prerender } from 'react-dom/static';
import { beforeEach, expect, it, vi } from 'vitest';
import { ActScope } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import { write } from '#db/client.ts';
import { deliveries, volunteerLinks } from '#db/schema/index.ts';
import { NOW } from '#lib/history/testing.ts';
import { messages } from '#lib/i18n/messages.ts';
import { addresseesOf } from '#lib/messages/audience.ts';
import { decideHeld } from '#lib/messages/held.ts';
import { keepBack, messageOf, type NewDelivery, queueMessage } from '#lib/messages/queue.ts';
import { audienceSchema } from '#lib/messages/schema.ts';
import { sendWritten } from '#lib/messages/written.ts';
import { now } from '#lib/time/clock.ts';
import { volunteersBoard } from '#lib/volunteers/board.ts';
import { hiddenLinks, makeMissingLinks, renewHiddenLinks } from '#lib/volunteers/links.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { MessageDesk } from './message-desk.tsx';
import { OneMessage, Sent, ToSend } from './outgoing.tsx';

beforeEach(() => vi.stubEnv('LANTERNE_SECRET', 'x'.repeat(40)));

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

it('tells volunteers with the same name apart in the list, while the message uses the name alone', async () => {
  const { festival, put } = volunteersFestival();
  put.volunteer('Léa Roy', { contactKind: 'phone', contact: '06 39 98 00 01' });
  put.volunteer('Léa Roy', { contactKind: 'email', contact: 'lea@example.org' });
  const board = volunteersBoard(festival, NOW);
  const audience = audienceSchema.parse({ who: 'all' });
  const text = { fr: 'Bonjour [nom]', en: '' };
  const written = { audience, subject: '', text, clientKey: 'key', heldUntil: NOW };
  const id = sendWritten(festival, board, written, false, NOW) ?? 0;
  const people = addresseesOf(festival, board, audience, { locale: 'fr', now: NOW }).map((one) => ({
    ...one,
    key: String(one.id),
    contact: '',
    locale: 'fr' as const,
    way: 'phone' as const,
  }));
  const scene = { festival, locale: 'fr', here: '/messages' } as const;
  const [held, one, desk] = [
    await drawn(<ToSend {...scene} />),
    await drawn(<OneMessage {...scene} id={id} />),
    await drawn(
      <MessageDesk
        people={people}
        readers={{ fr: 2, en: 0 }}
        audience={audience}
        hidden={0}
        text={text}
        locale="fr"
        zone="UTC"
        file=""
      />,
    ),
  ];
  const read = (drawing: string, pattern: RegExp) => [...drawing.matchAll(pattern)].map(([, said]) => said);
  const both = ['Léa Roy (06 39 98 00 01)', 'Léa Roy (lea@example.org)'];
  expect(read(held, /<summary><b>(.*?)<\/b>/g)).toEqual(both);
  expect(read(held, /<p class="message-said".*?>(.*?)<\/p>/g)).toEqual(['Bonjour Léa Roy', 'Bonjour Léa Roy']);
  expect(read(one, /<h3>(.*?)<\/h3>/g)).toEqual(both.slice(0, 1));
  expect(read(desk, /<option.*?>(.*?)<\/option>/g)).toEqual(both);
});

it('says of somebody without a contact that they have none, not that a phone reaches them', async () => {
  const meant = { key: '', id: 1, locale: 'fr', link: '', isHidden: false, unseen: 0, why: [], way: 'phone' } as const;
  const people = [
    { ...meant, key: '1', name: 'Léa', called: 'Léa', contact: '06 39 98 00 01' },
    { ...meant, key: '2', name: 'Tom', called: 'Tom', contact: '' },
  ];
  const audience = audienceSchema.parse({ who: 'all' });
  const text = { fr: 'Bonjour', en: '' };
  const desk = await drawn(
    <MessageDesk
      people={people}
      readers={{ fr: 2, en: 0 }}
      audience={audience}
      hidden={0}
      text={text}
      locale="fr"
      zone="UTC"
      file=""
    />,
  );
  expect(desk).toContain('Une depuis votre téléphone. Une sans contact.');
  expect(desk.match(/class="flag plain"/g)).toHaveLength(1);
  expect(desk).toContain('Commencer, 2 personnes');
});

it('shows a link that is not made yet as its field in the preview, not as nothing', async () => {
  const meant = { contact: '', locale: 'fr', unseen: 0, why: [], way: 'phone' } as const;
  const text = { fr: 'Dites-nous si cela vous va : [lien]', en: '' };
  const hints: (string | undefined)[] = [];
  const previewFor = async (id: number | null, isHidden = false) => {
    const people = [{ ...meant, key: '1', id, isHidden, name: 'Léa', called: 'Léa', link: null }];
    const scene = { audience: audienceSchema.parse({ who: 'all' }), text, zone: 'UTC', file: '', hidden: 0 };
    const desk = await drawn(<MessageDesk {...scene} people={people} readers={{ fr: 1, en: 0 }} locale="fr" />);
    hints.push(/(Dans le texte.*?)<\/p>/.exec(desk)?.[1]);
    return /<p class="message-said".*?>(.*?)<\/p>/.exec(desk)?.[1];
  };
  expect(await previewFor(1)).toBe('Dites-nous si cela vous va : [lien]');
  // A guest has no page of their own, and a link under another secret is in no message.
  expect(await previewFor(null)).toBe('Dites-nous si cela vous va : ');
  expect(hints.map((hint) => hint?.includes('[lien]'))).toEqual([true, false]);
  expect(await previewFor(1, true)).toBe('Dites-nous si cela vous va : ');
});

it('renews all links that can no longer be shown in one act, where somebody meant has such a link', async () => {
  const { festival, put, db } = volunteersFestival();
  for (const name of ['Ada', 'Bo', 'Cy']) put.volunteer(name);
  makeMissingLinks(festival, NOW);
  vi.stubEnv('LANTERNE_SECRET', 'y'.repeat(40));
  put.volunteer('Dee');
  const desk = async () => {
    const audience = audienceSchema.parse({ who: 'all' });
    const people = addresseesOf(festival, volunteersBoard(festival, NOW), audience, { locale: 'fr', now: NOW });
    const meant = people.map((one) => ({ ...one, key: String(one.id), contact: '', locale: 'fr' as const }));
    const ways = meant.map((one) => ({ ...one, way: 'phone' as const }));
    const scene = { audience, text: { fr: '', en: '' }, zone: 'UTC', file: '', readers: { fr: 3, en: 0 } };
    const hidden = hiddenLinks(festival).length;
    return drawn(<MessageDesk {...scene} people={ways} hidden={hidden} locale="fr" />);
  };
  expect(await desk()).toContain('Renouveler ces 3 liens');
  renewHiddenLinks(festival, NOW);
  expect(await desk()).not.toContain('Renouveler');
  expect(db.select().from(volunteerLinks).all()).toHaveLength(3);
});

it('opens the text in the language of most recipients first, whatever the language of the writer', async () => {
  const meant = { key: '1', id: 1, link: '', isHidden: false, unseen: 0, why: [], way: 'phone', contact: '' } as const;
  const people = [{ ...meant, name: 'Léa', called: 'Léa', locale: 'fr' as const }];
  const scene = { people, audience: audienceSchema.parse({ who: 'all' }), hidden: 0, zone: 'UTC', file: '' };
  const order = async (readers: { fr: number; en: number }) => {
    const desk = await drawn(<MessageDesk {...scene} readers={readers} text={{ fr: '1', en: '2' }} locale="en" />);
    return [...desk.matchAll(/<details[^>]*>|<textarea[^>]* name="text\.(..)"/g)].map(
      ([whole, language]) => language ?? whole,
    );
  };
  expect(await order({ fr: 1, en: 0 })).toEqual(['fr', '<details>', 'en']);
  expect(await order({ fr: 2, en: 1 })).toEqual(['fr', '<details open="">', 'en']);
  expect(await order({ fr: 0, en: 1 })).toEqual(['en', '<details>', 'fr']);
});

it('names no way to somebody who has no contact', async () => {
  const { festival, put } = volunteersFestival();
  put.volunteer('Léa Roy', { contactKind: 'phone', contact: '06 39 98 00 01' });
  put.volunteer('Tom Bo', { contact: '' });
  const message = { audience: audienceSchema.parse({ who: 'all' }), subject: '', text: { fr: 'Bonjour', en: '' } };
  sendWritten(festival, volunteersBoard(festival, NOW), { ...message, clientKey: 'key', heldUntil: NOW }, false, NOW);
  const held = await drawn(<ToSend festival={festival} locale="fr" here="/messages" />);
  const ways = held.matchAll(/<b>(.*?)<\/b> <span class="(?:flag plain|text-warn)">(.*?)<\/span>/g);
  expect([...ways].map(([, name, way]) => [name, way])).toEqual([
    ['Léa Roy', 'téléphone'],
    ['Tom Bo', 'pas de contact'],
  ]);
});

it('links to those who are to be written to by hand, even while the message can still be changed', async () => {
  const { festival, put } = volunteersFestival();
  put.volunteer('Léa Roy', { contactKind: 'phone', contact: '06 39 98 00 01' });
  const message = { audience: audienceSchema.parse({ who: 'all' }), subject: '', text: { fr: 'Bonjour', en: '' } };
  const later = { ...message, clientKey: 'key', heldUntil: '2999-01-01T09:00:00.000Z' };
  sendWritten(festival, volunteersBoard(festival, NOW), later, false, NOW);
  const held = await drawn(<ToSend festival={festival} locale="fr" here="/messages" />);
  expect(['Envoyer à la main', 'Changer'].filter((label) => held.includes(label))).toHaveLength(2);
});

it('says as how many SMS a text leaves, and what makes them more, for who has a telephone', async () => {
  const meant = { id: null, locale: 'fr', link: null, isHidden: false, unseen: 0, why: [], contact: '06' } as const;
  const scene = { audience: audienceSchema.parse({ who: 'all' }), hidden: 0, readers: { fr: 1, en: 0 }, zone: 'UTC' };
  const said = async (fr: string, way: 'phone' | 'mail' = 'phone') => {
    const people = [{ ...meant, key: '1', name: 'Léa', called: 'Léa', way }];
    const desk = await drawn(<MessageDesk {...scene} people={people} text={{ fr, en: '' }} locale="fr" file="" />);
    return /<p class="hint">([^<]* SMS\..*?)<\/p>/.exec(desk)?.[1]?.replaceAll('<!-- -->', '').trim();
  };
  expect(await said('é'.repeat(170))).toBe('2 SMS.');
  expect(await said(`[nom], c’est là… ${'é'.repeat(70)}`)).toBe(
    '2 SMS. Avec ’ …, un SMS contient 70 signes au lieu de 160.',
  );
  expect(await said('Bonjour', 'mail')).toBeUndefined();
});

it('says it also where a message for later is changed, for the one with a telephone whose text is longest', async () => {
  const { festival, put } = volunteersFestival();
  put.volunteer('Bo', { contactKind: 'phone', contact: '06 39 98 00 01' });
  put.volunteer('Anne-Lise', { contactKind: 'phone', contact: '06 39 98 00 02', languages: ['en'] });
  put.volunteer('Maximilienne', { contactKind: 'email', contact: 'max@example.org', ways: ['mail'] });
  const counted = async (fr: string, en = '') => {
    const message = {
      audience: audienceSchema.parse({ who: 'all' }),
      subject: '',
      text: { fr, en },
      clientKey: fr + en,
    };
    const later = { ...message, heldUntil: '2999-01-01T09:00:00.000Z' };
    const id = sendWritten(festival, volunteersBoard(festival, NOW), later, true, NOW) ?? 0;
    const one = await drawn(<OneMessage festival={festival} locale="fr" here="/messages" id={id} />);
    const form = one.slice(0, one.indexOf('message-walk'));
    return [...form.matchAll(/<textarea[^>]* name="text\.(..)"|>(\d+) SMS\./g)].map(
      ([, language, count]) => language ?? count,
    );
  };
  const short = (name: string) => `[nom] ${'e'.repeat(159 - name.length)}`;
  expect(await counted(short('Bo'), short('Anne-Lise'))).toEqual(['fr', '1', 'en', '1']);
  // Whoever reads English gets the French one where there is no other.
  expect(await counted(short('Bo'))).toEqual(['fr', '2', 'en']);
  expect(await counted(short('Anne-Lise'))).toEqual(['fr', '1', 'en']);
});

it('says of mails that are due that they leave by themselves, not that nothing does', async () => {
  const { db, festival, put } = volunteersFestival();
  const { id } = put.volunteer('Léa Roy', { contactKind: 'email', contact: 'lea@example.org', ways: ['mail'] });
  const message = { kind: 'publication', cause: '0-1', subject: {}, text: { fr: 'Bonjour' } } as const;
  const to = [{ to: { kind: 'volunteer', id }, way: 'mail' }] as const;
  write(db, (tx) => queueMessage(tx, { festivalId: festival.id, author: null }, message, to, NOW));
  const held = await drawn(<ToSend festival={festival} locale="fr" here="/messages" />);
  expect(/Part tout seul, dès que possible|Rien ne part tout seul/.exec(held)?.[0]).toContain('dès que possible');
});

it('of a mail that is tried again it says when, and offers to withhold it, not to send it now', async () => {
  const { db, festival, put } = volunteersFestival();
  const { id } = put.volunteer('Léa Roy', { contactKind: 'email', contact: 'lea@example.org', ways: ['mail'] });
  const message = { kind: 'publication', cause: '0-1', subject: {}, text: { fr: 'Bonjour' } } as const;
  const to = [{ to: { kind: 'volunteer', id }, way: 'mail' }] as const;
  write(db, (tx) => queueMessage(tx, { festivalId: festival.id, author: null }, message, to, NOW));
  db.update(deliveries).set({ attempts: 1, failure: 'unreachable', nextTryAt: '2999-01-01T09:00:00.000Z' }).run();
  const held = await drawn(<ToSend festival={festival} locale="fr" here="/messages" />);
  const [said] = /<p>(.*?)<\/p>/.exec(held)?.slice(1) ?? [];
  expect(said?.replaceAll('<!-- -->', '').trim()).toMatch(
    /^Pas encore arrivé chez une personne, nouvel essai : .*2999.*\.$/,
  );
  const labels = ['Envoyer maintenant', 'Ne pas envoyer', 'Rien ne part tout seul'];
  expect(labels.filter((label) => held.includes(label))).toEqual(['Ne pas envoyer']);
});

it('a withheld message keeps its place, with « Défaire » and no button that sends', async () => {
  const { festival, put } = volunteersFestival();
  put.volunteer('Léa Roy', { contactKind: 'email', contact: 'lea@example.org', ways: ['mail'] });
  const message = { audience: audienceSchema.parse({ who: 'all' }), subject: '', text: { fr: 'Bonjour', en: '' } };
  const later = (clientKey: string) => ({ ...message, clientKey, heldUntil: '2999-01-01T09:00:00.000Z' });
  const [, id = 0] = ['first', 'second'].map((key) =>
    sendWritten(festival, volunteersBoard(festival, NOW), later(key), true, NOW),
  );
  const articles = async () => {
    const held = await drawn(<ToSend festival={festival} locale="fr" here="/messages" />);
    const labels = ['Envoyer maintenant', 'Changer', 'Ne pas envoyer', 'Ne partira pas', 'Défaire', 'Léa Roy'];
    return held.split('<article').flatMap((one, n) => (n === 0 ? [] : [labels.filter((label) => one.includes(label))]));
  };
  const open = ['Envoyer maintenant', 'Changer', 'Ne pas envoyer', 'Léa Roy'];
  expect(await articles()).toEqual([open, open]);
  decideHeld(festival, id ?? 0, false, now());
  expect(await articles()).toEqual([['Ne partira pas', 'Défaire', 'Léa Roy'], open]);
});

it('says of what was not sent whether a later message replaced it, or nothing was sent', async () => {
  const { db, festival, put } = volunteersFestival();
  const { id } = put.volunteer('Léa Roy');
  const to = [{ to: { kind: 'volunteer', id }, way: 'mail' }] as const;
  const said = async () => {
    const drawing = await drawn(<Sent festival={festival} locale="fr" here="/messages" />);
    return [...drawing.matchAll(/<p>(.*?)<\/p>/g)].map(([, counts]) => counts);
  };
  const queue = (cause: string, replaced: string, readers: readonly NewDelivery[] = to) =>
    write(db, (tx) => {
      const earlier = messageOf(tx, festival.id, 'publication', replaced);
      const message = { kind: 'publication', cause, subject: {}, text: { fr: cause } } as const;
      const by = { festivalId: festival.id, author: null };
      return queueMessage(tx, by, { ...message, replaces: earlier ? [earlier] : [] }, readers, NOW);
    });
  queue('first', '');
  const second = queue('second', 'first');
  expect(await said()).toEqual(['aucun parti · un attend', 'aucun parti · un remplacé par un message suivant']);
  write(db, (tx) => keepBack(tx, festival.id, second));
  const replaced = 'aucun parti · un remplacé par un message suivant';
  expect(await said()).toEqual(['aucun parti · un pas envoyé', replaced]);
  // Undone before it was sent: there is nothing to say any more, and it is not listed.
  queue('act', '');
  queue('undone', 'act', []);
  expect(await said()).toEqual(['aucun parti · un pas envoyé', 'aucun parti · un pas envoyé', replaced]);
});
