import type { Bilingual } from '#db/columns.ts';
import { weekdays } from '#lib/i18n/calendar-words.ts';

/**
 * The texts that a template writes into a festival, in both languages at once. They become the
 * organiser's own texts, so they are not messages of the interface.
 */
export const labels = {
  screening: { fr: 'Projection-débat', en: 'Screening and debate' },
  severalFilms: { fr: 'Plusieurs films, puis débat', en: 'Several films, then a debate' },
  talkAndDebate: { fr: 'Intervention et discussions', en: 'Talk and discussions' },
} as const satisfies Record<string, Bilingual>;

const KINDS = {
  screening: { fr: 'Projection', en: 'Screening' },
  talk: { fr: 'Intervention', en: 'Talk' },
  show: { fr: 'Spectacle', en: 'Show' },
} as const satisfies Record<string, Bilingual>;

const COUNTED: readonly Bilingual[] = [
  {},
  {},
  { fr: 'Deux films', en: 'Two films' },
  { fr: 'Trois films', en: 'Three films' },
  { fr: 'Quatre films', en: 'Four films' },
];

/** « Quatre films »: the title of a séance with several. */
export const filmsTitle = (count: number): Bilingual =>
  COUNTED[count] ?? { fr: `${count} films`, en: `${count} films` };

/** « Projection – Extraction minière »: replaces a title that was not taken over. */
export function structureTitle(kind: keyof typeof KINDS, films: number, themes: readonly Bilingual[]): Bilingual {
  const head = films > 1 ? filmsTitle(films) : KINDS[kind];
  const of = (locale: 'fr' | 'en') =>
    [head[locale], themes.map((theme) => theme[locale] ?? '').join(', ')].filter(Boolean).join(' – ');
  return { fr: of('fr'), en: of('en') };
}

/** A note to the organiser about a likely person; nothing is filled in. */
export const candidateNote = ({ name, organisation }: { name: string; organisation: string }): Bilingual => ({
  fr: `Peut-être ${name} (${organisation}) : très probable, non établi ; à vérifier avant de l’inscrire.`,
  en: `Perhaps ${name} (${organisation}): very likely, not established; check before entering it.`,
});

/**
 * « Mardi, l’ouverture » for a day that is now a Thursday: « Jeudi, l’ouverture ». Weekdays from
 * Monday, 0 to 6.
 */
export function onWeekday(title: Bilingual, from: number, to: number): Bilingual {
  if (from === to) return title;
  const entries = Object.entries(title) as ['fr' | 'en', string][];
  return Object.fromEntries(
    entries.map(([locale, text]) => {
      const [before = '', after = ''] = [weekdays[locale][from], weekdays[locale][to]];
      const inPlaceOf = (word: string) =>
        word[0] === word[0]?.toUpperCase() ? after.charAt(0).toUpperCase() + after.slice(1) : after;
      return [locale, text.replace(new RegExp(`\\b${before}\\b`, 'gi'), inPlaceOf)];
    }),
  );
}
