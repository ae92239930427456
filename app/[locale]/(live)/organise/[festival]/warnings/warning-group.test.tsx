import { NextIntlClientProvider } from 'next-intl';
import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { messages } from '#lib/i18n/messages.ts';
import { type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf, roomOf } from '#lib/model/draft-testing.ts';
import type { Remit } from '#lib/model/remit.ts';
import { WarningGroups } from './warning-group.tsx';

const drawn = async (index: DraftIndex, code: string, isReadOnly: boolean, remit: Remit | null = null) => {
  const warnings = conflictsOf(index).filter((one) => one.code === code);
  expect(warnings).toHaveLength(1);
  return markupOf(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={messages.fr}>
      {await WarningGroups({ warnings, index, locale: 'fr', slug: 'essai', isReadOnly, remit })}
    </NextIntlClientProvider>,
  );
};

it('offers readers links to read, and no acts', async () => {
  const shown = eventOf(1, { items: [itemOf(1, { kind: 'film', filmId: 1 })] });
  const index = indexDraft(draftOf([shown], { films: [filmOf(1, { rightsState: 'unknown' })] }));
  expect(await drawn(index, 'rights-missing', false)).toContain('Noter les droits de ce film');
  expect(await drawn(index, 'rights-missing', true)).not.toContain('Noter les droits');
  expect(await drawn(index, 'rights-missing', true)).toContain('Ouvrir la fiche');
});

it('offers a programmer no act outside of their remit', async () => {
  const at = (id: number) => eventOf(id, { startsAt: '2026-11-28T10:00', rooms: [{ roomId: 1, use: 'main' }] });
  const index = indexDraft(draftOf([at(1), at(2)], { rooms: [roomOf(1), roomOf(2)] }));
  const buttons = async (remit: Remit | null) => (await drawn(index, 'room-overlap', false, remit)).includes('<button');
  expect(await buttons(null)).toBe(true);
  expect(await buttons({ themeIds: [], roomIds: [1] })).toBe(true);
  expect(await buttons({ themeIds: [], roomIds: [2] })).toBe(false);
});

it('offers a programmer no act that would take a room outside of their remit, nor a link to change what is not theirs', async () => {
  const films = [1, 2].map((filmId) => itemOf(filmId, { kind: 'film', filmId }));
  const at = (id: number, roomId: number) =>
    eventOf(id, { startsAt: '2026-11-28T10:00', rooms: [{ roomId, use: 'main' }], items: films });
  const draft = draftOf([at(1, 1), at(2, 1), at(3, 3)], {
    rooms: [roomOf(1), roomOf(2), roomOf(3)],
    films: [filmOf(1, { rightsState: 'unknown' }), filmOf(2)],
  });
  const said = (code: string, roomIds: number[]) => drawn(indexDraft(draft), code, false, { themeIds: [], roomIds });
  expect(await said('room-overlap', [1, 2])).toContain('Salle 2');
  expect(await said('room-overlap', [1])).not.toContain('Salle 2');
  expect(await said('room-overlap', [1])).toMatch(/Séparer les 2\sfilms/);
  expect(await said('room-overlap', [2])).not.toMatch(/Séparer les 2\sfilms/);
  expect(await said('rights-missing', [1, 2, 3])).toContain('Noter les droits de ce film');
  expect(await said('rights-missing', [1])).not.toContain('Noter les droits');
});
