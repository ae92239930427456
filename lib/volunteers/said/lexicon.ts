import type { Kind, PartOfDay, SaidMeaning } from './meanings.ts';

/**
 * The hours of a part of the day, in minutes after midnight; null for the start or end of the day.
 */
export const PART_HOURS: Readonly<Record<PartOfDay, readonly [from: number | null, until: number | null]>> = {
  morning: [null, 780],
  noon: [720, 840],
  afternoon: [720, 1140],
  earlyAfternoon: [780, 1140],
  lateAfternoon: [960, 1140],
  daytime: [null, 1080],
  evening: [1080, null],
  night: [1200, null],
  deepNight: [1320, null],
};

const JOBS =
  '(?:boulot|taf|taff|travail|job|bureau|cours|ecole|lycee|fac|college|classe|service|work|school|uni|class|college|lectures)';
const MY = "(?:(?:le|la|les|l'|mon|ma|mes|my|the|ma) ?)?";
const JE = "(?:je |j' ?|j|on |nous |i |i'll |we )?";
const LIBRE = '(?:dispos?|disponibles?|disponibilites?|libres?|possibles?|availability|available|free|libere)';

/**
 * The meanings of words, each with a pattern for the folded text (no accents, no capitals, one
 * space, one kind of dash and apostrophe). The longest match at a place is used; a word without a
 * match is unknown.
 */
