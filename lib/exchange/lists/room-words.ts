import { type RoomAbility, type RoomAccess, roomAbilities, roomAccesses, roomKinds } from '#db/enums.ts';
import { choicesOf, severalOf } from '#lib/exchange/files/typed-choices.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';

/** « plein air », « en ligne », « salle ». */
export const readRoomKind = choicesOf(roomKinds, (kind, locale) => translator(locale, 'terms')(`roomKind.${kind}`), [
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
export const abilitiesText = (
  { abilities, lacks }: { abilities: readonly RoomAbility[]; lacks: readonly RoomAccess[] },
  locale: Locale,
): string =>
  said
    .filter((one) => (isLack(one) ? lacks.includes(lackedBy(one)) : abilities.includes(one)))
    .map((one) => wordOf(one, locale))
    .join(', ');
