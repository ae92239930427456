import type { z } from 'zod';
import { env } from '#lib/env.ts';
import { type FormState, type Outcome, submit } from './form-action.ts';

/**
 * The state of a form that made a secret link. Only this answer contains its address: just a hash
 * of it is stored, so it cannot be shown again.
 */
export type LinkState = FormState & { address?: string };

type Given = { ok: true; path: string; message: string } | Extract<Outcome, { ok: false }>;

/** The body of an action that makes a secret link. `make` returns the path of the link. */
export async function giveLink<S extends z.ZodType>(
  form: FormData,
  schema: S,
  make: (input: z.output<S>) => Promise<Given>,
): Promise<LinkState> {
  let address: string | undefined;
  const state = await submit(form, schema, async (input) => {
    const given = await make(input);
    if (!given.ok) return given;
    address = env().url + given.path;
    return { ok: true, message: given.message };
  });
  return address ? { ...state, address } : state;
}
