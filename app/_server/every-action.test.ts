import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { may, type Permission, policy } from '#lib/policy.ts';

/*
 * Finds in the sources everything a stranger may POST to: every function exported by a 'use server'
 * file, and every method of a route handler. Each must prove a permission itself (gateAction,
 * saveForm, removeRecord, or authorizeFestival with a literal one), or that its account may make
 * festivals (authorizeCreation), or administers the installation (authorizeAdministration), or may
 * bring a deleted festival back (authorizeRemoved), or concern only the reader's own account
 * (ownSession); otherwise it stands in `open` below with the reason why it needs no proof. A new
 * action without a policy fails here.
 */
const app = join(import.meta.dirname, '..');
const LIVE = '[locale]/(live)';

/** What is open to everybody, or is proven by a secret link, with the reason. */
const open: Record<string, string> = {
  '[locale]/(live)/organise/new/actions.tsx drawPreview':
    'writes nothing, and draws nothing that is not its account’s to take',
  '_components/writing/actions.tsx drawText': 'writes nothing, and draws nothing without an account',
  [`${LIVE}/sign-in/actions.ts signIn`]: 'signing in; tries are counted',
  [`${LIVE}/setup/[token]/actions.ts makeFirstAccount`]: 'the printed one-time link is the proof',
  [`${LIVE}/invitation/[token]/actions.ts joinAsNew`]: 'the one-time invitation is the proof',
  [`${LIVE}/reset/[token]/actions.ts choosePassword`]: 'the one-time link is the proof',
  [`${LIVE}/account/actions.ts signOut`]: 'ends the session of its own cookie; without one it only leads home',
  [`${LIVE}/organise/[festival]/lists/actions.ts sayOfPostedList`]:
    'proves what its kind of list asks for (`permission` of its noun)',
  'api/festivals/[festival]/lists/[file]/route.ts GET':
    'proves what its kind of list asks of who takes it out (`seenBy`)',
  'api/festivals/[festival]/tables/[table]/route.ts GET':
    'proves what its kind of table asks of who reads it (`seenBy` of its noun)',
  'api/festivals/[festival]/tables/[table]/route.ts POST':
    'proves what its kind of table asks of who changes it (`permission` of its noun)',
  'api/festivals/[festival]/tables/[table]/views/route.ts POST':
    'proves what its kind of table asks of who changes it (`permission` of its noun), and that they change all of it',
  '[locale]/(live)/organise/[festival]/carried/actions.ts confirmAll': 'proves what its kind asks for (`permissionOf`)',
  'api/auth/[...nextauth]/route.ts GET': 'next-auth’s own routes',
  'api/auth/[...nextauth]/route.ts POST': 'next-auth’s own routes; it checks its CSRF token, and tries are counted',
  'api/bench/[name]/route.ts GET': 'closed outside a benchmark, and holds nothing of a festival',
  'api/stop/[token]/route.ts GET': 'the sealed address is the proof; asks, and ends nothing',
  'api/stop/[token]/route.ts POST': 'the sealed address is the proof',
  'api/health/route.ts GET': 'says that the server is up, and nothing of what it holds',
  'clash.js/route.ts GET': 'written at build time, the same for everybody',
  'offline-note.js/route.ts GET': 'written at build time, the same for everybody',
  'early.js/route.ts GET': 'written at build time, the same for everybody',
  'islands.js/route.ts GET': 'written at build time, the same for everybody',
  'moved.js/route.ts GET': 'written at build time, the same for everybody',
  'sw.js/route.ts GET': 'written at build time, the same for everybody',
  'feeds/[festival]/icons/[file]/route.ts GET': 'reads the public document of a release',
  'feeds/[festival]/icons/[file]/route.ts HEAD': 'reads the public document of a release',
  'feeds/[festival]/manifest.webmanifest/route.ts GET': 'reads the public document of a release',
  'feeds/[festival]/manifest.webmanifest/route.ts HEAD': 'reads the public document of a release',
  'feeds/[festival]/pages.json/route.ts GET': 'reads the public document of a release',
  'feeds/[festival]/pages.json/route.ts HEAD': 'reads the public document of a release',
  'sitemap.xml/route.ts GET': 'names published festivals',
  '[locale]/route.ts GET': 'names published festivals',
  '[locale]/route.ts HEAD': 'names published festivals',
  '[locale]/[...lost]/route.ts GET': 'says that nothing is there',
  '[locale]/[...lost]/route.ts HEAD': 'says that nothing is there',
  '[locale]/festivals/[festival]/[[...page]]/route.ts GET': 'reads the public document of a release',
  '[locale]/festivals/[festival]/[[...page]]/route.ts HEAD': 'reads the public document of a release',
  '[locale]/my/[token]/[[...page]]/route.ts GET': 'the private address is the proof',
  '[locale]/my/[token]/[[...page]]/route.ts HEAD': 'the private address is the proof',
  '[locale]/preview/[token]/[[...page]]/route.ts GET': 'the secret link is the proof',
  '[locale]/preview/[token]/[[...page]]/route.ts HEAD': 'the secret link is the proof',
  '[locale]/team/[token]/[[...page]]/route.ts GET':
    'the secret link, a volunteer’s or to the room sheets, is the proof',
  '[locale]/team/[token]/[[...page]]/route.ts HEAD':
    'the secret link, a volunteer’s or to the room sheets, is the proof',
  '[locale]/versions/[festival]/[number]/[[...page]]/route.ts GET':
    'asks who may read the desk (`authorizeFestival` in app/documents/page-behind.tsx)',
  '[locale]/versions/[festival]/[number]/[[...page]]/route.ts HEAD':
    'asks who may read the desk (`authorizeFestival` in app/documents/page-behind.tsx)',
  'documents.css/route.ts GET': 'written at build time, the same for everybody',
  'join.css/route.ts GET': 'written at build time, the same for everybody',
  '[locale]/join/[festival]/[[...page]]/route.ts GET': 'what anybody may read, or a secret link (`openApplication`)',
  '[locale]/join/[festival]/[[...page]]/route.ts HEAD': 'what anybody may read, or a secret link (`openApplication`)',
  'api/join/[festival]/route.ts POST': 'what anybody may offer, looked at by a coordinator before it counts',
  'own.css/route.ts GET': 'written at build time, the same for everybody',
  'paper.css/route.ts GET': 'written at build time, the same for everybody',
  'team.css/route.ts GET': 'written at build time, the same for everybody',
  'fonts/[file]/route.ts GET': 'written at build time, the same for everybody',
  'feeds/[festival]/changes.atom/route.ts GET': 'reads the public documents of releases',
  'feeds/[festival]/changes.atom/route.ts HEAD': 'reads the public documents of releases',
  'feeds/[festival]/press.zip/route.ts GET': 'sends pictures a release offers to the press',
  'feeds/[festival]/press.zip/route.ts HEAD': 'sends pictures a release offers to the press',
  'feeds/[festival]/schedule.json/route.ts GET': 'reads the public document of a release',
  'feeds/[festival]/schedule.json/route.ts HEAD': 'reads the public document of a release',
  'feeds/[festival]/schedule.xml/route.ts GET': 'reads the public document of a release',
  'feeds/[festival]/schedule.xml/route.ts HEAD': 'reads the public document of a release',
  'feeds/[festival]/pages.xml/route.ts GET': 'reads the public document of a release',
  'feeds/[festival]/pages.xml/route.ts HEAD': 'reads the public document of a release',
  'my-programme.js/route.ts GET': 'written at build time, the same for everybody',
  'propose.js/route.ts GET': 'written at build time, the same for everybody',
  'push.js/route.ts GET': 'written at build time, the same for everybody',
  'api/selections/route.ts GET': 'leads to the private address its own cookie holds',
  'api/selections/route.ts POST': 'makes a visitor’s own programme; counted by address, from our own pages only',
  'api/selections/[token]/route.ts GET': 'the private address is the proof',
  'api/selections/[token]/route.ts POST': 'the private address is the proof; changes are counted',
  'api/selections/[token]/manifest/route.ts GET': 'the private address is the proof',
  'api/selections/[token]/push/route.ts POST': 'the private address is the proof; posts are counted',
  'api/public/[key]/times/[file]/route.ts GET': 'reads the public document of a release',
  'team.js/route.ts GET': 'written at build time, the same for everybody',
  'api/team/[token]/route.ts GET': 'the volunteer’s secret link is the proof',
  'api/team/[token]/route.ts POST':
    'the secret link, a volunteer’s or to the room sheets, is the proof; acts are counted',
  'api/team/[token]/briefings/[task]/route.ts GET':
    'the volunteer’s secret link is the proof, of tasks they have a shift of',
  'api/team/[token]/manifest/route.ts GET': 'the volunteer’s secret link is the proof',
  'api/team/[token]/push/route.ts POST': 'the volunteer’s secret link is the proof; posts are counted',
  'feeds/volunteers/[file]/route.ts GET': 'the volunteer’s secret link is the proof',
  'feeds/volunteers/[file]/route.ts HEAD': 'the volunteer’s secret link is the proof',
  'feeds/selections/[file]/route.ts GET': 'the private address is the proof',
  'feeds/selections/[file]/route.ts HEAD': 'the private address is the proof',
  'feeds/[festival]/[section]/route.ts GET': 'reads the public document of a release',
  'feeds/[festival]/[section]/route.ts HEAD': 'reads the public document of a release',
  'feeds/[festival]/[section]/route.ts OPTIONS': 'says that every site may read it',
  'feeds/[festival]/[section]/[name]/route.ts OPTIONS': 'says that every site may read it',
  'feeds/[festival]/changes.atom/route.ts OPTIONS': 'says that every site may read it',
  'feeds/[festival]/programme.ics/route.ts OPTIONS': 'says that every site may read it',
  'feeds/[festival]/schedule.json/route.ts OPTIONS': 'says that every site may read it',
  'feeds/[festival]/schedule.xml/route.ts OPTIONS': 'says that every site may read it',
  'api/public/festivals/[festival]/[[...path]]/route.ts GET': 'reads the public document of a release',
  'api/public/festivals/[festival]/[[...path]]/route.ts HEAD': 'reads the public document of a release',
  'api/public/festivals/[festival]/[[...path]]/route.ts OPTIONS': 'says that every site may read it',
  'api/public/festivals/route.ts GET': 'names published festivals',
  'api/public/schema.json/route.ts GET': 'the contract, the same for everybody',
  'api/public/festivals/route.ts HEAD': 'names published festivals',
  'api/public/schema.json/route.ts HEAD': 'the contract, the same for everybody',
  'api/public/festivals/route.ts OPTIONS': 'says that every site may read it',
  'api/public/schema.json/route.ts OPTIONS': 'says that every site may read it',
  'feeds/[festival]/programme.ics/route.ts GET': 'reads the public document of a release',
  'feeds/[festival]/programme.ics/route.ts HEAD': 'reads the public document of a release',
  'feeds/[festival]/[section]/[name]/route.ts GET': 'reads the public document of a release',
  'feeds/[festival]/[section]/[name]/route.ts HEAD': 'reads the public document of a release',
};

