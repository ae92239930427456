import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';

/**
 * Runs a process that handles its end and works for this many milliseconds; answers its output
 * after SIGTERM, and how it ended.
 */
async function stopped(work: number | null): Promise<{ said: string[]; code: number }> {
  const program = `
    const { watchForTheEnd } = await import('#lib/cli/end.ts');
    const { underWay } = await import('#lib/under-way.ts');
    watchForTheEnd();
    setInterval(() => {}, 1000);
    const work = ${work};
    if (work !== null) void underWay({ kind: 'publication', festival: 'f' }, () => new Promise((done) => setTimeout(done, work)));
    console.log('ready');
  `;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    env: { ...process.env, LANG: 'fr' },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text === 'ready\n') child.kill('SIGTERM');
    });
  const [code] = await once(child, 'exit');
  return { said: text.trim().split('\n').slice(1), code };
}

const WAITS = 'Arrêt demandé ; en cours, attendu quatre secondes au plus : publication (f)';

// These tests run concurrently, because they mostly wait.
it.concurrent('ends a server at once if nothing is under way', async () => {
  expect(await stopped(null)).toEqual({ said: [], code: 0 });
});

it.concurrent('waits longer for a publication than for a page, and says that it is finished', async () => {
  expect(await stopped(1500)).toEqual({ said: [WAITS, 'Terminé avant l’arrêt : publication (f)'], code: 0 });
});

it.concurrent('says which publication was cut off', async () => {
  const cut = 'Interrompu par l’arrêt, rien n’en est écrit : publication (f)';
  expect(await stopped(60_000)).toEqual({ said: [WAITS, cut], code: 0 });
}, 15_000);
