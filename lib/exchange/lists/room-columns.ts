import { type RoomAbility, type RoomAccess, roomAbilities, roomAccesses, roomKinds } from '#db/enums.ts';
import { choicesOf, severalOf, typedMinutes } from '#lib/exchange/files/typed-cells.ts';
import { timeIn } from '#lib/exchange/files/typed-moments.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DraftRoom } from '#lib/model/draft.ts';
import type { VenueRoot } from '#lib/venues/roots.ts';
import { type PlaceOnMap, placeIn } from '#lib/venues/typed-place.ts';
import { describedColumns, ids } from './list-columns.ts';

/** « plein air », « en ligne », « salle ». */
const readRoomKind = choicesOf(roomKinds, (kind, locale) => translator(locale, 'terms')(`roomKind.${kind}`), [
  [/^(?:exterieur|dehors|plein air|outdoors?|open air)$/, 'outdoor'],
  [/^(?:visio|zoom|web|internet|distanciel|streaming)$/, 'online'],
  [/^(?:rendez vous|rdv|meeting point)$/, 'meeting-point'],
  [/^(?:interieur|indoors?|cinema|auditorium|amphitheatre|studio)$/, 'room'],
]);

type Said = RoomAbility | `no-${RoomAccess}`;

const said = [...roomAbilities, ...roomAccesses.map((access) => `no-${access}` as const)] as const;

const wordOf = (one: Said, locale: Locale) => {
  const terms = translator(locale, 'terms');
  return isLack(one) ? terms(`lack.${lackedBy(one)}`) : terms(`ability.${one}`);
};

const isLack = (one: Said): one is `no-${RoomAccess}` => one.startsWith('no-');
const lackedBy = (one: `no-${RoomAccess}`) => one.slice('no-'.length) as RoomAccess;

/** « DCP », « boucle magnétique », « visio », « sans accès fauteuil ». */
const readSaid = choicesOf<Said>(said, wordOf, [
  [/^(?:fichiers?|mp4|mov|ordinateur|video|files?)$/, 'file'],
  [/^(?:dvd|blu ?ray|blu ray|disques?)$/, 'disc'],
  [/^(?:visio(?:conference)?|zoom|video call)$/, 'video-call'],
  [/^(?:micros?|microphones?|mics?|sonorisation|sono)$/, 'microphone'],
  [/^(?:boucles?|bim|boucle a induction|induction loop|hearing loop)$/, 'loop'],
  [/^(?:pmr|fauteuils?|fauteuil roulant|accessible|accessible pmr|wheelchairs?)$/, 'wheelchair'],
  [/^(?:ad|audio ?description|casques?)$/, 'audiodescription'],
  [/^(?:sous titrage|transcription|captions?|velotypie)$/, 'captions'],
  [/^(?:35|35mm|35 mm)$/, '35mm'],
  [/^(?:16|16mm|16 mm)$/, '16mm'],
  [/^(?:sans|pas de|no) (?:boucles?|bim|boucle a induction|(?:induction|hearing) loop)$/, 'no-loop'],
  [
    /^(?:sans|pas d|non|not|no) ?(?:acces )?(?:pmr|fauteuils?|fauteuil roulant|accessible|wheelchairs?)$/,
    'no-wheelchair',
  ],
  [/^(?:sans|pas d|pas de|no) (?:ad|audio ?description|casques?|headsets?)$/, 'no-audiodescription'],
]);

/**
 * The equipment and access that a cell states, and what it says is missing; `unknown` is the first
 * part that was not understood.
 */
export function readAbilities(cell: string): { abilities: RoomAbility[]; lacks: RoomAccess[]; unknown: string | null } {
  const { values, unknown } = severalOf(cell, readSaid);
  return {
    abilities: values.flatMap((one) => (isLack(one) ? [] : one)),
    lacks: values.flatMap((one) => (isLack(one) ? lackedBy(one) : [])),
    unknown,
  };
}

/** The same as the text of a cell. */
const abilitiesText = (
  { abilities, lacks }: { abilities: readonly RoomAbility[]; lacks: readonly RoomAccess[] },
  locale: Locale,
): string =>
  said
    .filter((one) => (isLack(one) ? lacks.includes(lackedBy(one)) : abilities.includes(one)))
    .map((one) => wordOf(one, locale))
    .join(', ');

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
  ...ids,
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