type Entry = {
  key: string;
  permissions: string[];
  isOwn: boolean;
  isCreation: boolean;
  isAdministration: boolean;
  isOfBin: boolean;
};

const sources = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file: relative(app, join(app, file)), text: readFileSync(join(app, file), 'utf8') }));

const isActions = (text: string) => /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*['"]use server['"]/.test(text);
const isRoute = (file: string) => /(^|\/)route\.ts$/.test(file);

/** Top-level declarations by name, each with its text up to the next. */
function declarations(text: string): Map<string, { isExported: boolean; body: string }> {
  const found = new Map<string, { isExported: boolean; body: string }>();
  const starts = [...text.matchAll(/^(export )?(?:default )?(?:async )?(?:function\*?|const|let|class) ?(\w+)/gm)];
  for (const [index, start] of starts.entries()) {
    const body = text.slice(start.index, starts[index + 1]?.index ?? text.length);
    found.set(start[2] ?? '', { isExported: Boolean(start[1]), body });
  }
  for (const list of text.matchAll(/^export \{([^}]*)\}(?! from)/gm)) {
    for (const item of (list[1] ?? '').split(',').filter((name) => name.trim())) {
      const [local = '', alias = local] = item.trim().split(/\s+as\s+/);
      found.set(alias, { isExported: true, body: found.get(local)?.body ?? '' });
    }
  }
  return found;
}

