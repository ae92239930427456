import type { z } from 'zod';
import { env } from '#lib/env.ts';
import { type FormState, type Outcome, submit } from './form-action.ts';

/**
 * What a form knows that made a secret link. Its address is in this answer alone: what is kept of
 * it cannot be shown again.
 */
export type LinkState = FormState & { address?: string };

type Given = { ok: true; path: string; message: string } | Extract<Outcome, { ok: false }>;

/** The body of an action that makes a secret link. `make` answers the path it opens. */
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
