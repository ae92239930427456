import { filmFormats, rightsKinds, rightsStates } from '#db/enums.ts';
import { choicesOf } from '#lib/exchange/files/typed-choices.ts';
import { translator } from '#lib/i18n/translator.ts';

/** « DCP », « Blu-ray », « fichier mp4 », « lien Vimeo ». */
export const readFilmFormat = choicesOf(
  filmFormats,
  (format, locale) => translator(locale, 'terms')(`format.${format}`),
  [
    [/^dcp(?: .*)?$/, 'dcp'],
    [/^(?:fichiers?(?: .*)?|mp4|mov|mkv|prores(?: .*)?|h 264|h264|video file|files?)$/, 'file'],
    [/^(?:dvd|blu ?ray|disques?|discs?)$/, 'disc'],
    [/^(?:pellicule )?35 ?(?:mm)?$/, '35mm'],
    [/^(?:pellicule )?16 ?(?:mm)?$/, '16mm'],
    [/^(?:liens?(?: .*)?|vimeo|streaming|en ligne|online|links?)$/, 'stream'],
  ],
);

/** « OK », « accordés », « demande en cours ». */
export const readRightsState = choicesOf(
  rightsStates,
  (state, locale) => translator(locale, 'terms')(`rightsState.${state}`),
  [
    [/^(?:ok|oui|accord(?:ee?|es|ees)?|acquis(?:es?)?|obtenu(?:e?s?)?|yes|cleared|granted)$/, 'granted'],
    [/^(?:demand(?:ee?|es|ees)?(?: en cours)?|en cours|en attente|pending|requested)$/, 'asked'],
    [/^(?:a demander|a negocier|todo|to do)$/, 'to-ask'],
    [/^(?:refus(?:ee?|es|ees)?|denied)$/, 'refused'],
    [/^(?:inconnu(?:e?s?)?|unknown)$/, 'unknown'],
    [/^(?:libres?(?: de droits?)?|domaine public|public domain|pas necessaires?)$/, 'not-needed'],
  ],
);

/** « projection publique », « licence libre »: the words of the form, and no others. */
export const readRightsKind = choicesOf(rightsKinds, (kind, locale) =>
  translator(locale, 'terms')(`rightsKind.${kind}`),
);
