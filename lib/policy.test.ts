import { describe, expect, it } from 'vitest';
import { type Role, roles } from '#db/enums.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { LanterneError } from './errors.ts';
import { locales } from './i18n/locale.ts';
import { messages } from './i18n/messages.ts';
import { may, type Permission, policy } from './policy.ts';

const permissions = Object.keys(policy) as Permission[];

/**
 * The table once more, by hand and by role, so that a change of it is a decision and not a slip.
 */
const mayDo: Record<Role, Permission[]> = {
  owner: [
    'read',
    'schedule',
    'settings',
    'private-facts',
    'accept-warnings',
    'publish',
    'day',
    'volunteers',
    'health',
    'team-links',
    'members',
    'address',
    'festival-file',
    'delete',
  ],
  organiser: [
    'read',
    'schedule',
    'settings',
    'private-facts',
    'accept-warnings',
    'publish',
    'day',
    'volunteers',
    'team-links',
  ],
  coordinator: ['read', 'private-facts', 'day', 'volunteers', 'health', 'team-links'],
  programmer: ['read', 'schedule', 'private-facts'],
  team: ['read'],
};

const db = openTestDb();
const here = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 1 });
const elsewhere = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 2 });
const members = Object.fromEntries(
  roles.map((role) => [role, makeAccount(db, `here-${role}`, { festivalId: here.festivalId, role })]),
) as Record<Role, ReturnType<typeof makeAccount>>;
const foreignOwner = makeAccount(db, 'Foreign', { festivalId: elsewhere.festivalId, role: 'owner' });
const administrator = makeAccount(db, 'Root', { isAdministrator: true });

function answer(actor: Parameters<typeof authorizeFestival>[0], slug: string, permission: Permission): string {
  try {
    const festival = authorizeFestival(actor, slug, permission, db);
    return `${festival.slug} as ${festival.role}`;
  } catch (error) {
    return error instanceof LanterneError ? `${error.status} ${error.code}` : String(error);
  }
}

describe.each(permissions)('%s', (permission) => {
  it.each(roles)('as %s', (role) => {
    expect(answer(members[role], here.slug, permission)).toBe(
      mayDo[role].includes(permission) ? `${here.slug} as ${role}` : '403 notAllowed',
    );
  });

  it('is refused to people who are signed out, or not in the festival, and for an unknown festival', () => {
    expect(answer(null, here.slug, permission)).toBe('401 notSignedIn');
    expect(answer(foreignOwner, here.slug, permission)).toBe('404 notFound');
    expect(answer(foreignOwner, 'no-such-festival', permission)).toBe('404 notFound');
  });

  it('is allowed to administrators of the installation', () => {
    expect(answer(administrator, elsewhere.slug, permission)).toBe(`${elsewhere.slug} as owner`);
  });
});

it.each(locales)('what an invitation says about a role names the private facts it may read, in %s', (locale) => {
  const said = messages[locale].accounts.roleMay;
  // Whoever may do almost all of it reads all.
  const asked = roles.filter((role) => !may(role, 'settings'));
  expect(asked.filter((role) => /contacts .*(?:droits|rights)/.test(said[role]))).toEqual(
    asked.filter((role) => may(role, 'private-facts')),
  );
});
