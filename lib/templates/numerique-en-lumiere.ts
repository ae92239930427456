import type { Bilingual } from '#db/columns.ts';
import type { Template, TemplateFilm, TemplateItem } from './template.ts';

const film = (facts: Partial<TemplateFilm> & Pick<TemplateFilm, 'originalTitle'>): TemplateFilm => ({
  title: {},
  minutes: null,
  ...facts,
});

const item = (facts: Partial<TemplateItem> & Pick<TemplateItem, 'id' | 'kind' | 'theme'>): TemplateItem => ({
  title: {},
  film: null,
  people: [],
  minutes: null,
  followedBy: null,
  group: null,
  isOptional: false,
  note: {},
  candidate: null,
  ...facts,
});

const mentions = (fr: string, en: string): Bilingual => ({ fr, en });

/**
 * Numérique En Lumière as two public sources tell it: the notes of an attendee collective (InfraBasse) and the festival's page.
 * Films: their festivals', distributors' and producers' pages. Themes and content notes are our reading. Neither times nor
 * running order are known; who organises it, why and where belongs to the real festival and is not part of the template.
 */
export const numeriqueEnLumiere: Template = {
  id: 'numerique-en-lumiere',
  name: { fr: 'Numérique En Lumière', en: 'Numérique En Lumière' },
  summary: {
    fr: 'Deux jours dans un auditorium : des projections suivies d’un débat, des interventions, un spectacle.',
    en: 'Two days in one auditorium: screenings followed by a debate, talks, a comedy show.',
  },
  dayCount: 2,
  hours: { opensAt: '09:00', closesAt: '18:00' },
  timeZone: 'Europe/Paris',
  roomCount: 1,
  themes: [
    { slug: 'extraction', name: { fr: 'Extraction minière', en: 'Mining' } },
    { slug: 'transformation', name: { fr: 'Transformation des métaux', en: 'Metal processing' } },
    { slug: 'fabrication', name: { fr: 'Fabrication', en: 'Manufacture' } },
    { slug: 'travail-de-la-donnee', name: { fr: 'Travail de la donnée', en: 'Data work' } },
    { slug: 'usage', name: { fr: 'Usage', en: 'Use' } },
    { slug: 'fin-de-vie', name: { fr: 'Fin de vie', en: 'End of life' } },
    { slug: 'toute-la-chaine', name: { fr: 'Toute la chaîne', en: 'The whole chain' } },
    { slug: 'pouvoir', name: { fr: 'Pouvoir et richesse', en: 'Power and wealth' } },
  ],
  groups: [
    {
      id: 'quatre-films',
      note: {
        fr: 'Un compte rendu cite ces quatre films sous un même titre ; rien ne dit qu’ils ont été montrés en une seule séance.',
        en: 'A report lists these four films under one heading; nothing says that they were shown as one screening.',
      },
    },
  ],
  items: [
    item({
      id: 'sang-boue',
      kind: 'screening',
      theme: 'extraction',
      film: film({
        originalTitle: 'Le sang et la boue',
        title: { en: 'Of Mud and Blood' },
        directors: ['Jean-Gabriel Leynaud'],
        year: 2024,
        countries: ['FR', 'DE'],
        minutes: 94,
        synopsis: {
          fr: 'En République démocratique du Congo, des mineurs artisanaux, les creuseurs, extraient le coltan. Les prix se fixent à Londres ; sur place, le travail est sans organisation collective. Il est aussi question du M23.',
          en: 'In the Democratic Republic of the Congo, artisanal miners, the creuseurs, dig for coltan. Prices are set in London; on site, work goes without collective organisation. The M23 is spoken of too.',
        },
        contentNotes: [
          mentions('évoque un conflit armé', 'refers to an armed conflict'),
          mentions('évoque un travail dangereux', 'refers to dangerous work'),
        ],
      }),
      note: {
        fr: 'Montré dans les cinémas français en swahili et en français, sous-titré en français. La version projetée au festival n’est pas établie.',
        en: 'Shown in French cinemas in Swahili and French with French subtitles. The version at the festival is not established.',
      },
    }),
    item({
      id: 'sacrifies-ia',
      kind: 'screening',
      theme: 'travail-de-la-donnee',
      film: film({
        originalTitle: 'Les sacrifiés de l’IA',
        title: { en: 'In the Belly of AI' },
        directors: ['Henri Poulain'],
        writers: ['Antonio Casilli', 'Julien Goetz', 'Henri Poulain'],
        year: 2024,
        countries: ['FR'],
        minutes: 90,
        synopsis: {
          fr: 'Derrière l’intelligence artificielle, des personnes annotent des données et modèrent des contenus. Le film parle de ce travail, de la santé mentale de celles et ceux qui le font, des clauses de confidentialité et du long-termisme.',
          en: 'Behind artificial intelligence, people annotate data and moderate content. The film speaks of this work, of the mental health of those who do it, of confidentiality clauses and of longtermism.',
        },
        contentNotes: [
          mentions('évoque des contenus violents', 'refers to violent content'),
          mentions('évoque la détresse psychologique', 'refers to psychological distress'),
        ],
      }),
      note: {
        fr: 'Existe en 90 et en 52 minutes ; la version projetée n’est pas établie. Pays déduit. Parlé en anglais, en finnois et en ukrainien ; sous-titres non précisés.',
        en: 'Exists in 90 and in 52 minutes; the version shown is not established. Country inferred. Spoken in English, Finnish and Ukrainian; subtitles not stated.',
      },
    }),
    item({
      id: 'forged-in-silence',
      kind: 'screening',
      theme: 'transformation',
      group: 'quatre-films',
      film: film({
        originalTitle: 'Forged in Silence',
        production: 'China Labor Watch',
        year: 2024,
        minutes: 14,
        synopsis: {
          fr: 'Court métrage documentaire d’animation sur le travail du nickel à l’Indonesia Morowali Industrial Park : des papiers confisqués, des accidents.',
          en: 'An animated documentary short on nickel work at the Indonesia Morowali Industrial Park: confiscated papers, accidents.',
        },
        contentNotes: [
          mentions('évoque des accidents mortels', 'refers to fatal accidents'),
          mentions('évoque le travail sous contrainte', 'refers to work under coercion'),
        ],
      }),
    }),
    item({
      id: 'death-by-design',
      kind: 'screening',
      theme: 'fabrication',
      group: 'quatre-films',
      film: film({
        originalTitle: 'Death by Design',
        directors: ['Sue Williams'],
        year: 2016,
        countries: ['US'],
        minutes: 73,
        synopsis: {
          fr: 'L’industrie électronique, les produits chimiques qu’elle emploie et les maladies professionnelles.',
          en: 'The electronics industry, the chemicals it uses, and occupational diseases.',
        },
        contentNotes: [mentions('évoque des maladies professionnelles', 'refers to occupational diseases')],
      }),
      note: {
        fr: 'Film reconnu à son titre et à son sujet ; le compte rendu ne nomme personne à la réalisation. Parlé en anglais ; sous-titres non précisés.',
        en: 'Recognised by its title and subject; the report names no director. Spoken in English; subtitles not stated.',
      },
    }),
    item({
      id: 'apple-betrayal',
      kind: 'screening',
      theme: 'fabrication',
      group: 'quatre-films',
      film: film({ originalTitle: 'Apple Trillion Dollars Betrayal' }),
      note: {
        fr: 'Titre tel que le compte rendu l’écrit ; rien d’autre n’a pu être établi.',
        en: 'Title as the report spells it; nothing else could be established.',
      },
    }),
    item({
      id: 'behind-the-screen',
      kind: 'screening',
      theme: 'fin-de-vie',
      group: 'quatre-films',
      film: film({ originalTitle: 'Behind the Screen' }),
      note: {
        fr: 'Rien n’est établi hors du titre. Peut-être « Das Leben meines Computers » (Stefan Baumgartner, 2011, 60 min).',
        en: 'Nothing is established but the title. Perhaps “Das Leben meines Computers” (Stefan Baumgartner, 2011, 60 min).',
      },
    }),
    item({
      id: 'noces-de-cristal',
      kind: 'show',
      title: { fr: 'Noces de cristal – Comment épouser un milliardaire ?' },
      theme: 'pouvoir',
      people: [{ name: 'Audrey Vernon', organisation: '', title: {}, role: 'performer' }],
      note: {
        fr: 'Titre tel que le compte rendu l’écrit, à une lettre près ; le titre annoncé n’est pas établi. Durée inconnue.',
        en: 'Title as the report spells it, but for one letter; the billed title is not established. Length unknown.',
      },
    }),
    item({
      id: 'gutierrez',
      kind: 'talk',
      title: { fr: 'Intervention de Juan Pablo Gutierrez', en: 'Talk by Juan Pablo Gutierrez' },
      theme: 'extraction',
      people: [
        {
          name: 'Juan Pablo Gutierrez',
          organisation: '',
          title: { fr: 'délégué international du peuple Yukpa', en: 'international delegate of the Yukpa people' },
          role: 'speaker',
        },
      ],
    }),
    item({
      id: 'crepet',
      kind: 'talk',
      title: { fr: 'Intervention de Fairphone', en: 'Talk by Fairphone' },
      theme: 'fabrication',
      followedBy: { kind: 'debate', title: { fr: 'Discussions', en: 'Discussions' } },
      note: {
        fr: 'Le nom de la personne qui intervient n’est pas établi.',
        en: 'The name of the speaker is not established.',
      },
      candidate: { name: 'Agnès Crepet', organisation: 'Fairphone' },
    }),
    item({
      id: 'pousseo',
      kind: 'talk',
      title: {
        fr: 'Intervention de Mathilde Pousseo (Éthique sur l’étiquette)',
        en: 'Talk by Mathilde Pousseo (Éthique sur l’étiquette)',
      },
      theme: 'toute-la-chaine',
      people: [
        {
          name: 'Mathilde Pousseo',
          organisation: 'Collectif Éthique sur l’étiquette',
          title: {},
          role: 'speaker',
        },
      ],
    }),
    item({
      id: 'litio',
      kind: 'screening',
      theme: 'extraction',
      isOptional: true,
      film: film({
        originalTitle: 'En el nombre del litio',
        directors: ['Tian Cartier', 'Martín Longo'],
        countries: ['AR'],
        minutes: 75,
        synopsis: {
          fr: 'Le lithium et les communautés andines.',
          en: 'Lithium and the communities of the Andes.',
        },
      }),
      note: {
        fr: 'Annoncé par la page du festival, absent du compte rendu. Année non établie : 2024 selon l’une, en ligne dès 2021 selon une page argentine. Parlé en espagnol ; sous-titres non précisés.',
        en: 'On the festival’s page, absent from the report. Year not established: 2024 on that page, online in 2021 according to an Argentine one. Spoken in Spanish; subtitles not stated.',
      },
    }),
  ],
};
