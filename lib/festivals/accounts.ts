import { asc, eq } from 'drizzle-orm';
import type { Bilingual } from '#db/columns.ts';
import type { Role } from '#db/enums.ts';
import { festivals, memberships, users } from '#db/schema/index.ts';
import { matchesWords } from '#lib/search/words.ts';
import type { Administrator } from './installation.ts';

/** How many accounts a page lists. */
const ACCOUNTS_SHOWN = 50;
/** The most accounts of one installation. */
const MAX_ACCOUNTS = 5000;

export type AccountSeen = Readonly<{
  id: number;
  name: string;
  email: string;
  isAdministrator: boolean;
  /** Their festivals, the latest first. */
  festivals: readonly { slug: string; name: Bilingual; role: Role }[];
}>;

/**
 * The accounts with their festivals, by name, and how many were found; nothing of the festivals'
 * content. Only those whose name, address or festivals contain every word of `search`, ignoring
 * accents.
 */
export function accountsOf({ db }: Administrator, search: string): { accounts: AccountSeen[]; found: number } {
  const { id, name, email, isAdministrator } = users;
  const all = db
    .select({ id, name, email, isAdministrator })
    .from(users)
    .orderBy(asc(name), asc(id))
    .limit(MAX_ACCOUNTS)
    .all();
  const parts = new Map<number, { slug: string; name: Bilingual; role: Role }[]>();
  const { slug, name: called, startsOn } = festivals;
  for (const { userId, ...part } of db
    .select({ userId: memberships.userId, slug, name: called, role: memberships.role })
    .from(memberships)
    .innerJoin(festivals, eq(festivals.id, memberships.festivalId))
    .orderBy(asc(startsOn))
    .all())
    parts.set(userId, [part, ...(parts.get(userId) ?? [])]);
  const accounts = all.map((account) => ({ ...account, festivals: parts.get(account.id) ?? [] }));
  const found = accounts.filter((account) =>
    matchesWords(
      [account.name, account.email, ...account.festivals.flatMap((one) => [one.name.fr, one.name.en])].join(' '),
      search,
    ),
  );
  return { accounts: found.slice(0, ACCOUNTS_SHOWN), found: found.length };
}
