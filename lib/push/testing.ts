import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PushBrowser } from './schema.ts';

/**
 * What the service was asked, read as its browser would: `message` is null where it cannot be
 * decrypted.
 */
export type Pushed = Readonly<{
  path: string;
  headers: IncomingHttpHeaders;
  bytes: number;
  /** Who signed it, and whether that is so. */
  signed: { isTrue: boolean; key: string; claims: Record<string, unknown> };
  message: Record<string, unknown> | null;
}>;

/** What it answers next; 201 where nothing is said. */
type Answer = { status: number; headers?: Record<string, string>; body?: string };

/**
 * A push service of our own (RFC 8030) with browsers of its own: it checks who signed (RFC 8292)
 * and decrypts what came (RFC 8188, 8291) with nothing but Node, so that what we send is read by
 * other code than made it. Allowed by `LANTERNE_PUSH_TEST`.
 */
export async function openPushService() {
  const browsers = new Map<string, { pair: ReturnType<typeof createECDH>; auth: Buffer }>();
  const pushed: Pushed[] = [];
  const answers: Answer[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const [body, path] = [Buffer.concat(pieces), request.url ?? ''];
    const browser = browsers.get(path);
    const { headers } = request;
    pushed.push({
      path,
      headers,
      bytes: body.length,
      signed: signedBy(headers.authorization ?? ''),
      message: browser ? read(body, browser.pair, browser.auth) : null,
    });
    const { status, headers: more, body: said } = answers.shift() ?? { status: browser ? 201 : 410 };
    response.writeHead(status, more).end(said);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    pushed,
    /** What it answers to what comes next, in this order. */
    answers,
    browser(): PushBrowser {
      const pair = createECDH('prime256v1');
      pair.generateKeys();
      const [auth, path] = [randomBytes(16), `/push/${randomBytes(8).toString('hex')}`];
      browsers.set(path, { pair, auth });
      return {
        endpoint: origin + path,
        p256dh: pair.getPublicKey('base64url'),
        auth: auth.toString('base64url'),
      };
    },
    /** The browser takes its permission back. */
    forget: ({ endpoint }: PushBrowser) => browsers.delete(new URL(endpoint).pathname),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

const part = (text = '') => JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Record<string, unknown>;

/** `vapid t=…, k=…`: a JWT by ES256 and the key it is signed with. */
function signedBy(authorization: string): Pushed['signed'] {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const [head, claims, signature] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  if (!head || !claims || !signature || point.length !== 65) return { isTrue: false, key, claims: {} };
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((side) => side.toString('base64url'));
  const signer = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: signer, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  return { isTrue: isSigned && part(head).alg === 'ES256', key, claims: part(claims) };
}

const derived = (key: Buffer, salt: Buffer, info: Buffer | string, length: number) =>
  Buffer.from(hkdfSync('sha256', key, salt, info, length));

/**
 * One record of `aes128gcm`: salt, record size, the key of whoever sent it, then what is sealed.
 */
function read(body: Buffer, pair: ReturnType<typeof createECDH>, auth: Buffer): Pushed['message'] {
  const salt = body.subarray(0, 16);
  const length = body.readUInt8(20);
  const sender = body.subarray(21, 21 + length);
  const sealed = body.subarray(21 + length);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
  const key = derived(pair.computeSecret(sender), auth, info, 32);
  const opener = createDecipheriv(
    'aes-128-gcm',
    derived(key, salt, 'Content-Encoding: aes128gcm\0', 16),
    derived(key, salt, 'Content-Encoding: nonce\0', 12),
  );
  opener.setAuthTag(sealed.subarray(-16));
  try {
    const opened = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()]);
    // Behind the text a 2 says that no record follows.
    return JSON.parse(opened.subarray(0, opened.lastIndexOf(2)).toString('utf8')) as Record<string, unknown>;
  } catch {
    return null;
  }
}
