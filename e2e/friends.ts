import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import type { Fetch } from '#app/[locale]/(live)/organise/[festival]/grid/sync/post.ts';
import { type Db, write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { type MadeFestival, makeFestival } from '#db/testing.ts';
import type { Role } from '#lib/accounts/schema.ts';
import { startSession } from '#lib/accounts/sessions.ts';
import type { Actor } from '#lib/policy.ts';
import { dataFolderWith } from './filled.ts';
import { newSlug } from './own-festival.ts';
import { SECRET, type Started } from './server.ts';

export type Friend = Actor & { cookie: string; token: string };

/** The slug of the festival of `folderOfFriends`. */
const SLUG = 'f';

type Size = { events: number; rooms: number; days: number; seed: number };
type Friends = { made: MadeFestival; friends: Friend[] };

/**
 * A new festival in a database, with people of these roles, all signed in. Whatever its slug, it is
 * always the same for the same size.
 */
export async function festivalOfFriends(
  db: Db,
  roles: readonly Role[],
  size: Size,
  slug = newSlug(),
): Promise<Friends> {
  const made = makeFestival(db, { ...size, slug, like: SLUG });
  const people = roles.map((role, i) => makeFriend(db, made, `Person ${i + 1}`, role));
  const friends = await Promise.all(people.map(async (one) => ({ ...one, cookie: await cookieOf(one.token) })));
  return { made, friends };
}

/** A data folder with one festival and people of these roles, all signed in. */
export async function folderOfFriends(roles: readonly Role[], size: Size): Promise<Friends & { dataFolder: string }> {
  let friends: Promise<Friends> | undefined;
  const dataFolder = dataFolderWith((db) => {
    friends = festivalOfFriends(db, roles, size, SLUG);
  });
  if (!friends) throw new Error('no festival');
  return { dataFolder, ...(await friends) };
}

function makeFriend(db: Db, { festivalId, slug }: MadeFestival, name: string, role: Role) {
  const now = new Date().toISOString();
  return write(db, (tx) => {
    const email = `${name.replace(' ', '.')}.${slug}@example.org`;
    const { id } = tx
      .insert(t.users)
      .values({ email, name, passwordHash: 'none', createdAt: now })
      .returning({ id: t.users.id })
      .get();
    tx.insert(t.memberships).values({ festivalId, userId: id, role, createdAt: now }).run();
    const { token } = startSession(tx, id, 'a test', now);
    return { userId: id, name, email, isAdministrator: false, token };
  });
}

/** The cookie of a session. */
export const cookieOf = async (token: string) =>
  `next-auth.session-token=${await encode({ token: { sid: token }, secret: SECRET, maxAge: 30 * 86_400 })}`;

/** A page of this server in a separate browser of this person. */
export async function pageAs(
  browser: Browser,
  { url }: Pick<Started, 'url'>,
  { cookie }: Pick<Friend, 'cookie'>,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ baseURL: url, locale: 'fr-FR', viewport, ...options });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url }]);
  return context.newPage();
}

/** `fetch` as a page at this address does it, signed in as this person. */
export const fetchAs =
  (url: string, { cookie }: Pick<Friend, 'cookie'>): Fetch =>
  (path, init) =>
    fetch(url + path, { ...init, headers: { ...init?.headers, Cookie: cookie, Origin: url } });
