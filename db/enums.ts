/**
 * Every enumeration of the model, once. The tables check them in SQL, the zod schemas import them,
 * the messages are keyed by them (`kind.screening`, `right.granted`, …).
 */

/** One list of two. `@__PURE__` lets the bundler drop a call where nothing reads it. */
const joined = <const A extends readonly string[], const B extends readonly string[]>(
  a: A,
  b: B,
): readonly [...A, ...B] => [...a, ...b];

export const locales = ['fr', 'en'] as const;
export type Locale = (typeof locales)[number];

export const roles = ['owner', 'organiser', 'programmer', 'coordinator', 'team'] as const;
export type Role = (typeof roles)[number];

/**
 * What a programmer programmes: the séances of these themes or in these rooms, with their films and
 * people.
 */
export type Remit = { readonly themeIds: readonly number[]; readonly roomIds: readonly number[] };

export const roomKinds = ['room', 'outdoor', 'meeting-point', 'online'] as const;
export type RoomKind = (typeof roomKinds)[number];

/**
 * What a room can do; `format-unsupported` and `access-promise` compare a version or a speaker with
 * it.
 */
export const roomAbilities = [
  'dcp',
  'file',
  'disc',
  '35mm',
  '16mm',
  'video-call',
  'microphone',
  'loop',
  'captions',
  'wheelchair',
  'audiodescription',
] as const;
export type RoomAbility = (typeof roomAbilities)[number];

/**
 * Of these, what whoever comes finds at every séance; an organiser may also say that a room has it
 * not.
 */
export const roomAccesses = ['wheelchair', 'loop', 'audiodescription'] as const satisfies readonly RoomAbility[];
export type RoomAccess = (typeof roomAccesses)[number];

export const eventKinds = [
  'screening',
  'talk',
  'debate',
  'panel',
  'show',
  'workshop',
  'exhibition',
  'outing',
  'ceremony',
  'other',
] as const;
export type EventKind = (typeof eventKinds)[number];
/** Of a séance that somebody adds without saying. */
export const usualEventKind = 'screening' satisfies EventKind;

