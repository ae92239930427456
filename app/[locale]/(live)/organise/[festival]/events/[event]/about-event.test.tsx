import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import type { EventRoot } from '#lib/events/root.ts';
import { Goes } from './about-event.tsx';

it('says which shifts of volunteers are deleted with a séance, and how many people they concern', async () => {
  const event = { items: [], people: [], offers: [] } as unknown as EventRoot;
  const said = async (shifts: number, volunteers: number) =>
    markupOf(await Goes({ event, isPublic: false, followers: 0, ending: { shifts, volunteers }, locale: 'fr' }));
  expect(await said(0, 0)).toContain('Rien d’autre ne sera supprimé.');
  expect(await said(3, 0)).not.toMatch(/Rien d’autre|bénévoles? n/);
  expect(await said(3, 1)).toMatch(/3 créneaux de bénévoles prennent fin avec elle\. 1 bénévole n’a plus à y venir\./);
});
