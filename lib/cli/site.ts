import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { locales } from '#lib/i18n/locale.ts';
import { publicUrl } from '#lib/programme/own-host.ts';
import { type Released, releasedBySlug } from '#lib/programme/released.ts';
import { ForeignFiles, openSiteFolder } from '#lib/site/site-folder.ts';
import { BrokenSite, writeSite } from '#lib/site/write-site.ts';
import { sizeText } from './backup.ts';
import { type Answer, type Command, type Given, isSet, Refused, textOf } from './command.ts';
import { freePort, startServer, untilReady } from './server-process.ts';

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * `site FESTIVAL FOLDER [--url ADDRESS] [--canonical]` writes the published pages as plain files. A
 * server of the build draws them, on the address of this machine and beside the one that may be
 * running, so that there is only one way to draw a page.
 */
async function writeTo(given: Given): Promise<Answer> {
  const { say } = given;
  const [slug = '', named = ''] = given.positionals;
  const folder = resolve(named);
  const asked = askedUrl(given);
  const released = releasedBySlug(slug, given.db());
  if (!released) throw new Refused('nothingPublished', say('nothingPublished', { slug }));
  if (!existsSync(join(root, '.next', 'BUILD_ID'))) throw new Refused('notBuilt', say('notBuilt'));
  const { locale, name } = released.document.festival;
  const { url, canonical } = siteAddresses(released, asked, isSet(given, 'canonical'));
  const placed = await served(given, url, async (origin) => {
    const files = openSiteFolder(folder);
    try {
      await writeSite({
        site: { festival: slug, url, canonical },
        languages: [locale, ...locales.filter((other) => other !== locale)],
        name,
        // Responses are asked for uncompressed, because the web server that will serve the files
        // compresses by itself.
        ask: (path) => fetch(origin + path, { redirect: 'manual', headers: { 'Accept-Encoding': 'identity' } }),
        write: files.write,
      });
      return files.place();
    } catch (error) {
      throw refusedFor(error, given, folder);
    } finally {
      files.close();
    }
  });
  const { files, bytes, changed, removed } = placed;
  const facts = { number: released.number, files, size: sizeText(bytes), changed, removed };
  return {
    ok: true,
    lines: [say('siteWritten', { folder, ...facts }), say('siteStands', { url }), say('siteLacks')],
    json: { festival: slug, folder, url, release: released.number, files, bytes, changed, removed },
  };
}

/**
 * Where the folder will be served, and which address its pages call canonical (null: their own).
 * The festival's address, which may be one of its own, stands for the first where none was asked
 * for.
 */
export function siteAddresses({ host }: Pick<Released, 'host'>, asked: string | null, isCopy: boolean) {
  const served = publicUrl(host);
  return { url: asked ?? served, canonical: isCopy ? served : null };
}

/** The address that was asked for, possibly with a path, without a slash at its end. */
function askedUrl(given: Given): string | null {
  const asked = textOf(given, 'url');
  if (!asked) return null;
  const url = URL.canParse(asked) ? new URL(asked) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password)
    throw new Refused('siteUrl', given.say('siteUrl', { url: asked }));
  return url.href.replace(/\/+$/, '');
}

/**
 * Starts a server that draws for plain files, runs `work` with its origin, and stops it afterwards.
 */
async function served<T>({ say, env }: Given, url: string, work: (origin: string) => Promise<T>): Promise<T> {
  const port = await freePort();
  const child = startServer(root, {
    PORT: String(port),
    LANTERNE_HOST: '127.0.0.1',
    LANTERNE_DATA: env.dataFolder,
    LANTERNE_TRUST_PROXY: '0',
    // Another server may hold this data folder meanwhile.
    LANTERNE_SECOND: '1',
    LANTERNE_SITE: url,
  });
  child.stdout?.resume();
  try {
    if (!(await untilReady(child, port))) throw new Refused('siteServer', say('siteServer'));
    return await work(`http://127.0.0.1:${port}`);
  } finally {
    await ended(child);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

function refusedFor(error: unknown, { say }: Given, folder: string): unknown {
  if (error instanceof BrokenSite)
    return new Refused('siteBroken', say('siteBroken', { address: error.address, status: error.status }));
  if (error instanceof ForeignFiles) {
    const [file = ''] = error.files;
    return new Refused('siteForeign', say('siteForeign', { folder, file, count: error.files.length }));
  }
  return error;
}

export const site: Command = {
  options: { url: { type: 'string' }, canonical: { type: 'boolean' } },
  words: [2, 2],
  run: writeTo,
};
