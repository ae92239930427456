import type { PlanEvent } from '#lib/festivals/plan.ts';
import {
  both,
  ceremony,
  doubleBill,
  exhibition,
  filmConcert,
  panel,
  screening,
  talk,
  workshop,
} from './six-days-parts.ts';

const young = both('Jeune public', 'For children');
const shorts = both('Courts métrages', 'Short films');
const again = both('Deuxième projection', 'Second screening');
const described = both('Séance accessible', 'Accessible screening');
const relaxed = both('Séance Relax', 'Relaxed screening');
const masterclass = both('Masterclasse', 'Masterclass');

const SOUND = 0;
const CAMERA = 1;

/** Tuesday: the school comes first, the opening in the evening. */
const tuesday: PlanEvent[] = [
  screening([1, '14:00', 'grande'], 'radeau', { isForSchools: true, debate: 20, host: 'malo', guests: ['nour'] }),
  screening([1, '14:30', 'petite'], 'nord', { themes: ['estran'] }),
  talk([1, '15:00', 'auditorium'], 45, {
    title: both('Lire une côte', 'Reading a Coast'),
    synopsis: both(
      'Ce qu’une carte ancienne, une photographie aérienne et une promenade disent, chacune, du même rivage.',
      'What an old map, an aerial photograph and a walk each say of the same shore.',
    ),
    themes: ['estran'],
    guests: ['hortense'],
    debate: 25,
    host: 'odile',
  }),
  screening([1, '16:15', 'petite'], 'kelp', { themes: ['demain'], debate: 25, guests: ['rowan'], host: 'malo' }),
  ceremony(
    [1, '18:30', 'grande'],
    'sentinelles',
    both('Mots d’accueil', 'Words of welcome'),
    both('Verre d’ouverture', 'Opening drinks'),
    {
      title: both('Ouverture : « Les Sentinelles de l’estran »', 'Opening: Sentinels of the Foreshore'),
      label: both('Soirée d’ouverture', 'Opening night'),
      themes: ['estran'],
      guests: ['celestin', 'maelys'],
    },
  ),
  screening([1, '19:30', 'petite'], 'shio', { themes: ['sel'] }),
  screening([1, '21:30', 'petite'], 'voile', { themes: ['metiers'] }),
  screening([1, '22:00', 'grande'], 'quai', { themes: ['metiers'] }),
];

const wednesday: PlanEvent[] = [
  screening([2, '10:00', 'grande'], 'phoque', {
    label: young,
    subtitle: both('Dès 4 ans', 'From age 4'),
    debate: 20,
    host: 'malo',
  }),
  workshop([2, '10:00', 'atelier'], 135, {
    title: both('Écouter la marée (1)', 'Listening to the Tide (1)'),
    synopsis: both(
      'Premier temps : apprendre à se taire, choisir un micro, enregistrer dehors. Casques fournis.',
      'First part: learning to keep quiet, choosing a microphone, recording outdoors. Headphones provided.',
    ),
    guests: ['noe'],
    series: { series: SOUND, position: 1 },
    capacity: 14,
  }),
  screening([2, '10:30', 'petite'], 'shio', { label: again, themes: ['sel'] }),
  talk([2, '11:00', 'auditorium'], 40, {
    title: both('Qui possède la plage ?', 'Who Owns the Beach?'),
    synopsis: both(
      'Le domaine public maritime raconté par celle qui en plaide les limites.',
      'The law of the shore, told by somebody who argues its limits in court.',
    ),
    themes: ['estran'],
    guests: ['clarisse'],
    debate: 20,
    host: 'yasmine',
  }),
  screening([2, '14:15', 'grande'], 'bac', {
    themes: ['metiers'],
    debate: 25,
    guests: ['perrine'],
    host: 'odile',
  }),
  exhibition([2, '14:15', 'atelier'], 240, {
    title: both('Feux de poupe', 'Stern Lights'),
    synopsis: both('Douze lanternes de bateaux, allumées à heure fixe.', 'Twelve ships’ lanterns, lit on the hour.'),
  }),
  doubleBill([2, '14:30', 'petite'], ['kelp', 'nord'], {
    title: both('Deux manières de longer la mer', 'Two Ways Along the Sea'),
    themes: ['estran'],
    debate: 20,
    guests: ['batiste'],
    host: 'malo',
  }),
  panel([2, '15:00', 'auditorium'], 80, {
    title: both('Reculer, tenir, partir', 'Retreat, Hold, Leave'),
    synopsis: both(
      'Une géographe, un ingénieur et une juriste devant une même carte de submersion.',
      'A geographer, an engineer and a lawyer before the same flood map.',
    ),
    themes: ['demain'],
    guests: ['hortense', 'idris', 'clarisse'],
    host: 'yasmine',
  }),
  screening([2, '17:00', 'grande'], 'sal', { themes: ['sel'], debate: 25, guests: ['joao'], host: 'odile' }),
  screening([2, '17:30', 'petite'], 'archipel', { themes: ['iles'] }),
  screening([2, '19:15', 'petite'], 'digue', { themes: ['demain'], debate: 25, guests: ['ilse'], host: 'malo' }),
  screening([2, '19:45', 'grande'], 'encre', { themes: ['metiers'], debate: 30, guests: ['ikram'], host: 'odile' }),
  screening([2, '21:30', 'petite'], 'vase', { themes: ['estran'] }),
];

