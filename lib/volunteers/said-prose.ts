/*
 * What people write beside the hours, as patterns of plain letters: what makes an offer uncertain, what they are busy with, what they say around it.
 * A doubt is never passed over; a word that stands in none of these lists is prose, and prose without days or hours says nothing of when.
 */

/** « je finis », « j’finis », « jfinis », « finis ». */
const JE = "(?:je |j[' ]?|on |nous )?";

/** Where a clause ends. */
export const END = '(?=\\s*(?:$|[.,;!)]))';
export const DAY = '(?:[a-z]*day|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)';

const either = (...patterns: string[]) => patterns.join('|');

/** Doubts of several words, of which others mean something by themselves: these come first. */
export const DOUBT_PHRASES = either(
  // When somebody else can come is not when they can.
  `(?:papa|maman|mum|dad|(?:mon|ma|mes|my|notre|our) (?:pere|mere|mari|femme|conjointe?|compagn(?:on|e)|cop(?:ain|ine)|fils|filles?|freres?|soeurs?|amie?s?|enfants?|wife|husband|partner|sons?|daughters?|brother|sister|friends?|mates?|mum|dad|kids?)) (?:peu(?:t|vent)|sera|seront|est|sont|can|is|are|will be)(?= (?:dispo|libre|free|available|que |seulement|uniquement|only|le |la |du |on |from |${DAY}))`,
  '(?:pas|not) (?:tout|tous|all|every|the (?:whole|entire|full))',
  "peut[- ]?etre|p'?tete?(?:re)?|may ?be",
  '(?:pas|not) (?:trop(?! t(?:ot|ard))|vraiment|tout[e]? ?a? ?fait|really|sure?s?|certaine?s?|definite\\w*|mal|bad|contre|encore|yet|toujours|always|forcement|necessarily|seulement|only|just)',
  'sauf (?:si|imprevus?|contre)|a moins|except if|other than if|otherwise engaged',
  '(?:un|une|one|deux|two|three|trois|quatre|four|[1-9]) (?:seule? |single |full |whole |petite? )?(?:jours?|soir(?:ee)?s?|matin(?:ee)?s?|apres[- ]midis?|journees?|days?|mornings?|afternoons?|evenings?|nights?|week-?ends?)|an? (?:full |whole |single )?(?:day|morning|afternoon|evening|night|hour)|(?:one|un|une|l.un|l.une) (?:of|de|des|d.entre)|every other|either or',
  'et (?:demie?|quart)|moins (?:le )?quart|half past|quarter (?:past|to)|mid[- ]|milieu',
  '(?:pas|moyen\\w*|not) (?:trop |tres |that )?(?:chaude?s?|keen)|(?:si|if|as|du|que|plus) possible|as soon as|des que|until i|jusqu.a ce que(?! c[ea] soit (?:fini|termine|ferme))|tant que|as long as|by then|jusque[- ]la|d.ici|en attendant|entre[- ]temps|early or late|tot ou tard',
);

