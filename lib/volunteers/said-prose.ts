/*
 * What people write beside the hours, as patterns of plain letters: what makes an offer uncertain, what they are busy with, what they say around it.
 * A doubt is never passed over; a word that stands in none of these lists is prose, and prose without days or hours says nothing of when.
 */

const either = (...patterns: string[]) => patterns.join('|');

/** Doubts of several words, of which others mean something by themselves: these come first. */
export const DOUBT_PHRASES = either(
  '(?:pas|not) (?:tout|tous|all|every|the (?:whole|entire|full))',
  "peut[- ]?etre|p['’]?tete?(?:re)?|may ?be",
  '(?:pas|not) (?:trop|vraiment|tout[e]? ?a? ?fait|really|sure?s?|certaine?s?|mal|bad|contre|encore|yet|toujours|always|forcement|necessarily|seulement|only|just)',
  'sauf (?:si|imprevus?|contre)|a moins|except if|other than if|otherwise engaged',
  '(?:un|une|one|deux|two|three|trois|quatre|four|[1-9]) (?:seule? |single |full |whole |petite? )?(?:jours?|soir(?:ee)?s?|matin(?:ee)?s?|apres[- ]midis?|journees?|days?|mornings?|afternoons?|evenings?|nights?|week-?ends?)|an? (?:full |whole |single )?(?:day|morning|afternoon|evening|night|hour)|(?:one|un|une|l.un|l.une) (?:of|de|des|d.entre)|every other|either or',
  'et (?:demie?|quart)|moins (?:le )?quart|half past|quarter (?:past|to)|mid[- ]|milieu',
  'as soon as|des que|until i|jusqu.a ce que|tant que|as long as|by then|jusque[- ]la|d.ici|en attendant|entre[- ]temps|early or late|tot ou tard',
);

/** Words of doubt, of a choice, of a quantity, of a time that nothing here reads. */
export const DOUBT_WORDS = either(
  "si|s['’]ils?|if|unless|whether|selon|suivant|depend\\w*|fonction|reserve|cas|case|provided|assuming",
  'perhaps|priori|logique\\w*|logically|vraisembl\\w*|imagine|ideal\\w*|potent\\w*|provis\\w*|tentativ\\w*|pencil|option\\w*|best|mieux|being well|permitting|allowing|subject|weather|meteo|limit\\w*|part(?:ly|ie|iel\\w*)?|bits?|peu|little|prob\\w*|normal\\w*|usual\\w*|general\\w*|theori\\w*|principe|principle|eventu\\w*|possib\\w*|hope\\w*|espere|think|guess|crois|pense|dirais|penche|plutot|rather',
  'voir|verr\\w*|vois|voie|reverr\\w*|confirm\\w*|defin\\w*|precis\\w*|valid\\w*|red[iî]\\w*|dis|dirai|dire|reparl\\w*|rappel\\w*|recontact\\w*|attend\\w*|attente|demand\\w*|previen\\w*|preven\\w*|courant|cale\\w*|arrang\\w*',
  'tbc|tbd|tba|pending|wait\\w*|check\\w*|let you|get back|ask\\w*|tell|text|message|e?mail|contact\\w*|faut|faudra\\w*|call|appel\\w*|fingers|crois\\w*|doigts|negocier|discuss\\w*|adapt\\w*|flexib\\w*|variable\\w*|chang\\w*|bouger',
  'sures?|certaines?|unsure|yet|encore|sais|sait|savoir|know|idea|idee|dout\\w*|doubt\\w*|prom[ei]\\w*|garant\\w*|guarant\\w*|commit\\w*|engage\\w*|might|may|could|should|devrai\\w*|pourrai(?:t|s)|would(?! love| like)|try\\w*|essa[iy]\\w*|tent\\w*|risqu\\w*|likely|unlikely',
  'besoins?|need(?:ed)?|necess\\w*|manqu\\w*|short|renfort|backup|depann\\w*|pire|worst|limite|pinch|push|urgence|emergency|moment|minute|minutes',
  'trop|too|contre|against|oppos\\w*|objection|rien|nothing|anything|something|some\\w*|certains|parfois|souvent|often|quelqu\\w*|several|plusieurs|couple|few|plupart|most|mostly|surtout|mainly|principal\\w*|presque|almost|quasi\\w*|environ|vers|about|around|approx\\w*|moitie|half|quart|either|neither|whichever|lequel|laquelle|lesquels|importe|altern\\w*|un sur|max\\w*|min|minimum|moins de|plus de|less|more than|au choix|choisir|choose|choice|pick',
  'lendemain|veille|surlendemain|hier|demain|tomorrow|yesterday|today|aujourd.?hui|tonight|prochaine?s?|next|following|suivante?s?|precedente?s?|previous|mois|months?|annees?|years?|ans|quinzaine|tot|early|tard|late|later|earlier|aube|dawn|dusk|lunch\\w*|dejeuner|diner|dinner|supper|repas|gouter|breakfast|brunch|apero\\w*|tea ?time|fois|times?|temps|dur\\w+|longtemps|long|lorsque?|once|creneau|slots?|shifts?|roulement|planning|emploi|schedule|rota|ferme\\w*|ouvr\\w*|open\\w*|clos\\w*|debut\\w*|begin\\w*|start\\w*|commenc\\w*|fini\\w*|termin\\w*|end\\w*|jusqu\\w*|dernier\\w*|premier\\w*|last|first|second|deuxieme|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|june|july|august|september|october|november|december|semaines?|weeks?|pause|break|sieste|off|compliqu\\w*|difficil\\w*|difficult|dur|hard|tricky|tough|bof|chaud|outside|autour|vacances|holidays?',
  '\\?',
);

