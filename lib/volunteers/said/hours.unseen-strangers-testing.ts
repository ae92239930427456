/**
 * What sixty strangers of a French provincial town would type for a film festival from Wednesday 25
 * to Sunday 29 November 2026, with the hours of `hours.unseen-from-wednesday-testing.ts`.
 * Written down before the first reader was tried on it: at first sight 39 of 60 were read as they
 * were meant, none wider than said; of six less was read than said and nothing was asked.
 */
export const phrasesOfOtherStrangers = `
fr | Dispo tout le week-end | 28-29
fr | samedi et dimanche | 28-29
fr | Je suis retraitée donc libre tous les jours, plutôt l'après-midi | 25-29: 12:00-19:00
fr | vendredi soir à partir de 18h, samedi toute la journée | 27: 18:00-…; 28
fr | Mercredi aprem et samedi matin | 25: 12:00-19:00; 28: …-13:00
fr | tous les soirs après 19h sauf jeudi (chorale) | 25: 19:00-…; 27-29: 19:00-…
fr | Je sais pas encore, j'attends mon planning de l'hôpital, je vous redis | unclear
fr | Je suis infirmière, je travaille de nuit jusqu'à vendredi matin 7h, donc dispo vendredi à partir de 15h et tt le we | 27: 15:00-…; 28-29
fr | jeudi 26 de 14h à 18h | 26: 14:00-18:00
fr | Sam 28 9h-13h / dim 29 14h-20h | 28: 09:00-13:00; 29: 14:00-20:00
fr | le mercredi je garde mes petits enfants, sinon les autres jours pas de problème | 26-29
fr | J'ai cours jusqu'à 17h en semaine, après je suis libre. Le week end quand vous voulez | 25-27: 17:00-…; 28-29
fr | Je ferme la boutique à 19h, donc je peux venir vers 19h30 du mercredi au samedi. Dimanche toute la journée | 25-28: 19:30-…; 29
fr | Peut-être samedi si je trouve une baby-sitter | unclear
fr | Du 25 au 27 | 25-27
fr | toute la durée du festival !! | 25-29
fr | je peu le samdi aprè midi et le dimanche matin | 28: 12:00-19:00; 29: …-13:00
fr | Bonjour, je suis disponible le jeudi et le vendredi, mais pas avant 10h. Cordialement, Monique | 26-27: 10:00-…
fr | dimanche mais je dois partir à 16h pour mon train | 29: …-16:00
fr | Chauffeur de bus, je finis mon service à 13h30 mercredi jeudi vendredi. WE je bosse pas le dimanche | 25-27: 13:30-…; 29
fr | ven 20h-minuit et sam 20h-2h | 27: 20:00-00:00; 28: 20:00-02:00
fr | moi c ok samedi mais ma mère doit venir me chercher à 22h max | 28: …-22:00
fr | Comme l'an dernier | unclear
fr | matin uniquement, mercredi jeudi vendredi | 25-27: …-13:00
fr | pas le vendredi | 25-26; 28-29
fr | 2 jours maxi, ça m'est égal lesquels | 25-29
fr | Dispo merc 14h-17h, jeu non, ven 14h-17h, sam ttte la journée, dim matin | 25: 14:00-17:00; 27: 14:00-17:00; 28; 29: …-13:00
fr | Je prends mon jeudi et mon vendredi (RTT). Samedi je suis de mariage. | 26-27
fr | à partir de jeudi midi jusqu'à la fin | 26: 12:00-…; 27-29
fr | En journée la semaine, pas le soir car je ne conduis pas la nuit | 25-27: …-18:00
fr | les après-midis de 14 à 18 h sauf dimanche | 25-28: 14:00-18:00
fr | samedi 28 novembre après le marché, donc vers 14h | 28: 14:00-…
fr | Soirées de mercredi à vendredi, samedi et dimanche à partir de 10h | 25-27: 18:00-…; 28-29: 10:00-…
fr | Je suis étudiant étranger, mon français pas bon. Je peux travailler vendredi, samedi, dimanche, tout heure | 27-29
fr | Libre mardi et mercredi pour l'installation, et dimanche soir pour ranger | 25; 29: 18:00-…; outside
fr | samedi ou dimanche, pas les deux | unclear
fr | Coucou, maman de 2 enfants, je les dépose à l'école à 8h30 et je les récup à 16h30, donc entre les deux jeudi et vendredi | 26-27: 08:30-16:30
fr | rien avant vendredi 17h. Après c'est bon jusqu'au dimanche 18h | 27: 17:00-…; 28; 29: …-18:00
fr | Le samedi toute la journée et le dimanche, sauf entre midi et 14h (repas de famille dimanche) | 28; 29: …-12:00, 14:00-…
fr | Tout les jours de 8h a 12h | 25-29: 08:00-12:00
fr | jeudi soir ok, vendredi soir à voir | 26: 18:00-…; unclear
fr | Disponible, me contacter par téléphone 06 12 34 56 78 | unclear
en | Saturday and Sunday all day | 28-29
en | Any evening after 6pm | 25-29: 18:00-…
en | I work nights at the hospital Wed and Thu so not those days. Free from Friday noon. | 27: 12:00-…; 28-29
en | Fri 5pm till late, Sat 10am-6pm | 27: 17:00-…; 28: 10:00-18:00
en | weekdays only | 25-27
en | Whenever you need me! | 25-29
en | Thursday morning, Friday afternoon | 26: …-13:00; 27: 12:00-19:00
en | not sure yet, depends on my exams | unclear
en | Sat, but I have to catch the last bus at 10.30pm | 28: …-22:30
en | I can do mornings every day except Sunday (church) | 25-28: …-13:00
en | 26th and 27th from 2pm | 26-27: 14:00-…
en | free all week except Friday evening | 25-26; 27: …-18:00; 28-29
en | Wed 25: 9-12. Thu 26: no. Fri 27: 9-12 and 2-5. weekend: no | 25: 09:00-12:00; 27: 09:00-12:00, 14:00-17:00
en | Maybe Saturday night, definitely Sunday afternoon | 29: 12:00-19:00; unclear
en | hi im 16 so only after school, like 4:30, and till 9pm on school nights. weekends anytime | 25-27: 16:30-21:00; 28; 29: …-21:00
en | From Thursday to Saturday, 10 to 4 | 26-28: 10:00-16:00
en | Just arrived from Brazil, no job yet, I am available every days | 25-29
en | I can help set up on Wednesday until 3, then pick up the kids. Sunday after lunch is good too | 25: …-15:00; 29: 14:00-19:00
`;

