import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { addressKindOf } from './known-addresses.ts';
import { readPrograms } from './programs-ahead.ts';

it('asks for a page of each kind, one after the other, whatever comes of it', async () => {
  const asked: string[] = [];
  let [atOnce, most] = [0, 0];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    atOnce += 1;
    most = Math.max(most, atOnce);
    setTimeout(() => {
      atOnce -= 1;
      if (request.url === '/fr/sign-in') response.destroy();
      else response.writeHead(404).end('none');
    }, 2);
  });
  await new Promise<void>((ready) => server.listen(0, ready));
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  await readPrograms({ port, host: '::' }, 'nel');
  server.close();
  expect(most).toBe(1);
  expect(asked).toContain('/fr/festivals/nel');
  expect([...new Set(asked.map(addressKindOf))].sort()).toEqual(['document', 'front', 'handler', 'live', 'missing']);
});