/** Words of doubt, of a choice, of a quantity, of a time that nothing here reads. */
export const DOUBT_WORDS = either(
  "si|s'ils?|if|unless|whether|selon|suivant|depend\\w*|fonction|reserve|cas|case|provided|assuming",
  'perhaps|priori|logique\\w*|logically|vraisembl\\w*|imagine|ideal\\w*|potent\\w*|provis\\w*|tentativ\\w*|pencil|option\\w*|best|mieux|being well|permitting|allowing|subject|weather|meteo|limit\\w*|part(?:ly|ie|iel\\w*)?|bits?|peu|little|prob\\w*|normal\\w*|usual\\w*|general\\w*|theori\\w*|principe|principle|eventu\\w*|possib(?!le(?![a-z]))\\w*|hope\\w*|espere|think|guess|crois|pense|dirais|penche|plutot|rather',
  'voir|verr\\w*|vois|voie|reverr\\w*|confirm\\w*|defin(?!itely|ite(?![a-z]))\\w*|precis\\w*|valid\\w*|red[iî]\\w*|dis|dirai|dire|reparl\\w*|rappel\\w*|recontact\\w*|attend\\w*|attente|demand\\w*|previen\\w*|preven\\w*|courant|cale\\w*|arrang\\w*',
  'tbc|tbd|tba|pending|wait\\w*|check\\w*|let you|get back|ask\\w*|tell|text|message|e?mail|contact\\w*|faut|faudra\\w*|call|appel\\w*|fingers|crois\\w*|doigts|negocier|discuss\\w*|adapt\\w*|flexib\\w*|variable\\w*|chang\\w*|bouger',
  'sures?|certaines?|unsure|yet|encore|sais|sait|savoir|know|idea|idee|dout\\w*|doubt\\w*|prom[ei]\\w*|garant\\w*|guarant\\w*|commit\\w*|engage\\w*|might|may|could|should|devrai\\w*|pourrai(?:t|s)|would(?! love| like)|try\\w*|essa[iy]\\w*|tent\\w*|risqu\\w*|likely|unlikely',
  'besoins?|need(?:ed)?|necess\\w*|manqu\\w*|short|renfort|backup|depann\\w*|pire|worst|limite|pinch|push|urgence|emergency|moment|minute|minutes',
  'trop|too|contre|against|oppos\\w*|objection|rien|nothing|anything|something|some\\w*|certains|parfois|souvent|often|quelqu\\w*|several|plusieurs|couple|few|plupart|most|mostly|surtout|mainly|principal\\w*|presque|almost|quasi\\w*|environ|vers|about|around|approx\\w*|moitie|half|quart|either|neither|whichever|lequel|laquelle|lesquels|importe|altern\\w*|un sur|max\\w*|min|minimum|moins de|plus de|less|more than|au choix|choisir|choose|choice|pick',
  'lendemain|veille|surlendemain|hier|demain|tomorrow|yesterday|today|aujourd.?hui|tonight|prochaine?s?|next|following|suivante?s?|precedente?s?|previous|mois|months?|annees?|years?|ans|quinzaine|fois|times?|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|june|july|august|september|october|november|december|semaines?|weeks?|vacances|holidays?',
  'chaude?s?',
  '\\?',
);

/** Vague words of several, of which others mean something by themselves: these come first, too. */
export const VAGUE_PHRASES = either(
  '(?:pas trop|not too) (?:tot|tard|early|late)',
  "(?:pendant |during |in |only )?(?:les |the )?(?:heures (?:d'ecole|scolaires|de bureau)|(?:school|office|working) hours|school ?time)",
);

/** Words of time of which nobody knows when it is: a doubt, but in a bracket with a reason (« dernier bus ») or before the hours they mean (« tard (22h-2h) »). */
export const VAGUE_WORDS = either(
  'tot|early|tard|late|later|earlier|aube|dawn|dusk|lunch\\w*|dejeuner|diner|dinner|supper|repas|gouter|breakfast|brunch|apero\\w*|tea ?time|temps|dur\\w+|longtemps|long|lorsque?|once|creneau|slots?|shifts?|roulement|planning|emploi|schedule|rota|ferme\\w*|ouvr\\w*|open\\w*|clos\\w*|debut\\w*|begin\\w*|start\\w*|commenc\\w*|fini\\w*|termin\\w*|end\\w*|jusqu\\w*|dernier\\w*|premier\\w*|last|first|second|deuxieme|pause|break|sieste|off|compliqu\\w*|difficil\\w*|difficult|dur|hard|tricky|tough|bof|outside|autour',
);

/** « je suis libre », « I can do »: what stands beside it is offered. */
export const OFFERS = either(
  `(?:(?:voici |here (?:is|are) )?(?:mes|ma|nos|my|our|mon) )?(?:dispo(?:nibilite)?s?|availabilit(?:y|ies))(?: sont les suivantes| (?:is|are) as follows)?|disponibles?|libres?|possible|presente?s?|(?:je |j[' ]?)peu(?= )|${JE}(?:peux|peu(?= (?:aussi|venir|aider|faire|etre|que|travailler|bosser))|peut|pourrai|pouvons|viens|viendrai)(?: (?:travailler|bosser))?|on vient|(?:serais? |suis )?(?:tres )?(?:heureu(?:x|se)|ravie?|contente?|enchantee?)s? (?:de|d.)|chaude?s? pour|serai (?:la|dispo\\w*|presente?|des votres)|partante?s?|motivee?s?|votre disposition|j.aimerais|(?:je )?(?:voudrais|souhaite(?:rais)?|propose)|volontaires?|(?:de|en) repos|comptez sur moi|suis a vous|ouverte?s? a (?:tout|toutes? propositions?)|(?:je )?me libere|(?:je suis )?(?:tres |assez |plutot )?flexible`,
  "(?:should|would) be (?:happy|glad|delighted|pleased) to|delighted to|(?:can|could) (?:cover|work)|(?:would|i'?d|we'?d) (?:love|like|be (?:happy|glad|free|available))|free|available|can(?! not)|able to|happy (?:to|with|for)|glad to|i(?:'?m| am|'?ll be| will be) (?:only )?(?:in(?=\\s*(?:$|[,.!;]| (?:for|on|all|sat|sun|fri|thu|wed|tue|mon)))|there|here|around(?= at the)|around|all yours|yours)(?![ -](?:at|for|to|law))|i.?ll (?:come|do|help)|all yours|count me in|i'?d rather (?:do|come|help)|could (?:also )?(?:do|help|come|make it|start)(?! (?:at|from|around|about) )|i(?:'?m| am) (?:pretty |very |fully |quite )?flexible|put me down|sign me up",
);

