import { encode } from 'next-auth/jwt';
import type { Fetch } from '#app/[locale]/(live)/organise/[festival]/grid/sync/post.ts';
import { type Db, write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { type MadeFestival, makeFestival } from '#db/testing.ts';
import type { Role } from '#lib/accounts/schema.ts';
import { startSession } from '#lib/accounts/sessions.ts';
import type { Actor } from '#lib/authorized.ts';
import { dataFolderWith } from './filled.ts';
import { SECRET } from './server.ts';

export type Friend = Actor & { cookie: string; token: string };

/** A data folder with one festival (slug `f`) and people of these roles in it, each signed in. */
export async function folderOfFriends(
  roles: readonly Role[],
  size: { events: number; rooms: number; days: number; seed: number },
): Promise<{ dataFolder: string; made: MadeFestival; friends: Friend[] }> {
  let made: MadeFestival | undefined;
  const people: (Actor & { token: string })[] = [];
  const dataFolder = dataFolderWith((db) => {
    made = makeFestival(db, { ...size, slug: 'f' });
    for (const [i, role] of roles.entries()) people.push(makeFriend(db, made.festivalId, `Person ${i + 1}`, role));
  });
  if (!made) throw new Error('no festival');
  const friends = await Promise.all(people.map(async (one) => ({ ...one, cookie: await cookieOf(one.token) })));
  return { dataFolder, made, friends };
}

function makeFriend(db: Db, festivalId: number, name: string, role: Role) {
  const now = new Date().toISOString();
  return write(db, (tx) => {
    const email = `${name.replace(' ', '.')}@example.org`;
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

/** `fetch` as a browser at this address does, signed in as this person. */
export const fetchAs =
  (url: string, { cookie }: Pick<Friend, 'cookie'>): Fetch =>
  (path, init) =>
    fetch(url + path, { ...init, headers: { ...init?.headers, Cookie: cookie, Origin: url } });