/**
 * A hundred other strangers: at first sight 83 were read as they were meant, two of the others
 * wider than said.
 */
export const phrasesOfAHundredStrangers = `
fr | toute la durée du festival | 25-29
fr | Dispo tout le temps sauf samedi matin (je donne un cours de yoga) | 25-27; 28: 13:00-…; 29
fr | jeu ven sam | 26-28
fr | Mercredi et jeudi après 18h30, vendredi à partir de 14h, samedi et dimanche toute la journée | 25-26: 18:30-…; 27: 14:00-…; 28-29
fr | je sais pas encore mon planning de la fac, je vous redis | unclear
fr | soirs uniquement | 25-29: 18:00-…
fr | week end entier + vendredi soir | 27: 18:00-…; 28-29
fr | 25, 26 et 29 nov | 25-26; 29
fr | Bonjour, je suis retraitée donc disponible tous les jours, mais pas après 20h svp (je n'aime pas conduire la nuit). | 25-29: …-20:00
fr | apres midi du 25 au 28 | 25-28: 12:00-19:00
fr | dispo mer 25 aprem, jeu 26 soir, sam 28 tte la journée | 25: 12:00-19:00; 26: 18:00-…; 28
fr | Samedi toute la journée, dimanche jusqu'à 16h (train à 17h) | 28; 29: …-16:00
fr | tous les jours sauf le jeudi | 25; 27-29
fr | ven 27 18h-23h, sam 28 14h-minuit, dim 29 10h-18h | 27: 18:00-23:00; 28: 14:00-00:00; 29: 10:00-18:00
fr | Du mercredi au vendredi en journée, pas le week-end | 25-27: …-18:00
fr | n'importe quand ! | 25-29
fr | 28 et 29 novembre, peut etre le 27 au soir si je finis tot | 28-29; unclear
fr | Je travaille jusqu'a 17h30 en semaine donc après. Samedi libre. Dimanche non. | 25-27: 17:30-…; 28
fr | vendredi 27 à partir de 19h jusqu'à la fermeture / samedi idem | 27-28: 19:00-…
fr | mercredi aprèm seulement (j'ai pas cours) | 25: 12:00-19:00
fr | tlj 9h-17h | 25-29: 09:00-17:00
fr | Dispo du 24 au 29, y compris pour le montage | 25-29; outside
fr | le matin de préférence, mais l'après-midi ça marche aussi | 25-29: …-19:00
fr | Samdi et dimache | 28-29
fr | pas dispo le mercredi ni le jeudi, sinon ok | 27-29
fr | selon mes gardes à l'hôpital, j'aurai le planning début novembre | unclear
fr | 27/11 18h00 - 00h00 ; 28/11 10h00 - 00h00 ; 29/11 10h00 - 20h00 | 27: 18:00-00:00; 28: 10:00-00:00; 29: 10:00-20:00
fr | en soirée la semaine et toute la journée le WE | 25-27: 18:00-…; 28-29
fr | Jeudi 26 : 8h30-12h30, vendredi 27 : 8h30-12h30 et 14h-18h | 26: 08:30-12:30; 27: 08:30-12:30, 14:00-18:00
fr | à partir de vendredi midi | 27: 12:00-…; 28-29
fr | tout sauf dimanche aprem, repas de famille... | 25-28; 29: …-12:00, 19:00-…
fr | Mer: 14h-20h Jeu: non Ven: 14h-20h Sam: oui Dim: oui | 25: 14:00-20:00; 27: 14:00-20:00; 28-29
fr | je peux aider environ 10h sur la semaine, on s'arrange | unclear
fr | samedi 28 novembre après-midi et soirée | 28: 12:00-…
fr | Toute la semaine mais je dois récupérer mes enfants à l'école à 16h30 donc jusqu'à 16h. Le week-end impossible désolée | 25-27: …-16:00
fr | 25-26-27 nov entre midi et deux + le soir | 25-27: 12:00-14:00, 18:00-…
fr | sam. 28/11 & dim. 29/11, de 9h à 19h | 28-29: 09:00-19:00
fr | Dispo h24 | 25-29
fr | vendredi soir, samedi soir | 27-28: 18:00-…
fr | j'arrive jeudi vers 15h en train et je repars dimanche soir | 26: 15:00-…; 27-28; 29: …-18:00
fr | les 3 premiers jours | 25-27
fr | matinée du 26, 27 et 28 ; pas les autres jours | 26-28: …-13:00
fr | Libre comme l'air (retraité) sauf mercredi, je garde mes petits enfants | 26-29
fr | apres les cours soit 16h lundi mardi jeudi vendredi, le mercredi des 12h, we ok | 25: 12:00-…; 26-27: 16:00-…; 28-29; outside
fr | 26/11 soir, 27/11 soir, 28/11 en journée | 26-27: 18:00-…; 28: …-18:00
fr | Dimanche 29 uniquement, 13h30 à 21h | 29: 13:30-21:00
fr | OK pour tout ! Nuits comprises :) | 25-29
fr | de 18h à 2h du mat jeudi, vendredi et samedi | 26-28: 18:00-02:00
fr | Le samedi 28, mais pas avant 11h, et le dimanche 29 mais pas apres 18h | 28: 11:00-…; 29: …-18:00
fr | vendredi 28 toute la journée | unclear
fr | Mercredi 25 novembre : 9h à 12h. Vendredi 27 novembre : 14h à 17h. Autres jours à voir. | 25: 09:00-12:00; 27: 14:00-17:00; unclear
fr | jpeux venir tt les soirs a partir de 19h sauf le ven | 25-26: 19:00-…; 28-29: 19:00-…
fr | du jeudi 26 14h au samedi 28 20h | 26: 14:00-…; 27; 28: …-20:00
fr | dispo mercredi-samedi, en journée de préférence mais possible en soirée | 25-28
fr | Week-end ok. En semaine je télétravaille donc une heure ou deux à midi éventuellement | 28-29; unclear
fr | Tous les après-midis (14h-18h) sauf le samedi | 25-27: 14:00-18:00; 29: 14:00-18:00
fr | les 5 jours | 25-29
fr | Jeudi et vendredi à partir de 17h45,samedi a partir de 13h,dimanche matin | 26-27: 17:45-…; 28: 13:00-…; 29: …-13:00
fr | oui | unclear
fr | mer et ven le matin, sam toute la journee, dim je sais pas encore | 25: …-13:00; 27: …-13:00; 28; unclear
fr | Bonjour, je pose mes congés du 26 au 28 donc pleinement disponible ces trois jours. Le dimanche je peux venir pour le démontage à partir de 18h. Bien à vous, Martine | 26-28; 29: 18:00-…
fr | 27 28 29 novembre 10h/18h | 27-29: 10:00-18:00
fr | avant 15h le mercredi, après 15h le jeudi | 25: …-15:00; 26: 15:00-…
fr | un soir sur deux (plutot fin de semaine) | unclear
fr | jeudi aprèm, vendredi aprem et soir, samedi pareil. dispo aussi lundi 30 pour le rangement | 26: 12:00-19:00; 27-28: 12:00-…; outside
en | any time | 25-29
en | Evenings only, I work 9 to 6 | 25-29: 18:00-…
en | Sat & Sun all day | 28-29
en | Fri 27 from 6pm, Sat 28 all day, Sun 29 until 4pm | 27: 18:00-…; 28; 29: …-16:00
en | Everything except Thursday evening | 25; 26: …-18:00; 27-29
en | weekdays 9-5 | 25-27: 09:00-17:00
en | wed-fri after 4pm, weekend anytime | 25-27: 16:00-…; 28-29
en | 26th to 28th November | 26-28
en | Mornings are best for me | 25-29: …-13:00
en | Im an exchange student, no class on fridays so friday + weekend | 27-29
en | not sure yet, depends on my shifts | unclear
en | Nov 25 2-8pm, Nov 27 2-8pm | 25: 14:00-20:00; 27: 14:00-20:00
en | Saturday 10am - 2pm and 5pm - 10pm | 28: 10:00-14:00, 17:00-22:00
en | All week apart from Sunday | 25-28
en | Thurs afternoon, Fri afternoon, Sat any time | 26-27: 12:00-19:00; 28
en | I can do Wednesday and Thursday, 12:00 to 18:30. Sorry can't make the weekend! | 25-26: 12:00-18:30
en | whole festival, arriving Wednesday around noon | 25: 12:00-…; 26-29
en | Sunday lunchtime only | 29: 12:00-14:00
en | 27, 28 & 29 nov after 5.30pm | 27-29: 17:30-…
en | free every day until 3pm (school pick up) except Sat when I'm free all day | 25-27: …-15:00; 28; 29: …-15:00
en | Fri and Sat nights till 2am | 27-28: 18:00-02:00
en | Flexible - put me wherever and whenever you need me | 25-29
en | Tues to Thurs in the evening | 25-26: 18:00-…; outside
en | 11/28 and 11/29, 9am-9pm | 28-29: 09:00-21:00
en | Wed aft, Fri aft, maybe Sunday | 25: 12:00-19:00; 27: 12:00-19:00; unclear
en | Weekend mornings, weekday evenings | 25-27: 18:00-…; 28-29: …-13:00
en | From Friday noon to Sunday night | 27: 12:00-…; 28-29
en | Available daytime Wed 25/Thu 26/Fri 27 | 25-27: …-18:00
en | a few hours here and there | unclear
en | sat 28 nov 8:30-13:00 only please | 28: 08:30-13:00
en | I have lectures Wed + Thurs mornings, otherwise free. | 25-26: 13:00-…; 27-29
en | 28th after 1pm, 29th before 1pm | 28: 13:00-…; 29: …-13:00
en | Every evening from 7, all day Saturday | 25-27: 19:00-…; 28; 29: 19:00-…
en | thursday from 10 to 4, friday same, no weekends | 26-27: 10:00-16:00
en | hi! anytime thurs-sun but I need to leave by 10.30pm to catch the last tram | 26-29: …-22:30
`;

