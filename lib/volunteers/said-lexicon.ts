import {
  ARRIVAL,
  BUSY,
  BUSY_FROM,
  BUSY_UNTIL,
  CONSEQUENCES,
  DAY,
  DEPARTURE,
  DOUBT_PHRASES,
  DOUBT_WORDS,
  END,
  FREE_FROM,
  NOTHING_PLANNED,
  OFFERS,
  POLITENESS,
  PURPOSES,
  REASONS,
  TASKS,
  VAGUE_PHRASES,
  VAGUE_WORDS,
} from './said-prose.ts';

/** Hours of a day (`14:00`); null where the day starts or ends. */
export type Hours = { from: string | null; until: string | null };
/** Several days by one word. */
export type Group = 'every' | 'weekend' | 'weekdays' | 'others' | 'rest' | 'those' | 'that';
/** `else` is of all that was not said before it, `open` is a bracket with prose in it; `so` tells what follows for the same days, `why` the reason. */
export type Join = 'and' | 'or' | 'comma' | 'but' | 'else' | 'break' | 'open' | 'close' | 'so' | 'why' | 'where';
/** What an hour is the edge of: « je finis à » is busy until then, « I can start at » is free from then; of a journey, the days before or after it, too. */
export type Edge = { side: 'from' | 'until'; isBusy: boolean; isJourney: boolean };

export type WordMeaning =
  | { is: 'weekday'; weekday: number }
  | { is: 'date'; date: string }
  /** The first day is 1, the last one -1. */
  | { is: 'numbered'; number: number }
  /** « les 3 jours ». */
  | { is: 'count'; number: number; of: 'first' | 'last' | null }
  /** « deux soirs »: a doubt, unless it is also said which. */
  | { is: 'counted'; number: number }
  | { is: 'group'; group: Group }
  | { is: 'number'; number: number; isDay: boolean }
  | { is: 'time'; time: string; isHalfDay?: boolean; isLoose?: boolean }
  /** “4 hours” */
  | { is: 'length'; minutes: number }
  | { is: 'noon' }
  | { is: 'part'; hours: Hours }
  | { is: 'join'; how: Join }
  | { is: 'to'; isDash?: boolean; isDate?: boolean }
  /** « sauf » is an exception, « pas » a refusal. */
  | { is: 'not'; isException?: boolean }
  | { is: 'no' | 'only' | 'yes' | 'each' | 'article' | 'filler' }
  /** A word nobody knows; `prose` where nothing about it speaks of time or doubt. */
  | { is: 'unknown' | 'prose' }
  /** A word of a time that nothing here reads: « tard ». */
  | { is: 'vague' }
  /** « je peux » offers what is said beside it, « je travaille » takes it away, « pour » begins an aside, and « avec » where hours stand before it. */
  | { is: 'offer' | 'busy' | 'purpose' | 'company' }
  /** « avec une préférence pour »: what follows takes nothing away. */
  | { is: 'wish' }
  | { is: 'edge'; edge: Edge }
  /** « pareil » has the hours said before, « après ça » begins where they end. */
  | { is: 'same' | 'thereafter' }
  /** « by 9pm » is until then, or from then: the verb says. */
  | { is: 'by' }
  /** « 18h max », « 14h au plus tôt ». */
  | { is: 'atMost' | 'atLeast' }
  /** « une demi-journée »: how long, not when. */
  | { is: 'amount' }
  /** « quand je … »: part of a reason, or a condition. */
  | { is: 'while' }
  /** « jusqu’à la fin du festival »: all the days after, too. */
  | { is: 'toTheEnd' }
  | { is: 'from' | 'after' | 'until' | 'before' | 'between' | 'onwards' | 'dayStart' | 'dayEnd' | 'slash' | 'plus' };

/** A word, and where it stands in the text. */
export type Word = WordMeaning & { start: number; end: number };

const part = (from: string | null, until: string | null): WordMeaning => ({ is: 'part', hours: { from, until } });
const MORNING = part(null, '13:00');
const AFTERNOON = part('12:00', '19:00');
const EVENING = part('18:00', null);