/** « je suis libre », « I can do »: what stands beside it is offered. */
export const OFFERS = either(
  'dispo(?:nible)?s?|libres?|presente?s?|peux|peu(?= (?:aussi|venir|aider|faire|etre))|peut|pourrai|pouvons|(?:je )?viens|viendrai|serai (?:la|dispo\\w*|presente?|des votres)|partante?s?|motivee?s?|votre disposition|j.aimerais|(?:je )?(?:voudrais|souhaite(?:rais)?|propose)|volontaires?|comptez sur moi',
  "(?:would|i['’]?d|we['’]?d) (?:love|like|be (?:happy|glad|free|available))|free|available|can(?! not)|able to|happy to|glad to|i(?:['’]?m| am|['’]?ll be| will be) (?:only )?(?:in|there|here|around|all yours|yours)(?![ -](?:at|for|to|law))|i.?ll (?:come|do|help)|all yours|count me in|put me down|sign me up",
);

const I_AM =
  "(?:je (?:suis|serai|reste)|j['’]?suis|chuis|on (?:est|sera)|i['’]?m|i am|i['’]?ll be|i will be|we['’]?re)";

/** « je travaille », « j’ai un mariage »: what stands beside it is not offered. */
export const BUSY = either(
  'de nuit',
  '(?:je |on |nous )(?:re)?(?:travaill\\w+|boss\\w+|taff\\w+|gard\\w+|dois(?! pouvoir)|devons)|travaille|bosse|taffe',
  "j['’ ]?ai(?! (?:hate|envie|du temps|tout|libre))|j['’]?aurai",
  `${I_AM} (?:deja |already )?(?:pris|prise|occupee?|busy|absente?|away|booked|working|at work|en cours|en deplacement|de (?:garde|nuit|service|permanence|sortie)|du (?=matin|soir)|d['’](?=apres))`,
  "(?:i |we )(?:work|teach|look after|babysit)|(?:i |we )(?:have|['’]ve got|have got)(?! (?:to (?:leave|go|be)|all|no|the whole|every|free|time))|i['’]?ve (?:got )?|working|at work",
  'travail|boulot|taf|cours|lycee|fac|ecole|work|school|college|uni|university|classes|job|mariages?|anniv\\w*|famille|rdv|rendez-vous|examens?|partiels?|foot\\w*|match|wedding|birthday|family|appointment|exams?|choir|train|avion|flight|(?:je |i.?ll |i )?(?:rate|saute|loupe|miss|skip)|i.?m (?:out|off sick|on holiday)|ailleurs|elsewhere|malade',
);

const TO_LEAVE = '(?:re)?partir|m.en aller|rentrer|leave|go|be (?:off|gone|away|home)|head (?:off|home)';
/** « je finis à 17h »: busy until that hour. */
export const BUSY_UNTIL = either(
  "(?:je |j['’]|on )(?:finis|fini|finit|termine|sors|debauche)",
  "(?:i |i['’]?m |we )(?:finish(?:ing)?|get off|get out|clock off|knock off|off(?= (?:work|at))|done(?= (?:at|with|work)))",
);
/** « I have to leave by 9pm »: busy from that hour. */
export const BUSY_FROM = either(
  '(?:il )?faut que (?:je|j.) ?(?:re)?(?:parte|m.en aille|rentre)',
  `(?:je |on )?(?:dois|doit|devrai|devons|vais) (?:${TO_LEAVE})|(?:i |we )?(?:have to|must|need to|['’]?ve got to|will have to|['’]?ll have to|have got to|gotta) (?:${TO_LEAVE})`,
  "(?:je |j['’])(?:embauche|reprends|commence (?:le (?:travail|boulot|taf)|a (?:travailler|bosser)))|(?:i |we )(?:start|begin) (?:work|my shift)",
);
/** « j’arrive vendredi à 18h »: not there before, on no day. */
export const ARRIVAL =
  "j['’]?arrive|j['’]?arriverai|on arrive|(?:i |i['’]?ll |we )(?:arrive|land|get in|get there|get back)|arriving|landing";
