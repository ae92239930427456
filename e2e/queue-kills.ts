import { randomBytes } from 'node:crypto';
import { setTimeout as passes } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { databaseFile, openDatabase, write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { openMailServer } from '#lib/messages/mail-testing.ts';
import { queueMessage } from '#lib/messages/queue.ts';
import { openPushService } from '#lib/push/testing.ts';
import { dataFolderWith } from './filled.ts';
import { prepareKill } from './kill.ts';
import { BEFORE, serveAt } from './server.ts';

/**
 * When the server is killed: before anything was sent, before an arrived message is answered, or
 * some moments later.
 */
const moments = ['before', 'unanswered', 'after'] as const;
type Moment = (typeof moments)[number];
/** In turn, as pushes are sent before mails. */
const ways = ['push', 'mail'] as const;
type Way = (typeof ways)[number];

const MINUTE = 60_000;
const at = (minutes: number) => new Date(Date.parse(BEFORE) + minutes * MINUTE).toISOString();
/** Held until this instant, that is, until somebody releases it. */
const HELD = '2099-01-01T00:00:00.000Z';
/** In milliseconds: how often the state of the queue is looked at, and for how long at most. */
const LOOK = 200;
const PATIENCE = 180_000;
/**
 * How many messages arrive in one run before its kill, at most; each kill needs some that still
 * wait.
 */
const PER_RUN = 3;

export type Killed = Readonly<{
  /** The number of kills, by what was being sent. */
  kills: Readonly<Record<Way, number>>;
  /** How many people were to be reached, each in one way. */
  readers: number;
  lost: readonly string[];
  duplicates: number;
  /** People who got the same message with another Message-ID or topic. */
  renamed: readonly string[];
  /** The states of their deliveries at the end. */
  states: readonly string[];
}>;

/**
 * Sends a message to many by mail and one to as many by push, while the built server that sends
 * them is killed (SIGKILL) again and again; then lets them finish. One of both ways is sent in each
 * run, so that its kill happens there. The mail server and the push service are real, and note what
 * arrives before they answer.
 */
export async function sendThroughKills(kills: number): Promise<Killed> {
  const half = kills * PER_RUN + 5;
  const fallen: Record<Way, number> = { push: 0, mail: 0 };
  const arrived: { reader: string; name: string }[] = [];
  let killAt: { moment: Moment; left: number; kill: () => void } | null = null;
  /** A message is about to arrive or has arrived: kills the server if that is the moment. */
  const passing = (moment: Moment, way: Way) => {
    if (killAt?.moment !== moment || --killAt.left > 0) return;
    const { kill } = killAt;
    killAt = null;
    fallen[way] += 1;
    if (moment === 'after') setTimeout(kill, Math.random() * 30);
    else kill();
  };
  const arrive = (reader: string, name: string, way: Way) => {
    arrived.push({ reader, name });
    passing('unanswered', way);
    passing('after', way);
  };

  const service = await openPushService();
  const note = service.pushed.push.bind(service.pushed);
  service.pushed.push = (...all) => {
    for (const { path, headers } of all) {
      passing('before', 'push');
      arrive(path, String(headers.topic), 'push');
    }
    return note(...all);
  };
  const mail = await openMailServer(({ to: [address = ''], id }) => arrive(address, id, 'mail'), {
    onRcptTo: (_, __, done) => {
      passing('before', 'mail');
      done();
    },
  });

  const readers: string[] = [];
  const dataFolder = dataFolderWith((db) => {
    const { festivalId } = makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 5, slug: 'f' });
    const ids = Array.from({ length: half * 2 }, (_, i) => {
      const isMail = i % 2 === 0;
      const contact = `b${i}@example.org`;
      const { id } = db
        .insert(t.volunteers)
        .values({
          festivalId,
          name: `Bénévole ${i}`,
          createdAt: BEFORE,
          ...(isMail && { contactKind: 'email' as const, contact, ways: ['mail' as const] }),
        })
        .returning()
        .get();
      if (isMail) readers.push(contact);
      else {
        const browser = service.browser();
        readers.push(new URL(browser.endpoint).pathname);
        const own = { festivalId, audience: 'volunteer', volunteerId: id, wishes: ['message' as const] } as const;
        const key = randomBytes(16).toString('base64url');
        db.insert(t.pushSubscriptions)
          .values({ ...own, ...browser, wishes: ['message'], key, locale: 'fr', createdAt: BEFORE })
          .run();
      }
      return { id, way: isMail ? ('mail' as const) : ('push' as const) };
    });
    for (const one of ways)
      write(db, (tx) =>
        queueMessage(
          tx,
          { festivalId, author: null },
          { kind: 'written', cause: `by ${one}`, subject: { fr: 'Objet' }, text: { fr: 'Texte' }, heldUntil: HELD },
          ids.flatMap(({ id, way }) => (way === one ? [{ to: { kind: 'volunteer', id }, way }] : [])),
          BEFORE,
        ),
      );
  });
  const db = openDatabase(databaseFile(dataFolder));
  /** Releases these ways, and holds the other. */
  const letGo = (...open: Way[]) =>
    write(db, (tx) => {
      for (const way of ways)
        tx.update(t.sentMessages)
          .set({ heldUntil: open.includes(way) ? null : HELD })
          .where(eq(t.sentMessages.cause, `by ${way}`))
          .run();
    });
  const waiting = () => db.select().from(t.deliveries).where(eq(t.deliveries.state, 'waiting')).all().length;
  const env = {
    LANTERNE_PUSH_TEST: service.origin,
    LANTERNE_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    LANTERNE_SMTP_FROM: 'festival@example.org',
    LANTERNE_SMTP_PER_HOUR: '10000',
  };
  try {
    for (let run = 0; run < kills; run += 1) {
      const lanterne = await serveAt(at(run * 2), { dataFolder, env });
      const kill = prepareKill(lanterne);
      const isOver = new Promise<void>((resolve, reject) => {
        const left = 1 + Math.floor(Math.random() * PER_RUN);
        killAt = { moment: moments[run % moments.length] as Moment, left, kill: () => kill().then(resolve, reject) };
      });
      letGo(ways[run % ways.length] as Way);
      await isOver;
      letGo();
    }
    const lanterne = await serveAt(at(24 * 60), { dataFolder, env });
    letGo(...ways);
    for (let waited = 0; waiting() > 0 && waited < PATIENCE; waited += LOOK) await passes(LOOK);
    await lanterne.stop('SIGKILL');
  } finally {
    await service.close();
    await mail.close();
  }
  const states = db.select({ state: t.deliveries.state }).from(t.deliveries).all();
  db.$client.close();
  const namesOf = new Map(readers.map((reader) => [reader, new Set<string>()]));
  for (const { reader, name } of arrived) namesOf.get(reader)?.add(name);
  return {
    kills: fallen,
    readers: readers.length,
    lost: readers.filter((reader) => namesOf.get(reader)?.size === 0),
    duplicates: arrived.length - new Set(arrived.map(({ reader }) => reader)).size,
    renamed: readers.filter((reader) => (namesOf.get(reader)?.size ?? 0) > 1),
    states: [...new Set(states.map(({ state }) => state))],
  };
}
