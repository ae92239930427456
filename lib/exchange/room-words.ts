import { roomAbilities, roomKinds } from '../../db/enums.ts';
import { translator } from '../i18n/translator.ts';
import { choicesOf } from './typed-choices.ts';

/** « plein air », « en ligne », « salle ». */
export const readRoomKind = choicesOf(roomKinds, (kind, locale) => translator(locale, 'terms')(`roomKind.${kind}`), [
  [/^(?:exterieur|dehors|plein air|outdoors?|open air)$/, 'outdoor'],
  [/^(?:visio|zoom|web|internet|distanciel|streaming)$/, 'online'],
  [/^(?:rendez vous|rdv|meeting point)$/, 'meeting-point'],
  [/^(?:interieur|indoors?|cinema|auditorium|amphitheatre|studio)$/, 'room'],
]);

/** « DCP », « boucle magnétique », « visio ». */
export const readAbility = choicesOf(
  roomAbilities,
  (ability, locale) => translator(locale, 'terms')(`ability.${ability}`),
  [
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
  ],
);