/** « je repars dimanche à midi »: not there after, on no day. */
export const DEPARTURE =
  "(?:je |on )(?:re)?(?:pars|part|partirai)|(?:je |on )m.en vais|(?:i |i['’]?ll |we )(?:leave|fly|head off|head home|go home)|i['’]?m (?:leaving|off)|leaving";
/** « je peux commencer à 14h »: free from that hour. */
export const FREE_FROM = either(
  '(?:peux|pourrai|pouvons) (?:commencer|arriver|venir|etre (?:la|presente?|sur place)|vous rejoindre)(?= (?:a|des|vers) )',
  '(?:can|able to) (?:start|arrive|be (?:there|here)|get there|come|make it|join)(?= (?:at|from|around|about) )',
);

/** Why somebody comes: the prose that follows says nothing of when. */
export const PURPOSES =
  'pour|afin de|for|(?:in order |so as )?to (?=help|give|set|run|do |staff|serve|assist|clean|pack|put)';
export const REASONS =
  "car|parce qu[e']|puisqu[e']|vu qu[e']|etant donne qu[e']|comme (?=je |j['’]|on )|a cause (?:de|du|d['’])|because(?: of)?|due to|cos|as (?=i |i['’]|we |my )|since (?=i |i['’]|we |my )";
export const CONSEQUENCES =
  'donc|du coup|so|therefore|alors(?= (?:a partir|des|apres|je (?:peux|suis)|dispo|libre))|hence';

/** What volunteers are asked to do. */
export const TASKS =
  "(?:pour |servir |service |serve |serving |preparer )(?:les? |du |des |the )?(?:repas|diner|dejeuner|lunch|dinner|apero|buffet)s?|(?:au |a la |a l['’]|on the |at the )?(?:bar(?! (?:on |the )?(?:mon|tue|wed|thu|fri|sat|sun|morning|afternoon|evening|night))|buvette|caisse|billetterie|accueil|montage|demontage|rangement|installation|vestiaire|cuisine|vaisselle|bar work|set[- ]?up|take[- ]?down|clean[- ]?up|clear[- ]?up|box office|front of house|ticketing|stewarding)";

/** Greetings, thanks, endings, and what only confirms that this was all. « Martin » is a name that looks like a slip of « matin ». */
export const POLITENESS = either(
  '[2345] ?x ?8|(?:pas de|aucun|sans|no) (?:probleme|souci|pb|problems?|worries)|avec (?:grand )?plaisir|merci(?: beaucoup)?|thank you|thanks|(?:bonjour|bonsoir|hello|hi|hey|coucou|salut|slt|dear)(?: (?:a |to )?(?:tous(?: et toutes)?|toutes|all|everyone|everybody|tout le monde|you all|team|there|folks))?|lol|sorry|madame|monsieur|(?:bien )?cordialement|bonne (?:journee|soiree)|(?:ca|qui) m.arrange\\w*(?: le mieux)?|works? best(?: for me)?|pls|svp|stp|s.il (?:vous|te) plait|please',
  'bon (?:festival|courage|week-?end)|a (?:bientot|tres vite|plus)(?=\\s*(?:$|[.,!]))|bises?|bisous|cheers|all the best|best wishes|see you(?: (?:there|then|soon))?|martin',
  "(?:pas|not?) (?:plus|more)(?=\\s*(?:$|[,.;!)]))|rien d['’]autre|nothing else|c['’]est tout|that['’]?s (?:it|all)|(?:no|sans) limite?s?",
  '(?:a )?tous(?: et toutes)?(?=\\s*(?:$|[,.!]))|tout le monde|everyone|everybody|all (?:right|good)|at all|(?:pas )?du tout|tout (?:a fait|de meme|simplement)|(?:after|apres) (?:all|tout)|en tout cas|(?:full|part)[- ]time(?= [a-z])(?! (?:on|every|all))|\\d\\d (?:ans|years? old)|o.?clock',
);
