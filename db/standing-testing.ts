/*
 * The other program of `client.test.ts`: it saves each word it is sent as the server does, and
 * answers what became of it.
 */
import { getDb, write } from './client.ts';

process.on('message', (word: string) => {
  const db = getDb();
  try {
    write(db, () => void db.$client.prepare('insert into saved values (?)').run(word));
    process.send?.('saved');
  } catch (error) {
    process.send?.(error instanceof Error ? error.name : String(error));
  }
});
process.send?.('ready');
