import { eq } from 'drizzle-orm';
import { type Db, write } from '#db/client.ts';
import { type Role, roles } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { createInvitation } from '#lib/accounts/members.ts';
import { startSession } from '#lib/accounts/sessions.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import type { Actor } from '#lib/policy.ts';
import { previewLinks, teamLinks } from '#lib/programme/shared-links.ts';
import { keepSelection, shareSelection } from '#lib/selections/mutations.ts';
import { derivedToken } from '#lib/selections/queries.ts';
import { seedDemonstration } from '#lib/templates/demonstration.ts';
import { createFestivalFromTemplate } from '#lib/templates/mutations.ts';
import { newFestivalSchema } from '#lib/templates/schema.ts';
import { sixDays } from '#lib/templates/template.ts';
import { CORRIDOR, makeCorridor } from '../corridor.ts';
import { keepFiles, queriesOf } from '../desk-given.ts';
import { deskAddresses } from '../desk-walk.ts';
import { cancelOne, dataFolderWith, fillFestival, publish, SLUG, type Words } from '../filled.ts';
import { cookieOf } from '../friends.ts';
import { RANDOM, textOfTables } from './tables.ts';

/** The time of the net's clock, which e2e/net/fixed.mjs stops. */
export const AT = new Date().toISOString();

const MADE = '2026-05-01T09:00:00.000Z';
/**
 * Readable in the kept answers, and distinct for what may be shown and what only the desk may read.
 */
const words: Words = { shown: (place) => `shown ${place}`, kept: (place) => `kept ${place}` };

/**
 * An account with the cookie of its session, the addresses it reads, and whether links of their
 * pages are followed, one of each kind.
 */
type Reader = Readonly<{ name: string; cookie: string; addresses: readonly string[]; follows: boolean }>;

/**
 * Stored beside a prepared data folder, so that a later commit is asked the same about the same
 * data.
 */
export type Made = Readonly<{
  /**
   * Every random word in the data; other words that look random are made for each answer, and are
   * masked.
   */
  known: readonly string[];
  /** Where the walk without an account begins. */
  starts: readonly string[];
  /** Read without following their links: refusals, and unusual requests. */
  odd: readonly string[];
  desk: readonly Reader[];
  /** What is asked with the clock set to another instant. */
  later: readonly { at: string; addresses: readonly string[] }[];
}>;

/**
 * The night after the example's Saturday, which still belongs to it; and when everything except the
 * demonstration is over.
 */
const LATER = ['2026-06-07T00:30:00.000Z', '2026-07-20T10:00:00.000Z'];

type Readers = { name: string; token: string; addresses: readonly string[]; follows: boolean }[];

/**
 * Makes a data folder: the demonstration (to come), the example of six days (which is on), a
 * festival that fills every column, and that of the volunteers' journeys; links of every kind, and
 * accounts of every role with a session.
 */
