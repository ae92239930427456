/**
 * Every enumeration of the model, once. The tables check them in SQL, the zod schemas import them,
 * the messages are keyed by them (`kind.screening`, `right.granted`, …).
 */

/** Joins two lists. `@__PURE__` lets the bundler drop a call whose result is not used. */
const joined = <const A extends readonly string[], const B extends readonly string[]>(
  a: A,
  b: B,
): readonly [...A, ...B] => [...a, ...b];

export const locales = ['fr', 'en'] as const;
export type Locale = (typeof locales)[number];

export const roles = ['owner', 'organiser', 'programmer', 'coordinator', 'team'] as const;
export type Role = (typeof roles)[number];

/**
 * What a programmer may change: the séances with these themes or in these rooms, with their films
 * and people.
 */
export type Remit = { readonly themeIds: readonly number[]; readonly roomIds: readonly number[] };

export const roomKinds = ['room', 'outdoor', 'meeting-point', 'online'] as const;
export type RoomKind = (typeof roomKinds)[number];

/**
 * The equipment and access of a room; `format-unsupported` and `access-promise` compare them with a
 * version or a speaker.
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
 * Those of them that are the same for every séance in the room; an organiser may also state that
 * the room does not have them.
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
/** The kind of a séance that is added without one. */
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

/** Access that a copy or a room has by itself; a part may state that it does not apply to it. */
export const inheritedAccesses = ['sdh', 'ad', 'loop', 'wheelchair'] as const satisfies readonly Access[];
export type InheritedAccess = (typeof inheritedAccesses)[number];
/** The answers of a part about its access; for others, its copy and its room decide. */
export const saidOfAccess = /* @__PURE__ */ (() => [
  ...accesses,
  ...inheritedAccesses.map((access) => `no-${access}` as const),
])();
export type SaidOfAccess = (typeof saidOfAccess)[number];

export const visibilities = ['public', 'team'] as const;
export type Visibility = (typeof visibilities)[number];

/**
 * The part of the day that a séance wishes for: before noon, until 18:00, until 22:00, after that.
 */
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
 * The state of accessibility that an organiser may declare; all but the first need an audit, and a
 * text about it.
 */
export const accessibilityStates = ['not-audited', 'none', 'partial', 'full'] as const;
export type AccessibilityState = (typeof accessibilityStates)[number];

/**
 * Kinds of admission, and what they take; a pass admits to several séances and is never the price
 * of one.
 */
export const offerKinds = ['free', 'paid', 'pass', 'registration'] as const;
export type OfferKind = (typeof offerKinds)[number];

export const liveFactKinds = ['delay', 'availability', 'notice'] as const;
export type LiveFactKind = (typeof liveFactKinds)[number];

/**
 * What the holder of an address of a visitor's selection may do: everything, read the page, read
 * the calendar.
 */
export const selectionLinkKinds = ['edit', 'read', 'calendar'] as const;
export type SelectionLinkKind = (typeof selectionLinkKinds)[number];