/** Nothing stands against it: these come before the « rien » and “no” in them. */
export const NOTHING_PLANNED = `(?:i(?:'?ve| have)? )?(?:taken|booked|got|took)(?= (?:the |that |a |my )?(?:whole )?[a-z]+(?: and [a-z]+)? off)|(?<=(?:taken|booked|got|took) (?:[a-z]+ ){1,5})off|(?:j[' ]?ai pose|je (?:pose|prends))(?: (?:mon|ma|mes|des?|une?|la|le))?(?= (?:conges?|rtt|journee|semaine|apres|matinee|${DAY}))|rtt|(?:rien|aucun plan|pas de plans?) (?:de )?prevue?s?|no plans?|nothing (?:planned|on${END})|i'?m off(?: work)?(?= on )|(?:i'?ve (?:got )?)?no commitments?|(?:(?:j[' ]?ai|i have|i'?ve(?: got)?) )?(?:no|pas(?: de| d')?) ?(?:cours|classe?s?|lectures?|school|ecole|work)|pas d'(?:obligations?|empechements?)`;

const I_AM = "(?:je (?:suis|serai|reste)|j'?suis|chuis|on (?:est|sera)|i'?m|i am|i'?ll be|i will be|we'?re)";

/** « je travaille », « j’ai un mariage »: what stands beside it is not offered. */
export const BUSY = either(
  'de nuit|(?:is|are|est|sont) (?:for|pour)(?! (?:me|moi|us|nous|ok)\\b)',
  `${JE}(?:re)?(?:travaill\\w+|boss\\w+|taff\\w+|gard\\w+|dois(?! pouvoir)|devons)`,
  "j[' ]?ai(?! (?:hate|envie|du temps|tout|libre))(?: une (?:soiree|journee|matinee))?|j'?aurai",
  `${I_AM} (?:deja |already )?(?:(?:en|sur) (?:une |un |de la )?(?:autre )?(?:tournage|date|tournee|mission|stage|vacances|formation|chantier)s?|out of (?:town|the country)|pris|prise|occupee?|busy|absente?|away|booked|working|at work|en cours|en deplacement|de (?:garde|nuit|service|permanence|sortie)|du (?=matin|soir)|d'(?=apres))`,
  "(?:i |we )(?:work|teach|look after|babysit)|(?:i |we )(?:have|'ve got|have got)(?! (?:to (?:leave|go|be)|all|no|the whole|every|free|time))|i'?ve (?:got )?|working|at work",
  'fin (?:des? |du )?(?:cours|travail|boulot|service|classes?)|(?:school )?(?:pick|drop)(?:ping|ing)?[- ]?(?:up|off)s?|school run|travail|boulot|taf|cours|lycee|fac|ecole|work|school|college|uni|university|classes|job|mariages?|anniv\\w*|famille|rdv|rendez-vous|examens?|partiels?|foot\\w*|match|wedding|birthday|family|appointment|exams?|choir|train|avion|flight|(?:je |i.?ll |i )?(?:rate|saute|loupe|miss|skip)|i.?m (?:out|off sick|on holiday)|ailleurs|elsewhere|malade|out of (?:town|the country)|lectures?|partiels?',
);

const TO_LEAVE =
  '(?:re)?partir|m.en aller|rentrer|leave|go|be (?:off|gone|away|home)|head (?:off|home)|etre (?:rentree?|partie?|chez moi|a la maison|de retour)|be (?:back|done|finished|out)|finish|stop|finir|terminer|arreter';
/** « je finis à 17h »: busy until that hour. */
export const BUSY_UNTIL = either(
  `${JE}(?:finis|fini|finit|termine|sors|debauche)`,
  "(?:i |i'?m |we )(?:finish(?:ing)?|get off|get out|clock off|knock off|off(?: work)?(?= at)|done(?= (?:at|with|work)))",
);
const TO_CATCH =
  '(?:catch|get|take|prendre|attraper|avoir)(?= (?:(?:the|my|our|le|mon|notre|un|a) )?(?:(?:last|dernier) )?(?:bus|train|metro|tram|rer|tube|ferry|eurostar|coach|plane|flight))';