export async function prepare(): Promise<{ folder: string; made: Made; tables: string }> {
  const readers: Readers = [];
  const starts: string[] = [];
  const odd: string[] = [];
  const dated: string[] = ['/fr', '/en', '/sitemap.xml'];
  let tables = '';
  const folder = dataFolderWith((db) => {
    const { actor: administrator, tokens } = makeCorridor(db, Date.now());
    starts.push(...Object.values(tokens).flatMap((token) => inBoth(`/team/${token}`)));
    const demonstration = seedDemonstration(db, AT);
    const example = makeExample(db, administrator);
    const { festivalId } = fillFestival(db, words);
    publish(db, administrator);
    cancelOne(db, words);
    publish(db, administrator, SLUG, '2026-02-02T10:00:00.000Z');
    db.$client.prepare("update films set production = 'kept draft', version = version + 1 where year = 2024").run();

    starts.push(...linksOf(db, administrator, odd));
    starts.push(...selectionsOf(db, example.id));
    const session = (account: Actor) => write(db, (tx) => startSession(tx, account.userId, 'the net', AT)).token;
    const byRole = new Map<Role, Actor>();
    for (const role of roles) byRole.set(role, makeAccount(db, role, { festivalId, role }));
    const owner = byRole.get('owner') as Actor;
    const given = { ...keepFiles(db, owner, SLUG, AT), queries: queriesOf(db, owner, SLUG, AT) };
    const filled = deskAddresses(db, festivalId, SLUG, given);
    for (const [role, account] of byRole) {
      const addresses = role === 'owner' ? [...filled, ...missing(SLUG)] : filled;
      readers.push({ name: role, token: session(account), addresses, follows: true });
    }
    const stranger = makeAccount(db, 'stranger');
    readers.push({ name: 'stranger', token: session(stranger), addresses: filled.slice(0, 12), follows: true });
    // The administrator reads the desks of the other festivals, in English where the pages are the
    // same.
    const none = { list: 1, programme: 1, queries: { 'publish/part': [`?key=${AT.slice(0, 10)}`] } };
    const others = [demonstration.id, example.id, idOf(db, CORRIDOR)].flatMap((id) => {
      const slug = slugOf(db, id);
      return deskAddresses(db, id, slug, none).map((address) => address.replace(/^\/fr\//, '/en/'));
    });
    readers.push({
      name: 'administrator',
      token: session(administrator),
      addresses: [...others, '/fr/installation', '/en/installation', '/fr/organise/new/file', '/fr/organise'],
      follows: false,
    });

    for (const slug of [demonstration.slug, example.slug, SLUG, CORRIDOR]) {
      starts.push(...inBoth(`/festivals/${slug}`), `/sitemap-${slug}.xml`);
      odd.push(...oddOf(slug));
      dated.push(...datedOf(slug));
    }
    starts.push(...['/', '/fr', '/en', '/robots.txt', '/sitemap.xml', '/fr/sign-in', '/en/sign-in', '/api/health']);
    starts.push('/api/public/festivals', '/api/public/schema.json');
    odd.push(...refusals);
    tables = textOfTables(db);
  });
  const known = [...new Set(tables.match(RANDOM) ?? [])];
  const desk = await Promise.all(
    readers.map(async ({ token, ...reader }) => ({ ...reader, cookie: await cookieOf(token) })),
  );
  return { folder, made: { known, starts, odd, desk, later: LATER.map((at) => ({ at, addresses: dated })) }, tables };
}

const inBoth = (tail: string) => [`/fr${tail}`, `/en${tail}`];

const slugOf = (db: Db, id: number) =>
  db.select({ slug: t.festivals.slug }).from(t.festivals).where(eq(t.festivals.id, id)).get()?.slug ?? '';
const idOf = (db: Db, slug: string) =>
  db.select({ id: t.festivals.id }).from(t.festivals).where(eq(t.festivals.slug, slug)).get()?.id ?? 0;

/** The example of six days in its four rooms, whose Saturday is on, published twice. */
function makeExample(db: Db, actor: Actor): { id: number; slug: string } {
  const input = newFestivalSchema.parse({
    template: sixDays.id,
    name: { fr: 'Les Rivages', en: 'The Shores' },
    startsOn: '2026-06-02',
    endsOn: '2026-06-07',
    timeZone: 'Europe/Paris',
    opensAt: '9h30',
    closesAt: '0h30',
    films: 'on',
    people: 'on',
    rooms: sixDays.rooms.map(({ name, seats }, i) => ({ name: name.fr, seats: String(seats), from: String(i + 1) })),
  });
  const made = createFestivalFromTemplate(authorizeCreation(actor, db), input, 'fr', MADE);
  if (!made.ok) throw new Error(made.reason);
  db.update(t.eventPeople).set({ confirmation: 'confirmed' }).where(eq(t.eventPeople.festivalId, made.id)).run();
  publish(db, actor, made.slug, MADE);
  const moved = db.select().from(t.events).where(eq(t.events.festivalId, made.id)).all().at(-1);
  db.$client
    .prepare("update events set starts_at = substr(starts_at, 1, 14) || '45', version = version + 1 where id = ?")
    .run(moved?.id);
  publish(db, actor, made.slug, '2026-05-20T09:00:00.000Z');
  return made;
}

/** Valid secret links of every kind; closed ones are added to `odd`. */
function linksOf(db: Db, actor: Actor, odd: string[]): string[] {
  const publisher = authorizeFestival(actor, SLUG, 'publish', db);
  const linking = authorizeFestival(actor, SLUG, 'team-links', db);
  const preview = () => opened(previewLinks.create(publisher, { label: 'pour le bureau' }, MADE));
  const sheets = () => opened(teamLinks.create(linking, { label: 'Auditorium' }, MADE));
  const [oldPreview, oldSheets] = [preview(), sheets()];
  previewLinks.revoke(publisher, oldPreview.id, MADE);
  teamLinks.revoke(linking, oldSheets.id, MADE);
  odd.push(...inBoth(`/preview/${oldPreview.token}`), ...inBoth(`/team/${oldSheets.token}`));
  const managed = authorizeFestival(actor, SLUG, 'members', db);
  const invitation = createInvitation(managed, { label: 'Alix', role: 'organiser', remit: null }, AT);
  const invited = 'token' in invitation ? inBoth(`/invitation/${invitation.token}`) : [];
  return [...inBoth(`/preview/${preview().token}`), ...inBoth(`/team/${sheets().token}`), ...invited];
}

function opened<T extends { ok: boolean }>(made: T): Extract<T, { ok: true }> {
  if (!made.ok) throw new Error(JSON.stringify(made));
  return made as Extract<T, { ok: true }>;
}

/**
 * « Ma sélection » of a visitor at its private address, the link that may only read it, and its
 * calendar.
 */
function selectionsOf(db: Db, festivalId: number): string[] {
  const slug = slugOf(db, festivalId);
  const events = db.select().from(t.events).where(eq(t.events.festivalId, festivalId)).limit(5).all();
  const films = db.select().from(t.films).where(eq(t.films.festivalId, festivalId)).limit(2).all();
  const chosen = events.map(({ number }) => ({ number, seen: null }));
  const token = keepSelection(festivalId, { events: chosen, films: films.map(({ number }) => number) }, AT, db);
  shareSelection(token, AT, db);
  return [
    ...inBoth(`/my/${token}`),
    ...inBoth(`/my/${derivedToken(token, 'share 1')}`),
    `/feeds/selections/${derivedToken(token, 'calendar')}.ics`,
    ...inBoth(`/festivals/${slug}/my`),
  ];
}

/**
 * Addresses of a programme that no link leads to: searches, embeds, feeds with other names, old and
 * wrong addresses.
 */
const oddOf = (slug: string): string[] => {
  const searches = ['q=film', 'q=samedi+soir', 'q=lsf', 'q=14h', 'q=zzzz', 'q=%00%E2%80%8B', 'kind=screening', ''];
  const embeds = [
    '',
    '?appearance=light',
    '?appearance=dark',
    '/2026-06-06',
    '/2026-06-06?appearance=dark',
    '/rooms/1?bare=1&plain=1',
    '/rooms/9999',
    '/themes/none',
    '/nothing',
  ];
  const pages = [
    'events/1',
    'events/10',
    'events/9999',
    'films/9999',
    'people/x',
    'venues/0',
    'themes/none',
    'series/9',
  ];
  const outlets = ['screen', 'now', 'print', 'print/pocket', 'print/grid', 'copy', 'qr', 'integrate', 'open-data', 'x'];
  const single = ['subscribe', 'changes', 'legal', 'privacy', 'accessibility', 'my', 'days/2031-01-01', 'search/deep'];
  const feeds = ['programme.ics', 'schedule.xml', 'schedule.json', 'changes.atom', 'programme.csv', 'programme.xlsx'];
  const files = [
    'programme.txt',
    'programme.md',
    'programme.indesign.txt',
    'ticketing.csv',
    'openagenda.csv',
    'no.ics',
  ];
  const below = [
    'pages.json?lang=fr',
    'pages.xml',
    'manifest.webmanifest?lang=en',
    'days/2026-06-06.ics',
    'kinds/talk.ics',
  ];
  const api = [
    '',
    '/programme.json',
    '/days',
    '/days/2026-06-06',
    '/events',
    '/events/9999',
    '/films',
    '/people',
    '/live',
  ];
  return [
    ...searches.flatMap((query) => inBoth(`/festivals/${slug}/search?${query}`)),
    ...embeds.flatMap((tail) => inBoth(`/festivals/${slug}/embed${tail}`)),
    ...[...pages, ...outlets, ...single].flatMap((tail) => inBoth(`/festivals/${slug}/${tail}`)),
    `/fr/festivals/${slug}?kind=talk&kind=screening&access=lsf`,
    `/fr/festivals/${slug}/days/2026-06-06?kind=screening`,
    `/fr/released/${slug}`,
    `/de/festivals/${slug}`,
    `/FR/festivals/${slug}`,
    `/fr/festivals/${slug}/`,
    `/festivals/${slug}`,
    ...[...feeds, ...files].flatMap((file) => [`/feeds/${slug}/${file}`, `/feeds/${slug}/${file}?lang=en`]),
    ...below.map((file) => `/feeds/${slug}/${file}`),
    ...[...api, '/venues', '/nothing'].map((tail) => `/api/public/festivals/${slug}${tail}`),
    ...inBoth(`/versions/${slug}/1`),
  ];
};

/** Addresses whose answer depends on the hour. */
const datedOf = (slug: string): string[] => {
  const pages = [
    '',
    '/now',
    '/screen',
    '/embed',
    '/my',
    '/days/2026-06-06',
    '/days/2026-06-07',
    '/changes',
    '/search?q=film',
  ];
  const feeds = [
    `/feeds/${slug}/programme.ics`,
    `/api/public/festivals/${slug}/live`,
    `/feeds/${slug}/pages.json?lang=fr`,
  ];
  return [...pages.flatMap((tail) => inBoth(`/festivals/${slug}${tail}`)), ...feeds];
};

/** Addresses of the desk for things that do not exist. */
const missing = (slug: string): string[] =>
  ['events', 'films', 'people', 'venues', 'themes', 'blocks', 'offers', 'publish', 'nulle'].map(
    (section) => `/fr/organise/${slug}/${section}/9999`,
  );

const NOBODY = 'AAAAAAAAAAAAAAAAAAAAAA';
const refusals = [
  ...['preview', 'team', 'my', 'invitation', 'reset', 'setup'].flatMap((kind) => inBoth(`/${kind}/${NOBODY}`)),
  ...inBoth('/nothing'),
  ...inBoth('/festivals/nothing'),
  ...inBoth('/versions/nothing/1'),
  ...inBoth('/organise'),
  ...inBoth('/account'),
  ...inBoth('/installation'),
  `/fr/organise/${SLUG}`,
  `/fr/organise/${SLUG}/films/1`,
  `/api/festivals/${SLUG}/festival-file`,
  '/feeds/nothing/programme.ics',
  '/feeds/nothing/nothing/nothing.ics',
  `/feeds/selections/${NOBODY}.ics`,
  `/feeds/volunteers/${NOBODY}.ics`,
  `/api/selections/${NOBODY}`,
  `/api/team/${NOBODY}`,
  '/api/public/festivals/nothing',
  '/api/public/nothing',
  '/api/nothing',
  '/api/templates/1',
  '/sitemap-nothing.xml',
  '/wp-login.php',
  '/favicon.ico',
  '/nothing.js',
];
