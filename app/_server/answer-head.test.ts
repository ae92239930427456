import { createServer, request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerStatus, carryResponse } from './answer-head.ts';

const server = createServer((asked, response) => {
  response.setHeader('x-middleware-rewrite', 'http://127.0.0.1:40001/fr/organise/nel');
  response.setHeader('x-asked', asked.method ?? '');
  if (asked.url === '/busy') answerStatus(503);
  response.end();
});
let port = 0;

beforeAll(async () => {
  carryResponse();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const bound = server.address();
  port = typeof bound === 'object' && bound ? bound.port : 0;
});
afterAll(() => server.close());

it.each([
  ['GET', 'GET'],
  ['TRACE', 'DELETE'],
])('no answer names an internal address, and %s is read as %s', async (method, as) => {
  const headers = await new Promise((done) => request({ port, method }, (answer) => done(answer.headers)).end());
  expect(headers).toMatchObject({ 'x-asked': as });
  expect(headers).not.toHaveProperty('x-middleware-rewrite');
});

it('a page that cannot be drawn now answers 503, with when to ask again', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/busy`);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
});
