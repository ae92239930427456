import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Db, write } from '#db/client.ts';
import type { ChosenWay } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import type { Smtp } from '#lib/env.ts';
import { mailBy, mailInvitation, tryMail } from './mail.ts';
import { type Mail, openMailServer } from './mail-testing.ts';
import { type NewDelivery, queueMessage, type Recipient } from './queue.ts';
import { stopOrResume, stoppingOf } from './readers.ts';
import { sendNext } from './sending.ts';
import { AT, after, deliveriesIn, queued } from './testing.ts';

const started: (() => Promise<void>)[] = [];

/** A mail server that refuses given recipients and asks for this password. */
async function start({ password, refuses = [] }: { password?: string; refuses?: string[] } = {}): Promise<{
  smtp: Smtp;
  mails: Mail[];
}> {
  const mails: Mail[] = [];
  const { port, close } = await openMailServer((mail) => mails.push(mail), {
    authOptional: password === undefined,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (auth, _, done) => done(auth.password === password ? null : new Error('no'), { user: auth.username }),
    onRcptTo: ({ address }, _, done) =>
      done(refuses.includes(address) ? Object.assign(new Error('unknown'), { responseCode: 550 }) : null),
  });
  started.push(close);
  const user = password === undefined ? '' : 'camille';
  return {
    smtp: {
      host: '127.0.0.1',
      port,
      isTls: false,
      user,
      password: 'wrong',
      from: 'festival@example.org',
      perHour: 100,
    },
    mails,
  };
}

beforeEach(() => {
  vi.stubEnv('LANTERNE_SECRET', 'x'.repeat(40));
  vi.stubEnv('LANTERNE_URL', 'https://prog.example.org');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(started.splice(0).map((close) => close()));
});

/** A festival with people of each kind, and a message to some of them. */
function world() {
  const { db, festivalId } = queued(0);
  db.update(t.festivals).set({ contactEmail: 'bonjour@example.org', accent: '#123456' }).run();
  const volunteer = (name: string, contact: string, ways: ChosenWay[], languages: string[] = []) =>
    db
      .insert(t.volunteers)
      .values({ festivalId, name, contactKind: 'email', contact, ways, languages, createdAt: AT })
      .returning()
      .get().id;
  const queue = (to: readonly (Recipient & { text?: NewDelivery['text'] })[], cause = 'one') =>
    write(db, (tx) =>
      queueMessage(
        tx,
        { festivalId, author: null },
        {
          // A message written by a person would be sent in another way (`later.test.ts`).
          kind: 'day',
          cause,
          subject: { fr: '[nom], vos créneaux', en: 'Your shifts, [name]' },
          text: { fr: 'Bonjour [nom],\n\nvoyez <ici> sur [lien]', en: 'Hello [name]: [link]' },
        },
        to.map(({ kind, id, text }) => ({ to: { kind, id }, way: 'mail', text: text ?? null })),
        AT,
      ),
    );
  return { db, festivalId, volunteer, queue };
}

async function sendAll(db: Db, smtp: Smtp, at = AT) {
  const mail = mailBy(smtp);
  while (await sendNext({ db, deliverers: { mail }, mailsPerHour: 1000, paused: {} }, at));
}

const headerOf = ({ raw }: Mail, name: string) =>
  new RegExp(`^${name}:(.*(?:\\r\\n[ \\t].*)*)`, 'mi')
    .exec(raw)?.[1]
    ?.replace(/\r\n\s+/g, ' ')
    .trim();

