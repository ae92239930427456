import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDraft } from '#lib/draft/queries.ts';
import { readList } from '#lib/exchange/files/read-file-testing.ts';
import { eventRowsOf, proposeEventColumns } from '#lib/exchange/programmes/event-cells.ts';
import { readEventList } from '#lib/exchange/programmes/event-list.ts';
import { type BoundList, importLists } from './bound-list.ts';
import { listFile } from './list-file.ts';
import { listNames } from './list-noun.ts';
import { keepList, keptList } from './lists.ts';
import { hostileFestival } from './lists-testing.ts';

const NOW = '2026-05-01T10:00:00.000Z';

const office = ['soffice', 'libreoffice'].find((name) => {
  try {
    execFileSync('which', [name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

/**
 * The formats that LibreOffice writes; a CSV with semicolons in UTF-8, as its French dialogue
 * proposes.
 */
const written = { xlsx: 'xlsx', ods: 'ods', csv: 'csv:Text - txt - csv (StarCalc):59,34,76' } as const;

describe.skipIf(!office)('lists that LibreOffice opened and saved', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-office-'));
  const { db, festival } = hostileFestival(3);
  const proof = festival as unknown as Parameters<BoundList['rows']>[0];
  const names = [...listNames, 'events'] as const;

  beforeAll(async () => {
    for (const name of names) {
      const rows = name === 'events' ? eventRowsOf(proof, 'fr') : importLists[name].rows(proof, 'fr');
      writeFileSync(join(folder, `${name}.xlsx`), await listFile(name, rows, 'xlsx', 'fr'));
    }
    for (const [ending, filter] of Object.entries(written))
      execFileSync(
        office ?? '',
        [
          `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
          '--headless',
          '--convert-to',
          filter,
          '--outdir',
          join(folder, ending),
          ...names.map((name) => join(folder, `${name}.xlsx`)),
        ],
        { stdio: 'ignore', timeout: 120_000 },
      );
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  for (const ending of Object.keys(written))
    it.each(names)(`change nothing: %s as ${ending}`, async (name) => {
      const rows = await readList(new Uint8Array(readFileSync(join(folder, ending, `${name}.${ending}`))));
      if (!Array.isArray(rows)) throw new Error(rows.code);
      if (name === 'events') {
        const kept = keptList(
          festival,
          'event',
          keepList(festival, 'event', { name, rows }, proposeEventColumns, NOW) ?? 0,
        );
        if (!kept) throw new Error('nothing was read');
        const { incoming, refused } = readEventList(kept, loadDraft(festival.id, db), [festival.slug]);
        expect([...refused, ...incoming.remarks, ...incoming.rooms, ...incoming.people]).toEqual([]);
        expect(incoming.events.filter((event) => Object.keys(event).join() !== 'line,foreignId,number')).toEqual([]);
        return;
      }
      const list = importLists[name];
      const kept = keptList(festival, list.entity, list.keep(festival, { name, rows }, NOW) ?? 0);
      if (!kept) throw new Error('nothing was read');
      const plan = list.shown(festival, kept, 'fr');
      expect(plan.rows.filter(({ is }) => is !== 'unchanged')).toEqual([]);
      expect(plan.missing).toEqual([]);
    });
});
