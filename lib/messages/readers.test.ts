import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { NOW, workingFestival } from '#lib/history/testing.ts';
import { contactsShown, hasReaders } from './readers.ts';

it('writes a French number in pairs, and a foreign one as it is dialled', () => {
  const shown = (...phones: string[]) => contactsShown({ phones, mail: 'a@b.org' }).replaceAll('\u00A0', '~');
  expect(shown('0612345616', '+33612345616')).toBe('06~12~34~56~16, +33~6~12~34~56~16, a@b.org');
  expect(shown('0033612345616')).toBe('0033~6~12~34~56~16, a@b.org');
  expect(shown('+41791234567', '3615', '+330612345616')).toBe('+41791234567, 3615, +330612345616, a@b.org');
});

it('knows whether there is anybody to send to: a volunteer, or a guest who can be written to', () => {
  const { festival, db } = workingFestival('publish');
  const isThere = () => hasReaders({ db, id: festival.id });
  const [guest] = db
    .insert(t.people)
    .values({ festivalId: festival.id, uid: 'zoe', number: 900, name: 'Zoé' })
    .returning()
    .all();
  expect(isThere()).toBe(false);
  const way = (set: { contact?: string; ways?: 'mail'[] }) =>
    db
      .update(t.people)
      .set(set)
      .where(eq(t.people.id, guest?.id ?? 0))
      .run();
  way({ contact: '06 12 34 56 78' });
  expect(isThere()).toBe(true);
  way({ contact: '' });
  db.insert(t.volunteers).values({ festivalId: festival.id, name: 'Ali', createdAt: NOW }).run();
  expect(isThere()).toBe(true);
});
