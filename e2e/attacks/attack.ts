import { connect } from 'node:net';
import type { Started } from '../server.ts';

/**
 * The attacked server, with what one of its organisers has: a cookie, and an account that may make
 * festivals.
 */
export type Target = Readonly<{
  server: Started;
  cookie: string;
  slug: string;
  email: string;
  password: string;
  /** The fraction of long attacks that is done; 1 where they are measured. */
  share: number;
  /** Ends every thread of the server in the middle of its work. */
  endThreads: () => void;
  /** Sets its clock this many milliseconds away from the true one. */
  setClock: (by: number) => void;
}>;

/** Something that was done to stop a server. */
export type Attack = Readonly<{
  name: string;
  /** Starts a server for this attack alone, which it leaves broken. */
  of?: () => Promise<Target>;
  /** Whether the server must print something about it. */
  isPrinted?: boolean;
  /** Returns null when the server withstood it, else what failed. */
  run: (target: Target) => Promise<string | null>;
}>;

/** The first of these that is not null. */
export const firstOf = (all: readonly (string | null)[]): string | null => all.find((one) => one !== null) ?? null;

/** Sends this text unchanged, which no HTTP client would; returns the first line of the answer. */
export function sayRaw(port: number, text: string): Promise<string> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.once('data', (chunk) => {
      done(chunk.toString().split('\r\n', 1)[0] ?? '');
      socket.destroy();
    });
    socket.once('error', () => done(''));
    socket.once('close', () => done(''));
  });
}

const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];

/**
 * The fields of the first form of a page that has this field, as it would be posted without a
 * script.
 */
export async function formAt(url: string, cookie: string, field: string): Promise<FormData> {
  const html = await (await fetch(url, { headers: { Cookie: cookie } })).text();
  const form = html.split('<form').find((one) => one.includes(`name="${field}"`)) ?? '';
  const data = new FormData();
  for (const [control] of form.split('</form>', 1)[0]?.matchAll(/<input[^>]*>|<select[\s\S]*?<\/select>/g) ?? []) {
    const name = attribute(control, 'name');
    const type = attribute(control, 'type') ?? 'text';
    const isTicked = !['checkbox', 'radio'].includes(type) || / checked=/.test(control);
    if (name === undefined || ['file', 'submit'].includes(type) || !isTicked) continue;
    const chosen = control.startsWith('<select') ? (/<option[^>]* selected=[^>]*>/.exec(control)?.[0] ?? '') : control;
    data.append(name, unescaped(attribute(chosen, 'value') ?? (type === 'checkbox' ? 'on' : '')));
  }
  return data;
}

/** Posts a form as a browser without scripts does. */
export const postForm = (url: string, cookie: string, body: FormData, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { Cookie: cookie, Origin: new URL(url).origin, ...headers },
  });