/**
 * A hundred more: at first sight 72 were read as they were meant, seven of the others wider than
 * said.
 */
export const phrasesOfAHundredMore = `
fr | tous les jours | 25-29
fr | Dispo tout le festival ! | 25-29
fr | samedi et dimanche | 28-29
fr | je suis libre le mercredi apres midi et tout le week end | 25: 12:00-19:00; 28-29
fr | jeu 26 et ven 27 à partir de 18h30 | 26-27: 18:30-…
fr | Tous les soirs après 19h sauf le jeudi (chorale) | 25: 19:00-…; 27-29: 19:00-…
fr | du mercredi au vendredi, en journée uniquement | 25-27: …-18:00
fr | vendredi soir, samedi toute la journée, dimanche jusqu'à 16h | 27: 18:00-…; 28; 29: …-16:00
fr | 26/11 14h-20h, 27/11 14h-20h | 26-27: 14:00-20:00
fr | Retraitée donc disponible tous les jours, mais pas après 21h s'il vous plaît | 25-29: …-21:00
fr | sa 28 : 9h30-18h | 28: 09:30-18:00
fr | mer 13h30-19h, jeu non, ven 17h-minuit, sam ok, dim ok | 25: 13:30-19:00; 27: 17:00-00:00; 28-29
fr | je travaille la semaine donc seulement le we | 28-29
fr | Le week-end + vendredi à partir de 16h | 27: 16:00-…; 28-29
fr | à voir selon mon planning, je vous dirai debut novembre | unclear
fr | Peut-être jeudi soir, sûr samedi et dimanche | 28-29; unclear
fr | Mercredi 25 : 14h/22h - Jeudi 26 : 18h/22h - Vendredi 27 : 18h/minuit - Samedi 28 : toute la journée - Dimanche 29 : matin | 25: 14:00-22:00; 26: 18:00-22:00; 27: 18:00-00:00; 28; 29: …-13:00
fr | tout les jours de 9 h a 12 h | 25-29: 09:00-12:00
fr | soirs de semaine et weekend | 25-27: 18:00-…; 28-29
fr | disponible du 24 au 29 novembre, toute la journée | 25-29; outside
fr | vendredi 27 et samedi 28 nov | 27-28
fr | Dimanche. | 29
fr | les 3 premiers jours | 25-27
fr | pas le samedi (mariage de ma cousine), sinon tout | 25-27; 29
fr | A partir du jeudi 26 midi jusqu'à la fin | 26: 12:00-…; 27-29
fr | j'arrive vendredi en train à 15h et je repars dimanche à 17h, dispo entre les 2 | 27: 15:00-…; 28; 29: …-17:00
fr | jeudi aprem, vendredi aprem, samedi aprem | 26-28: 12:00-19:00
fr | Lundi à vendredi après 17h30, week-end toute la journée | 25-27: 17:30-…; 28-29; outside
fr | mercredi et vendredi 8h-12h / samedi 14h-1h | 25: 08:00-12:00; 27: 08:00-12:00; 28: 14:00-01:00
fr | Toute la semaine sauf mercredi, je garde mes petits-enfants | 26-29
fr | le matin plutôt | 25-29: …-13:00
fr | dispo 25 26 27 28 29 | 25-29
fr | 25 et 26 nov. en soirée ; 28 et 29 nov. à partir de 10h | 25-26: 18:00-…; 28-29: 10:00-…
fr | Samedi 28/11 : 9h-12h puis 18h-23h30 (je tiens un stand au marché l'aprem) | 28: 09:00-12:00, 18:00-23:30
fr | je finis les cours à 16h le jeudi et 12h le vendredi donc après ça c bon. we ok aussi | 26: 16:00-…; 27: 12:00-…; 28-29
fr | entre midi et deux du mercredi au vendredi | 25-27: 12:00-14:00
fr | Vendredi soir et samedi soir jusqu'à 2h du matin sans pb | 27-28: 18:00-02:00
fr | Je peux 2 demi-journées, peu importe lesquelles | 25-29; unclear
fr | NON DISPONIBLE LE DIMANCHE. AUTRES JOURS OK | 25-28
fr | Flexible | unclear
fr | mer 25 am, jeu 26 am, sam 28 toute la journée | 28; unclear
fr | Le 28 toute la journée, le 29 je dois partir à 15h30 dernier délai | 28; 29: …-15:30
fr | en semaine après le boulot (18h30 sur place) | 25-27: 18:30-…
fr | tous les jours 14h-18h sauf ven 14h-16h | 25-26: 14:00-18:00; 27: 14:00-16:00; 28-29: 14:00-18:00
fr | du 26 au 28 | 26-28
fr | jeudi soir (a confirmer), vendredi soir, dimanche matin | 27: 18:00-…; 29: …-13:00; unclear
fr | Bonjour, je serai disponible le samedi 28 novembre de 8h à 20h ainsi que le dimanche 29 de 8h à 14h. Cordialement, M. Lefort | 28: 08:00-20:00; 29: 08:00-14:00
fr | Libre comme l'air, je suis à la retraite ! Tous les jours, toute la journée. | 25-29
fr | mercredi de 10 à 17 | 25: 10:00-17:00
fr | ven. 27/11 dès 17 h 45, sam. 28/11 dès 9 h | 27: 17:45-…; 28: 09:00-…
fr | Mardi 24 pour le montage, puis mercredi et jeudi jusqu'à 18h | 25-26: …-18:00; outside
fr | samedi ou dimanche, pas les deux | unclear
fr | Le soir, mais je dois partir à 23h15 au plus tard (dernier tram) | 25-29: 18:00-23:15
fr | je peux pas jeudi, ni vendredi matin. le reste oui | 25; 27: 13:00-…; 28-29
fr | merc aprem (pas d'école) + sam + dim aprem | 25: 12:00-19:00; 28; 29: 12:00-19:00
fr | cf mail envoyé à Sandrine | unclear
fr | A partir de jeudi 14h, jusqu'à dimanche 18h. | 26: 14:00-…; 27-28; 29: …-18:00
fr | 25/11: 18h-23h, 26/11: 18h-23h, 27/11: 18h-23h, 28/11: 13h-23h, 29/11: 13h-19h | 25-27: 18:00-23:00; 28: 13:00-23:00; 29: 13:00-19:00
fr | toutes les nuits, je suis un couche tard mdr | 25-29: 20:00-…
fr | Vendredi après-midi et soirée, samedi idem | 27-28: 12:00-…
fr | en semaine en journée, le WE seulement le matin | 25-27: …-18:00; 28-29: …-13:00
fr | Samdi 28 et dimanche 29 novemebre de 14 heures à 19 heures | 28-29: 14:00-19:00
fr | Pas encore mes horaires de travail pour cette semaine là (infirmière). Sûre d'avoir le dimanche par contre | 29; unclear
fr | mercredi 25 à la soirée d'ouverture et dimanche pour le démontage | 25: 18:00-…; unclear
fr | tous les jours à partir de 10h sauf sam à partir de 14h, merci :) | 25-27: 10:00-…; 28: 14:00-…; 29: 10:00-…
en | all weekend | 28-29
en | Any day, any time | 25-29
en | Thurs & Fri evenings, Sat all day | 26-27: 18:00-…; 28
en | after 5pm weekdays | 25-27: 17:00-…
en | I'm free every day except Friday | 25-26; 28-29
en | Nov 26-28, 10am to 6pm | 26-28: 10:00-18:00
en | Sat 28th 9-5 | 28: 09:00-17:00
en | Wed 25 from 2.30pm, Thu from 2.30pm, not Fri, weekend anytime | 25-26: 14:30-…; 28-29
en | Mornings only please | 25-29: …-13:00
en | Wednesday to Friday until 3:30 (school pick-up) | 25-27: …-15:30
en | Whole festival! Erasmus student, no classes that week | 25-29
en | sunday 29 nov 12pm - 8pm | 29: 12:00-20:00
en | Friday night and Saturday night, can stay till 2am | 27-28: 20:00-02:00
en | depends on my shifts, will know by mid november | unclear
en | Saturday maybe, Sunday definitely (from 11) | 29: 11:00-…; unclear
en | I arrive Thursday evening so Fri, Sat and Sun all day | 27-29
en | 25th 6pm-10pm / 26th 6pm-10pm / 28th 10am-10pm | 25-26: 18:00-22:00; 28: 10:00-22:00
en | Most evenings after 7 | unclear
en | Fri from lunchtime onwards, Sat + Sun | 27: 12:00-…; 28-29
en | everyday after 4 pm, i have french class before | 25-29: 16:00-…
en | Not Wed or Thurs. Otherwise free. | 27-29
en | Tues 24 - Sat 28 | 25-28; outside
en | Sat afternoon and Sun afternoon | 28-29: 12:00-19:00
en | Hi! I can help on Saturday from 10 till 6 and on Sunday morning. Happy to do anything. | 28: 10:00-18:00; 29: …-13:00
en | weekday lunchtimes, and all day sat | 25-27: 12:00-14:00; 28
en | Thursday 26/11 17:00-23:00, Friday 27/11 17:00-01:00 | 26: 17:00-23:00; 27: 17:00-01:00
en | daytime wed-fri, evenings are for the kids sorry | 25-27: …-18:00
en | 27 & 29 | 27; 29
en | wensday and saturday | 25; 28
en | Any time except Saturday morning (parkrun) | 25-27; 28: 13:00-…; 29
en | Sun until 4pm. Have to catch the Eurostar | 29: …-16:00
en | from the 27th to the end | 27-29
en | Weekend mornings + Wed evening | 25: 18:00-…; 28-29: …-13:00
en | 2 or 3 evenings, whichever you need | 25-29: 18:00-…; unclear
en | Thu 26 1pm–6pm, Sat 28 1pm–6pm, Sun if really needed | 26: 13:00-18:00; 28: 13:00-18:00; unclear
`;

