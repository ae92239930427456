import type { Locale } from '#db/enums.ts';
import enAccounts from './en/accounts.json' with { type: 'json' };
import enActs from './en/acts.json' with { type: 'json' };
import enAppearance from './en/appearance.json' with { type: 'json' };
import enBoard from './en/board.json' with { type: 'json' };
import enCarried from './en/carried.json' with { type: 'json' };
import enCells from './en/cells.json' with { type: 'json' };
import enCli from './en/cli.json' with { type: 'json' };
import enCommands from './en/commands.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enConflict from './en/conflict.json' with { type: 'json' };
import enCoordination from './en/coordination.json' with { type: 'json' };
import enDesk from './en/desk.json' with { type: 'json' };
import enElsewhere from './en/elsewhere.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enEvents from './en/events.json' with { type: 'json' };
import enExchange from './en/exchange.json' with { type: 'json' };
import enFailure from './en/failure.json' with { type: 'json' };
import enFeeds from './en/feeds.json' with { type: 'json' };
import enFestivalFile from './en/festival-file.json' with { type: 'json' };
import enFields from './en/fields.json' with { type: 'json' };
import enFilms from './en/films.json' with { type: 'json' };
import enFilters from './en/filters.json' with { type: 'json' };
import enFinder from './en/finder.json' with { type: 'json' };
import enGrid from './en/grid.json' with { type: 'json' };
import enHistory from './en/history.json' with { type: 'json' };
import enHome from './en/home.json' with { type: 'json' };
import enHosts from './en/hosts.json' with { type: 'json' };
import enJoin from './en/join.json' with { type: 'json' };
import enLists from './en/lists.json' with { type: 'json' };
import enLive from './en/live.json' with { type: 'json' };
import enMail from './en/mail.json' with { type: 'json' };
import enOffline from './en/offline.json' with { type: 'json' };
import enOpenData from './en/open-data.json' with { type: 'json' };
import enOwnPages from './en/own-pages.json' with { type: 'json' };
import enPages from './en/pages.json' with { type: 'json' };
import enPeople from './en/people.json' with { type: 'json' };
import enPictures from './en/pictures.json' with { type: 'json' };
import enPlaces from './en/places.json' with { type: 'json' };
import enProgrammeImport from './en/programme-import.json' with { type: 'json' };
import enPublic from './en/public.json' with { type: 'json' };
import enPublish from './en/publish.json' with { type: 'json' };
import enPush from './en/push.json' with { type: 'json' };
import enRecords from './en/records.json' with { type: 'json' };
import enRelease from './en/release.json' with { type: 'json' };
import enSelection from './en/selection.json' with { type: 'json' };
import enShifts from './en/shifts.json' with { type: 'json' };
import enSubscribe from './en/subscribe.json' with { type: 'json' };
import enTeam from './en/team.json' with { type: 'json' };
import enTemplates from './en/templates.json' with { type: 'json' };
import enTerms from './en/terms.json' with { type: 'json' };
import enTime from './en/time.json' with { type: 'json' };
import enToday from './en/today.json' with { type: 'json' };
import enUnsaved from './en/unsaved.json' with { type: 'json' };
import enVolunteerForms from './en/volunteer-forms.json' with { type: 'json' };
import enVolunteers from './en/volunteers.json' with { type: 'json' };
import enWarnings from './en/warnings.json' with { type: 'json' };
import frAccounts from './fr/accounts.json' with { type: 'json' };
import frActs from './fr/acts.json' with { type: 'json' };
import frAppearance from './fr/appearance.json' with { type: 'json' };
import frBoard from './fr/board.json' with { type: 'json' };
import frCarried from './fr/carried.json' with { type: 'json' };
import frCells from './fr/cells.json' with { type: 'json' };
import frCli from './fr/cli.json' with { type: 'json' };
import frCommands from './fr/commands.json' with { type: 'json' };
import frCommon from './fr/common.json' with { type: 'json' };
import frConflict from './fr/conflict.json' with { type: 'json' };
import frCoordination from './fr/coordination.json' with { type: 'json' };
import frDesk from './fr/desk.json' with { type: 'json' };
import frElsewhere from './fr/elsewhere.json' with { type: 'json' };
import frErrors from './fr/errors.json' with { type: 'json' };
import frEvents from './fr/events.json' with { type: 'json' };
import frExchange from './fr/exchange.json' with { type: 'json' };
import frFailure from './fr/failure.json' with { type: 'json' };
import frFeeds from './fr/feeds.json' with { type: 'json' };
import frFestivalFile from './fr/festival-file.json' with { type: 'json' };
import frFields from './fr/fields.json' with { type: 'json' };
import frFilms from './fr/films.json' with { type: 'json' };
import frFilters from './fr/filters.json' with { type: 'json' };
import frFinder from './fr/finder.json' with { type: 'json' };
import frGrid from './fr/grid.json' with { type: 'json' };
import frHistory from './fr/history.json' with { type: 'json' };
import frHome from './fr/home.json' with { type: 'json' };
import frHosts from './fr/hosts.json' with { type: 'json' };
import frJoin from './fr/join.json' with { type: 'json' };
import frLists from './fr/lists.json' with { type: 'json' };
import frLive from './fr/live.json' with { type: 'json' };
import frMail from './fr/mail.json' with { type: 'json' };
import frOffline from './fr/offline.json' with { type: 'json' };
import frOpenData from './fr/open-data.json' with { type: 'json' };
import frOwnPages from './fr/own-pages.json' with { type: 'json' };
import frPages from './fr/pages.json' with { type: 'json' };
import frPeople from './fr/people.json' with { type: 'json' };
import frPictures from './fr/pictures.json' with { type: 'json' };
import frPlaces from './fr/places.json' with { type: 'json' };
import frProgrammeImport from './fr/programme-import.json' with { type: 'json' };
import frPublic from './fr/public.json' with { type: 'json' };
import frPublish from './fr/publish.json' with { type: 'json' };
import frPush from './fr/push.json' with { type: 'json' };
import frRecords from './fr/records.json' with { type: 'json' };
import frRelease from './fr/release.json' with { type: 'json' };
import frSelection from './fr/selection.json' with { type: 'json' };
import frShifts from './fr/shifts.json' with { type: 'json' };
import frSubscribe from './fr/subscribe.json' with { type: 'json' };
import frTeam from './fr/team.json' with { type: 'json' };
import frTemplates from './fr/templates.json' with { type: 'json' };
import frTerms from './fr/terms.json' with { type: 'json' };
import frTime from './fr/time.json' with { type: 'json' };
import frToday from './fr/today.json' with { type: 'json' };
import frUnsaved from './fr/unsaved.json' with { type: 'json' };
import frVolunteerForms from './fr/volunteer-forms.json' with { type: 'json' };
import frVolunteers from './fr/volunteers.json' with { type: 'json' };
import frWarnings from './fr/warnings.json' with { type: 'json' };

