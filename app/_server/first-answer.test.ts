import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { firstAnswer } from './first-answer.ts';

const open: { close: () => void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  open.push({ close: () => server.closeAllConnections() });
  open.push(server);
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

const saying = (text: string) => serving((_, response) => response.end(text));
const ask = (milliseconds: number) => (origin: string) => fetch(origin, { signal: AbortSignal.timeout(milliseconds) });

it('is that of the first, whatever it says', async () => {
  const first = await serving((_, response) => response.writeHead(404).end('no'));
  const answer = await firstAnswer([first, first, await saying('here')], ask(1000));
  expect([answer.status, await answer.text()]).toEqual([404, 'no']);
});

it('is asked for again where a kept connection was closed at that moment', async () => {
  let asked = 0;
  const first = await serving((request, response) => {
    asked += 1;
    if (asked === 1) request.socket.destroy();
    else response.end('there');
  });
  expect(await (await firstAnswer([first, first, await saying('here')], ask(1000))).text()).toBe('there');
  expect(asked).toBe(2);
});

it('is that of the last where the others are gone, or die half way', async () => {
  const gone = 'http://127.0.0.1:1';
  const dying = await serving((request, response) => {
    response.writeHead(200, { 'Content-Length': '100' }).write('half');
    setTimeout(() => request.socket.destroy(), 20);
  });
  const here = await saying('here');
  expect(await (await firstAnswer([gone, gone, here], ask(1000))).text()).toBe('here');
  expect(await (await firstAnswer([dying, dying, here], ask(1000))).text()).toBe('here');
  await expect(firstAnswer([gone, gone], ask(1000))).rejects.toThrow();
});

it('waits once for one that does not answer', async () => {
  let asked = 0;
  const silent = await serving(() => {
    asked += 1;
  });
  expect(await (await firstAnswer([silent, silent, await saying('here')], ask(100))).text()).toBe('here');
  expect(asked).toBe(1);
});