/** Sixty of a market town: at first sight 53 were read as they were meant, none wider than said. */
export const phrasesOfTheMarket = `
FR | samedi et dimanche | 28-29
FR | Tous les jours | 25-29
EN | weekend only | 28-29
FR | Samedi après-midi | 28: 12:00-19:00
FR | vendredi soir + samedi toute la journée | 27: 18:00-…; 28
FR | Je suis en 3x8, du matin cette semaine, donc libre à partir de 14h mercredi, jeudi et vendredi. Le week-end c'est bon aussi. | 25: 14:00-…; 26: 14:00-…; 27: 14:00-…; 28-29
FR | le samedi 28 de 14h à 18h | 28: 14:00-18:00
EN | Any time | 25-29
FR | dispo ts les soirs apres 18h30 | 25: 18:30-…; 26: 18:30-…; 27: 18:30-…; 28: 18:30-…; 29: 18:30-…
FR | mercredi aprem | 25: 12:00-19:00
EN | Sat & Sun afternoons | 28: 12:00-19:00; 29: 12:00-19:00
FR | sam 9h-12h et dim 14h-17h | 28: 09:00-12:00; 29: 14:00-17:00
FR | Tous les jours sauf jeudi | 25; 27-29
FR | Pas dispo le dimanche | 25-28
EN | Thursday after 5pm | 26: 17:00-…
FR | Samedi, peut-être dimanche aussi, ça dépend de la garde des enfants | 28; unclear
FR | je sais pas encore, je vous redis 🙏 | unclear
FR | Je suis retraitée, donc disponible tous les matins. Pas le soir svp, je ne conduis plus la nuit. | 25: …-13:00; 26: …-13:00; 27: …-13:00; 28: …-13:00; 29: …-13:00
EN | Every evening except Friday | 25: 18:00-…; 26: 18:00-…; 28: 18:00-…; 29: 18:00-…
FR | vendredi 27 à partir de 17h, jusqu'au bout de la nuit 🎉 | 27: 17:00-…
FR | mardi 24 pour le montage | outside
FR | Mercredi impossible (les enfants), sinon jeudi et vendredi entre 9h et 16h | 26: 09:00-16:00; 27: 09:00-16:00
EN | Hi! I'm a trainee here since september. I finish work at 6pm so weekdays after 6.30pm and all weekend 😊 | 25: 18:30-…; 26: 18:30-…; 27: 18:30-…; 28-29
FR | Je tiens la boulangerie rue Gambetta. Du mercredi au samedi après 20h, et dimanche à partir de 14h. | 25: 20:00-…; 26: 20:00-…; 27: 20:00-…; 28: 20:00-…; 29: 14:00-…
FR | 27 28 29 | 27-29
EN | sat 10-4 | 28: 10:00-16:00
FR | 25/11 et 26/11 en journée | 25: …-18:00; 26: …-18:00
FR | du jeudi au samedi | 26-28
FR | Jeudi ou vendredi soir, pas les deux | unclear
EN | not Sunday | 25-28
FR | samdi soir | 28: 18:00-…
FR | 4h par jour max, à caler ensemble | unclear
FR | n'importe quand | 25-29
EN | Friday evening, maybe Saturday too | 27: 18:00-…; unclear
FR | Vendredi dès 16h30 (après le lycée), samedi et dimanche sans problème | 27: 16:30-…; 28-29
FR | Tous les jours sauf samedi matin et dimanche soir | 25-27; 28: 13:00-…; 29: …-18:00
FR | mercredi 14h-18h, jeudi 18h-22h, samedi 10h-16h | 25: 14:00-18:00; 26: 18:00-22:00; 28: 10:00-16:00
EN | I can do Wednesday daytime and Thursday until noon | 25: …-18:00; 26: …-12:00
FR | En semaine seulement | 25-27
FR | en semaine après 18h et le we toute la journée | 25: 18:00-…; 26: 18:00-…; 27: 18:00-…; 28-29
FR | pas avant 13h svp je suis barman lol, sinon ts les jours | 25: 13:00-…; 26: 13:00-…; 27: 13:00-…; 28: 13:00-…; 29: 13:00-…
EN | from fri 4pm to sun 4pm | 27: 16:00-…; 28; 29: …-16:00
FR | Bonjour, je suis disponible les 28 et 29 novembre. Cordialement, Monique | 28-29
FR | Nous serons deux, mon mari et moi : vendredi soir et samedi soir | 27: 18:00-…; 28: 18:00-…
EN | Depends on my shifts, will let you know asap | unclear
FR | Le dimanche uniquement, de 8h à 13h | 29: 08:00-13:00
FR | Vendredi midi jusqu'à dimanche midi | 27: 12:00-…; 28; 29: …-12:00
EN | Mornings only please, I get tired quickly these days | 25: …-13:00; 26: …-13:00; 27: …-13:00; 28: …-13:00; 29: …-13:00
FR | jeudi et vendredi a partir de 17h30 environ | 26: 17:30-…; 27: 17:30-…
FR | Tout sauf les matins (étudiant 😴) | 25: 13:00-…; 26: 13:00-…; 27: 13:00-…; 28: 13:00-…; 29: 13:00-…
EN | 27th and 28th, both days | 27-28
FR | Je suis stagiaire de Pologne, pardon pour mon français. Je peux le vendredi dans le soir et le samedi tout le jour. | 27: 18:00-…; 28
EN | Either Sat or Sun, can't do both sorry | unclear
FR | Mercredi et vendredi, l'après-midi. Je garde mes petits-enfants le jeudi. | 25: 12:00-19:00; 27: 12:00-19:00
FR | vendredi je confirme plus tard, samedi oui toute la journee | 28; unclear
EN | All days but not before 11am | 25: 11:00-…; 26: 11:00-…; 27: 11:00-…; 28: 11:00-…; 29: 11:00-…
FR | jeudi 26 et lundi 30 | 26; outside
EN | Sunday from 3pm, and Monday 30th for the clean up | 29: 15:00-…; outside
FR | Samedi et dimanche, mais le dimanche je dois partir à 16h (train) | 28; 29: …-16:00
EN | wed thu fri 9am-1pm | 25: 09:00-13:00; 26: 09:00-13:00; 27: 09:00-13:00
`;