/** The text of a function and of the functions of the same file that it calls. */
function reach(name: string, all: ReturnType<typeof declarations>, seen = new Set<string>()): string {
  const body = all.get(name)?.body ?? '';
  seen.add(name);
  const called = [...all.keys()].filter((other) => !seen.has(other) && new RegExp(`\\b${other}\\b`).test(body));
  return body + called.map((other) => reach(other, all, seen)).join('');
}

const METHODS = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;

const entries: Entry[] = sources
  .filter(({ file, text }) => isActions(text) || isRoute(file))
  .flatMap(({ file, text }) => {
    const all = declarations(text);
    return [...all]
      .filter(([name, { isExported }]) => isExported && (!isRoute(file) || METHODS.test(name)))
      .map(([name]) => {
        const body = reach(name, all);
        const proofs = body.matchAll(
          /\b(?:gateAction|authorizeFestival|saveForm|removeRecord)\((?:[^()]|\([^()]*\))*?,\s*'([\w-]+)'/g,
        );
        return {
          key: `${file} ${name}`,
          permissions: [...new Set(Array.from(proofs, (proof) => proof[1] ?? ''))],
          isOwn: /\bownSession\(\)/.test(body),
          isCreation: /\bauthorizeCreation\(await currentActor\(\)\)/.test(body),
          isOfBin: /\bauthorizeRemoved\(await currentActor\(\), /.test(body),
          isAdministration: /\bauthorizeAdministration\(await currentActor\(\)\)/.test(body),
        };
      });
  });

describe('what can be posted', () => {
  it('is found at all', () => {
    expect(entries.map(({ key }) => key)).toContain(`${LIVE}/organise/[festival]/members/actions.ts invite`);
    expect(entries.length).toBeGreaterThan(10);
  });

  it.each(entries.map((entry) => [entry.key, entry] as const))('%s proves who may do it', (key, entry) => {
    if (key in open) {
      expect(entry.permissions, 'proves a permission and stands in the list of open actions').toEqual([]);
      return;
    }
    const isOfAccount = entry.isOwn || entry.isCreation || entry.isAdministration || entry.isOfBin;
    if (isOfAccount && entry.permissions.length === 0) return;
    expect(
      entry.permissions.filter((permission) => permission in policy),
      'call gateAction(slug, permission) in it, or list it as open with a reason',
    ).not.toEqual([]);
    expect(entry.permissions.filter((permission) => !(permission in policy))).toEqual([]);
  });

  it('lists nothing as open that does not exist', () => {
    const keys = entries.map(({ key }) => key);
    expect(Object.keys(open).filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('is in a file of its own: no action is hidden inside a component', () => {
    const inside = sources.filter(({ text }) => !isActions(text) && /^\s+['"]use server['"]/m.test(text));
    expect(inside.map(({ file }) => file)).toEqual([]);
  });

  // Style sheets and scripts too would be made anew, from sources that a packed server has not:
  // public pages would be without them until the next start. `refresh` renews what browsers hold.
  it('expires nothing that the build wrote', () => {
    const expiring = sources.filter(({ text }) => /\b(?:revalidatePath|revalidateTag|updateTag)\b/.test(text));
    expect(expiring.map(({ file }) => file)).toEqual([]);
  });

  it('lets the role « Équipe » change nothing', () => {
    const changing = entries.filter(({ key, permissions }) => permissions.length > 0 && !/ (GET|HEAD)$/.test(key));
    const openToReaders = changing.filter(({ permissions }) =>
      permissions.every((permission) => permission in policy && may('team', permission as Permission)),
    );
    expect(openToReaders.map(({ key }) => key)).toEqual([]);
  });
});
