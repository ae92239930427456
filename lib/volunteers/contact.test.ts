import { expect, it } from 'vitest';
import { contactsIn } from '#lib/i18n/contacts-in.ts';
import { waysOf } from './besides-shifts.ts';
import { besideContact, contactLink, contactsSaid, reachedBy } from './contact.ts';
import { volunteerSchema } from './schema.ts';
import { isSharedContact } from './shared-contact.ts';

const both = { contactKind: 'sms', contact: '06 12 34 56 78', otherContact: 'ada@example.org' } as const;

it('reads a number and an address each by its way', () => {
  expect(reachedBy(both)).toEqual({ phone: '0612345678', mail: 'ada@example.org' });
  expect(reachedBy({ contactKind: 'email', contact: 'ada@example.org', otherContact: '' })).toEqual({
    phone: null,
    mail: 'ada@example.org',
  });
  expect(reachedBy({ contactKind: null, contact: '', otherContact: '' })).toEqual({ phone: null, mail: null });
  expect(contactsSaid(both)).toBe('06 12 34 56 78, ada@example.org');
  expect(waysOf(both)).toEqual(['mail', 'sms', 'whatsapp']);
  expect(waysOf({ ...both, otherContact: '' })).toEqual(['sms', 'whatsapp']);
});

it('recognises a parent with the contact of the minor, however it is typed', () => {
  for (const parent of ['0612345678', '+33 6 12 34 56 78', '0033 (0)6.12.34.56.78', 'Ada@Example.org'])
    expect(isSharedContact(parent, both), parent).toBe(true);
  for (const parent of ['', 'sa mère', '06 12 34 56 79', 'anne@example.org'])
    expect(isSharedContact(parent, both), parent).toBe(false);
  expect(isSharedContact('', { contact: '', otherContact: '' })).toBe(false);
});

it('replaces the number with a new one, and keeps the address beside it', () => {
  const phone = { contactKind: 'phone', contact: '06 00 00 00 00' } as const;
  expect(besideContact(phone, both)).toBe('ada@example.org');
  expect(besideContact({ contactKind: 'email', contact: 'a@b.org' }, both)).toBe('06 12 34 56 78');
  expect(besideContact(phone, { ...both, otherContact: '' })).toBe('');
});

it('accepts one of each in the form, in either order, and says what the other has to be', () => {
  const schema = volunteerSchema({ timeZone: 'Europe/Paris', dayStartsAt: '05:00' });
  const read = (contact: string, otherContact: string) => {
    const parsed = schema.safeParse({ version: 0, name: 'Ada', contact, otherContact, languages: '' });
    if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path}: ${message}`);
    return [parsed.data.contactKind, parsed.data.contact, parsed.data.otherContact];
  };
  expect(read('06 12 34 56 78', 'ada@example.org')).toEqual(['phone', '06 12 34 56 78', 'ada@example.org']);
  expect(read('ada@example.org', '06 12 34 56 78')).toEqual(['email', 'ada@example.org', '06 12 34 56 78']);
  expect(read('', 'ada@example.org')).toEqual(['email', 'ada@example.org', '']);
  expect(read('06 12 34 56 78', '06 00 00 00 00')).toEqual(['otherContact: email']);
  expect(read('ada@example.org', 'bob@example.org')).toEqual(['otherContact: phone']);
  expect(read('ada@example.org', 'demandez à Léa')).toEqual(['otherContact: phone']);
  // An error is reported beside the field in which it was typed.
  expect(read('', 'demandez à Léa')).toEqual(['otherContact: contact']);
  expect(read('demandez à Léa', '')).toEqual(['contact: contact']);
});

it('leaves the « (0) » after a country code out of telephone, SMS and other links', () => {
  const way = (contact: string) => ({ contactKind: 'phone', contact, otherContact: '' }) as const;
  for (const typed of ['+33 (0)6 12 34 56 78', '0033 (0) 612345678', '+33(0)6-12-34-56-78', '+33 6 12 34 56 78']) {
    const phone = typed.startsWith('+') ? '+33612345678' : '0033612345678';
    expect([reachedBy(way(typed)).phone, contactLink(way(typed))]).toEqual([phone, `tel:${phone}`]);
    expect(contactsIn(`le soir : ${typed}`)[0]?.to).toBe(phone);
  }
  // It is dialled within the country.
  expect(reachedBy(way('(0)6 12 34 56 78')).phone).toBe('0612345678');
});
