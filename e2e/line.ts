import { request as ask, createServer, type Server } from 'node:http';
import { freePort } from '#lib/cli/server-process.ts';

/**
 * A line between a browser and Lanterne that a test can cut, slow down or spoil. At `localhost`,
 * where browsers allow service workers without https.
 */
export type Line = {
  url: string;
  port: number;
  /** Connects it to the server at this port. */
  to: (port: number) => void;
  /** Blocks everything; open connections break. */
  cut: () => Promise<void>;
  mend: () => Promise<void>;
  /** Makes requests to matching paths break. */
  refuse: (path: (path: string) => boolean) => void;
  /** Leaves requests to matching paths without an answer. */
  hold: (path: (path: string) => boolean) => void;
  /** Every path that was requested since the last `forget`. */
  asked: () => readonly string[];
  forget: () => void;
  close: () => Promise<void>;
};

const never = () => false;

export async function openLine(): Promise<Line> {
  const port = await freePort();
  let target = 0;
  let refused: (path: string) => boolean = never;
  let held: (path: string) => boolean = never;
  let asked: string[] = [];
  const listen = () =>
    new Promise<Server>((done) => {
      const server = createServer((incoming, outgoing) => {
        const path = incoming.url ?? '';
        asked.push(path);
        if (held(path)) return;
        if (refused(path)) return void incoming.socket.destroy();
        const { method, headers } = incoming;
        const onward = ask({ port: target, path, method, headers }, (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        });
        onward.on('error', () => incoming.socket.destroy());
        incoming.pipe(onward);
      });
      server.listen(port, () => done(server));
    });
  let server: Server | null = await listen();
  const cut = () =>
    new Promise<void>((done) => {
      if (!server) return done();
      server.close(() => done());
      server.closeAllConnections();
      server = null;
    });
  return {
    url: `http://localhost:${port}`,
    port,
    to: (to) => {
      target = to;
    },
    cut,
    mend: async () => {
      server ??= await listen();
      [refused, held] = [never, never];
    },
    refuse: (paths) => {
      refused = paths;
    },
    hold: (paths) => {
      held = paths;
    },
    asked: () => asked,
    forget: () => {
      asked = [];
    },
    close: cut,
  };
}