/** How a volunteer is reached: the one way that they gave. */
export const contactKinds = ['phone', 'sms', 'email'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** The ways in which somebody agreed to be written to; no other is used. */
export const chosenWays = ['mail', 'sms', 'whatsapp'] as const;
export type ChosenWay = (typeof chosenWays)[number];

/**
 * What a message is about. Only `sign-up`, which answers something its reader has just done, is
 * also sent at night.
 */
export const messageKinds = ['written', 'publication', 'day', 'reminder', 'sign-up'] as const;
export type MessageKind = (typeof messageKinds)[number];

/**
 * The reader of a delivery: the id of a volunteer, a person of the programme, an account, or a
 * visitor's push subscription.
 */
export const recipientKinds = ['volunteer', 'guest', 'team', 'visitor'] as const;
export type RecipientKind = (typeof recipientKinds)[number];

/** How a delivery is sent: automatically, or from the telephone of a team member. */
export const deliveryWays = ['push', 'mail', 'phone'] as const;
export type DeliveryWay = (typeof deliveryWays)[number];

/**
 * by-hand: somebody has to send it. stopped: its reader has unsubscribed from this way.
 * not-to-send: the team withheld it, a later one replaces it, or it no longer says anything to this
 * reader.
 */
export const deliveryStates = ['waiting', 'by-hand', 'sent', 'failed', 'stopped', 'not-to-send'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** How a team member sent what had to be sent by hand. */
export const handWays = ['sms', 'whatsapp', 'mail', 'call', 'copy'] as const;
export type HandWay = (typeof handWays)[number];

/** What volunteers eat; allergies are stored beside it as text. */
export const diets = ['any', 'vegetarian', 'vegan', 'none'] as const;
export type Diet = (typeof diets)[number];

/**
 * What the time of a shift depends on: its own hours, a séance, a room for a day, a guest's arrival
 * or departure.
 */
export const shiftRules = ['fixed', 'event', 'room-day', 'guest'] as const;
export type ShiftRule = (typeof shiftRules)[number];

/**
 * The moments of a séance (or of a room's day, from its first to its last séance) from which a
 * shift is measured.
 */
export const shiftAnchors = ['doors', 'start', 'end', 'free'] as const;
export type ShiftAnchor = (typeof shiftAnchors)[number];

export const guestMoments = ['arrival', 'departure'] as const;
export type GuestMoment = (typeof guestMoments)[number];

/**
 * A shift that somebody knows of is cancelled and never deleted, because their calendar has to show
 * it.
 */
export const shiftStatuses = ['planned', 'cancelled'] as const;
export type ShiftStatus = (typeof shiftStatuses)[number];

export const assignmentStates = ['offered', 'confirmed', 'declined', 'cancelled'] as const;
export type AssignmentState = (typeof assignmentStates)[number];

/**
 * accepted: waits for the coordinator, where the festival wants that. refused: by the coordinator;
 * declined: by the person to whom it was proposed.
 */
export const exchangeStates = ['open', 'accepted', 'done', 'declined', 'refused', 'withdrawn'] as const;
export type ExchangeState = (typeof exchangeStates)[number];

export const problemKinds = ['late', 'equipment', 'unwell', 'must-leave'] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** Who needs help: the person who reports it, or somebody near them. */
export const emergencyWhose = ['self', 'other'] as const;
export type EmergencyWhose = (typeof emergencyWhose)[number];

/** A task that a volunteer would like, or would rather not (or cannot) do. */
export const taskWishes = ['for', 'against'] as const;
export type TaskWish = (typeof taskWishes)[number];

/**
 * The age of a volunteer, as they stated it, because other rules apply to people under 18. Nobody
 * is asked for a date of birth.
 */
export const ages = ['under16', 'under18', 'adult'] as const;
export type Age = (typeof ages)[number];

/** How the person with parental authority answered: yes by their link, yes on paper, or no. */
export const consents = ['link', 'paper', 'refused'] as const;
export type Consent = (typeof consents)[number];

export const shirtSizes = ['XS', 'S', 'M', 'L', 'XL', 'XXL', 'XXXL'] as const;
export type ShirtSize = (typeof shirtSizes)[number];

/** Whether people can apply as volunteers by themselves. */
export const joinings = ['off', 'on', 'full'] as const;
export type Joining = (typeof joinings)[number];

/** The state of an application; an accepted one has the id of its volunteer instead. */
export const applicationStates = ['new', 'check', 'waiting', 'declined'] as const;
export type ApplicationState = (typeof applicationStates)[number];

/**
 * Why an application has to be checked first: posted too fast, without the mark of its page, or too
 * often.
 */
export const applicationDoubts = ['fast', 'unsigned', 'often'] as const;
export type ApplicationDoubt = (typeof applicationDoubts)[number];

export const checklistMoments = ['opening', 'closing'] as const;
export type ChecklistMoment = (typeof checklistMoments)[number];

/** What a secret link opens. */
export const tokenKinds = ['setup', 'invitation', 'preview', 'team', 'volunteer'] as const;
export type TokenKind = (typeof tokenKinds)[number];

/**
 * What volunteers and their coordinators change: not part of the draft, and not drawn by a grid.
 */
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

/** What a change is about: the roots, which are edited as a whole. */
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
 * What a list or a file can import; `programme` is a whole schedule with rooms, people and séances.
 */
export const importEntities = ['film', 'programme', 'event', 'person', 'room', 'volunteer'] as const;
export type ImportEntity = (typeof importEntities)[number];

/** The fonts of a festival: one for titles together with the one for texts. */
export const letterings = ['bricolage', 'newsreader', 'hanken'] as const;
export type Lettering = (typeof letterings)[number];

/**
 * What is at the top of a festival's home page: its name in large letters, over its picture, or
 * beside its poster.
 */
export const headStyles = ['letters', 'picture', 'poster'] as const;
export type HeadStyle = (typeof headStyles)[number];

/**
 * What a picture shows of its subject. `still` and `poster` of a film, `portrait` of a person,
 * `view` of a venue, room or page, `motif` of a theme or series, `partner` the logo of a partner;
 * the others belong to the festival.
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

/** The format in which the original is stored. */
export const pictureFormats = ['jpeg', 'png', 'webp'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** The formats of a briefing's file: a picture, or a PDF. */
export const fileFormats = /* @__PURE__ */ joined(['pdf'], pictureFormats);
export type FileFormat = (typeof fileFormats)[number];

/** The purposes for which a picture was given. */
export const picturePurposes = ['site', 'press', 'print'] as const;
export type PicturePurpose = (typeof picturePurposes)[number];

/**
 * Who can subscribe to push messages: the holder of a selection, a volunteer by their link, a team
 * member.
 */
export const pushAudiences = ['visitor', 'volunteer', 'team'] as const;
export type PushAudience = (typeof pushAudiences)[number];

/** The messages to which each of them can subscribe. */
export const pushWishes = {
  visitor: ['moved', 'cancelled', 'late', 'full', 'soon'],
  volunteer: ['shift', 'exchange', 'wanted', 'message', 'soon'],
  team: ['problem'],
} as const satisfies Record<PushAudience, readonly string[]>;
export type PushWish = (typeof pushWishes)[PushAudience][number];

/** What is edited in a table, by the word in its address. */
export const tableNames = ['films', 'people', 'rooms', 'events', 'shifts'] as const;
export type TableName = (typeof tableNames)[number];
