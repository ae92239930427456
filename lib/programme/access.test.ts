import { describe, expect, it } from 'vitest';
import type { DocumentItem, DocumentRoom } from '#lib/model/documents.ts';
import { accessOf } from './access.ts';
import { indexDocument } from './document-index.ts';
import { exampleDocument, exampleEvent, exampleItem } from './testing.ts';

const index = indexDocument(exampleDocument());
const room = (more: Partial<DocumentRoom>): DocumentRoom => ({
  number: 90,
  venue: 1,
  name: { fr: 'Studio' },
  kind: 'room',
  seats: null,
  wheelchairPlaces: null,
  ...more,
});
const seance = (items: DocumentItem[]) =>
  exampleEvent({ number: 1, title: {}, items, rooms: [{ room: 90, use: 'main' }] });
const within = (more: Partial<DocumentRoom>, items: DocumentItem[] = []) =>
  accessOf(seance(items), { rooms: new Map([[90, room(more)]]) });

describe('the access of a séance', () => {
  it('is complete only if every part has it', () => {
    const event = exampleDocument().events.find(({ number }) => number === 10);
    if (!event) throw new Error('no séance 10');
    const { whole, partly } = accessOf({ ...event, rooms: [] }, index);
    expect(whole).toEqual(['loop']);
    expect(partly.map(({ access, items }) => [access, items.map(({ kind }) => kind)])).toEqual([['lsf', ['debate']]]);
  });

  it('is of « le film » only where the séance shows no other', () => {
    const described = exampleItem({ kind: 'film', access: ['ad'] });
    const during = (...others: DocumentItem[]) => within({}, [described, ...others]).partly.map((part) => part.during);
    expect(during(exampleItem({ kind: 'debate' }))).toEqual(['film']);
    expect(during(exampleItem({ kind: 'film' }), exampleItem({ kind: 'debate' }))).toEqual(['some']);
    expect(during(described, exampleItem({ kind: 'debate' }))).toEqual(['some']);
  });

  it('of a whole séance does not depend on its breaks', () => {
    const items = [
      exampleItem({ kind: 'film', access: ['ad'] }),
      exampleItem({ kind: 'break', access: ['wheelchair'] }),
      exampleItem({ kind: 'debate', access: ['ad'] }),
    ];
    expect(within({}, items)).toEqual({ whole: ['ad'], partly: [], lacking: [] });
  });

  it('is neither yes nor no if nobody said anything', () => {
    expect(within({})).toEqual({ whole: [], partly: [], lacking: [] });
    expect(accessOf(exampleEvent({ number: 1, title: {}, rooms: [] }), index)).toEqual({
      whole: [],
      partly: [],
      lacking: [],
    });
  });

  it('includes what the room gives to every séance in it, with or without parts', () => {
    const access = { wheelchair: true, loop: true };
    expect(within({ access })).toEqual({ whole: ['loop', 'wheelchair'], partly: [], lacking: [] });
    const items = [exampleItem({ kind: 'film', access: ['loop'] }), exampleItem({ kind: 'debate' })];
    expect(within({ access }, items)).toEqual({ whole: ['loop', 'wheelchair'], partly: [], lacking: [] });
  });

  it('comes from the main room, not from one the séance is relayed to', () => {
    const rooms = new Map([
      [90, room({ access: { loop: false } })],
      [91, room({ number: 91, access: { loop: true } })],
    ]);
    const event = exampleEvent({
      number: 1,
      title: {},
      rooms: [
        { room: 91, use: 'overflow' },
        { room: 90, use: 'main' },
      ],
    });
    expect(accessOf(event, { rooms })).toEqual({ whole: [], partly: [], lacking: ['loop'] });
  });

  it('is denied only if the organiser said no and no part has it all the same', () => {
    expect(within({ access: { wheelchair: false } }).lacking).toEqual(['wheelchair']);
    const promised = within({ access: { loop: false } }, [exampleItem({ kind: 'film', access: ['loop'] })]);
    expect(promised).toEqual({ whole: ['loop'], partly: [], lacking: [] });
  });

  it('has the wheelchair spaces of releases from before rooms said more', () => {
    expect(within({ wheelchairPlaces: 8 }).whole).toEqual(['wheelchair']);
    expect(within({ wheelchairPlaces: 0 }).lacking).toEqual(['wheelchair']);
    expect(within({ wheelchairPlaces: 8, kind: 'online' })).toEqual({ whole: [], partly: [], lacking: [] });
  });

  it('includes audio description where the copy has it, and not for headsets alone', () => {
    const version = { spoken: ['fr'], subtitles: [], sdh: true, ad: true };
    const film = exampleItem({ kind: 'film', film: 4, version });
    expect(within({}, [film]).whole).toEqual(['sdh', 'ad']);
    expect(within({ access: { ad: true } })).toEqual({ whole: [], partly: [], lacking: [] });
    expect(within({ access: { ad: false } }, [film])).toEqual({ whole: ['sdh'], partly: [], lacking: ['ad'] });
  });
});