/**
 * One file for each namespace and language, so that a label is found by the screen on which it
 * appears.
 */
const fr = {
  accounts: frAccounts,
  acts: frActs,
  board: frBoard,
  carried: frCarried,
  cells: frCells,
  cli: frCli,
  commands: frCommands,
  common: frCommon,
  conflict: frConflict,
  coordination: frCoordination,
  desk: frDesk,
  elsewhere: frElsewhere,
  errors: frErrors,
  events: frEvents,
  exchange: frExchange,
  failure: frFailure,
  feeds: frFeeds,
  festivalFile: frFestivalFile,
  fields: frFields,
  films: frFilms,
  finder: frFinder,
  filters: frFilters,
  grid: frGrid,
  history: frHistory,
  home: frHome,
  hosts: frHosts,
  join: frJoin,
  openData: frOpenData,
  ownPages: frOwnPages,
  pages: frPages,
  lists: frLists,
  live: frLive,
  mail: frMail,
  offline: frOffline,
  people: frPeople,
  appearance: frAppearance,
  pictures: frPictures,
  places: frPlaces,
  programmeImport: frProgrammeImport,
  public: frPublic,
  publish: frPublish,
  push: frPush,
  records: frRecords,
  release: frRelease,
  shifts: frShifts,
  subscribe: frSubscribe,
  selection: frSelection,
  team: frTeam,
  templates: frTemplates,
  terms: frTerms,
  time: frTime,
  today: frToday,
  unsaved: frUnsaved,
  volunteerForms: frVolunteerForms,
  volunteers: frVolunteers,
  warnings: frWarnings,
};

export type Messages = typeof fr;

// The type makes a missing English namespace an error; messages.test.ts finds missing keys and
// arguments.
const en: { [N in keyof Messages]: object } = {
  accounts: enAccounts,
  acts: enActs,
  board: enBoard,
  carried: enCarried,
  cells: enCells,
  cli: enCli,
  commands: enCommands,
  common: enCommon,
  conflict: enConflict,
  coordination: enCoordination,
  desk: enDesk,
  elsewhere: enElsewhere,
  errors: enErrors,
  events: enEvents,
  exchange: enExchange,
  failure: enFailure,
  feeds: enFeeds,
  festivalFile: enFestivalFile,
  fields: enFields,
  films: enFilms,
  finder: enFinder,
  filters: enFilters,
  grid: enGrid,
  history: enHistory,
  home: enHome,
  hosts: enHosts,
  join: enJoin,
  openData: enOpenData,
  ownPages: enOwnPages,
  pages: enPages,
  lists: enLists,
  live: enLive,
  mail: enMail,
  offline: enOffline,
  people: enPeople,
  appearance: enAppearance,
  pictures: enPictures,
  places: enPlaces,
  programmeImport: enProgrammeImport,
  public: enPublic,
  publish: enPublish,
  push: enPush,
  records: enRecords,
  release: enRelease,
  shifts: enShifts,
  subscribe: enSubscribe,
  selection: enSelection,
  team: enTeam,
  templates: enTemplates,
  terms: enTerms,
  time: enTime,
  today: enToday,
  unsaved: enUnsaved,
  volunteerForms: enVolunteerForms,
  volunteers: enVolunteers,
  warnings: enWarnings,
};

export const messages: Record<Locale, Messages> = { fr, en: en as Messages };
