import { createTranslator } from 'next-intl';
import { expect, it, vi } from 'vitest';
import { workingFestival } from '#lib/history/testing.ts';
import { messages } from '#lib/i18n/messages.ts';
import { makeLink } from './actions.ts';

const gate = vi.hoisted(() => vi.fn());
vi.mock('#app/_server/gate.ts', () => ({ gateAction: gate }));
vi.mock('next/cache', () => ({ refresh: () => {} }));
vi.mock('next-intl/server', () => ({
  getLocale: async () => 'en',
  getTranslations: async (namespace: 'team.links') =>
    createTranslator({ locale: 'en', messages: messages.en, namespace }),
}));

it('makes a link to the room sheets in the language of the festival, whoever makes it', async () => {
  gate.mockResolvedValue(workingFestival('team-links').festival);
  const form = new FormData();
  form.set('label', 'régie');
  expect((await makeLink('essai', { ok: null }, form)).address).toContain('/fr/team/');
});
