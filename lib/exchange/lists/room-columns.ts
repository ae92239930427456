import { roomAbilities, roomAccesses } from '#db/enums.ts';
import type { Table } from '#lib/exchange/files/table.ts';
import { typedMinutes } from '#lib/exchange/files/typed-cells.ts';
import { timeIn } from '#lib/exchange/files/typed-moments.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DraftRoom } from '#lib/model/draft.ts';
import type { VenueRoot } from '#lib/venues/roots.ts';
import { type PlaceOnMap, placeIn } from '#lib/venues/typed-place.ts';
import { describedColumns, inFirstLanguage, type Mapping, proposeColumns } from './list-columns.ts';
import { abilitiesText, readRoomKind } from './room-words.ts';

/** The venues of the festival, by id and by name. */
export type RoomScene = Readonly<{
  venues: ReadonlyMap<number, VenueRoot>;
  venueNamed: (name: string) => VenueRoot | undefined;
}>;

const NOTE = { keptIn: 'note' } as const;
const hour = (cell: string) => timeIn(cell) ?? cell;
const minutes = (cell: string) => typedMinutes(cell).replace(/\s*(?:min|')$/, '');

/**
 * The columns of a list of rooms. `address` and coordinates belong to the venue. Our own lists do
 * not have them, because rows of the same venue could contradict each other. A row without a venue
 * is not a room.
 */
export const roomColumns = describedColumns<DraftRoom, RoomScene>()({
  number: { called: /^lanterne(?: .*)?$/ },
  foreignId: { called: /^(?:reference|ref|id|identifiant|identifier)$/ },
  venue: {
    called: /^(?:lieux?|venues?|batiments?|buildings?|site|etablissement|cinema|theatre)(?: nom)?$/,
    written: ({ venueId }, locale, { venues }) => inLocale(venues.get(venueId)?.name, locale),
    choices: (locale, { venues }) => [...venues.values()].map(({ name }) => inLocale(name, locale)),
    isClosed: true,
    isFilled: true,
  },
  address: { called: /^(?:adresse|address)(?: (?:du lieu|postale|of the venue))?$/, ...NOTE },
  coordinates: {
    called:
      /^(?:coordonnees|coordinates)(?: (?:gps|geographiques|du lieu|of the venue))?$|^(?:gps|geo|(?:lien )?(?:plan|carte|map)(?: link)?|lat(?:itude)? (?:et |and )?lon(?:g(?:itude)?)?)$/,
    holds: (cell) => placeIn(cell) !== null,
    said: ({ latitude, longitude }: PlaceOnMap) => [latitude, longitude].join(', '),
    ...NOTE,
  },
  latitude: { called: /^lat(?:itude)?$/, ...NOTE },
  longitude: { called: /^(?:lon(?:g(?:itude)?)?|lng)$/, ...NOTE },
  nameFr: {
    called: /^(?:salles?|rooms?|nom(?: de la salle)?|name|espaces?|ecrans?|screens?)(?: (?:fr|francais|en francais))?$/,
    field: 'name.fr',
  },
  nameEn: {
    called: /^(?:salle|room|nom|name)s? (?:en|anglais|english|en anglais)$|^(?:english|room) name$/,
    field: 'name.en',
    isAside: true,
    ...NOTE,
  },
  roomKind: {
    called: /^(?:types?|kinds?|genre|categorie)(?: (?:de (?:salle|lieu)|of (?:room|venue)))?$/,
    holds: (cell) => readRoomKind(cell) !== null,
    field: 'kind',
    typed: (cell) => (cell === '' ? 'room' : readRoomKind(cell)),
    error: 'roomKind',
    said: readRoomKind.said,
    choices: readRoomKind.all,
    isFilled: true,
    ...NOTE,
  },
  seats: {
    called: /^(?:places?|sieges?|jauge|capacite|nombre de places|seats?|capacity|fauteuils)$/,
    holds: (cell) => /^\d{2,5}$/.test(cell),
    field: 'seats',
    amount: 'sum',
    typed: (cell) => cell.replace(/\s*(?:places?|seats?)$/i, ''),
    ...NOTE,
  },
  wheelchairPlaces: {
    called:
      /^(?:(?:places|emplacements) fauteuils?|fauteuils roulants?|pmr|places pmr|wheelchair(?: places| spaces)?)$/,
    field: 'wheelchairPlaces',
    amount: 'sum',
    ...NOTE,
  },
  abilities: {
    called: /^(?:equipements?|capacites techniques|technique|possibilites|abilities|equipment|features|materiel)$/,
    field: 'abilities',
    fact: ({ abilities, lacks }) => ({
      abilities: roomAbilities.filter((ability) => abilities.includes(ability)),
      lacks: roomAccesses.filter((access) => lacks.includes(access)),
    }),
    said: abilitiesText,
    ...NOTE,
  },
  opensAt: { called: /^(?:ouverture|ouvre a|opens|opens at|opening)$/, field: 'opensAt', typed: hour, ...NOTE },
  closesAt: { called: /^(?:fermeture|ferme a|closes|closes at|closing)$/, field: 'closesAt', typed: hour, ...NOTE },
  doorsMinutes: {
    called: /^(?:portes|ouverture des portes|doors)(?: min(?:utes)?)?$/,
    field: 'doorsMinutes',
    amount: 'number',
    typed: minutes,
    ...NOTE,
  },
  clearMinutes: {
    called: /^(?:evacuation|vider|liberation|sortie|clear(?:ing)?)(?: min(?:utes)?)?$/,
    field: 'clearMinutes',
    amount: 'number',
    typed: minutes,
    ...NOTE,
  },
  note: {
    called: /^(?:notes?|remarques?|notes? (?:internes?|pour l equipe|for the team)|comments?|commentaires?)$/,
    field: 'note',
    keptIn: null,
  },
});
export type RoomColumn = keyof typeof roomColumns;

/**
 * Guesses what each column of a list of rooms contains, for a festival with the main language
 * `locale`.
 */
export const proposeRoomColumns = (table: Table, locale: Locale = 'fr'): Mapping<RoomColumn> =>
  inFirstLanguage(
    proposeColumns<RoomColumn>(table, {
      list: 'rooms',
      columns: roomColumns,
      naming: (taken) => (taken.has('nameFr') || taken.has('nameEn') ? null : 'nameFr'),
    }),
    table,
    roomColumns,
    locale,
  );
