import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openDatabase, write } from '#db/client.ts';
import { sitePaths } from './i18n/paths.ts';
import { flushLogs, logAct, logFolder, logLine, saidPath, shortAddress } from './log-file.ts';

let folder = '';
const AT = '2026-11-28T21:40:00.000Z';
const TOKEN = 'dbKq3v_7Xo-2LmN0pQrStU';

beforeEach(() => {
  const data = mkdtempSync(join(tmpdir(), 'lanterne-log-'));
  vi.stubEnv('LANTERNE_DATA', data);
  folder = logFolder(data);
});
afterEach(() => vi.unstubAllEnvs());

const linesOf = (kind: string, day = AT.slice(0, 10)) => {
  flushLogs();
  const file = join(folder, `${kind}-${day}.log`);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
};

it('writes each line to the file of its day, readable only by its owner, and deletes old ones', () => {
  logLine('acts', { act: 'first' }, AT);
  for (const name of ['acts-2026-05-28.log', 'acts-2026-05-30.log', 'requests-2026-05-28.log'])
    writeFileSync(join(folder, name), '');
  logLine('acts', { act: 'second' }, '2026-11-29T00:00:00.000Z');
  expect(readdirSync(folder).sort()).toEqual([
    'acts-2026-05-30.log',
    'acts-2026-11-28.log',
    'acts-2026-11-29.log',
    'requests-2026-05-28.log',
  ]);
  expect(linesOf('acts')).toEqual([{ log: 'acts', time: AT, act: 'first' }]);
  expect(statSync(join(folder, 'acts-2026-11-28.log')).mode & 0o777).toBe(0o600);
});

it('logs an act once it is written to the database, and not if it is not', () => {
  const db = openDatabase(':memory:');
  write(db, () => {
    logAct({ act: 'member edited', account: 3, festival: 1, of: 7 }, AT, '203.0.113.77');
    expect(linesOf('acts')).toEqual([]);
  });
  expect(() =>
    write(db, () => {
      logAct({ act: 'token created' }, AT);
      throw new Error('undone');
    }),
  ).toThrow('undone');
  expect(linesOf('acts')).toEqual([
    { log: 'acts', time: AT, act: 'member edited', account: 3, festival: 1, of: 7, from: '203.0.113.0/24' },
  ]);
});

it.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:7:1::9', '2001:db8:7::/48'],
  ['2001:0db8::9', '2001:db8:0::/48'],
  ['unknown', 'unknown'],
])('writes %s as %s', (address, short) => {
  expect(shortAddress(address)).toBe(short);
});

it('contains no secret of an address and no query', () => {
  const paths = sitePaths('fr');
  const secret = [
    paths.setup(TOKEN),
    paths.preview(TOKEN),
    paths.invitation(TOKEN),
    paths.reset(TOKEN),
    `/fr/team/${TOKEN}/today`,
    `/fr/my/${TOKEN}`,
    `/api/selections/${TOKEN}`,
    `/api/team/${TOKEN}`,
    `/feeds/volunteers/${TOKEN}.ics`,
    `/feeds/selections/${TOKEN}.ics`,
    `/elsewhere/${TOKEN}`,
    `/fr/sign-in?next=/fr/team/${TOKEN}`,
  ];
  expect(secret.map(saidPath).filter((path) => path.includes(TOKEN.slice(0, 8)))).toEqual([]);
  // Secrets that look like words, and ids of people.
  expect(saidPath('/fr/team/abcdefghijklmnopqrstuv')).toBe('/fr/team/…');
  expect(saidPath('/fr/organise/nel/volunteers/12')).toBe('/fr/organise/nel/volunteers/…');
  expect(saidPath('/fr/festivals/numerique-en-lumiere-demonstration/films/12-le-sang-et-la-boue?q=moi')).toBe(
    '/fr/festivals/numerique-en-lumiere-demonstration/films/12-le-sang-et-la-boue',
  );
});

it('prints lines for people to the standard error', () => {
  vi.stubEnv('LANTERNE_LOG', 'pretty');
  const [said, answered] = (['error', 'log'] as const).map((way) =>
    vi.spyOn(console, way).mockImplementation(() => {}),
  );
  logLine('acts', { act: 'first' }, AT);
  expect([said?.mock.calls, answered?.mock.calls]).toEqual([[['21:40:00 first']], []]);
  vi.restoreAllMocks();
});
