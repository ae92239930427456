import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { redirect } from 'next/navigation';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FormState } from '#app/_server/form-action.ts';
import { onAct } from '#app/_ui/heard-changes.ts';
import { alwaysAnswered } from './use-form-action.ts';

function typed() {
  const form = new FormData();
  form.append('title.fr', 'Ce que j’écrivais');
  form.append('password', 'secret');
  return form;
}
const failing = (error: unknown) => alwaysAnswered<FormState>(() => Promise.reject(error))({ ok: null }, typed());
const at = (pathname: string) => vi.stubGlobal('location', { pathname });
afterEach(() => vi.unstubAllGlobals());

describe('a form whose server does not answer', () => {
  it('shows a sentence in its language and keeps what was typed, without passwords', async () => {
    at('/fr/organise/nel/events/3');
    expect(await failing(new TypeError('Failed to fetch'))).toEqual({
      ok: false,
      message: expect.stringContaining('Le serveur n’a pas répondu'),
      fields: {},
      values: { title: { fr: 'Ce que j’écrivais' } },
    });
    at('/en/organise/nel/events/3');
    expect(await failing(new TypeError('Failed to fetch'))).toMatchObject({
      message: expect.stringContaining('The server did not answer'),
    });
  });

  it('tells an error of the server from no answer', async () => {
    at('/fr');
    expect(await failing(Object.assign(new Error('hidden'), { digest: '123' }))).toMatchObject({
      message: expect.stringContaining('Une erreur inattendue'),
    });
  });

  it('lets a redirect pass', async () => {
    at('/fr');
    const leaving = alwaysAnswered<FormState>(async () => redirect('/fr'));
    await expect(leaving({ ok: null }, typed())).rejects.toMatchObject({ message: 'NEXT_REDIRECT' });
  });
});

describe('the header of the desk', () => {
  const heard = async (action: () => Promise<FormState>) => {
    const page = new EventTarget();
    vi.stubGlobal('window', Object.assign(page, { location: { pathname: '/fr' } }));
    at('/fr');
    let times = 0;
    const leave = onAct(() => {
      times += 1;
    });
    await alwaysAnswered<FormState>(action)({ ok: null }, typed()).catch(() => null);
    leave();
    return times;
  };

  it.each<[string, () => Promise<FormState>, number]>([
    ['of what was done', async () => ({ ok: true, at: '' }), 1],
    ['of what was done and led to another page', async () => redirect('/fr'), 1],
    ['of no refusal', async () => ({ ok: false, message: '', fields: {}, values: {} }), 0],
    ['of no failure', () => Promise.reject(new TypeError('Failed to fetch')), 0],
  ])('hears %s', async (_, action, times) => {
    expect(await heard(action)).toBe(times);
  });
});

it('is told of every act of a form', () => {
  const app = join(import.meta.dirname, '..');
  const others = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/use-form-action/.test(file) && /\buseActionState\b/.test(read(join(app, file))),
  );
  expect(
    others,
    'use useFormAction: a server that is away would put the failure page in the place of the form',
  ).toEqual([]);
});

const read = (file: string) => readFileSync(file, 'utf8');