/** « I have to leave by 9pm », « ma mère vient me chercher à 22h »: busy from that hour. */
export const BUSY_FROM = either(
  '(?:il )?faut que (?:je|j.) ?(?:re)?(?:parte|m.en aille|rentre|sois (?:rentree?|partie?|chez moi|a la maison|de retour))',
  `${JE}(?:dois|doit|devrai|devons|vais) (?:${TO_LEAVE}|${TO_CATCH})|(?:i |we )?(?:have to|must|need to|'?ve got to|will have to|'?ll have to|have got to|gotta) (?:${TO_LEAVE}|${TO_CATCH})`,
  `(?:vient|viennent|vien|viendra|viendront|doit venir|doivent venir|passe|passent|passera) (?:me |nous )(?:chercher|recuperer|prendre)|(?:picks|picking|pick|collects|collecting|collect) (?:me|us)(?: up)?`,
  `${JE}(?:embauche|reprends|commence (?:le (?:travail|boulot|taf)|a (?:travailler|bosser)))`,
  '(?:i |we )(?:start|begin) (?:work|my shift)',
);
/** « j’arrive vendredi à 18h »: not there before, on no day. */
export const ARRIVAL = `${JE}(?:arrive|arriverai|reviens)|(?:i'?m )?back(?= (?:on|at|[a-z]*day))|de retour|arrivee?(?= (?:le )?[a-z]+di )|(?:i |i'?ll |we )(?:arrive|land|get in|get there|get back)|arriving|landing`;
/** « je repars dimanche à midi »: not there after, on no day. */
export const DEPARTURE = `${JE}(?:re)?(?:pars|decolle|partirai|m.en vais)|(?:i |i'?ll |we )(?:leave|fly|head off|head home|go home)|i'?m (?:leaving|off(?! work| on))|leaving|(?<=and )leave|depart(?= (?:le )?(?:[a-z]+di|dimanche) )`;
const ON_A_DAY = '(?: (?:le |on )?[a-z]+day| (?:le )?[a-z]+di| dimanche)?(?: \\d\\d?)?';
/** « je peux commencer à 14h »: free from that hour. */
export const FREE_FROM = either(
  '(?:commence|commencerai) a etre (?:libre|dispo(?:nible)?)',
  `${JE}(?:peux|pourrai|pouvons) (?:commencer|arriver|venir|etre (?:la|presente?|sur place)|vous rejoindre)(?=${ON_A_DAY} (?:a|des|vers|pour) )`,
  `(?:can|could|able to) (?:start|arrive|be (?:there|here)|get there|come|make it|join)(?=${ON_A_DAY} (?:at|by|from|around|about) )`,
);

/** Why somebody comes: the prose that follows says nothing of when. */
export const PURPOSES =
  'pour|afin de|for|(?:in order |so as )?to (?=help|give|set|run|do |staff|serve|assist|clean|pack|put)';
export const REASONS =
  "car|parce qu[e']|puisqu[e']|vu qu[e']|etant donne qu[e']|comme (?=je |j'|on )|a cause (?:des?|du|d')|because(?: of)?|due to|cos|as (?=i |i'|we |my )|since (?=i |i'|we |my )";
export const CONSEQUENCES =
  '(?:(?:je |on |nous )(?:suis |peux |peut |pouvons |serai )?(?:libre |dispo(?:nible)? )?)?(?:donc|dc|du coup)|so|therefore|alors(?= (?:a partir|des|apres|je (?:peux|suis)|dispo|libre))|hence';

/** What volunteers are asked to do. */
export const TASKS =
  "(?:pour |servir |service |serve |serving |preparer )(?:les? |du |des |the )?(?:repas|diner|dejeuner|lunch|dinner|apero|buffet)s?|(?:au |a la |a l'|on the |at the )?(?:bar(?! (?:on |the )?(?:mon|tue|wed|thu|fri|sat|sun|morning|afternoon|evening|night))|buvette|caisse|billetterie|exploit(?:ation)?|regie|projections?|permanences?|get[- ]?(?:in|out)|load[- ]?(?:in|out)|show (?:days?|nights?)|(?:de)?briefing|entrees?|controle|navettes?|accueil|montage|demontage|rangement|installation|vestiaire|cuisine|vaisselle|bar work|set[- ]?up|take[- ]?down|clean[- ]?up|clear[- ]?up|box office|front of house|ticketing|stewarding)";

