import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/**
 * What a server of mail was given: bare addresses, the id of its head, and the whole as it came.
 */
export type Mail = { from: string; to: string[]; id: string; raw: string };

/**
 * A real server of mail on this machine. Tells of each mail before it answers; `options` say what
 * it refuses.
 */
export async function openMailServer(onMail: (mail: Mail) => void, options: SMTPServerOptions = {}) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    ...options,
    onData: (stream, { envelope }, done) => {
      let raw = '';
      stream.on('data', (chunk: Buffer) => {
        raw += chunk;
      });
      // What was broken off has no end of a mail.
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const id = /^Message-ID: *(\S+)/im.exec(raw)?.[1] ?? '';
        onMail({ from, to: envelope.rcptTo.map(({ address }) => address), id, raw });
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}