const thursday: PlanEvent[] = [
  screening([3, '10:00', 'grande'], 'radeau', { isForSchools: true, debate: 25, host: 'malo', guests: ['nour'] }),
  workshop([3, '10:00', 'atelier'], 135, {
    title: both('Filmer un geste (1)', 'Filming a Gesture (1)'),
    synopsis: both(
      'Regarder travailler, choisir une distance, tourner un plan. Téléphones bienvenus.',
      'Watching people work, choosing a distance, shooting one take. Phones welcome.',
    ),
    guests: ['batiste'],
    series: { series: CAMERA, position: 1 },
    capacity: 12,
  }),
  screening([3, '10:30', 'petite'], 'digue', { label: again, themes: ['demain'] }),
  talk([3, '11:00', 'auditorium'], 75, {
    title: both('Dix ans sur une baie', 'Ten Years on a Bay'),
    label: masterclass,
    synopsis: both(
      'Maëlys Corvoisier raconte, images à l’appui, comment un film apprend à attendre.',
      'Maëlys Corvoisier shows how a film learns to wait.',
    ),
    themes: ['estran'],
    guests: ['maelys'],
    host: 'yasmine',
  }),
  screening([3, '14:15', 'grande'], 'sentinelles', {
    label: described,
    isDescribed: true,
    themes: ['estran'],
    debate: 30,
    guests: ['maelys'],
    host: 'odile',
    interpreted: true,
    access: ['wheelchair'],
  }),
  screening([3, '14:30', 'petite'], ['bouee', 'moules', 'ecume', 'horaire', 'granit'], {
    title: both('Courts des rivages, programme 1', 'Shoreline Shorts, Programme 1'),
    label: shorts,
    debate: 25,
    guests: ['perrine', 'gwendal'],
    host: 'malo',
  }),
  talk([3, '15:00', 'auditorium'], 50, {
    title: both('Ce que pèse une digue', 'What a Dyke Weighs'),
    synopsis: both(
      'Terre, argent, habitudes : l’addition d’un ouvrage que l’on rehausse depuis quatre siècles.',
      'Earth, money, habit: adding up a work that has been raised for four centuries.',
    ),
    themes: ['demain'],
    guests: ['idris'],
    debate: 25,
    host: 'celestin',
  }),
  screening([3, '17:00', 'petite'], 'ndar', { themes: ['demain'], debate: 25, guests: ['awa'], host: 'malo' }),
  screening([3, '17:15', 'grande'], 'lysthus', { themes: ['iles'], debate: 25, guests: ['solveig'], host: 'odile' }),
  screening([3, '19:15', 'petite'], 'archipel', { label: again, themes: ['iles'] }),
  filmConcert([3, '20:30', 'grande'], 'brume', {
    title: both('« Brume sur la passe », ciné-concert', 'Fog over the Channel, with live music'),
    label: both('Ciné-concert', 'Film concert'),
    synopsis: both(
      'Film inventé. Un mélodrame muet de 1927, accompagné par le Trio Houle, inventé lui aussi.',
      'Invented film. A silent melodrama of 1927, accompanied by the Trio Houle, invented as well.',
    ),
    themes: ['metiers'],
    guests: ['trio'],
  }),
  screening([3, '21:00', 'petite'], 'sirene', { themes: ['metiers'] }),
];