const patterns: readonly [Kind, string, (number | PartOfDay)?, PartOfDay?][] = [
  // Days.
  [
    'weekday',
    'lun(?:dis?)?|mondays?|mon(?=[ .]*(?:\\d|[-/&+,:;]|$|am\\b|pm\\b|morn|aft|eve|night|and\\b|to\\b|all\\b|from\\b|after\\b|until\\b|till?\\b|through\\b))',
    0,
  ],
  // “Sat 6 Mar”; elsewhere « mar » is a Tuesday.
  ['month', '(?<=(?:(?:mon|tues?|weds?|thu|thurs?|fri|sat|sun|[a-z]+day) \\d{1,2}|\\d(?:st|nd|rd|th)) )mar', 3],
  ['weekday', 'mardis?|mar|tuesdays?|tues?', 1],
  ['weekday', 'mercredis?|mercr?|mer|wednesdays?|weds?|wensday|wendsday', 2],
  ['weekday', 'jeudis?|jeu|jeud|thursdays?|thurs?|thu', 3],
  ['weekday', 'vendredis?|vdd|vend?|vendr|fridays?|fri', 4],
  ['weekday', 'samedis?|smd|sam|sa(?= \\d)|saturdays?|sat', 5],
  ['weekday', 'dimanches?|dim|sundays?|sun', 6],
  ['month', 'janv(?:ier)?|january|jan', 1],
  ['month', 'fevrier|fevr?|february|feb', 2],
  ['month', 'mars|march', 3],
  ['month', 'avril|avr|april|apr', 4],
  ['month', 'mai|may(?= \\d)', 5],
  ['month', 'juin|june|jun', 6],
  ['month', 'juillet|juil|july|jul', 7],
  ['month', 'aout|august|aug', 8],
  ['month', 'septembre|september|sept?', 9],
  ['month', 'octobre|october|oct', 10],
  ['month', 'novembre|november|nov', 11],
  ['month', 'decembre|december|dec', 12],
  [
    'each',
    "(?:tou[ts]|tt|ts|toutes?|ttes?) (?:les|mes)|chaque|each|every(?: single)?|any|n'?importe (?:quel|quelle)s?|all(?: the)?|either",
  ],
  ['days', 'jours?|jrs|days?|journees|dates?'],
  [
    'every',
    "tlj|tout (?:le )?(?:festival|festoch|fest)|(?:tt|tout) le fest(?:ival|och)?|toute la duree(?: du festival)?|l'ensemble du festival|(?:the )?(?:whole|entire|full) (?:festival|thing|lot|event|time)|all week(?= (?:except|apart|bar|but|other|exclud))|all (?:of it|festival|throughout|through)|throughout(?: the (?:festival|week))?|that week|cette semaine(?:[- ]la)?|everything|tout(?= (?:sauf|hormis|excepte|a part|le festival))|pour tout(?= *(?:[!.,;)]|$))|partout|any ?(?:day|shift)|any of the days|all days|every ?day|du debut a la fin",
  ],
  [
    'weekend',
    '(?:tout |tt |all )?(?:le |the )?(?:whole |entire |full )?(?:week[- ]?ends?|wkends?|wk-?end|wknds?|w/e|w-?e(?! (?:can|could|will|would|are|have|re|ll|both))|we|w\\.e\\.)(?: (?:entier|complet|days))?|(?:les |both )?weekend days',
    0,
  ],
  [
    'weekdays',
    '(?:en |la |de (?:la )?|toute la |tte la |de |les jours? de (?:la )?)?semaine|week[- ]?days?|working days|school (?:days|nights)|all week|jours ouvr\\w*|on weekdays|lun(?:di|\\.)?(?: ?- ?| a | au )ven(?:dredi|\\.)?|mon(?:day)?(?: ?- ?| to | through )fri(?:day)?',
  ],
  ['nth', "premier jour|first day|opening(?: day)?|jour (?:de l'|d')ouverture|day one", 1],
  [
    'nth',
    "(?:le |la )?(?:soiree|soir|ceremonie) (?:de l'|d')ouverture|premier soir|opening (?:evening|ceremony)|first evening",
    1,
    'evening',
  ],
  ['nth', 'opening night|first night', 1, 'night'],
  [
    'nth',
    '(?:le |la )?(?:soiree|soir|ceremonie) de (?:la )?(?:cloture|fermeture|fin)|dernier soir|closing (?:evening|ceremony)|last evening',
    -1,
    'evening',
  ],
  ['nth', 'closing night|last night', -1, 'night'],
  ['nth', '(?:deuxieme|second|2e|2eme) jour|second day|day two', 2],
  ['nth', '(?:troisieme|3e|3eme) jour|third day|day three', 3],
  ['nth', '(?:quatrieme|4e|4eme) jour|fourth day|day four', 4],
  ['nth', '(?:cinquieme|5e|5eme) jour|fifth day|day five', 5],
  ['nth', 'dernier jour|last day|closing day|jour de (?:la )?(?:cloture|fermeture|fin)', -1],
  [
    'others',
    '(?:(?:les|des|tous les) )?autres? (?:jours?|dates|moments)|(?:all |any |the )?others? days?|(?:les|the) autres(?= *(?:soirs|matins|apres))|any other(?= (?:evening|morning|afternoon|night))|les autres|the other(?= (?:evening|morning|afternoon|night)s)',
  ],
  [
    'rest',
    '(?:(?:tout )?le |pour le )?reste(?: (?:du temps|du festival|de la semaine))?|(?:the )?rest(?: of (?:the )?(?:festival|time|week))?|everything else|(?:a part|en dehors de|hormis) (?:ca|cela)|all else',
  ],
  ['restOfDay', 'le reste de la journee|the rest of the day'],
  [
    'those',
    'ces (?:(?:deux|trois|2|3|4|quatre) )?(?:jours|soirs|soirees|dates)(?:[ -]?la)?|(?:les (?:deux|2) jours)|both(?: days)?|(?:those|these) (?:two |three |\\d )?(?:days|evenings|nights)|either day|each day|chacun',
  ],
  ['that', 'ce (?:jour|soir)(?:[ -]?la)?|that (?:whole )?day|then(?= until)'],
  // Hours.
  ['midday', 'midi|noon|midday|12 noon'],
  ['midnight', 'minuit|midnight|00 ?h ?00|0 ?h(?:00)?|00:00'],
  [
    'part',
    '(?:en |dans la |le |la |toute la |tte la |au )?(?:matin(?:ee)?s?(?: tot)?|mat|matines)|(?:in the )?mornings?|early mornings?|tot le matin',
    'morning',
  ],
  [
    'part',
    "(?:en |le |la |pour le )?(?:midis|midi)|lunch ?times?|lunch(?: ?(?:break|shift|hour|time))?|(?:entre )?midi (?:et|a) (?:deux|2|14 ?h|quatorze heures)(?! \\d)|(?:a )?l'heure du dejeuner|pause dej(?:euner)?",
    'noon',
  ],
  [
    'part',
    "(?:en |l'|les |cet )?(?:aprem(?:s|es|e)?|apres?[- ]?m(?:idi)?s?|apm|a-m|ap\\.?[- ]?midis?|aprm)|(?:in the )?afternoons?|aft|arvos?",
    'afternoon',
  ],
  ['part', "debut d(?:e l)?'(?:aprem|apres[- ]?midi)|early afternoon", 'earlyAfternoon'],
  [
    'part',
    "fins? d(?:e l)?'(?:aprem|apres[- ]?midi|apm)s?|fins? (?:de|d'|des) ?(?:journees?|aprem|apres[- ]?midi)|late afternoons?",
    'lateAfternoon',
  ],
  [
    'part',
    "(?:en |la |pendant la |les |l'|de |mes )?journees?|(?:in the |during the )?day ?time|during the day|horaires de journee|heures de bureau|by day",
    'daytime',
  ],
  [
    'part',
    '(?:en |le |la |les |dans la |au |du |toute la |tte la )?(?:soirs?|soirees?)|(?:in the )?(?:evenings?|eve?s?|eves)',
    'evening',
  ],
  ['part', '(?:late )?nights?|at night', 'night'],
  ['part', '(?:la |de |les )?nuits?|nocturnes?', 'deepNight'],
  ['am', 'am|a\\.m\\.|du mat(?:in)?'],
  ['pm', "pm|p\\.m\\.|de l'apres[- ]?midi"],
  [
    'whole',
    "(?:toute?s?|t+e?s?) (?:la |les )?(?:journees?|jrnee|jounee|journee)(?: entiere)?|tout(?:e)? (?:la )?heure|(?:la )?journees? (?:entieres?|completes?)|(?:a )?temps plein|(?:for )?(?:all|whole|full) ?days?|(?:the )?(?:whole|entire|full) day|n'?importe quand|n'?importe quelle heure|any ?(?:time|hour|shift)|(?:non|no)[- ]?stop|h ?24|24 ?h ?(?:/|sur) ?24 ?h?|24/7|7j/7|tout le (?:temps|tps)|tt le (?:temps|tps)|tlt|a (?:tout|n'importe quel) moment|jour et nuit|du matin au soir|sans (?:contraintes?(?: d'horaires?)?|interruption|limite)|(?:quand|qd) (?:vous (?:voulez|voudrez)|il faut|on veut|tu veux)|no (?:limit|commitments|restrictions?|constraints?|preference|plans)|aucune contrainte|horaires? (?:indifferents?|libres?|flexibles?)|peu importe (?:l'heure|l'horaire)|en continu|whenever|whole of|all of|matin,? midi et soir|totalement|completement|pleinement|fully|wide open|all hours|anything|(?:rien|nothing) (?:de prevu|planned)|matin au soir|completely|day and night|n'importe quel moment",
  ],
  [
    'dayEnd',
    "(?:la )?(?:fin(?: (?:de (?:la )?soiree|du festival|de la journee))?|fermeture|cloture)|close|closing|(?:the )?(?:end(?: of (?:the )?(?:day|festival))?|late)|you close|(?:pas d'heure|pas d heure)|bout(?: de la nuit)?|ce que ce soit fini|tard",
  ],
  ['dayStart', "(?:l'|d')?ouverture"],
  ['onwards', 'onwards?|on(?= *(?:$|[,;.)]))|et plus|inclus|y compris|included|inclusive'],
  ['atMost', 'max(?:i|imum)?|au plus tard|dernier delai|at the latest|latest|grand max'],
  ['pause', '(?:avec )?(?:une )?pause(?: (?:repas|dejeuner|dej))?|with a (?:lunch )?break'],
  // Words between days and hours.
  [
    'from',
    "(?:pas plus tot que|no earlier than)|(?:je )?(?:commence a etre|serai) (?:libre|dispo)(?= [a-z]+di )|(?:a|en) parti(?:r|e)(?: d[eu']s?)?|a part[ie]r? de|a compter d[eu]|a/c(?: d[eu])?|dep(?:uis|s)|des|from(?: about| around)?|starting(?: from| on| at)?|as of|beginning|start(?= \\d)|from then|start(?:ing)? at|commencer (?:a|des|vers)|commencer",
  ],
  ['after', 'a?pres(?![- ]?m)|passe|after|past'],
  [
    'until',
    "jus(?:qu|k)'? ?(?:a|au|aux|en|vers)?|jusque(?: vers)?|until|'?till?|(?:mais |but )?(?:pas|jamais|not|no|never) (?:plus tard|later) (?:que|than)|up ?to|finir (?:a|vers|avant)|fini a|fin a|rester jusqu'? ?a|stay (?:till?|until)|no longer than",
  ],
  ['before', 'avant|avt|b4|before|by'],
  ['between', 'entre|between'],
  ['to', "a|au|aux|to|through|thru|et jusqu'? ?(?:a|au)|then until"],
  ['dash', '-+'],
  ['for', 'pendant|durant|for|rester|stay(?: for)?'],
  [
    'about',
    "vers|environ|a peu pres|around|about|approx\\.?|round|ish|aux alentours de|autour de|genre|like|(?<!\\bsoit .*)soit|cad|c'est[- ]a[- ]dire|i\\.e\\.",
  ],
  ['and', '&|et|and|plus|\\+|n|ainsi que|as well as|puis(?= *\\d)'],
  ['where', "ou(?= (?:c'est|je|j'|on|il|elle))|quand|when|lorsque|pendant que|while|qui"],
  ['or', 'ou|or|et/ou|and/or|ou bien|voire|(?<=\\bsoit .*)soit'],
  ['comma', ','],
  ['slash', '[/|]'],
  ['colon', '[:=]'],
  ['stop', '[.!?;\\n\\u2022]+'],
  ['open', '[(\\[]'],
  ['close', '[)\\]]'],
  ['but', 'mais|but|par contre|en revanche|however|though|although|cependant|toutefois|seul bemol'],
  ['so', "donc|dc|so|du coup|alors|c'est pourquoi|hence|thus"],
  [
    'because',
    "(?:avec une )?preference pour|with a preference for|car|parce qu(?:e|'| )|comme|puisque|vu que|a cause d[eu']s?|en raison d[eu']s?|pour cause d[eu']|because(?: of)?|cos|coz|since|as i|due to|etant|cause d[eu']|avant (?:le|la|mon) (?:travail|boulot|taf)",
  ],
  [
    'purpose',
    "pour|avec|with|afin d[e']|pr|(?:juste )?a cote|next to|w/|chez|a bientot|au bar|a la caisse|en tant que|as a",
  ],
  [
    'then',
    'puis|ensuite|then|afterwards?|after (?:that|then|it)|apres (?:ca|cela)|et apres(?![- ]?m)|a nouveau|again|straight after',
  ],
  ['also', 'aussi|also|too|en plus|egalement|as well'],
  // Words about days and hours.
  [
    'except',
    "sauf|sf|hormis|excepte|except(?: for)?|exclud(?:ing|e)|exclus?|a part|apart from|bar(?= (?:the |mon|tue|wed|thu|fri|sat|sun))|other than|en dehors d[eu']|a l'exception d[eu]s?|hors|minus|sans|without|mais pas|but not|but never|but the(?= (?:first|last|second|third) *(?:$|[,;.]))|celui du|exception faite",
  ],
  ['only', "seulement|uniquement|seul[es]*|only|just|que|ke|rien que|exclusivement|strictement|qu'(?=[a-z])"],
  [
    'not',
    "pas|non|no|not|ne? (?:peux|suis|serai) (?:pas|plus)(?: (?:libre|dispo))?|jamais|never|aucune?s?|impossibles?|indispo(?:s|nibles?)?|ko|unavailable|can'?t|cannot|won'?t(?: work)?|(?:doesn'?t|does not) work|absente?s?|absence|no good|not good|pas bon|n/a|na|nok|nope|ni|nor|neither|rien|nothing|none|don'?t|busy|occupee?s?|away|pris(?:e)?|mort|couldn't|out of town|pas trop(?= (?:le|les|dispo|libre))|(?:are|is) for (?:the |my )?(?:kids|family|children)|out|isn't|me repose",
  ],
  [
    'yes',
    "oui|for sure|pour sur|ok(?:ay)?|yes|yep|ouais|c(?:'est|a|) (?:est )?(?:bon|ok|parfait|possible|sur)|ca (?:marche|me va|roule|m'arrange|va)|fine|good|great|works(?= *(?:[;.]|$))|works? best|works? (?:well )?for me|parfaite?|pas de (?:souci|probleme|pb)s?|pas d'probleme|sans (?:souci|probleme|pb)s?|aucun (?:souci|probleme)|no (?:problem|worries)|(?<=^|sinon )ras|definite(?:ly)?(?: yes)?|sur(?:e|s)?|certain(?:e)?|d'accord|present(?:e)?s?|is ok|are (?:fine|best)|all good|x",
  ],
  [
    'offer',
    `${LIBRE}|(?:je |j' ?|j|on |nous |peut |)?(?:(?<=j|je |j'|on )peu|peu[xt]|pouvons|peuvent|pourrai[st]?|pourrions|saurai[st]?)(?: (?:etre (?:la|present\\w*)|venir|aider|faire|assurer|donner(?: un coup de main)?|rester|tenir|vous (?:aider|consacrer)|me (?:liberer|rendre)|participer|filer(?: un coup de main)?|travailler))*|(?:i |we |i'd |)?(?:can|could)(?!')(?: (?:both |also |only |definitely |come|do|make|help(?: out)?|work|be there|be|cover|stay|give(?: you)?|offer))*|viens|viendrai|serai(?: (?:la|present\\w*))?|suis la|sur place|i'm around|happy (?:to|with)(?: (?:do|help)(?: out)?)?|glad|would (?:love|like) to(?: (?:do|help))?|i'd (?:love|like) to(?: (?:do|help))?|delighted to assist|me (?:propose|libere)|aider|venir|help(?: out)?|volunteer|partante?s?|propose|i will be|i'll be(?: there)?|re-?dispo|ouverte?|souhaiterais|aimerais(?: bien)?|open|de repos|(?:i )?should be (?:delighted|happy|glad)|delighted|off work|(?:ne |n')?(?:travaille|bosse) pas|(?:n'ai |ai )?pas (?:de cours|cours|d'ecole|ecole)|not working|don'?t work|no class(?:es)?|day off|en (?:conges?|rtt)|retraitee?s?|(?:j'ai |je )?(?:pose|pris) (?:mes |des |ma )?(?:conges?|rtt|vacances)|je prends(?= mon [a-z]+di)|on vient|(?:i'?ve |i have |i )?(?:booked|taken|took|got)(?= (?:the |my )?[a-z]+(?: and [a-z]+)? off)|a (?:vous|votre disposition)|all yours|yours|flexible|(?:est|sont|is|are) libres?`,
  ],
  [
    'busy',
    `${JE}(?:garde|recupere|recup|chante|vais|fais|tiens|ferme|accompagne|dois|donne|reprends|emmene|depose|couche|joue|etudie|have (?:a|an|(?:[a-z]+ )?(?:class(?:es)?|lectures)|to (?:pick|take|catch|look))|teach|pick up|look after|babysit|travel|(?:i'?m |am |m )?travelling|(?:suis |serai )?en vacances|play|sing|study|need to (?=pick)|bosse|travaille|taffe|work|am working|m working|working|(?:ai|a|have|'ve) (?:une? |les |la |le |the |my |mes |mon |ma |des )?(?:kids|children|cours|partiels?|train|match|rdv|mariage|repas|soiree|empechement|enfants|petits[- ]enfants|dentiste|examens?|piscine|chorale|repetition|entrainement|foot)|have (?:class(?:es)?|lectures|school|work|uni)|suis (?:en teletravail|de (?:mariage|service|permanence)|en cours|au (?:travail|boulot|taf|lycee)|de garde|occupee?|en deplacement|pris|en famille)|serai (?:en cours|absente?|au travail)|teach|'ve got work|got work)|travail|boulot|taf|work|uni|cours|lectures|on (?:shift|duty|call)|en cours|d(?:u |e |')(?:matin|nuit|soir|apres[- ]midi)(?= (?:cette|la) semaine)(?: cette semaine(?:[- ]la)?)?|travaillant|au travail|de garde`,
  ],
  [
    'busyUntil',
    `${JE}(?:(?:finis|termine|sors|fini|finit|finish|get off|m done|am done|'m done)(?: (?:${MY}${JOBS}|ma journee|mon service|les cours|work|school|class))?(?: (?:a|vers|at|around|by))?|${MY}${JOBS} (?:jusqu'? ?a|until|till?))`,
  ],
  ['vagueFrom', `(?:a?pres|after|straight from) ${MY}${JOBS}|des la sortie d[eu] ${JOBS}|apres ma journee`],
  [
    'arrive',
    "(?:j'?|je |on |nous )?(?:arrive|arrivons|arriverai|reviens|rentre(?: de vacances)?)|arrivee?|(?:de retour|retour)|(?:i |i'm |we |i'll )?(?:arrive|arriving|land|landing|get (?:in|there)|come back|be back|am back|'m back)|back",
  ],
  [
    'depart',
    "(?:je |j'?|et |on |nous )?(?:re)?(?:pars|part|partons|partirai|decolle|partir)|departs?|(?:i |i'm |we |i'll )?(?:leave|leaving|fly|head(?:ing)? (?:home|off)|go home)",
  ],
  [
    'leave',
    "(?:je |j'|et |il faut que je |faut que je |qu'? ?)*(?:dois |devrai |devoir |doit |faut |sois |soit )(?:re)?(?:partir|filer|quitter|y aller|rentrer|etre rentree?|rentree?|parte|finir|m'en aller|parti)(?: (?:a|vers|pour|avant|des))?|rentree? (?:a|pour|avant)|(?:i )?(?:'ve |have |need |must |'ll |got )*(?:to )?(?:have to |need to |got to |must )(?:leave|go|be (?:done|home|gone|off|out)|finish|stop|catch (?:the |a |my )?last (?:tram|bus|train|metro))(?: (?:by|at|before|around))?",
  ],
  ['otherwise', 'sinon|otherwise|autrement|else'],
  [
    'same',
    'idem|pareil(?:lement)?|same(?: again)?|la meme(?: chose)?|meme (?:chose|horaires?|heures?)|itou|ditto|likewise|mm chose',
  ],
  [
    'doubt',
    "peut[- ]?(?:e|ê)?tre|ptet|ptetre|eventuel(?:lement)?|normalement|a priori|en principe|en theorie|probable(?:ment|s)?|probably|possibly|perhaps|maybe|might|hopefully|(?:a|de) (?:voir|confirmer|definir|preciser|caler|valider)|confirme[rz]?(?:ai|as)?|confirm|plus tard|later|tbc|tbd|(?:je |j')?(?:ne )?sais? pas|jsp|sai[st] pas|tout faire|demie|(?:quand|when) (?:je|on|i) (?:peux|peut|pourrai|can)|(?<!(?:booked|taken|took|got) .{0,40})off|un peu|a bit|moins|less|at a push|plus (?:dispo|libre|disponible)s?|on est (?:deux|trois|2|3)|moi plutot|(?<=, )moi(?= (?:lun|mar|mer|jeu|ven|sam|dim|le |la |les ))|pas (?:sure?|certaine?|encore|forcement)|not (?:sure|certain|yet)|unsure|ca (?:depend|dependra|va dependre)|depend\\w*|selon|suivant|en fonction d[eu']s?|sous reserve|si|if|s'(?=il)|unless|je pense|pense|i think|should be|devrais|vraiment|certains?|some|most(?: of)?|la plupart|plusieurs|parfois|sometimes|quelques?|few|couple of|un(?:e)? (?:jour|soir|soiree|apres-midi|matin\\w*|semaine) sur|l'un ou l'autre|au choix|part of|une partie|partie d[eu]|imprevus?|empechements?|likely|verra|dirai|redis|redirai|let you know|let u know|will know|know|closer to the (?:time|date)|attend[s]?|attente|waiting|planning|(?:une? |one |a )?(?:demi[- ]?journees?|half[- ]?days?)|comme (?:vous|l'an)|tot|early|trop|possiblement|surement|sans doute|difficile\\w*|compliquee?|tentative\\w*|provis\\w*|presque|almost|idee|encore|yet|horaires? a|or so|alternance|tour de role|not both|one of|un des|une des|my shifts|mes gardes|en attente|appele[rz]|contacte[rz]|text me|ask|(?:is|are) for",
  ],
  [
    'amount',
    "(?:une? |one |a )journee|(?:par|per|a|/) ?(?:jour|semaine|day|week)|(?:pas plus|no more|not more) (?:de|d'|than)|(?:(?:une?|deux|trois|quatre|cinq|one|two|three|four|five|(?<!\\d)[1-9])(?: ?(?:ou|a|or|to|-) ?(?:deux|trois|two|three|\\d+))? )(?:creneaux?|shifts?|soirs?|soirees?|evenings?|jours|jour(?!nee)|days?|matins?|matinees?|mornings?|apres[- ]?midis?|afternoons?|nights?|heures|hours?|hrs)",
  ],
  [
    'filler',
    "(?:a mon |mon )age|nothing else|rien d'autre|(?:pas (?:dispo |libre )?|not (?:then|free then)?)(?:a|pendant) ce(?:tte)? (?:moment|periode)(?:[- ]la)?|pas (?:de |le |la )?(?:permis|voiture|velo)|sans voiture|(?:no|pas de|pas) (?:port de charges?|port|porter|heavy lifting)(?: lourdes?)?|(?:mon|my) (?:francais|anglais|english|french)(?: (?:is|n'est|est))? (?:pas|not)(?: tres| very| so| that)? (?:bon|good|great|perfect|parfait|top)|desk|(?:pendant les heures d'|during )(?:school hours|ecole)|ensemble|together|(?:nous |on )?(?:venons|vient|viendrons) a (?:deux|trois|quatre|\\d)|(?:ensuite|puis|then) (?:je |on |i )?(?:pars|partons|leave|fly)(?: (?:en|a|pour|chez|to|for) [a-z-]+)?(?= *(?:[.!]|$))|(?:i'?m |i am )?(?:an early bird|a morning person|a night owl)|(?:avant|before|apres|after) (?:le|the) festival|installer|chaises|tables|sans (?:restriction|limite|exception|condition|contrainte)s?|without (?:restriction|exception)s?|(?:on est |we'?re |we are )?(?:un |a |en )couple(?! of)|comme l'an(?:nee)? (?:dernier|passe|derniere|passee)(?= *:)|between jobs|at the moment|en ce moment|actuellement|currently|assistante?|language|langue|sont|avons|avez|ont|serions|serons|sommes|(?:nous |on )?(?:serons|sera|sommes) (?:deux|trois|quatre|\\d)|clean(?:ing)?[- ]?(?:up|down)?|tidy(?:ing)?[- ]?(?:up)?|pack(?:ing)?[- ]?(?:up|down)|nettoyage|menage|vestiaires?|tickets?|ticketing|box office|doors?|merch|stewarding|catering|cloakroom|hospitality|reception|signalisation|parking|deco(?:ration)?|(?:trop )?hate (?:d'y etre|de vous (?:voir|retrouver|rencontrer|aider))|trop hate|ravie?s?|looking forward(?: to (?:it|seeing you|helping))?|can't wait|see you(?: there| soon| then)?|up to you|n'hesitez pas(?: a (?:m'appeler|me (?:contacter|solliciter)))?|don't hesitate|i have a car|i (?:can )?drive|j'ai (?:une voiture|le permis)|bon courage|bravo|first time|premiere fois|(?:avec )?(?:mon|ma|my|mes) [a-z-]+ (?:et moi|and (?:i|me))(?: meme)?|en famille|montage|demontage|install(?:ation)?|ranger|rangements?|accueil|accueillir|caisse|billetterie|bar|buvette|stands?|navettes?|gare|regie|securite|service|cuisine|affichage|petit[- ]dej(?:euner)?s?|petits dej|set[- ]?up|setting up|take[- ]?down|clear[- ]?up|load[- ]?(?:in|out)|exploitation|rush|cinema|festival|projections?|films?|equipe|salle|benevolat|contente?|heureux|heureuse|jeune|etudiante|erasmus|exchange|show days|times?(?= *:)|horaires?(?= *:)|shifts?|creneaux?|slots?|premier|derniere?|first|last|main|coup|participer|make|off|doit|chercher|assist|put|wherever|propositions?|tous les (?:deux|2)|autres?|heure|tenir|monter|filer|assurer|faire|do|come|place|chaud|voiture|permis",
  ],
  [
    'article',
    "le|la|les|l'|de|du|d'|the|on|in|at|of|en|an?|une?|of the|this|ce|cet|cette|ces|mes|my|mon|ma|ton|celui|celles?|ceux|y|s",
  ],
  [
    'filler',
    "at all|i am|toujours|tout(?:e|es)?|ce moment(?:[- ]la)?|right|full|chuis|chui|jsuis|jsui|need(?:ed)?|suits?|want|peu importe(?: lequel)?|entre les (?:2|deux)|in between|catch|metro|bus|train|tram|(?:\\d+ (?:et|and) )?\\d+ ans|en fonction d[eu]s? (?:vos )?besoins|selon (?:vos |les )?besoins|pas trop tot|finir|a la demi[- ]journee|a [2-9](?= le )|quelqu'un|serais?|sera|20\\d\\d|habite|a \\d+ km|nuits? comprises?|no driving after dark|(?:je )?ne (?:conduis|roule) (?:pas|plus) la nuit|merci de (?:me |nous )?(?:confirmer|rappeler)|\\d+ (?:ans?|years?(?: old)?|enfants|kids|km|personnes)|je|j'?|i|'?(?:m|ve|ll|d|re)|i'?m|is|are|be|will|would|'s|suis|ai|est|c'?|c'est|ca|cela|serai(?:t|ent)?|etre|il|elle|nous|vous|me|m'|moi|toi|tu|te|se|s'|ne|n'|qu'?|it|that|you|we|us|they|there|here|la-bas|dans|tres|bien|super|really|very|well|please|pls|plz|svp|stp|s'?il (?:vous|te) plait|merci(?: (?:beaucoup|d'avance|a vous|a tous))?|je m'appelle [a-z-]+|my name is [a-z-]+|comme (?:prevu|convenu)|as (?:planned|agreed)|thanks?(?: you)?(?: (?:so much|in advance))?|thx|bonjour|bjr|bonsoir|bsr|salut|slt|coucou|cc|hello|hi|hiya|hey|yo|dear|cordialement|cdlt|cdt|bien a vous|bises?|bisous|bonne (?:journee|soiree|continuation)|belle (?:journee|soiree)|tres bonne journee(?: a vous)?|kind regards|regards|best|cheers|love|xx?|lol|mdr|haha|madame|monsieur|mme|m\\.|tous?|team|everyone|desolee?s?|dsl|sorry|afraid|mes dispos?|ma dispo|my availability|voici|sont les suivantes?|suivantes?|our|your|his|her|notre|votre|plutot|prefere(?:rais)?|pref(?:er(?:ably|ence|red)?)?|de preference|with a preference|avec une preference|rather|ideal(?:ement|ly)?|si (?:besoin|necessaire|vous (?:voulez|avez besoin|manquez (?:de )?\\w+)|il (?:manque|faut)(?: du monde| quelqu'un| des bras| du renfort)?|y'?a besoin|vraiment besoin|jamais)|s'il (?:manque|faut)(?: du monde| quelqu'un| des bras| du renfort)?|au besoin|if (?:needed|necessary|required|need be|you(?:'re| are)? (?:need|stuck|short)\\w*(?: of people)?)|sans (?:probleme|faute)|inclus(?:e|ivement)?|pile|deja|bon|voila|encore une fois|grave|vive le cinema|benevole|cette annee|this year|libre comme l'air|comme l'air|avec plaisir|volontiers|with pleasure|apres,? (?=ca)|retired|student|etudiant\\w*|lyceen\\w*|prof|instit|infirmiere?|disposition|vehiculee?|le meme|certainly|guaranteed|still|up for|keen|all set",
  ],
  [
    'reason',
    'fils|frere|soeur|ami|amie|copine|copain|famille|family|wife|husband|son|daughter|friend|brother|sister|kids|parents|mere|pere|messe|chomage|enfants?|petits?|petites?|grands?|bebes?|ados?|maman|papa|maris?|femmes?|filles?|cousine?s?|neveux?|niece|belle[- ]mere|beaux[- ]parents|mamie|papi|grand[- ]mere|chiens?|chats?|voisine?s?|baby[- ]?sitter|nounou|creche|garderie|ecoles?|college|lycee|fac|universite|examens?|exams?|revisions?|partiels?|stage|formation|cantine|sortie|heures|bureau|magasin|boutique|restaurant|usine|hopital|clinique|pharmacie|poste|mairie|chantier|marche|employeur|patron|chef|collegues?|reunions?|conges?|rtt|teletravail|mi[- ]temps|temps partiel|horaires?|centre|got|have|has|loge|habitons|vis|vit|live|living|staying|commence|prends|dors|repos|reposer|dormir|repas|dejeuner|diner|brunch|anniversaire|mariage|bapteme|enterrement|fete|noel|concert|spectacle|theatre|match|foot|rugby|tennis|judo|danse|yoga|gym|aqua[- ]?gym|natation|piscine|sport|entrainement|competition|tournoi|chorale|orchestre|musique|solfege|repetition|kine|medecin|dentiste|docteur|osteo|rendez[- ]vous|rdv|sieste|courses|valise|avion|vol|trajet|route|paris|lyon|londres|vacances|voyage|week|tournee|permanence|pompiers|recuperer|emmener|deposer|coucher|couches?|garder|children|child|baby|toddler|mum|dad|mother|father|grandchildren|grandkids|grandson|granddaughter|partner|girlfriend|boyfriend|nursery|childcare|school|schools|university|lectures?|classes|class|lessons?|seminar|internship|office|job|shop|store|hospital|clinic|surgery|nurse|meetings?|appointments?|dentist|doctor|physio|church|mass|choir|practice|rehearsals?|football|soccer|swimming|training|gig|wedding|birthday|party|funeral|christening|dinner|meal|flight|plane|ferry|eurostar|airport|commute|london|nap|sleep|run|pick|singing|parkrun|hours|dog|cat|start|crew|hungover|[23] ?x ?[68]|garde|gardes|metiers?|barman|barmaid|serveu(?:r|se)|cuisini(?:er|ere)|boulang(?:er|ere)|infirmi(?:er|ere)s?|aide[- ]soignante?|enseignante?|professeure?|profs?|maitresse|caissi(?:er|ere)|vendeu(?:r|se)|coiffeu(?:r|se)|chauffeu(?:r|se)|livreu(?:r|se)|facteu?r|agricult(?:eur|rice)|mecanicien|electricien|plombier|menuisier|technicien(?:ne)?|secretaire|comptable|avocate?|sapeur|militaire|artisan|commercant|restauratrice|independante?|freelance|salariee?|fonctionnaire|auto[- ]?entrepreneu(?:r|se)|alternante?|apprentie?|stagiaire|collegien(?:ne)?|teacher|waiter|waitress|baker|driver|barista|bartender|cook|carer|builder|farmer|lawyer|accountant|midwife|shop assistant|self[- ]employed|apprentice|trainee|intern|sixth form|gcses?|a[- ]levels|dissertation|thesis|these|memoire|concours|code|auto[- ]ecole|annual leave|holidays?|jet ?lag|covoiturage|carpool|lift|ride|velo|bike|walk|walking|coach|grandma|grandpa|nan|granny|mamy|papy|tante|oncle|aunt|uncle|beau[- ]frere|belle[- ]soeur|jumeaux|twins|accouchement|enceinte|pregnant|fatiguee?|tired|malade|sick|handicap\\w*|dos|genou|jambe|knee|back pain|badminton|volley|basket|handball|randonnee|course|marathon|chasse|peche|jardin|bricolage|brocante|vide[- ]grenier|loto|belote|bridge|club|association|asso|conseil|scouts?|catechisme|culte|mosquee|priere|temple|synagogue|shabbat|sunday school|prayer|worship|bible|drum|guitar|piano|violon|drama|ballet|dance|zumba|pilates|crossfit|fitness|physiotherapy|chemo|dialyse|therapie|therapist|psy|check[- ]?up|scan|irm|bilan|vaccin|visite|visiting|visit|visitors|guests|invitee?s?|apero|raclette|barbecue|bbq|pub|quiz|soiree jeux|date night',
  ],
];