/** Greetings, thanks, endings, and what only confirms that this was all. « Martin » is a name that looks like a slip of « matin ». */
export const POLITENESS = either(
  '(?:en fonction (?:de |d[eu]s? )?|selon |suivant )(?:vos |les |des )?besoins|(?:a|de) nouveau|tou(?:te)?s les (?:deux|2)(?! (?:jours|soirs))|both of us|the two of us|anything(?= (?:after|before|from|between|on) )|(?:avec |with )?(?:une |a )?(?:petite |short )?(?:pause|break)(?: d.une (?:demi[- ])?heure| of (?:an|half an) hour)?(?: (?:pour|for) (?:manger|dejeuner|le dejeuner|diner|le repas|lunch|dinner)|(?<=heure|hour))',
  '\\d (?:creneaux|shifts?) (?:max(?:imum)?|par jour|a day|per day)|max(?:imum)?,? \\d (?:creneaux|shifts?)|(?:si|if|au|en cas de|when) (?:vraiment |y.?a |il y a )?(?:you.?re (?:stuck|short|desperate)|besoin|necessaire|needed|necessary|required|il le faut|vous (?:en )?avez besoin(?: de (?:monde|moi|bras)| d.aide)?|you need (?:me|it|people|help))|s.? ?il (?:vous )?(?:manque|faut)(?: (?:du|des|de la) [a-z]+| quelqu.un)?|(?:not |pas |in)?(?:dispo(?:nible)?|free|available) (?:a ce moment[- ]la|a ces heures[- ]la|then|at that time)|sans (?:interruption|coupure)|(?:pas|not) (?:tres |trop )?(?:du matin|du soir|a morning person|a night owl)|[2345] ?x ?8|(?:pas de|aucun|sans|no) (?:problemes?|soucis?|pb|problems?|worries)|avec (?:grand )?plaisir|merci(?: de (?:me |nous )?[a-z]+er| beaucoup)?|(?:venir|etre|serons|viendrons) a (?:[2-9]|deux|trois|quatre)(?! ?h)|thank you|thanks|(?:bonjour|bonsoir|hello|hi|hey|coucou|salut|slt|dear)(?: (?:a |to )?(?:tous(?: et toutes)?|toutes|all|everyone|everybody|tout le monde|toute l.equipe|you all|team|there|folks))?|lol|sorry|madame|monsieur|(?:bien )?cordialement|bonne (?:journee|soiree)|(?:ca|qui) m.arrange\\w*(?: le mieux)?|works? best(?: for me)?|(?:is|are) (?:the )?(?:best|ideal|perfect)|suits? me(?: best)?|(?:i.?m )?afraid|(?:(?:mon|le|my|the) )?(?:dernier|last) (?:metro|bus|train|tram|rer|tube)|unfortunately|malheureusement|helas|pls|svp|stp|s.il (?:vous|te) plait|please',
  `(?:entre les (?:deux|2)|(?:in )?between)${END}|couche[- ]tard|leve[- ]tot|mdr|(?:do|help with|faire) (?:anything|whatever|n.importe quoi)|(?:meme|even|y compris) (?:tres |very )?(?:tard|late|tot|early)|really|vraiment|bon (?:festival|courage|week-?end)|a (?:bientot|tres vite|plus)${END}|bises?|bisous|cheers|all the best|best wishes|see you(?: (?:there|then|soon))?|martine?`,
  `(?:pas|not?) (?:plus|more)${END}|rien d'autre|nothing else|c'est tout|pas d'autres? dispo(?:nibilite)?s?|that'?s (?:it|all)|(?:no|sans) limite?s?`,
  `(?:a )?tous(?: et toutes)?${END}|tout le monde|everyone|everybody|at all|(?:pas )?du tout|tout (?:a fait|de meme|simplement)|(?:after|apres) (?:all|tout)|en tout cas|(?:full|part)[- ]time(?= [a-z])(?! (?:on|every|all))|(?:\\d\\d(?:,| et| and) )?\\d\\d (?:ans|years? old)|(?:a )?mi[- ]temps|temps (?:plein|partiel)|fai[st] partie|i.?m (?:only )?1\\d(?! ?(?:[\\dh:-]|[ap]m|to))|\\d+ ?(?:km|kms|kilometres?|miles)|o.?clock|(?:after|before|in the) dark|(?:apres|avant) la nuit tombee`,
);
