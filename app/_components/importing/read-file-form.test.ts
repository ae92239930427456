import { expect, it, vi } from 'vitest';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { refusingLarge } from './read-file-form.tsx';

it('says that a file is too large for an action, and keeps the pasted text beside it', async () => {
  const action = vi.fn(async () => ({ ok: null }) as const);
  const read = (bytes: number) => {
    const form = new FormData();
    form.append('pasted', 'Titre');
    form.append('file', new File([new Uint8Array(bytes)], 'films.xlsx'));
    return refusingLarge(action, 'Trop grand')({ ok: null }, form);
  };
  expect(await read(MAX_OF_FILE.bytes)).toEqual({ ok: null });
  const refused = await read(MAX_OF_FILE.bytes + 1);
  expect(refused).toEqual({ ok: false, message: 'Trop grand', fields: {}, values: { pasted: 'Titre' } });
  expect(action).toHaveBeenCalledOnce();
});
