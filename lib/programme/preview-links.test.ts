import { expect, it } from 'vitest';
import { MAX_SECRET_LINKS } from '#lib/accounts/secret-links.ts';
import { workingFestival } from '#lib/history/testing.ts';
import { previewLinks, previewOfLink } from './preview-links.ts';

const NOW = '2026-05-03T10:00:00.000Z';

it('opens the draft as the public would see it, until it is revoked', () => {
  const { db, festival } = workingFestival('publish');
  const made = previewLinks.create(festival, { label: 'pour le bureau' }, NOW);
  if (!made.ok) throw new Error('A link is needed.');
  expect(previewLinks.open(festival, NOW)).toEqual([
    { id: made.id, label: 'pour le bureau', by: 'Camille', createdAt: NOW },
  ]);
  const opened = previewOfLink(made.token, NOW, db);
  expect(opened).toMatchObject({ ok: true, document: { number: 1, festival: { slug: festival.slug } } });
  expect(JSON.stringify(previewLinks.open(festival, NOW))).not.toContain(made.token);

  previewLinks.revoke(festival, made.id, NOW);
  expect(previewOfLink(made.token, NOW, db)).toEqual({ ok: false, reason: 'revoked' });
  expect(previewLinks.open(festival, NOW)).toEqual([]);
  expect(previewOfLink('A'.repeat(22), NOW, db)).toEqual({ ok: false, reason: 'unknown' });
});

it('revokes no link of another festival and makes only so many', () => {
  const { festival } = workingFestival('publish');
  const other = workingFestival('publish', { seed: 8 });
  const made = previewLinks.create(festival, { label: '' }, NOW);
  expect(() => previewLinks.revoke(other.festival, made.ok ? made.id : 0, NOW)).toThrow('notFound');
  for (let i = 1; i < MAX_SECRET_LINKS; i += 1) previewLinks.create(festival, { label: '' }, NOW);
  expect(previewLinks.create(festival, { label: '' }, NOW)).toEqual({ ok: false, reason: 'tooMany' });
});