describe('a mail', () => {
  it('reaches people who chose mail and the team, and nobody else', async () => {
    const { db, festivalId, volunteer, queue } = world();
    const chose = volunteer('Ada', 'ada@example.org', ['mail']);
    const silent = volunteer('Bo', 'bo@example.org', []);
    const bySms = volunteer('Cy', 'cy@example.org', ['sms', 'whatsapp']);
    db.insert(t.people).values({ festivalId, uid: 'eve', number: 900, name: 'Eve' }).run();
    const [guest, otherGuest] = db.select().from(t.people).all();
    db.update(t.people)
      .set({ contact: 'tel 0600000000, dee@example.org', ways: ['mail'] })
      .where(eq(t.people.id, guest?.id ?? 0))
      .run();
    db.update(t.people)
      .set({ contact: 'eve@example.org' })
      .where(eq(t.people.id, otherGuest?.id ?? 0))
      .run();
    const member = db.select().from(t.users).get();
    const stranger = db
      .insert(t.users)
      .values({ email: 'zed@example.org', passwordHash: 'none', createdAt: AT })
      .returning()
      .get();
    queue([
      ...[chose, silent, bySms].map((id) => ({ kind: 'volunteer' as const, id })),
      { kind: 'guest', id: guest?.id ?? 0 },
      { kind: 'guest', id: otherGuest?.id ?? 0 },
      { kind: 'team', id: member?.id ?? 0 },
      { kind: 'team', id: stranger.id },
      { kind: 'volunteer', id: 9999 },
      { kind: 'visitor', id: 1 },
    ]);
    const { smtp, mails } = await start();
    await sendAll(db, smtp);
    expect(mails.flatMap(({ to }) => to).sort()).toEqual(['ada@example.org', 'dee@example.org', member?.email].sort());
    expect(deliveriesIn(db).map(({ state, failure }) => failure || state)).toEqual([
      'sent',
      'by-hand',
      'by-hand',
      'sent',
      'by-hand',
      'sent',
      'no-address',
      'no-address',
      'no-address',
    ]);
  });

  it('is plain HTML in its reader’s language, from the festival, with a way to stop', async () => {
    const { db, volunteer, queue } = world();
    queue([{ kind: 'volunteer', id: volunteer('Ada', 'ada@example.org', ['mail']) }]);
    queue([{ kind: 'volunteer', id: volunteer('Bo', 'bo@example.org', ['mail'], ['en']) }], 'two');
    const plan = { fr: 'Le plan (https://prog.example.org/plan-a/?b=1&c).' };
    queue([{ kind: 'volunteer', id: volunteer('Cy', 'cy@example.org', ['mail']), text: plan }], 'three');
    const { smtp, mails } = await start();
    await sendAll(db, smtp, after(300_000));
    const [french, english] = mails as [Mail, Mail];
    expect(headerOf(french, 'From')).toBe('Festival 1 <festival@example.org>');
    expect(headerOf(french, 'Reply-To')).toBe('bonjour@example.org');
    expect(headerOf(french, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(headerOf(english, 'Subject')).toBe('Your shifts, Bo');
    expect(headerOf(english, 'Date')).toBe('Sun, 07 Jun 2026 10:05:00 +0000');
    expect(french.raw).toContain('text/plain');
    expect(french.raw).toContain('text/html');
    expect(french.raw).not.toMatch(/<img|<script|<link|url\(/i);
    const htmlOf = ({ raw }: Mail) => raw.replace(/=\r\n/g, '').replaceAll('=3D', '=');
    const html = htmlOf(french);
    expect(htmlOf(mails[2] as Mail)).toContain('>https://prog.example.org/plan-a/?b=1&amp;c</a>).');
    expect(html).toContain('#123456');
    expect(html).toContain('voyez &lt;ici&gt;');
    // A long name breaks, as it would widen the mail on a phone.
    expect(html).toContain('word-wrap:break-word');
    expect(english.raw).toContain('Hello Bo:');
    expect(english.raw.replace(/=\r\n/g, '')).toContain('Stop these e-mails: https://prog.example.org/');
  });

  it('has the same Message-ID in all its tries', async () => {
    const { db, volunteer, queue } = world();
    queue([{ kind: 'volunteer', id: volunteer('Ada', 'ada@example.org', ['mail']) }]);
    const { smtp, mails } = await start();
    const mail = mailBy(smtp);
    // The server accepted it, but the process was killed before this was noted.
    const killed = { mail: (one: Parameters<typeof mail>[0]) => mail(one).then(() => new Promise<never>(() => {})) };
    void sendNext({ db, deliverers: killed, mailsPerHour: 9, paused: {} }, AT);
    await expect.poll(() => mails.length).toBe(1);
    await sendAll(db, smtp, after(120_000));
    const ids = mails.map((one) => headerOf(one, 'Message-ID'));
    expect(ids).toHaveLength(2);
    expect(ids[0]).toMatch(/^<[\w-]{22}\.\d+@prog\.example\.org>$/);
    expect(ids[0]).toBe(ids[1]);
  });

  it('is stopped by the address in it, only for its reader, until that is reverted', async () => {
    const { db, volunteer, queue } = world();
    const [ada, bo] = [volunteer('Ada', 'ada@example.org', ['mail']), volunteer('Bo', 'bo@example.org', ['mail'])];
    const both = [ada, bo].map((id) => ({ kind: 'volunteer' as const, id }));
    queue(both);
    const { smtp, mails } = await start();
    await sendAll(db, smtp);
    const stop = /<https:\/\/prog\.example\.org\/api\/stop\/([^?>]+)/.exec(
      headerOf(mails[0] as Mail, 'List-Unsubscribe') ?? '',
    );
    const token = stop?.[1] ?? '';
    const stopping = stoppingOf(token, db);
    expect(stopping?.to).toEqual({ kind: 'volunteer', id: ada });
    expect(stoppingOf(token.replace(`-${ada}-`, `-${bo}-`), db)).toBeNull();
    expect(stoppingOf(token.replace('-mail-', '-push-'), db)).toBeNull();
    if (!stopping) throw new Error('unsealed');
    stopOrResume(stopping, false, AT, db);
    queue(both, 'two');
    await sendAll(db, smtp);
    expect(mails.map(({ to }) => to[0])).toEqual(['ada@example.org', 'bo@example.org', 'bo@example.org']);
    stopOrResume(stopping, true, AT, db);
    queue(both, 'three');
    await sendAll(db, smtp);
    expect(mails).toHaveLength(5);
  });

  it('has failed if its address refuses it; others are sent', async () => {
    const { db, volunteer, queue } = world();
    const ids = ['gone@example.org', 'ada@example.org'].map((mail) => volunteer('A', mail, ['mail']));
    queue(ids.map((id) => ({ kind: 'volunteer', id })));
    const { smtp, mails } = await start({ refuses: ['gone@example.org'] });
    await sendAll(db, smtp);
    expect(deliveriesIn(db).map(({ state, failure }) => [state, failure])).toEqual([
      ['failed', 'refused'],
      ['sent', ''],
    ]);
    expect(mails).toHaveLength(1);
  });
});

describe('the trial', () => {
  it('says what is wrong, and never the password', async () => {
    const { smtp, mails } = await start();
    expect(await tryMail(smtp, 'me@example.org', 'fr')).toBeNull();
    expect(mails[0]?.to).toEqual(['me@example.org']);
    const locked = await start({ password: 'right' });
    expect(await tryMail(locked.smtp, 'me@example.org', 'fr')).toBe('sign-in');
    expect(await tryMail({ ...locked.smtp, password: 'right' }, 'me@example.org', 'fr')).toBeNull();
    const refusing = await start({ refuses: ['me@example.org'] });
    expect(await tryMail(refusing.smtp, 'me@example.org', 'fr')).toBe('refused');
    expect(await tryMail({ ...smtp, port: 1 }, 'me@example.org', 'fr')).toBe('unreachable');
  });
});

describe('an invitation', () => {
  const invitation = {
    to: 'nour@example.org',
    by: 'Olive',
    role: 'programmer',
    remit: { themes: [{ fr: 'Mémoire' }], rooms: [{ fr: 'Petite salle' }] },
    link: 'https://prog.example.org/fr/invitation/abcdefghijklmnopqrstuv',
    locale: 'fr',
  } as const;

  it('goes to the typed address, names the role in a sentence, and leaves neither address nor link in the database', async () => {
    const { smtp, mails } = await start();
    const { db } = world();
    const festival = db.select().from(t.festivals).get();
    if (!festival) throw new Error('no festival');
    expect(await mailInvitation(smtp, festival, invitation)).toBeNull();
    expect(mails).toMatchObject([{ to: ['nour@example.org'], from: 'festival@example.org' }]);
    const raw = Buffer.from(
      mails[0]?.raw
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))) ?? '',
      'latin1',
    ).toString();
    for (const said of [
      'Olive',
      'préparer les séances de certains thèmes',
      'Mémoire, Petite salle',
      invitation.link,
      'pendant 7 jours',
    ])
      expect(raw).toContain(said);
    const kept = db.$client.serialize().toString('latin1');
    expect(kept).not.toContain('nour@example.org');
    expect(kept).not.toContain('abcdefghijklmnopqrstuv');
  });

  it('says why it was not sent', async () => {
    const { smtp } = await start({ refuses: ['nour@example.org'] });
    const festival = world().db.select().from(t.festivals).get();
    if (!festival) throw new Error('no festival');
    expect(await mailInvitation(smtp, festival, invitation)).toBe('refused');
    const closed = { ...smtp, port: 1 };
    expect(await mailInvitation(closed, festival, invitation)).toBe('unreachable');
  });
});