/**
 * Sixty of a library: at first sight 46 were read as they were meant, one of the others wider than
 * said.
 */
export const phrasesOfTheLibrary = `
fr | Tout le festival | 25-29
fr | samedi et dimanche | 28-29
fr | dispo tt le we | 28-29
fr | tous les jours | 25-29
fr | le soir après 18h30 en semaine, week-end OK toute la journée | 25: 18:30-…; 26: 18:30-…; 27: 18:30-…; 28-29
fr | Je suis prof, cours jusqu'à 17h jeudi et vendredi, libre ensuite. Mercredi libre à partir de midi. Week-end complet. | 25: 12:00-…; 26: 17:00-…; 27: 17:00-…; 28-29
fr | Comme l'an dernier : vendredi soir, samedi et dimanche toute la journée ! Bises à l'équipe de la billetterie | 27: 18:00-…; 28-29
fr | Infirmière, mon planning de novembre n'est pas encore sorti, je vous redis début octobre | unclear
fr | slt ! dispo ven aprem + sam tte la journée, dim matin ms pas sur | 27: 12:00-19:00; 28; unclear
fr | En recherche d'emploi donc libre tout le temps, sauf jeudi matin (RDV France Travail) | 25; 26: 13:00-…; 27-29
fr | Samedi 28 novembre – 10h00-12h15 : Séance jeune public, Salle 2 / 14h00-16h30 : Compétition courts métrages / Dimanche 29 novembre – 11h00-13h00 : Rencontre avec les réalisateurs | 28: 10:00-12:15, 14:00-16:30; 29: 11:00-13:00
fr | Samedi après-midi | 28: 12:00-19:00
fr | mercredi aprem et samedi toute la journée | 25: 12:00-19:00; 28
fr | pas le vendredi | 25-26; 28-29
fr | du 26 au 28 | 26-28
fr | A partir de jeudi 14h et jusqu'à dimanche midi (après je reprends la route pour Lyon) | 26: 14:00-…; 27-28; 29: …-12:00
fr | Nous sommes deux (Martine et Gérard), disponibles du mercredi au dimanche, de préférence ensemble | 25-29
fr | On est un couple, on peut venir samedi et dimanche tous les deux. Marc peut-être aussi vendredi soir, il attend la réponse de son chef | 28-29; unclear
fr | Je suis au lycée donc après 17h30 jeudi et vendredi, et samedi toute la journée | 26: 17:30-…; 27: 17:30-…; 28
fr | tous les soirs | 25: 18:00-…; 26: 18:00-…; 27: 18:00-…; 28: 18:00-…; 29: 18:00-…
fr | Samedi ou dimanche mais pas les deux | unclear
fr | à voir | unclear
fr | 25, 26 et 27 novembre | 25-27
fr | De garde à l'hôpital jeudi et vendredi jusqu'à 14h30, ensuite OK ces deux jours-là. Samedi et dimanche je suis de repos donc dispo | 26: 14:30-…; 27: 14:30-…; 28-29
fr | Disponible tous les jours sauf vendredi après-midi | 25-26; 27: …-12:00, 19:00-…; 28-29
fr | Je peux aider au montage le mardi 24, puis mercredi et jeudi toute la journée | 25-26; outside
fr | Samedi 14h-18h | 28: 14:00-18:00
fr | En semaine, en journée uniquement, j'ai les enfants le soir | 25: …-18:00; 26: …-18:00; 27: …-18:00
fr | dimanche à partir de 14h environ | 29: 14:00-…
fr | jeudi midi-14h et vendredi midi-14h, je travaille juste à côté du cinéma | 26: 12:00-14:00; 27: 12:00-14:00
fr | une dizaine d'heures sur la semaine, à vous de me placer | unclear
fr | Première participation pour moi ! Je viens samedi, et si ça me plaît dimanche aussi :) | 28; unclear
fr | jsuis dispo ts les jours apres 16h sauf dim | 25: 16:00-…; 26: 16:00-…; 27: 16:00-…; 28: 16:00-…
fr | samedi matin et dimanche matin | 28: …-13:00; 29: …-13:00
fr | Vendredi à partir de 18h, samedi de 9h à 12h et de 14h à 20h, dimanche matin. | 27: 18:00-…; 28: 09:00-12:00, 14:00-20:00; 29: …-13:00
fr | oui | unclear
fr | Retraitée, je suis là du 25 au 29 comme chaque année, mais pas après 22h (je n'aime plus conduire la nuit) | 25: …-22:00; 26: …-22:00; 27: …-22:00; 28: …-22:00; 29: …-22:00
fr | samedi 27 et dimanche 28 | unclear
fr | Samedi et dimanche + lundi 30 pour le démontage | 28-29; outside
fr | Je suis professeure des écoles, donc mercredi après-midi et soir, jeudi et vendredi à partir de 17h30, et tout le week-end sauf le dimanche après 16h (je dois récupérer ma fille à la gare). | 25: 12:00-…; 26: 17:30-…; 27: 17:30-…; 28; 29: …-16:00
en | All five days | 25-29
en | Saturday and Sunday | 28-29
en | any time! | 25-29
en | Weekday evenings and all weekend | 25: 18:00-…; 26: 18:00-…; 27: 18:00-…; 28-29
en | Sat 28 2pm-6pm | 28: 14:00-18:00
en | Thursday to Sunday | 26-29
en | I'm a language assistant at the lycée, so Wed after 1pm, Thu and Fri after 5pm, and free all day Saturday. Not Sunday, sorry. | 25: 13:00-…; 26: 17:00-…; 27: 17:00-…; 28
en | Fri evening, Sat all day, maybe Sunday | 27: 18:00-…; 28; unclear
en | Erasmus student, first time volunteering! I don't have my timetable yet, will confirm in October | unclear
en | mornings only | 25: …-13:00; 26: …-13:00; 27: …-13:00; 28: …-13:00; 29: …-13:00
en | every day except Thursday | 25; 27-29
en | We're a couple (Tom & Helen) and would like to do our shifts together: Friday from about 2pm, Saturday all day, Sunday until noon. | 27: 14:00-…; 28; 29: …-12:00
en | nurse, on shift Wed to Fri until 3pm then free. Weekend off so all good | 25: 15:00-…; 26: 15:00-…; 27: 15:00-…; 28-29
en | wed thu fri daytime | 25: …-18:00; 26: …-18:00; 27: …-18:00
en | Either Thursday or Friday evening, not both | unclear
en | Sunday afternoon | 29: 12:00-19:00
en | Between jobs at the moment so I can do the whole festival, just not before 10am | 25: 10:00-…; 26: 10:00-…; 27: 10:00-…; 28: 10:00-…; 29: 10:00-…
en | im free sat n sun after 12pm | 28: 12:00-…; 29: 12:00-…
en | 27, 28, 29 Nov and I can also help pack up on Monday 30th | 27-29; outside
en | Saturday 28 all day, plus a few hours on another day, tbc | 28; unclear
`;