const AFTERNOON_WORDS = '(?:ap(?:res?)?[- ]?midis?|aprems?|arvos?|aft|ap(?:res)?[- ]?m|afternoons?|p\\.m\\.?|pm)';
const EVENING_WORDS = '(?:soir(?:ee)?s?|evenings?|eves?)';
const MORNING_WORDS = '(?:mat(?:in(?:ee)?s?)?|mornings?|a\\.m\\.?|am)';
const OF = "(?:de |d'|du |de la |de l'|of |of the )?";
const WEEKEND_WORDS = '(?:week[- ]?ends?|w[- ]e|wknd)';
const ALL = '(?:tou[ts]e?s?|t(?:ou)?t+e?s?|ts|chaque|every|each|all|any|n.?importe quels?)';

const edge = (side: Edge['side'], isBusy: boolean, isJourney = false): WordMeaning => ({
  is: 'edge',
  edge: { side, isBusy, isJourney },
});

/** What people write, without accents and in lower case; the first that fits is meant, so longer ones stand before those they begin with. */
export const LEXICON: readonly [string, WordMeaning][] = [
  // « 4h par jour »
  ['(?<=(?:hours?|hrs?|heures?|\\d ?h) )(?:(?:a|per) day|par jour)', { is: 'filler' }],
  [DOUBT_PHRASES, { is: 'unknown' }],
  [VAGUE_PHRASES, { is: 'vague' }],
  [POLITENESS, { is: 'filler' }],
  // Who is busy until when, and free from when.
  [BUSY_UNTIL, edge('until', true)],
  [BUSY_FROM, edge('from', true)],
  [ARRIVAL, edge('until', true, true)],
  [DEPARTURE, edge('from', true, true)],
  [FREE_FROM, edge('from', false)],
  [REASONS, { is: 'join', how: 'why' }],
  // « sauf le week-end où c’est toute la journée », “except Saturday when I’m free all day”
  [
    "ou(?= (?:c[' ]?est|je (?:peux|suis)|on peut) )|when(?= i(?:'?m| am| can|'ll be) (?:free|available|around|here|do|come|help))",
    { is: 'join', how: 'where' },
  ],
  ['quand(?! vous (?:voulez|souhaitez|avez)| il faut| besoin)|when|lorsque', { is: 'while' }],
  ['pendant que|while|whilst|tandis que', { is: 'join', how: 'why' }],
  ['a part(?! (?:ca|cela))', { is: 'not', isException: true }],
  ['par contre', { is: 'join', how: 'but' }],
  [
    `(?<=(?:free|available|dispo|disponible|libre) )(?:otherwise|sinon|autrement)${END}`,
    { is: 'group', group: 'rest' },
  ],
  // When a festival is over nobody knows.
  [
    '(?<=(?:[a-z]*day|[a-z]+di|dimanche|sun|mon|dim|lun)(?: \\d\\d?)? )(?:pour|for) (?:le |the )?(?:demontage|rangement|demonter|ranger|take[- ]?down|clear[- ]?up|clean[- ]?up)',
    { is: 'vague' },
  ],
  [
    'a part (?:ca|cela)|sinon|autrement|apart from (?:that|this)|other than that|otherwise',
    { is: 'join', how: 'else' },
  ],
  [CONSEQUENCES, { is: 'join', how: 'so' }],
  [NOTHING_PLANNED, { is: 'offer' }],
  ['school ?days?', { is: 'group', group: 'weekdays' }],
  [BUSY, { is: 'busy' }],
  ["c[' ]?est (?:sur|certain)(?! que)", { is: 'yes' }],
  [
    'sure?s?(?= (?:d.avoir |de |pour )?(?:le )?(?:[a-z]+di|dimanche|(?:lun|mar|mer|jeu|ven|sam|dim)\\b))',
    { is: 'yes' },
  ],
  ['(?:times?|heures|horaires|jours|days)(?= ?:)', { is: 'filler' }],
  // « OK pour tout, nuits comprises »
  [
    `(?:les? |la )?(?:${EVENING_WORDS}|nuits?|${WEEKEND_WORDS}) (?:y )?(?:compris|inclus)(?:es?)?|(?:y compris|including) (?:les? |la |the )?(?:${EVENING_WORDS}|nuits?|nights?|${WEEKEND_WORDS})`,
    { is: 'filler' },
  ],
  // Days.
  [
    '(?:le |the )?reste? (?:de la |of the )(?:journee|day)|ce jour[- ]la|(?:on )?that(?: whole| entire| same)? day',
    { is: 'group', group: 'that' },
  ],
  [
    `(?:pendant |during )?(?:t(?:ou)?te? (?:le |la )?(?:duree(?: du)? ?|long du )?fest(?:ival|oche?)|toute la duree|(?:the )?(?:whole|entire|full|all) (?:of )?(?:the )?festival|throughout(?: the festival)?|le festival (?:entier|complet)|festival (?:entier|complet)|du debut a la fin)`,
    { is: 'group', group: 'every' },
  ],
  [
    `(?:${ALL} (?:les |the )?)?(?:autres jours|other days?)|(?:les )?autres(?= (?:soir|matin|apres))|other(?= (?:evening|night|morning|afternoon))`,
    { is: 'group', group: 'others' },
  ],
  [
    '(?:tout )?(?:le |the )?(?:reste|rest)(?: (?:du|de la|of the) (?:temps|time|festival|week|semaine))?',
    { is: 'group', group: 'rest' },
  ],
  [
    `(?:that|this) week|cette semaine[- ]la|(?:all|the whole) week(?= (?:except|apart from|but) )|toute la semaine(?=,? (?:sauf|hors|hormis) [^,.;]*(?:sam|dim|week-?end))|${ALL} (?:les |the )?(?:jours?|jrs?|days)(?: du festival| of the festival)?|tlj|any of (?:the|those|these) days|every ?day|any ?day|each day|daily|n'?importe quel jour|peu importe (?:le|quel) jour|quel que soit le jour|7 ?j?/7 ?j?`,
    { is: 'group', group: 'every' },
  ],
  [
    `(?:tout |all |the |whole |entire )*(?:le |ce |the )?${WEEKEND_WORDS}|(?:tout )?(?:le|ce|du) we|(?<=(?:sauf|hors|tt) )we|we(?= (?:complet|entier|n.?importe|ok|oui|dispo|libre|sans)|\\s*(?:$|[,;:/(]))`,
    { is: 'group', group: 'weekend' },
  ],
  [
    '(?:en |pendant la |toute la |during the |all )?(?:semaine|week)|(?:jours )?(?:ouvres|ouvrables)|week ?days?',
    { is: 'group', group: 'weekdays' },
  ],
  [
    "(?:the )?opening(?= (?:night|evening|day))|(?<=(?:soir|soiree|journee|jour|matin|matinee) )(?:de l'|d')ouverture",
    { is: 'numbered', number: 1 },
  ],
  [
    '(?:the )?closing(?= (?:night|evening|day))|(?<=(?:soir|soiree|journee|jour|matin|matinee) )de (?:la )?(?:cloture|fermeture)|(?:le |the )?(?:dernier|last) (?:jour|day)',
    { is: 'numbered', number: -1 },
  ],
  ["(?:l')?avant[- ]dernier jour|(?:the )?(?:last but one|second to last) day", { is: 'numbered', number: -2 }],
  [
    '(?:ces|les) (?:deux )?jours?[- ]la|ces (?:deux |2 |trois |3 )?jours|ces(?: deux| 2| trois| 3)?(?= (?:soir|matin|apres))|(?:those|both)(?: two)?(?= (?:evening|night|morning|afternoon))|les deux(?: jours)?|(?:on )?(?:those|these|both|either)(?: of)?(?: two| the)? days?|both',
    { is: 'group', group: 'those' },
  ],
  // Parts of a day.
  ['matins?,? midis? (?:et|,) soirs?|morning,? noon and night', part(null, null)],
  [`(?:fin ${OF}|late )${MORNING_WORDS}`, part('10:00', '13:00')],
  [`(?:debut ${OF}|early )${AFTERNOON_WORDS}`, part('13:00', '15:00')],
  [`(?:fin ${OF}|late )${AFTERNOON_WORDS}|fin de journee`, part('16:00', '19:00')],
  [`(?:debut ${OF}|early )${EVENING_WORDS}`, part('18:00', '21:00')],
  [`(?:fin ${OF}|late )${EVENING_WORDS}`, part('21:00', null)],
  [MORNING_WORDS, MORNING],
  [AFTERNOON_WORDS, AFTERNOON],
  [EVENING_WORDS, EVENING],
  ['nuits?', part('22:00', null)],
  ['nights?', part('20:00', null)],
  [
    `(?:tou[ts]e?s? |t(?:ou)?t+e?s? )(?:la |les |le )?(?:journees?|jrn?ee?s?|jour)(?: entieres?| completes?)?|journees? (?:entieres?|completes?)|(?:all|whole|full|entire) day(?: long)?|all of it|(?:totalement|entierement|completement|fully|totally|completely) (?:dispo(?:nible)?s?|libres?|free|available)|the whole lot|(?:aucune|sans) (?:contrainte|restriction)s?(?: d.horaires?| horaires?)?|no (?:time )?(?:restrictions|constraints)|horaires (?:libres|indifferents)|(?:the )?(?:whole|all|entirety) of(?= (?:the )?(?:[a-z]*day|wed|thu|fri|sat|sun))|tout(?: le)?(?= ${DAY})|tout(?:e)? (?:le temps|la journee)|tt le temps|all the time|the whole time|toujours(?= (?:dispo|libre|ok))|(?<=(?:dispo(?:nible)?|libre|free|available) )(?:toujours|always)|(?:quand|comme) (?:vous (?:voulez|souhaitez)|il faut)|a votre convenance|whenever (?:you (?:need|want|like)(?: me)?|suits|works|is best)|h24|n'?importe quand|a (?:tout|n'?importe quel) moment|at any time|peu importe${END}|(?:open|full) availability|(?:a )?toute? heures?|non[- ]stop|wide open|any ?time|any (?:shift|slot|role)s?|(?:tous les|n'?importe quel) creneaux?|always(?= (?:free|available|ok))|(?:tout|all|everything)(?=\\s*(?:$|[,;.!:)]|sauf|except|but|dispo|hormis|ok|me va|bar ))`,
    part(null, null),
  ],
  ['(?:en |la )?journees?|day ?time|during the day', part(null, '19:00')],
  ['(?:deux|two) (?:heures|hours)', { is: 'time', time: '02:00' }],
  ['(?:trois|three) (?:heures|hours)', { is: 'time', time: '03:00' }],
  ['(?:quatre|four) (?:heures|hours)', { is: 'time', time: '04:00' }],
  ['demi-? ?journees?|half[- ]?(?:a )?[- ]?days?', { is: 'amount' }],
  // Hours that are named.
  ['(?:fin|depart|finish(?:ing)?|end(?:ing)?) (?:a|at|vers|by)(?= \\d)', { is: 'until' }],
  [
    '(?:entre |between )?(?:midi|noon) (?:et|-|and) (?:deux|2|two)(?! ?h)|lunch(?: ?times| ?breaks?)|pause (?:dejeuner|de midi)',
    part('12:00', '14:00'),
  ],
  ['(?:midi|noon) (?:et demie?|trente|30)|half (?:past )?(?:twelve|12)', { is: 'time', time: '12:30' }],
  ['(?:12 ?)?(?:minuit|midnight)', { is: 'time', time: '00:00' }],
  ["12 ?noon|midis?|noon|mid ?day|lunch ?time|(?:l'?)?heure du (?:dejeuner|repas)", { is: 'noon' }],
  [
    '(?<=(?:until|till?|til|to|-|–) ?)late|ce que (?:ce|ca) (?:soit|finisse) ?(?:fini|termine|ferme)?|(?:it|everything)(?: is|.s) (?:over|done|finished)|bout(?: de la nuit)?|pas d.heure|(?:you|they|it) (?:close|closes|finish|shut)|vous (?:fermez|finissez)|(?:l[ae] |the )?(?:fin|fermeture|close|closing|end)(?: time)?(?: (?:de|of) (?:la |the )?(?:journee|soiree|day))?(?: du festival)?',
    { is: 'dayEnd' },
  ],
  ["(?:l'|the )?(?:ouverture|opening)(?: time)?", { is: 'dayStart' }],
  [
    '(?:, ?)?(?:et |and )?(?:apres |ensuite |then |right )?(?:jus?qu.a(?:u)?|until|till|through to|to) (?:la |the )?(?:fin|bout|end) (?:du|of the) (?:festival|week-?end)',
    { is: 'toTheEnd' },
  ],
  // « à partir de jeudi midi jusqu’à la fin »
  [
    `(?<=(?:a partir d[eu]|des|from) (?:le |the )?(?:(?!mi|noon)[a-z]{3,9}|\\d\\d?(?:st|nd|rd|th)?)(?: \\d\\d?)? (?:(?:a )?(?:[a-z]{4,5}|\\d{1,2} ?h?\\d*|\\d{1,2} ?[ap]m) )?)(?:jus?qu[' ]?a|until|till?|to) (?:la|the) (?:fin|end)${END}`,
    { is: 'toTheEnd' },
  ],
  // From and until.
  [
    "not (?:free|available|around|here) (?:until|till)|a (?:partir|compter) d[eu]|a (?:partir|compter)(?= d')|a p(?:ar)?t?\\.? d[eu]|des|depuis|from|starting(?: from| on| at)?|(?:debut|arrivee) (?:a|vers)(?= \\d)|since",
    { is: 'from' },
  ],
  [
    '(?:a |par )?(?:apres|pareil apres) (?:ca|cela)|after (?:that|then|this)|from then(?: on(?:wards)?)?|(?:puis|ensuite|then)(?= (?:je suis |i.?m )?(?:full )?(?:dispo|libre|free|available|(?:all )?yours|a vous))|(?:apres|after)(?= (?:je |j.|on |i ?.?m |i ))|(?:apres|after(?:wards?)?|ensuite|puis|thereafter)(?= (?:c.?est )?(?:ok|dispo|libre|free))|(?:apres|after(?:wards?)?|ensuite|thereafter)(?=\\s*(?:$|[,.;!)]|et |and |(?:ca|c.?est|c) (?:ok|bon|va)))',
    { is: 'thereafter' },
  ],
  [`max(?:imum|i)?|grand max|au plus tard|(?:at the )?latest|dernier delai|finish${END}`, { is: 'atMost' }],
  [`au plus tot|(?:at the )?earliest|start${END}`, { is: 'atLeast' }],
  // « après le boulot (18h30) »
  [
    '(?:apres|after) (?:le |la |les |mon |ma |my )?(?:travail|boulot|taf|cours|work|school|job)(?: soit| donc)?(?=(?: ?\\(|, ?)? ?(?:vers |genre |a partir de |from |around |about )?\\d)',
    { is: 'after' },
  ],
  ['plus tard que?|later than|au dela de?|after|past|apres', { is: 'after' }],
  [
    "au plus tard(?= (?:a |vers )?\\d)|at the latest(?= (?:at |by )?\\d)|jus?qu?[' ]?(?:a(?:ux?)?|en|e)|until|till?|up to",
    { is: 'until' },
  ],
  // “class before”
  [`(?:avant|before)(?: (?:ca|cela|that|then))?${END}`, { is: 'prose' }],
  ['plus tot que|earlier than|avant|before', { is: 'before' }],
  ['entre|between', { is: 'between' }],
  ['onwards?|et (?:plus|apres(?![- ]?midi| \\d)|au dela)|and (?:later|after(?! \\d))|or later', { is: 'onwards' }],
  ['aux?', { is: 'to', isDate: true }],
  ['(?:right |straight |all the way )(?:through |up |thru )?(?:to|until|till)|through (?:to|until|till)', { is: 'to' }],
  ['a|to|thru|through', { is: 'to' }],
  [
    '(?:exactement |exactly )?(?:pareil(?:lement)?|idem|same(?: again| here| hours| times?)?|the same|ditto|likewise|(?:la )?meme chose|memes (?:heures|horaires|creneaux))(?: (?:que|as) [a-z]+)?',
    { is: 'same' },
  ],
  // What takes away, and what stays alone.
  ['(?<=(?:any|every|all|each) ?[a-z]+ |all |always )but(?! not)', { is: 'not', isException: true }],
  ['(?<=(?:any|every|all|each|whole|always|weekend|week).*)bar(?= )', { is: 'not', isException: true }],
  [
    "(?:avec |with |sauf )?(?:une |a |ma |my )?(?:petite |short )?(?:pause|break|coupure)(?: (?:repas|dejeuner|dej|midi|lunch))?(?= (?:(?:de|d'|entre|from|between|at|a) |\\d))|sauf|sf|excepte|a l'exclusion d[eu]|mis a part|minus|less(?! than)|save(?: for)?|outside(?: of)?|aside from|with the exception of|sans|without|a l'exception d[eu]|hor(?:mi)?s|en dehors d[eu]|moins|except(?: for| on)?|excluding|excl|apart from|other than|but not",
    { is: 'not', isException: true },
  ],
  [
    `aucune? dispo(?:nibilite)?s?|(?:peux|peut|suis|serai|pourrai|pouvons) plus(?: dispo(?:nible)?s?| libres?| venir)?|pas(?: dispo(?:nible)?s?| libre| possible| present(?:e)?| la(?=\\s*(?:$|[,;:)])))?|ni|jamais|(?:rien|nothing)(?= (?:avant |before |on |le |at the )?(?:[a-z]*day|week-?end|sat|sun|${DAY}))|not(?: available| free| possible| around| here| there)?|never|can'?t|can ?not|won'?t|don'?t|doesn'?t(?: work)?|isn'?t|aren'?t|unable to`,
    { is: 'not' },
  ],
  [
    `c.est mort|n/a|nok|ko|(?:is |.s )(?:out|a no(?:-go)?)|(?:rien|nothing)${END}|hors de question|exclue?s?|no way|non(?: dispo(?:nible)?)?|no(?:pe)?|indispo(?:nible)?s?|impossible|je me repose|absente?|occupee?s?|unavailable|busy|away`,
    { is: 'no' },
  ],
  // « plutôt dimanche que samedi »
  ['(?<=plutot (?:le )?[a-z]+ )que|(?<=rather (?:do )?[a-z]+ )than', { is: 'not' }],
  // “just arrived”
  ['just(?= [a-z]{2,}ed )', { is: 'filler' }],
  ['seule?ment|uniquement|exclusivement|juste|rien que|que|only|just', { is: 'only' }],
  [
    "(?:c'?(?:est)? |ca |that'?s |it'?s )?(?:oui|ok|all (?:right|good)|yes|yep|yeah|okay|bon|good|fine|great|parfait|me (?:va|vont|convien\\w+)|nickel|impec\\w*|super|cool|top|(?<=(?:ca|c) )(?:marche|roule)|works(?: (?:well )?(?:for me|too|as well))?|volontiers|(?:a )?definite(?:ly)?(?: yes)?|sur et certain|for sure|d'accord)",
    { is: 'yes' },
  ],
  [`${ALL}(?: les| the)?`, { is: 'each' }],
  ['ou(?: bien)?|or|soit|plutot que|rather than', { is: 'join', how: 'or' }],
  ['mais|but|however', { is: 'join', how: 'but' }],
  // « à 14h et rester 4h »
  [
    '(?:et |and )?(?:y |je |i.ll )?(?:rester(?:ai)?|reste|stay)(?: for| pendant)?(?= (?:\\d|jus|until|till))',
    { is: 'filler' },
  ],
  [
    'et(?: aussi| ensuite)?|puis|ensuite|ainsi que|plus(?! (?:tot|tard|de|ou))|and(?: also)?|then|as well as',
    { is: 'join', how: 'and' },
  ],
  ['les?|la|the', { is: 'article' }],
  ['by', { is: 'by' }],
  [TASKS, { is: 'filler' }],
  [PURPOSES, { is: 'purpose' }],
  ['(?:avec |with )?(?:une |a )?(?:petite |nette |slight )?preference (?:pour|for)', { is: 'wish' }],
  ['avec|with', { is: 'company' }],
  [OFFERS, { is: 'offer' }],
  [
    `(?:vers|environ|genre|about|around|approximately)(?= (?:\\d|midi|minuit|noon|midnight))|(?:je )?prefere|(?:i(?:'?d| would)? )?(?:much )?prefer(?:ably)?|too${END}|sur place|(?:de|par) preference|de|du|en|pendant|sur|ce|cet(?:te)?|ne|je|moi|on|nous|suis|serai[st]?|sera|veux|venir|aider|etre|est|sont|disponibilites?|aussi|egalement|plutot|de preference|inclus|compris|sur place|entiere?s?|complete?s?|complets|heures?|horaires?|creneaux?|jours?|i'?m|i am|i|we(?= (?:can|are|will))|will|be|do|help|dans|come|availability|at|in|during|of|is|are|my|also|again|preferably|preferred|included|inclusive|days?|whole|full|entire|complete|(?<!(?:my|work) )(?:shifts?|slots?)`,
    { is: 'filler' },
  ],
  [VAGUE_WORDS, { is: 'vague' }],
  [DOUBT_WORDS, { is: 'unknown' }],
];