export const itemKinds = ['introduction', 'film', 'talk', 'debate', 'show', 'break', 'other'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** Access of one item of a séance. VOSTFR is a language, never an access. */
export const accesses = [
  'lsf',
  'lsf-interpreted',
  'live-captions',
  'sdh',
  'ad',
  'loop',
  'relaxed',
  'wheelchair',
] as const;
export type Access = (typeof accesses)[number];

/** What a copy or a room has by itself: a part may say that it has it not all the same. */
export const inheritedAccesses = ['sdh', 'ad', 'loop', 'wheelchair'] as const satisfies readonly Access[];
export type InheritedAccess = (typeof inheritedAccesses)[number];
/** What a part says of its access; of what is not among it, its copy and its room say. */
export const saidOfAccess = /* @__PURE__ */ (() => [
  ...accesses,
  ...inheritedAccesses.map((access) => `no-${access}` as const),
])();
export type SaidOfAccess = (typeof saidOfAccess)[number];

export const visibilities = ['public', 'team'] as const;
export type Visibility = (typeof visibilities)[number];

/** When of its day a séance would best be: before noon, until six, until ten, then. */
export const wishedParts = ['morning', 'afternoon', 'evening', 'late'] as const;
export type WishedPart = (typeof wishedParts)[number];

/** First or last of its day, or of the festival. */
export const edges = ['first', 'last', 'opening', 'closing'] as const;
export type Edge = (typeof edges)[number];

export const admissions = ['start', 'drop-in'] as const;
export type Admission = (typeof admissions)[number];

export const eventStatuses = ['planned', 'cancelled'] as const;
export type EventStatus = (typeof eventStatuses)[number];

export const roomUses = ['main', 'overflow', 'joined'] as const;
export type RoomUse = (typeof roomUses)[number];

/** What a person does in a séance. */
export const personRoles = ['speaker', 'moderator', 'director', 'guest', 'performer', 'host', 'interpreter'] as const;
export type PersonRole = (typeof personRoles)[number];

export const presences = ['in-person', 'video', 'recorded'] as const;
export type Presence = (typeof presences)[number];

export const confirmations = ['considered', 'invited', 'confirmed', 'tentative', 'declined', 'prevented'] as const;
export type Confirmation = (typeof confirmations)[number];

export const blockKinds = ['break', 'set-up'] as const;
export type BlockKind = (typeof blockKinds)[number];

export const filmFormats = ['dcp', 'file', 'disc', '35mm', '16mm', 'stream', 'other'] as const;
export type FilmFormat = (typeof filmFormats)[number];

export const rightsStates = ['unknown', 'to-ask', 'asked', 'granted', 'refused', 'not-needed'] as const;
export type RightsState = (typeof rightsStates)[number];

export const rightsKinds = ['public-projection', 'on-site-consultation', 'free-licence'] as const;
export type RightsKind = (typeof rightsKinds)[number];

/** « Titre annonçable ». */
export const announceables = ['yes', 'no', 'from'] as const;
export type Announceable = (typeof announceables)[number];

/**
 * What an organiser may declare of the accessibility of these pages; anything but the first takes
 * an audit, and words about it.
 */
export const accessibilityStates = ['not-audited', 'none', 'partial', 'full'] as const;
export type AccessibilityState = (typeof accessibilityStates)[number];

/**
 * What lets into séances and what it takes; a pass lets into several, and is never the price of
 * one.
 */
export const offerKinds = ['free', 'paid', 'pass', 'registration'] as const;
export type OfferKind = (typeof offerKinds)[number];

export const liveFactKinds = ['delay', 'availability', 'notice'] as const;
export type LiveFactKind = (typeof liveFactKinds)[number];

/**
 * What an address of a visitor's selection lets its holder do: all, read the page, read the
 * calendar.
 */
export const selectionLinkKinds = ['edit', 'read', 'calendar'] as const;
export type SelectionLinkKind = (typeof selectionLinkKinds)[number];

/** How a volunteer is reached: one way, the one they gave. */
export const contactKinds = ['phone', 'sms', 'email'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** The ways somebody said they may be written to; none is used that they did not choose. */
export const chosenWays = ['mail', 'sms', 'whatsapp'] as const;
export type ChosenWay = (typeof chosenWays)[number];

/**
 * What a message is about. Only `sign-up` answers what its reader just did, and leaves at night
 * too.
 */
export const messageKinds = ['written', 'publication', 'day', 'reminder', 'sign-up'] as const;
export type MessageKind = (typeof messageKinds)[number];

/**
 * Whom a delivery goes to: by the id of a volunteer, a person of the programme, an account, or a
 * visitor's push subscription.
 */
export const recipientKinds = ['volunteer', 'guest', 'team', 'visitor'] as const;
export type RecipientKind = (typeof recipientKinds)[number];

/** By which way a delivery goes: by itself, or from the telephone of somebody of the team. */
export const deliveryWays = ['push', 'mail', 'phone'] as const;
export type DeliveryWay = (typeof deliveryWays)[number];

/**
 * by-hand: somebody has to send it. stopped: its reader wants none this way. not-to-send: the team
 * kept it back, a later one says it, or it has nothing left to say to this reader.
 */
export const deliveryStates = ['waiting', 'by-hand', 'sent', 'failed', 'stopped', 'not-to-send'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** How somebody of the team sent what was to be sent by hand. */
export const handWays = ['sms', 'whatsapp', 'mail', 'call', 'copy'] as const;
export type HandWay = (typeof handWays)[number];

/** What volunteers eat; allergies stand beside it in words. */
export const diets = ['any', 'vegetarian', 'vegan', 'none'] as const;
export type Diet = (typeof diets)[number];

/**
 * What a shift hangs on: hours of its own, a séance, a room for a day, a guest's arrival or
 * departure.
 */
export const shiftRules = ['fixed', 'event', 'room-day', 'guest'] as const;
export type ShiftRule = (typeof shiftRules)[number];

/**
 * The moments of a séance (or of a room's day, from its first to its last) that a shift is measured
 * from.
 */
export const shiftAnchors = ['doors', 'start', 'end', 'free'] as const;
export type ShiftAnchor = (typeof shiftAnchors)[number];

export const guestMoments = ['arrival', 'departure'] as const;
export type GuestMoment = (typeof guestMoments)[number];

/**
 * A shift somebody already knows of is cancelled, never deleted: their calendar has to hear of it.
 */
export const shiftStatuses = ['planned', 'cancelled'] as const;
export type ShiftStatus = (typeof shiftStatuses)[number];

export const assignmentStates = ['offered', 'confirmed', 'declined', 'cancelled'] as const;
export type AssignmentState = (typeof assignmentStates)[number];

/**
 * accepted: waits for the coordinator, where the festival wants that. refused: by the coordinator;
 * declined: by the one it was proposed to.
 */
export const exchangeStates = ['open', 'accepted', 'done', 'declined', 'refused', 'withdrawn'] as const;
export type ExchangeState = (typeof exchangeStates)[number];

export const problemKinds = ['late', 'equipment', 'unwell', 'must-leave'] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** Who needs help: the one who says so, or somebody near them. */
export const emergencyWhose = ['self', 'other'] as const;
export type EmergencyWhose = (typeof emergencyWhose)[number];

/** A task a volunteer would like, or would rather not (or cannot) do. */
export const taskWishes = ['for', 'against'] as const;
export type TaskWish = (typeof taskWishes)[number];

/**
 * How old a volunteer is, as they said: of those under 18 other rules hold. Nobody is asked for a
 * date of birth.
 */
export const ages = ['under16', 'under18', 'adult'] as const;
export type Age = (typeof ages)[number];

/** How whoever has parental authority answered: by their link, on paper, or no. */
export const consents = ['link', 'paper', 'refused'] as const;
export type Consent = (typeof consents)[number];

export const shirtSizes = ['XS', 'S', 'M', 'L', 'XL', 'XXL', 'XXXL'] as const;
export type ShirtSize = (typeof shirtSizes)[number];

/** Whether people may offer to help by themselves. */
export const joinings = ['off', 'on', 'full'] as const;
export type Joining = (typeof joinings)[number];

/** Where an application stands; one that was accepted names its volunteer instead. */
export const applicationStates = ['new', 'check', 'waiting', 'declined'] as const;
export type ApplicationState = (typeof applicationStates)[number];

/**
 * Why an application is looked at before the others: posted too soon, without the mark of its page,
 * or too often.
 */
export const applicationDoubts = ['fast', 'unsigned', 'often'] as const;
export type ApplicationDoubt = (typeof applicationDoubts)[number];

export const checklistMoments = ['opening', 'closing'] as const;
export type ChecklistMoment = (typeof checklistMoments)[number];

/** What a secret link opens. */
export const tokenKinds = ['setup', 'invitation', 'preview', 'team', 'volunteer'] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** What volunteers and their coordinators do: no change of the draft, and nothing a grid draws. */
export const volunteerEntities = [
  'volunteer-settings',
  'task',
  'shift',
  'volunteer',
  'assignment',
  'exchange',
  'problem',
  'checklist',
  'entry-count',
] as const;

/** What a change is about: the roots that are edited as a whole. */
export const changeEntities = /* @__PURE__ */ joined(
  [
    'festival',
    'day',
    'venue',
    'room',
    'room-crew',
    'film',
    'person',
    'theme',
    'series',
    'page',
    'partner',
    'picture',
    'event',
    'block',
    'offer',
    'release',
    'live-fact',
    'accepted-warning',
    'token',
    'member',
  ] as const,
  volunteerEntities,
);
export type ChangeEntity = (typeof changeEntities)[number];

/**
 * What a list or a file may bring in; `programme` is a whole schedule: rooms, people and séances at
 * once.
 */
export const importEntities = ['film', 'programme', 'event', 'person', 'room', 'volunteer'] as const;
export type ImportEntity = (typeof importEntities)[number];

/**
 * The letters a festival is set in: a family for titles with the one that goes with it for texts.
 */
export const letterings = ['bricolage', 'newsreader', 'hanken'] as const;
export type Lettering = (typeof letterings)[number];

/**
 * What stands on top of a festival's first page: its name in large letters, over its picture, or
 * beside its poster.
 */
export const headStyles = ['letters', 'picture', 'poster'] as const;
export type HeadStyle = (typeof headStyles)[number];

/**
 * What a picture is of its subject. `still` and `poster` of a film, `portrait` of a person, `view`
 * of a venue, room or page, `motif` of a theme or series, `partner` the logo of one; the others of
 * the festival.
 */
export const pictureUses = [
  'still',
  'poster',
  'portrait',
  'view',
  'motif',
  'logo',
  'logo-dark',
  'head',
  'partner',
] as const;
export type PictureUse = (typeof pictureUses)[number];

/** How the kept original is written. */
export const pictureFormats = ['jpeg', 'png', 'webp'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** The forms of a file beside a briefing: a picture as it is kept, or a PDF. */
export const fileFormats = /* @__PURE__ */ joined(['pdf'], pictureFormats);
export type FileFormat = (typeof fileFormats)[number];

/** What whoever gave a picture gave it for. */
export const picturePurposes = ['site', 'press', 'print'] as const;
export type PicturePurpose = (typeof picturePurposes)[number];

/**
 * Who has a browser told of what (« push »): who holds a selection, a volunteer by their link,
 * somebody of the team.
 */
export const pushAudiences = ['visitor', 'volunteer', 'team'] as const;
export type PushAudience = (typeof pushAudiences)[number];

/** What each of them may ask to be told of. */
export const pushWishes = {
  visitor: ['moved', 'cancelled', 'late', 'full', 'soon'],
  volunteer: ['shift', 'exchange', 'wanted', 'message', 'soon'],
  team: ['problem'],
} as const satisfies Record<PushAudience, readonly string[]>;
export type PushWish = (typeof pushWishes)[PushAudience][number];

/** What is edited in a table, by the word of its address. */
export const tableNames = ['films', 'people', 'rooms', 'events', 'shifts'] as const;
export type TableName = (typeof tableNames)[number];
