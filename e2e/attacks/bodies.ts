import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Attack, firstOf } from './attack.ts';

const PART = Buffer.alloc(64 * 1024, 'a');

/**
 * Posts this many bytes to an address; returns the status, or 0 where the server closed the
 * connection.
 */
async function postBytes(url: string, bytes: number, isChunked: boolean): Promise<number> {
  return new Promise((done) => {
    const { port, pathname } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1');
    const length = isChunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${bytes}`;
    socket.write(
      `POST ${pathname} HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: text/plain\r\n${length}\r\n\r\n`,
    );
    let sent = 0;
    const send = () => {
      // Not a byte more, since bytes after a body are read as the next request.
      while (sent < bytes && !socket.destroyed) {
        const part = PART.subarray(0, bytes - sent);
        sent += part.length;
        const head = Buffer.from(`${part.length.toString(16)}\r\n`);
        const isWritten = socket.write(isChunked ? Buffer.concat([head, part, Buffer.from('\r\n')]) : part);
        if (!isWritten) return void socket.once('drain', send);
      }
      if (isChunked) socket.write('0\r\n\r\n');
    };
    send();
    const end = (status: number) => {
      done(status);
      socket.destroy();
    };
    socket.once('data', (said) => end(Number(said.toString().split(' ')[1])));
    socket.once('error', () => end(0));
    socket.once('close', () => end(0));
  });
}

const ADDRESSES = [
  '/api/auth/callback/credentials',
  '/api/auth/signout',
  '/api/sign-in',
  '/feeds/sign-in',
  '/foo.txt',
  '/fr/sign-in',
  '/fr/organise/nel/import',
  '/api/selections',
];

/**
 * Opens this many connections that never complete a request; returns how many are still open after
 * `wait` milliseconds.
 */
async function openAfter(port: number, count: number, start: string, wait: number): Promise<number> {
  const sockets: Socket[] = Array.from({ length: count }, () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.on('data', () => {});
    socket.write(start);
    return socket;
  });
  const drip = setInterval(() => {
    for (const socket of sockets) if (!socket.destroyed) socket.write('a');
  }, 1000);
  await pause(wait);
  clearInterval(drip);
  const open = sockets.filter(({ destroyed }) => !destroyed).length;
  for (const socket of sockets) socket.destroy();
  return open;
}

export const bodies: readonly Attack[] = [
  {
    name: '20 MB of strangers, with and without a length',
    run: async ({ server }) => {
      const posted = ADDRESSES.flatMap((path) =>
        [true, false].map(async (isChunked) => {
          const status = await postBytes(server.url + path, 20_000_000, isChunked);
          return [0, 404, 405, 413, 415, 403].includes(status) ? null : `${path}: ${status}`;
        }),
      );
      return firstOf(await Promise.all(posted));
    },
  },
  {
    name: 'three posts of 700 MB to the sign-in',
    run: async ({ server }) => {
      const url = `${server.url}/api/auth/callback/credentials`;
      const all = await Promise.all([1, 2, 3].map(() => postBytes(url, 700_000_000, false)));
      return all.every((status) => status === 0 || status === 413) ? null : all.join();
    },
  },
  {
    name: '300 headers that never end are gone after 10 seconds',
    run: async ({ server }) => {
      const open = await openAfter(server.port, 300, 'GET /fr HTTP/1.1\r\nHost: a\r\nX-A: ', 18_000);
      return open === 0 ? null : `${open} are open`;
    },
  },
  {
    name: '300 bodies that never end are gone after 30 seconds',
    run: async ({ server }) => {
      const head = 'POST /fr/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n';
      const open = await openAfter(server.port, 300, head, 36_000);
      return open === 0 ? null : `${open} are open`;
    },
  },
];
