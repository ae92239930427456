import { schemaVersion } from '#db/migrate.ts';
import type { Answer, Command, Given } from './command.ts';
import { checksOf } from './doctor-checks.ts';

const MARKS = { good: '✓', warning: '!', bad: '✗' } as const;

/** `doctor`: whether the data are whole. Changes nothing. Whatever is broken makes the exit code 1. */
function examine(given: Given): Answer {
  const { say, env } = given;
  const checks = checksOf(given.db(), env.dataFolder);
  const ok = checks.every(({ state }) => state !== 'bad');
  const lines = checks.flatMap(({ name, state, count, found }) => [
    `${MARKS[state]} ${state === 'good' ? say(`good.${name}`) : say(`found.${name}`, { count })}`,
    ...found.map((line) => `    ${line}`),
  ]);
  return {
    ok,
    lines: [
      say('examined', { folder: env.dataFolder, schema: schemaVersion() }),
      ...lines,
      ok ? say('whole') : say('broken'),
    ],
    json: { dataFolder: env.dataFolder, schema: schemaVersion(), checks },
  };
}

export const doctor: Command = { options: {}, words: [0, 0], run: examine };