/** Sixty around a station: at first sight 53 were read as they were meant, none wider than said. */
export const phrasesOfTheStation = `
fr | jeu ven sam | 26-28
fr | de vendredi midi à samedi midi | 27: 12:00-…; 28: …-12:00
fr | Je peux venir du jeudi soir au dimanche 15h, je loge chez ma sœur | 26: 18:00-…; 27-28; 29: …-15:00
fr | Bonjour, retraitée donc libre quand vous voulez ! | 25-29
en | Either Thursday or Friday, whichever helps, but I can't do both | unclear
fr | Disponible toute la journée mercredi, jeudi à partir de 14h | 25; 26: 14:00-…
fr | je vous confirme la semaine prochaine, j'attends mon planning | unclear
fr | dim avant 13h | 29: …-13:00
fr | chaque soir | 25: 18:00-…; 26: 18:00-…; 27: 18:00-…; 28: 18:00-…; 29: 18:00-…
en | not Wednesday | 26-29
fr | le week-end uniquement | 28-29
fr | à partir de vendredi 17h jusqu'à la fin | 27: 17:00-…; 28-29
fr | Jeudi après-midi, vendredi soir | 26: 12:00-19:00; 27: 18:00-…
en | Sat, maybe Fri too | 28; unclear
fr | en journée du mercredi au vendredi | 25: …-18:00; 26: …-18:00; 27: …-18:00
fr | Le 27 et le 28 | 27-28
fr | mercredi soir pour l'ouverture et dimanche soir pour la clôture | 25: 18:00-…; 29: 18:00-…
fr | Je suis au lycée donc vendredi dès 16h, et samedi jusqu'à 20h | 27: 16:00-…; 28: …-20:00
fr | Du mardi 24 au vendredi 27 | 25-27; outside
fr | en semaine après 18h30 (je travaille à Valence), le week-end sans problème | 25: 18:30-…; 26: 18:30-…; 27: 18:30-…; 28-29
en | Any time! | 25-29
fr | Samedi ou dimanche mais pas les deux | unclear
en | weekend mornings | 28: …-13:00; 29: …-13:00
en | Hi! My French is not great but I can do ticket desk on Wed from noon to 4pm and again on Sunday from 1pm to 6pm. | 25: 12:00-16:00; 29: 13:00-18:00
fr | Jeudi 26 : 8h30-12h30 / vendredi 27 : 13h30-17h / samedi 28 : journée complète | 26: 08:30-12:30; 27: 13:30-17:00; 28
fr | samedi si je trouve une baby-sitter, dimanche c'est sûr | 29; unclear
en | All five days except Friday evening, I have choir then | 25-26; 27: …-18:00; 28-29
fr | tout le festival | 25-29
fr | 25, 26 et 29 | 25-26; 29
fr | ni mercredi ni samedi | 26-27; 29
fr | sam 14h-18h | 28: 14:00-18:00
en | I'll let you know when I get my rota | unclear
en | Sun 10am-2pm | 29: 10:00-14:00
fr | une dizaine d'heures en tout, à vous de voir | unclear
fr | jamais le matin mais sinon tous les jours | 25: 13:00-…; 26: 13:00-…; 27: 13:00-…; 28: 13:00-…; 29: 13:00-…
en | Wed 25 - Fri 27, daytime only | 25: …-18:00; 26: …-18:00; 27: …-18:00
en | Friday after 5pm, Saturday until 6pm | 27: 17:00-…; 28: …-18:00
fr | dimanche, et peut-être samedi aussi | 29; unclear
fr | samedi à partir de 15h environ | 28: 15:00-…
en | Sat and Sun all day | 28-29
en | Thursday morning | 26: …-13:00
en | Tues to Thurs | 25-26; outside
en | weekday evenings | 25: 18:00-…; 26: 18:00-…; 27: 18:00-…
fr | mercredi 9h-12h et 14h-17h | 25: 09:00-12:00, 14:00-17:00
fr | Tous les jours sauf dimanche après-midi | 25-28; 29: …-12:00, 19:00-…
fr | week end + lundi pour ranger | 28-29; outside
fr | Mme Aubert (rappelée mardi) : ven jusqu'à 16h, dim matin | 27: …-16:00; 29: …-13:00
en | From about 3pm on Thursday, then all of Friday | 26: 15:00-…; 27
fr | samedi et dimanche | 28-29
en | Saturday afternoon and evening | 28: 12:00-…
fr | M. Lacaze (tél.) : mer matin, sam entier | 25: …-13:00; 28
en | Sarah (phoned): Fri 9-1, Sat whole day, Sun no | 27: 09:00-13:00; 28
fr | du mercredi au dimanche de 14h à 19h, sauf vendredi : 16h-19h (cours de chant avant) | 25: 14:00-19:00; 26: 14:00-19:00; 27: 16:00-19:00; 28: 14:00-19:00; 29: 14:00-19:00
fr | Ven. 18h–23h, sam. 18h–23h | 27: 18:00-23:00; 28: 18:00-23:00
fr | mer. 25 (aprem) | 25: 12:00-19:00
fr | après-midis seulement, mer à ven | 25: 12:00-19:00; 26: 12:00-19:00; 27: 12:00-19:00
fr | Pas le jeudi. | 25; 27-29
fr | Karim B. : ts les jours de 10h à 16h | 25: 10:00-16:00; 26: 10:00-16:00; 27: 10:00-16:00; 28: 10:00-16:00; 29: 10:00-16:00
fr | jeudi soir, à confirmer | unclear
fr | Je peux samedi matin et samedi soir, entre les deux je garde mes petits-enfants | 28: …-13:00, 18:00-…
`;