const friday: PlanEvent[] = [
  workshop([4, '10:00', 'atelier'], 135, {
    title: both('Écouter la marée (2)', 'Listening to the Tide (2)'),
    synopsis: both(
      'Second temps : choisir, couper, monter une minute de mer. Restitution dimanche.',
      'Second part: choosing, cutting, editing one minute of sea. Played on Sunday.',
    ),
    guests: ['noe'],
    series: { series: SOUND, position: 2 },
    capacity: 14,
  }),
  screening([4, '10:15', 'grande'], 'bac', {
    label: described,
    isDescribed: true,
    themes: ['metiers'],
    debate: 20,
    host: 'odile',
    access: ['wheelchair'],
  }),
  screening([4, '10:30', 'petite'], 'voile', {
    label: again,
    themes: ['metiers'],
    debate: 20,
    guests: ['hedda'],
    host: 'malo',
  }),
  panel([4, '11:00', 'auditorium'], 75, {
    title: both('Montrer le travail', 'Showing Work'),
    synopsis: both(
      'Trois cinéastes sur ce que l’on filme quand on filme un métier.',
      'Three film-makers on what one films when one films a trade.',
    ),
    themes: ['metiers'],
    guests: ['perrine', 'joao', 'ikram'],
    host: 'yasmine',
  }),
  screening([4, '14:15', 'grande'], 'corail', { themes: ['iles'], debate: 25, guests: ['teva'], host: 'odile' }),
  doubleBill([4, '14:30', 'petite'], ['lanterne', 'archipel'], {
    title: both('Lumières lentes', 'Slow Lights'),
    themes: ['iles'],
    debate: 20,
    guests: ['maelys'],
    host: 'malo',
  }),
  talk([4, '15:00', 'auditorium'], 45, {
    title: both('Le son d’un endroit', 'The Sound of a Place'),
    synopsis: both('Une heure d’écoute, presque sans image.', 'An hour of listening, almost without pictures.'),
    themes: ['estran'],
    guests: ['noe'],
    debate: 25,
    host: 'yasmine',
  }),
  screening([4, '16:45', 'grande'], 'sirene', { label: again, themes: ['metiers'], debate: 20, host: 'celestin' }),
  screening([4, '17:15', 'petite'], 'sal', { label: again, themes: ['sel'] }),
  panel([4, '17:15', 'auditorium'], 60, {
    title: both('Une école au bord de l’eau', 'A School by the Water'),
    synopsis: both(
      'Enseigner là où la côte recule : récits de Saint-Louis et d’ici.',
      'Teaching where the coast retreats: stories from Saint-Louis and from here.',
    ),
    themes: ['demain'],
    guests: ['awa', 'hortense'],
    host: 'celestin',
  }),
  screening([4, '19:15', 'petite'], 'ndar', { label: again, themes: ['demain'] }),
  screening([4, '19:30', 'grande'], 'remblai', {
    themes: ['demain'],
    debate: 40,
    guests: ['octave', 'idris'],
    host: 'odile',
    interpreted: true,
  }),
  screening([4, '21:00', 'petite'], 'contrebande', { themes: ['metiers'] }),
];