function alternativesOf(source: string): string[] {
  const alternatives: string[] = [''];
  let depth = 0;
  let isClass = false;
  for (const [sign] of source.matchAll(/\\.|[^\\]/g)) {
    if (sign === '[') isClass = true;
    else if (sign === ']') isClass = false;
    else if (sign === '(' && !isClass) depth += 1;
    else if (sign === ')' && !isClass) depth -= 1;
    if (sign === '|' && depth === 0 && !isClass) alternatives.push('');
    else alternatives[alternatives.length - 1] += sign;
  }
  return alternatives;
}

// A word ends where no letter follows.
const wordOf = (source: string) => new RegExp(`(?:${source})(?:(?<![a-z0-9])|(?![a-z0-9]))`, 'y');

/** The first letter of a pattern, to skip patterns quickly; empty where it is not fixed. */
const firstOf = (source: string) => /^[a-z](?![?*{])/.exec(source)?.[0] ?? '';

/**
 * Every alternative is a pattern of its own, because a regular expression takes the first
 * alternative that matches, not the longest.
 */
export const lexicon: readonly {
  meaning: SaidMeaning;
  pattern: RegExp;
  alternatives: readonly { first: string; one: RegExp }[];
}[] = patterns.map(([is, source, value, part]) => ({
  meaning: {
    is,
    value: typeof value === 'number' ? value : 0,
    ...(typeof value === 'string' ? { part: value } : part ? { part } : {}),
  },
  pattern: wordOf(source),
  alternatives: alternativesOf(source).map((one) => ({ first: firstOf(one), one: wordOf(one) })),
}));