/**
 * Sixty of a harbour, the last measure: at first sight 48 were read as they were meant, none wider
 * than said.
 */
export const phrasesOfTheHarbour = `
en | Monday 23rd through Wednesday 25th | 25; outside
fr | vendredi 20h-minuit | 27: 20:00-00:00
fr | Libre du mercredi au samedi mais jamais avant 11h | 25: 11:00-…; 26: 11:00-…; 27: 11:00-…; 28: 11:00-…
fr | pas dispo samedi soir, le reste ok | 25-27; 28: …-18:00; 29
fr | toutes les matinées sauf celle de jeudi | 25: …-13:00; 27: …-13:00; 28: …-13:00; 29: …-13:00
fr | 2 ou 3 heures samedi | unclear
en | Can't do Saturday morning or Friday, otherwise free | 25-26; 28: 13:00-…; 29
fr | jusqu'à vendredi 14h, ensuite je pars en Bretagne | 25-26; 27: …-14:00
fr | Mme Nguyen, au téléphone : ven à partir de 14h, sam idem | 27: 14:00-…; 28: 14:00-…
en | Wed from around 6pm to 11pm, nothing else I'm afraid | 25: 18:00-23:00
en | Thursday for sure, Friday depends on my boss | 26; unclear
fr | Ven 27 & dim 29 | 27; 29
fr | En semaine oui, le week-end non. | 25-27
fr | Nous venons à deux, mon mari et moi : mercredi soir, jeudi soir et tout le week-end. | 25: 18:00-…; 26: 18:00-…; 28-29
fr | À partir de samedi midi | 28: 12:00-…; 29
fr | Julie R. (fiche papier) : jeu mat, ven AM, dim tte la journée | 26: …-13:00; 27: 12:00-19:00; 29
en | no idea yet, sorry | unclear
fr | Je ne sais pas encore | unclear
en | I'm an early bird so mornings please, Wednesday to Saturday; cannot do Sunday at all as we have family over. | 25: …-13:00; 26: …-13:00; 27: …-13:00; 28: …-13:00
en | Wed till noon | 25: …-12:00
fr | soirées du vendredi et du samedi | 27: 18:00-…; 28: 18:00-…
en | 26-29 Nov | 26-29
fr | sam après-midi | 28: 12:00-19:00
fr | Jeudi ou vendredi, l'un des deux | unclear
fr | Je suis au marché le samedi jusqu'à 13h, donc samedi après 13h et dimanche complet | 28: 13:00-…; 29
fr | Appel de M. Ferrand : libre sam de 9h à midi, puis de 14h à 18h30 | 28: 09:00-12:00, 14:00-18:30
fr | vendredi | 27
fr | Étudiante : mer 13h-17h, jeu pas possible, ven 15h-20h, sam toute la journée, dim matin à partir de 8h | 25: 13:00-17:00; 27: 15:00-20:00; 28; 29: 08:00-13:00
en | Weekdays before 4pm (school run) | 25: …-16:00; 26: …-16:00; 27: …-16:00
fr | dimanche matin | 29: …-13:00
fr | mercredi à partir de 13h, pas les autres jours | 25: 13:00-…
fr | lundi et mardi avant le festival pour installer les chaises, puis mercredi en entier | 25; outside
fr | Du 26 au 28 novembre | 26-28
en | Sunday afternoon | 29: 12:00-19:00
fr | en journée samedi et dimanche | 28: …-18:00; 29: …-18:00
fr | WE | 28-29
fr | Les cinq jours, sans restriction | 25-29
fr | l'après-midi, n'importe quel jour | 25: 12:00-19:00; 26: 12:00-19:00; 27: 12:00-19:00; 28: 12:00-19:00; 29: 12:00-19:00
en | a few hours here and there | unclear
en | Fri 27th from 2:30pm | 27: 14:30-…
fr | ok pour sam. 28, et le 30 pour le démontage | 28; outside
fr | probablement vendredi soir ; samedi oui | 28; unclear
fr | matin et après-midi le jeudi, soir le samedi | 26: …-19:00; 28: 18:00-…
fr | mer et jeu soir | 25: 18:00-…; 26: 18:00-…
en | every day but Sunday | 25-28
fr | vendredi après le boulot, à partir de 17h à peu près, et samedi de 10h jusque vers 18h | 27: 17:00-…; 28: 10:00-18:00
fr | je peux donner un coup de main dimanche si ma mère va mieux | unclear
fr | Seulement le 29 | 29
en | Sat 11-5, Sun 11-3 | 28: 11:00-17:00; 29: 11:00-15:00
fr | sauf le mercredi | 26-29
en | Thurs & Fri evenings | 26: 18:00-…; 27: 18:00-…
en | Saturday | 28
fr | Le matin du 26 et l'après-midi du 28 | 26: …-13:00; 28: 12:00-19:00
fr | entre midi et deux, jeudi et vendredi | 26: 12:00-14:00; 27: 12:00-14:00
fr | Tous les jours | 25-29
en | whole festival | 25-29
fr | dimanche dès 9h30, je dois filer à 16h45 pour mon train | 29: 09:30-16:45
en | Tom K., by phone: Fri eve until 10pm, Sat from midday | 27: 18:00-22:00; 28: 12:00-…
fr | jeudi 10h/15h | 26: 10:00-15:00
fr | Tous les soirs sauf dimanche | 25: 18:00-…; 26: 18:00-…; 27: 18:00-…; 28: 18:00-…
`;
