import { describe, expect, it } from 'vitest';
import { venueSchema } from './schema.ts';
import { placeIn, withoutMap } from './typed-place.ts';

const PARIS = { latitude: 48.8566, longitude: 2.3522 };

describe('a typed or pasted position', () => {
  it.each([
    '48.8566, 2.3522',
    '48.8566,2.3522',
    '48,8566 2,3522',
    '48,8566, 2,3522',
    '48,8566 ; 2,3522',
    '(48.8566, 2.3522)',
    '48.8566° N, 2.3522° E',
    'N 48.8566 E 2.3522',
    '48°51\'23.76"N 2°21\'7.92"E',
    '48° 51′ 23,76″ N, 2° 21′ 7,92″ E',
    'geo:48.8566,2.3522',
    'geo:48.8566,2.3522?z=17',
    'geo:48.8566,2.3522,35;u=10',
    'geo:0,0?q=48.8566,2.3522(Mairie)',
    'https://www.openstreetmap.org/?mlat=48.8566&mlon=2.3522#map=18/48.9/2.4',
    'https://www.openstreetmap.org/#map=19/48.8566/2.3522',
    'https://www.openstreetmap.org/node/123?layers=N#map=17.5/48.8566/2.3522',
    'https://www.google.com/maps/@48.8566,2.3522,17z',
    'https://www.google.fr/maps/place/Mairie/@48.9,2.4,17z/data=!3m1!4b1!4m6!3m5!1s0x47e6:0x8!8m2!3d48.8566!4d2.3522',
    'https://www.google.com/maps/search/48.8566,+2.3522?entry=tts',
    'https://www.google.com/maps?q=48.8566%2C2.3522',
    'https://www.google.com/maps/search/?api=1&query=48.8566%2C2.3522',
    'https://maps.apple.com/?address=1%20rue&ll=48.8566,2.3522&q=Mairie',
    'https://maps.apple.com/place?coordinate=48.8566,2.3522',
    'https://www.waze.com/ul?ll=48.8566%2C2.3522&navigate=yes',
    'https://www.bing.com/maps?cp=48.8566~2.3522&lvl=16',
    'https://umap.openstreetmap.fr/fr/map/lieux_12#18/48.8566/2.3522',
    'https://www.geoportail.gouv.fr/carte?c=2.3522,48.8566&z=17',
    'www.openstreetmap.org/#map=19/48.8566/2.3522',
  ])('%s', (typed) => {
    expect(placeIn(typed)).toEqual(PARIS);
  });

  it('is south or west if the letters or signs say so', () => {
    const there = { latitude: -33.8688, longitude: -70.6483 };
    for (const typed of ['-33.8688, -70.6483', '−33,8688 −70,6483', '33.8688 S, 70.6483 W', '33.8688 S 70.6483 O'])
      expect(placeIn(typed)).toEqual(there);
  });

  it.each([
    '',
    '48,85',
    '48, 2',
    '12 rue du Port',
    '75011 Paris',
    '98.8566, 2.3522',
    'https://maps.app.goo.gl/abcDEF123',
    'https://example.org/2026/11',
    'https://cinema.example/agenda#2026/11/28',
    'https://cinema.example/agenda#2/11.5/28.11.2026',
    'geo:0,0?q=12+rue+du+Port',
    'geo:0.0,0.0?q=Mairie',
    'geo:0,0?q=48.8566,2.3522rue',
    'https://www.google.com/maps/search/?api=1&query=10%2C12+rue+du+Port',
    'https://www.google.com/maps/search/10,12+rue+du+Port',
    '0.00, 0.00',
    'https://www.google.com/maps/%E0%A4%A',
  ])('is nowhere in « %s »', (typed) => {
    expect(placeIn(typed)).toBeNull();
  });

  it('fills both fields of a venue from either, and from the address of a map', () => {
    const read = (own: object) => {
      const { address, latitude, longitude } = venueSchema.parse({ name: { fr: 'A' }, ...own });
      return { address, latitude, longitude };
    };
    expect(read({ latitude: '48,8566', longitude: '2.3522' })).toEqual({ address: '', ...PARIS });
    expect(read({ latitude: '48.8566, 2.3522' })).toEqual({ address: '', ...PARIS });
    expect(read({ latitude: '1.5', longitude: 'geo:48.8566,2.3522' })).toEqual({ address: '', ...PARIS });
    expect(read({ address: '1 place de l’Hôtel\nhttps://www.openstreetmap.org/#map=19/48.8566/2.3522' })).toEqual({
      address: '1 place de l’Hôtel',
      ...PARIS,
    });
    const wrong = (own: object) =>
      venueSchema.safeParse({ name: { fr: 'A' }, ...own }).error?.issues.map(({ path, message }) => [path[0], message]);
    expect(wrong({ latitude: 'ici' })).toEqual([['latitude', 'wrong']]);
    expect(wrong({ latitude: '48.8566' })).toEqual([['longitude', 'required']]);
    expect(wrong({ latitude: '48.8566', walks: [{ venueId: '2', minutes: 'x' }] })).toEqual([
      ['walks', 'number'],
      ['longitude', 'required'],
    ]);
    expect(wrong({ latitude: '98.8566, 2.3522' })).toEqual([['latitude', 'wrong']]);
  });

  it.each(['1 rue du Port, 69001 Lyon %\n2e étage', '1 rue du Port, 69001 Lyon : %\n2e étage'])(
    'takes the address of a map out of the line it stands in: « %s »',
    (typed) =>
      expect(withoutMap(typed.replace('%', 'https://www.openstreetmap.org/#map=19/48.8566/2.3522'))).toEqual({
        address: '1 rue du Port, 69001 Lyon\n2e étage',
        place: PARIS,
      }),
  );

  it('leaves an address without a position as it is', () => {
    const address = '1 rue du Port\nhttps://example.org';
    expect(withoutMap(address)).toEqual({ address, place: null });
  });
});
