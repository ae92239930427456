import { expect, it } from 'vitest';
import { NOW } from '#lib/history/testing.ts';
import { besidesOf } from './besides.ts';
import { authorizeVolunteer, renewLink } from './links.ts';
import { volunteersFestival } from './working-testing.ts';

it('names whom an exchange can be proposed to as in a dictionary, and not its reader', () => {
  const { db, festival, put } = volunteersFestival();
  const [own] = ['Moi', 'Zoé', 'Bénévole 10', 'élise', 'Ada', 'Bénévole 2'].map((name) => put.volunteer(name));
  const opened = authorizeVolunteer(renewLink(festival, own?.id ?? 0, NOW).token, NOW, db);
  if (!opened.ok) throw new Error(opened.reason);
  const names = besidesOf(opened.who).people.map(({ name }) => name);
  expect(names).toEqual(['Ada', 'Bénévole 2', 'Bénévole 10', 'élise', 'Zoé']);
});
