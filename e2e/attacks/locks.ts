import { type Attack, formAt, postForm, type Target } from './attack.ts';

const from = (n: number) => ({ 'X-Forwarded-For': `198.51.${Math.floor(n / 250)}.${(n % 250) + 1}` });

/**
 * Tries to sign in with a form opened before; returns the browser's cookies, with a session if it
 * succeeded.
 */
async function tryToSignIn(
  { server, email, opened }: Target & { opened: FormData },
  password: string,
  address: number,
  cookie = '',
): Promise<string> {
  const url = `${server.url}/fr/sign-in`;
  const form = new FormData();
  for (const [name, value] of opened) form.append(name, value);
  form.set('email', email);
  form.set('password', password);
  const answer = await postForm(url, cookie, form, from(address));
  await answer.text();
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
}

const isOpen = (cookies: string) => cookies.includes('session-token=');

export const locks: readonly Attack[] = [
  {
    name: 'strangers shut out no browser that signed in before',
    run: async (attacked) => {
      const target = { ...attacked, opened: await formAt(`${attacked.server.url}/fr/sign-in`, '', 'email') };
      const known = await tryToSignIn(target, target.password, 1);
      if (!isOpen(known)) return 'nobody can sign in';
      // A hundred attempts are counted.
      for (let round = 0; round < 11; round += 1)
        await Promise.all(Array.from({ length: 10 }, (_, at) => tryToSignIn(target, 'wrong', 10 + round * 10 + at)));
      if (isOpen(await tryToSignIn(target, target.password, 500))) return 'an account can be guessed at for ever';
      return isOpen(await tryToSignIn(target, target.password, 501, known)) ? null : 'it is shut out';
    },
  },
  {
    name: 'many passwords at once',
    run: async ({ server, share }) => {
      const url = `${server.url}/api/auth/callback/credentials`;
      const csrf = await fetch(`${server.url}/api/auth/csrf`);
      const { csrfToken } = (await csrf.json()) as { csrfToken: string };
      const Cookie = csrf.headers
        .getSetCookie()
        .map((one) => one.split(';', 1)[0])
        .join('; ');
      const asked = Array.from({ length: 400 * share }, (_, at) =>
        fetch(url, {
          method: 'POST',
          body: new URLSearchParams({ csrfToken, json: 'true', email: `a${at}@example.org`, password: 'wrong' }),
          headers: { Cookie, ...from(1000 + at) },
          redirect: 'manual',
        }).then(({ status }) => status),
      );
      const odd = (await Promise.all(asked)).find((status) => ![200, 302, 401, 429, 503].includes(status));
      return odd === undefined ? null : `${odd}`;
    },
  },
];
