import { type EventKind, eventKinds } from '#db/enums.ts';
import { locales } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { folded } from '#lib/search/words.ts';

/** The words of other programs for our kinds, in French, English and German. */
const WORDS: Readonly<Record<EventKind, string>> = {
  screening: 'screening film films movie movies projection cinema kino vorführung filmvorführung filmscreening séance',
  talk: 'talk talks lecture lectures presentation présentation intervention conférence communication exposé vortrag vorträge speech',
  debate: 'debate débat discussion diskussion debatte',
  panel: 'panel paneldiscussion tableronde roundtable podium podiumsdiskussion',
  workshop: 'workshop workshops atelier ateliers handson',
  show: 'show spectacle performance aufführung',
  exhibition: 'exhibition exposition ausstellung',
  outing: 'outing visite balade excursion tour guidedtour walk führung ausflug',
  ceremony: 'ceremony cérémonie zeremonie',
  other: 'other autre sonstiges misc divers',
};
/** Words that say more than their kind and are kept as the label. */
const LABELS: Readonly<Partial<Record<EventKind, string>>> = {
  screening:
    'shortfilm shortfilms courtmétrage courtsmétrages kurzfilm feature documentary documentaire dokumentarfilm premiere avantpremière',
  talk: 'keynote lightningtalk lightningtalks masterclass maintrack demo podcast lesung',
  debate: 'qa qanda birdsofafeather bof',
  workshop: 'tutorial training formation kurs course hackathon',
  show: 'concert konzert theatre théâtre theater live liveact cinéconcert reading',
  exhibition: 'installation',
  ceremony: 'opening closing ouverture clôture eröffnung abschluss inauguration awards remisedesprix',
  other: 'meeting party fête break pause game jeu',
};

const keyOf = (text: string) => folded(text).replace(/[^\p{L}\p{N}]+/gu, '');

const KINDS = new Map<string, { kind: EventKind; isLabel: boolean }>();
for (const kind of eventKinds) {
  for (const locale of locales) KINDS.set(keyOf(messages[locale].terms.kind[kind]), { kind, isLabel: false });
  for (const word of WORDS[kind].split(' ')) KINDS.set(keyOf(word), { kind, isLabel: false });
  for (const word of (LABELS[kind] ?? '').split(' ')) if (word) KINDS.set(keyOf(word), { kind, isLabel: true });
}

/**
 * The word of another program for a kind of séance, as one of our kinds. A word that says more, or
 * that is unknown, becomes the label.
 */
export function kindOf(type: string): { kind?: EventKind; label: string } {
  const known = KINDS.get(keyOf(type));
  if (!known) return { label: type.trim() };
  return { kind: known.kind, label: known.isLabel ? type.trim() : '' };
}