const saturday: PlanEvent[] = [
  exhibition([5, '10:00', 'atelier'], 150, {
    title: both('Feux de poupe', 'Stern Lights'),
    synopsis: both('Douze lanternes de bateaux, allumées à heure fixe.', 'Twelve ships’ lanterns, lit on the hour.'),
  }),
  screening([5, '10:00', 'grande'], 'phoque', {
    label: relaxed,
    subtitle: both('Dès 4 ans ; on peut bouger, parler, sortir', 'From age 4; move, talk or leave as you like'),
    debate: 15,
    host: 'malo',
    access: ['relaxed', 'wheelchair'],
  }),
  screening([5, '10:30', 'petite'], 'encre', { label: again, themes: ['metiers'] }),
  talk([5, '11:00', 'auditorium'], 70, {
    title: both('Construire sur une île', 'Building on an Island'),
    label: masterclass,
    synopsis: both(
      'Lucrèce Damboise revient sur ses décors, de « Quai des absentes » à « Retour à Port-Vide ».',
      'Lucrèce Damboise on her sets, from Quay of Absent Women to Back to Port-Vide.',
    ),
    themes: ['iles'],
    guests: ['lucrece'],
    host: 'yasmine',
  }),
  workshop([5, '14:15', 'atelier'], 150, {
    title: both('Filmer un geste (2)', 'Filming a Gesture (2)'),
    synopsis: both('Monter le plan tourné jeudi, et le montrer.', 'Editing the take shot on Thursday, and showing it.'),
    guests: ['batiste'],
    series: { series: CAMERA, position: 2 },
    capacity: 12,
  }),
  screening([5, '14:15', 'grande'], 'radeau', {
    label: young,
    subtitle: both('Dès 8 ans', 'From age 8'),
    debate: 25,
    guests: ['nour'],
    host: 'malo',
  }),
  screening([5, '14:30', 'petite'], 'quai', {
    label: again,
    themes: ['metiers'],
    debate: 25,
    guests: ['lucrece'],
    host: 'odile',
  }),
  panel([5, '15:00', 'auditorium'], 80, {
    title: both('Saler, conserver, transmettre', 'Salting, Keeping, Handing On'),
    synopsis: both('Le sel comme métier, comme goût et comme archive.', 'Salt as a trade, a taste and an archive.'),
    themes: ['sel'],
    guests: ['joao', 'hortense'],
    host: 'yasmine',
  }),
  screening([5, '16:45', 'grande'], 'corail', { label: again, themes: ['iles'] }),
  screening([5, '17:15', 'petite'], 'vase', {
    label: again,
    themes: ['estran'],
    debate: 30,
    guests: ['gwendal'],
    host: 'malo',
  }),
  screening([5, '19:00', 'grande'], 'contrebande', {
    themes: ['metiers'],
    debate: 25,
    guests: ['tomas'],
    host: 'celestin',
  }),
  screening([5, '19:45', 'petite'], ['lanterne', 'bouee', 'ecume', 'moules'], {
    title: both('Courts des rivages, programme 2', 'Shoreline Shorts, Programme 2'),
    label: shorts,
  }),
  screening([5, '21:45', 'petite'], 'kelp', { label: again, themes: ['demain'] }),
  screening([5, '22:00', 'grande'], 'lysthus', { label: again, themes: ['iles'] }),
];

/** Sunday: what was made during the week, and the closing. */
const sunday: PlanEvent[] = [
  screening([6, '10:30', 'grande'], 'sentinelles', { label: again, themes: ['estran'] }),
  screening([6, '11:00', 'petite'], 'nord', {
    label: described,
    isDescribed: true,
    themes: ['estran'],
    debate: 20,
    guests: ['batiste'],
    host: 'malo',
    access: ['wheelchair'],
  }),
  talk([6, '11:00', 'auditorium'], 45, {
    title: both('Une minute de mer', 'One Minute of Sea'),
    synopsis: both(
      'Restitution de l’atelier « Écouter la marée ».',
      'What came out of the workshop Listening to the Tide.',
    ),
    themes: ['estran'],
    guests: ['noe'],
    debate: 15,
    host: 'yasmine',
  }),
  screening([6, '14:00', 'grande'], 'digue', { label: again, themes: ['demain'] }),
  screening([6, '14:15', 'petite'], 'remblai', { label: again, themes: ['demain'] }),
  panel([6, '14:30', 'auditorium'], 75, {
    title: both('Et maintenant, la mer', 'And Now, the Sea'),
    synopsis: both(
      'La conversation de fin : ce que la semaine a montré, ce qu’elle a laissé de côté.',
      'The closing conversation: what the week showed, and what it left aside.',
    ),
    themes: ['demain'],
    guests: ['hortense', 'idris', 'awa'],
    host: 'celestin',
  }),
  screening([6, '16:45', 'petite'], 'voile', { themes: ['metiers'] }),
  ceremony(
    [6, '17:00', 'grande'],
    'retour',
    both('Remerciements', 'Words of thanks'),
    both('Verre de clôture', 'Closing drinks'),
    {
      title: both('Clôture : « Retour à Port-Vide »', 'Closing: Back to Port-Vide'),
      label: both('Séance de clôture', 'Closing night'),
      themes: ['iles'],
      guests: ['celestin', 'lucrece'],
    },
  ),
];

export const seances: readonly PlanEvent[] = [...tuesday, ...wednesday, ...thursday, ...friday, ...saturday, ...sunday];
