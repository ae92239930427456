/**
 * What volunteers of a film festival from Wednesday 25 to Sunday 29 November 2026 would type into a
 * form or a mail, in the words of `hours.phrases-testing.ts` and with the hours of
 * `hours.unseen-five-days-testing.ts`. All of it was written down before a reader was tried on
 * it.
 */

/**
 * Two hundred, of which the reader learned. Its first draft had 152 right and fourteen wider than
 * said.
 */
export const phrasesToLearnFrom = `
fr | mercredi et jeudi apres 17h30, le we quand vous voulez | 25-26: 17:30-…; 28-29
fr | jsuis dispo ven soir sam soir dim aprem | 27-28: 18:00-…; 29: 12:00-19:00
fr | Disponible chaque soir à compter de 19h, le week-end dès midi | 25-27: 19:00-…; 28-29: 12:00-…
fr | le premier jour et le dernier jour | 25; 29
fr | les 2 derniers jours toute la journée | 28-29
fr | tout le festival sauf mercredi aprem, je bosse | 25: …-12:00, 19:00-…; 26-29
fr | Je suis normalement libre samedi | unclear
fr | jeudi 26 de 8h à 12h. Vendredi 27 de 8h à 12h. | 26-27: 08:00-12:00
fr | sam 14h-20h (si besoin aussi dim 14h-20h) | 28-29: 14:00-20:00
fr | arrivée vendredi 16h, départ dimanche 15h | 27: 16:00-…; 28; 29: …-15:00
fr | J'arrive jeudi matin et repars samedi soir | 26-27; 28: …-18:00
fr | dispo apres les cours cad 17h du mercredi au vendredi | 25-27: 17:00-…
fr | pas dispo le 27 | 25-26; 28-29
fr | Dispo 25/11, 27/11 et 29/11 | 25; 27; 29
fr | en journée en semaine | 25-27: …-18:00
fr | samedi a partir de 10h et dimanche a partir de 14h | 28: 10:00-…; 29: 14:00-…
fr | Mercredi 14h-18h, jeudi RAS, vendredi 14h-18h | 25: 14:00-18:00; 27: 14:00-18:00; unclear
fr | je peux venir 3 soirs sur 5 | unclear
fr | une demi journee par jour | unclear
fr | tous les jours de 9h30 à 16h15 (horaires d'école) | 25-29: 09:30-16:15
fr | sauf vendredi soir et samedi soir | 25-26; 27-28: …-18:00; 29
fr | tte la semaine sauf jeudi, we non | 25; 27
fr | dimache 29 toute la jourée | 29
fr | mercredi ap midi, jeudi soir, vendredi soir | 25: 12:00-19:00; 26-27: 18:00-…
fr | Bonjour, je souhaiterais aider le samedi 28/11 entre 13h et 19h. Merci d'avance, Paul | 28: 13:00-19:00
fr | a confirmer, je pense vendredi soir | unclear
fr | dispo mer, jeu & ven de 18 à 22h | 25-27: 18:00-22:00
fr | seulement en soirée, après 20h | 25-29: 20:00-…
fr | Je ne suis pas disponible les soirs | 25-29: …-18:00
fr | Uniquement le week-end, et pas avant 11h le dimanche | 28; 29: 11:00-…
fr | jusqu'à vendredi midi | 25-26; 27: …-12:00
fr | à partir de samedi 14h | 28: 14:00-…; 29
fr | merc 25 nov matin | 25: …-13:00
fr | dim. 29 nov. de 10 h 30 à 13 h | 29: 10:30-13:00
fr | 8h - 13h tous les jours sauf dimanche | 25-28: 08:00-13:00
fr | vendredi 18h30/minuit, samedi 10h/minuit | 27: 18:30-00:00; 28: 10:00-00:00
fr | je ne sais pas trop, ça dépend des gardes de ma fille | unclear
fr | Le matin uniquement : mercredi, jeudi et vendredi | 25-27: …-13:00
fr | samedi tte la jrnée et dimanche matin si je suis pas trop crevé | 28; unclear
fr | libre comme l'air ttes les journées mais pas les soirées | 25-29: …-18:00
fr | du mercredi 25 au samedi 28 inclus | 25-28
fr | mercredi - vendredi : 17h - 23h | 25-27: 17:00-23:00
fr | N'importe quel moment le samedi ou le dimanche | 28-29
fr | entre 9h et midi les 26 et 27 | 26-27: 09:00-12:00
fr | 2h le samedi matin, de 9h à 11h | 28: 09:00-11:00
fr | je suis prof donc libre mercredi après-midi et week-end | 25: 12:00-19:00; 28-29
fr | Jamais le dimanche. | 25-28
fr | mardi 24 pour l'installation, mercredi toute la journée | 25; outside
fr | Dispo dès le jeudi soir et jusqu'au dimanche 14h | 26: 18:00-…; 27-28; 29: …-14:00
fr | mer:9h-12h, jeu:9h-12h, ven:-, sam:14h-22h, dim:- | 25-26: 09:00-12:00; 28: 14:00-22:00
fr | ok mercredi jeudi vendredi ; ko samedi dimanche | 25-27
fr | tous les soirs à partir de 18h sauf le mercredi : 20h | 25: 20:00-…; 26-29: 18:00-…
fr | vendredi 27 novembre, à partir de 17 heures 30 | 27: 17:30-…
fr | Samedi et/ou dimanche, matin ou après-midi | unclear
fr | Je peux me libérer le jeudi et le vendredi de 12h à 14h | 26-27: 12:00-14:00
fr | dispo samedi matin de 8h30 a 12h et l'apres midi de 14h a 17h | 28: 08:30-12:00, 14:00-17:00
fr | quand vous voulez sauf le soir | 25-29: …-18:00
fr | pas encore d'idée, je reviens vers vous | unclear
fr | week end du 28 et 29 | 28-29
fr | Samedi 28 : matin. Dimanche 29 : matin et après-midi | 28: …-13:00; 29: …-19:00
fr | vendredi après-midi dès 15h et soirée | 27: 15:00-…
fr | dispo du 25 au 27 après 18h et les 28-29 toute la journée | 25-27: 18:00-…; 28-29
fr | max 22h tous les soirs | 25-29: 18:00-22:00
fr | tous les jours, maximum jusqu'à 22h | 25-29: …-22:00
fr | Je termine à 17h le jeudi, donc jeudi dès 17h30 | 26: 17:30-…
fr | libre jeudi et vendredi, samedi jusqu'à 18h, dimanche indisponible | 26-27; 28: …-18:00
fr | mercredi (toute la journée) + samedi (soir) | 25; 28: 18:00-…
fr | je suis absente le 26 et le 27 | 25; 28-29
fr | absent jeudi matin, sinon dispo | 25; 26: 13:00-…; 27-29
fr | Je serai en vacances jusqu'au 26 | unclear
fr | dispo les matins de 8 à 12 | 25-29: 08:00-12:00
fr | la nuit du samedi | 28: 22:00-…
fr | samedi de 20h jusqu'à 3h du matin | 28: 20:00-03:00
fr | mercredi soir ouverture, dimanche soir clôture | 25: 18:00-…; 29: 18:00-…
fr | pour le montage uniquement | unclear
fr | je peux aider au démontage dimanche à partir de 19h | 29: 19:00-…
fr | Tous les jours après 16h, mercredi dès 13h | 25: 13:00-…; 26-29: 16:00-…
fr | Toute la journée tous les jours | 25-29
fr | oui tous les jours | 25-29
fr | non pour jeudi, oui pour vendredi | 27
fr | 25/11 : matin ; 26/11 : aprem ; 27/11 : soir | 25: …-13:00; 26: 12:00-19:00; 27: 18:00-…
fr | 25 matin 26 aprem 27 soir | 25: …-13:00; 26: 12:00-19:00; 27: 18:00-…
fr | je préférerais le samedi | 28
fr | je peux faire du mercredi au dimanche mais seulement de 10h à 15h | 25-29: 10:00-15:00
fr | Ma dispo : samedi 9h00-13h00 / 14h00-18h00 | 28: 09:00-13:00, 14:00-18:00
fr | vendredi dans la soirée | 27: 18:00-…
fr | Dans la matinée du samedi | 28: …-13:00
fr | samedi milieu de journée | unclear
fr | aux alentours de 18h vendredi | unclear
fr | vers 18h le vendredi jusque 23h | 27: 18:00-23:00
fr | Tous les jours entre 17h et 20h, sauf le jeudi entre 17h et 18h | 25: 17:00-20:00; 26: 18:00-20:00; 27-29: 17:00-20:00
fr | sauf lundi | unclear
fr | le 30 novembre | outside
fr | tous les jours sauf le 25 et le 29 | 26-28
fr | tous les jours 10h-12h et le samedi aussi 14h-16h | 25-27: 10:00-12:00; 28: 10:00-12:00, 14:00-16:00; 29: 10:00-12:00
fr | vendredi 27, de 19h à 23h, samedi 28, de 10h à 12h | 27: 19:00-23:00; 28: 10:00-12:00
fr | samedi 12 - 20 | 28: 12:00-20:00
fr | 14h/18h mercredi, jeudi et vendredi | 25-27: 14:00-18:00
fr | j'ai 15 ans donc pas après 22h | 25-29: …-22:00
fr | Je suis dispo tous les jours sauf jeudi matin et vendredi après-midi | 25; 26: 13:00-…; 27: …-12:00, 19:00-…; 28-29
fr | le mercredi de 14 à 17h, les autres jours à partir de 17h | 25: 14:00-17:00; 26-29: 17:00-…
fr | le dimanche ça m'arrange pas | 25-28
fr | plutot sam que dim | 28
fr | jeudi 26 et samedi 28 en après-midi, dimanche 29 en matinée | 26: 12:00-19:00; 28: 12:00-19:00; 29: …-13:00
fr | Disponibilités: ven 27 : 14h -> 22h ; sam 28 : 10h -> 22h | 27: 14:00-22:00; 28: 10:00-22:00
fr | Samedi toute la journée à l'exception du créneau 12h-14h | 28: …-12:00, 14:00-…
fr | je suis là tout le week end, sauf dimanche aprés 17h | 28; 29: …-17:00
fr | vendredi soir, samedi et dimanche toute la journée jusqu'à 20h | 27: 18:00-…; 28-29: …-20:00
fr | 5 jours | unclear
fr | 4h maximum par jour | unclear
fr | je peux pas trop le matin | 25-29: 13:00-…
fr | en dehors des heures de bureau | unclear
fr | Idem que Julie | unclear
fr | samedi & dimanche : 9h-12h & 14h-17h | 28-29: 09:00-12:00, 14:00-17:00
fr | je travaille jeudi et vendredi | 25; 28-29
fr | Libre mercredi, occupée jeudi, libre vendredi | 25; 27
fr | de mercredi à vendredi : entre 12h et 13h30 | 25-27: 12:00-13:30
fr | de preference samedi apres midi | 28: 12:00-19:00
fr | samedi 28, horaires à définir | 28; unclear
fr | dispo vendredi, dès 9h si vous voulez, jusqu'à 16h | 27: 09:00-16:00
fr | mercredi fin d'après-midi et soirée | 25: 16:00-…
fr | Le jeudi je peux pas avant 15h, le vendredi pas avant 17h | 26: 15:00-…; 27: 17:00-…
fr | Je viens avec mon frère samedi de 10h à 18h | 28: 10:00-18:00
fr | tous les jours sauf mercredi et jeudi où je suis dispo à partir de 18h | 25-26: 18:00-…; 27-29
fr | pas de souci pour samedi | 28
fr | 06 12 34 56 78, dispo samedi | 28; unclear
fr | je dors sur place donc dispo jour et nuit | 25-29
fr | le matin (sauf samedi) | 25-27: …-13:00; 29: …-13:00
fr | mercredi après-midi ou soir | unclear
fr | dispo mercredi, jeudi et dimanche mais pas le soir | 25-26: …-18:00; 29: …-18:00
fr | du 26 novembre 14h au 28 novembre 18h | 26: 14:00-…; 27; 28: …-18:00
fr | tt le we a part dim soir, et jeu soir | 26: 18:00-…; 28; 29: …-18:00
fr | vendredi 9-12 14-18 | 27: 09:00-12:00, 14:00-18:00
en | Wed-Fri 6pm to close, weekend all day | 25-27: 18:00-…; 28-29
en | I can do Fri eve and Sat morning | 27: 18:00-…; 28: …-13:00
en | Thursday and Friday from 3pm | 26-27: 15:00-…
en | all 5 days | 25-29
en | first two days | 25-26
en | last three days, mornings only | 27-29: …-13:00
en | Sat 28/11 from 10am until 4pm | 28: 10:00-16:00
en | not on Friday or Saturday | 25-26; 29
en | every day, but I have to leave at 9pm | 25-29: …-21:00
en | free weekday afternoons | 25-27: 12:00-19:00
en | Thurs 5-9pm, Fri 5-9pm, Sat 12-9pm | 26-27: 17:00-21:00; 28: 12:00-21:00
en | I'm arriving Friday at 2pm and leaving Sunday at noon | 27: 14:00-…; 28; 29: …-12:00
en | Wednesday after school (4pm) | 25: 16:00-…
en | Saturday morning, Sunday afternoon if needed | 28: …-13:00; 29: 12:00-19:00
en | Hopefully Saturday | unclear
en | Saturday from 2pm, tbc | unclear
en | mornings & evenings | 25-29: …-13:00, 18:00-…
en | no mornings | 25-29: 13:00-…
en | I can't do evenings except Friday | unclear
en | Wed, Thu & Fri: 9am - 12pm | 25-27: 09:00-12:00
en | any day except the 27th | 25-26; 28-29
en | Fri night | 27: 20:00-…
en | the whole thing! | 25-29
en | sat/sun 10am-2pm | 28-29: 10:00-14:00
en | Sat or Sun afternoon, don't mind which | unclear
en | Wednesday through Friday, 10 till 2 | 25-27: 10:00-14:00
en | I could do one or two evenings | unclear
en | Thursady evening | 26: 18:00-…
en | Sunday all day but not past 7pm | 29: …-19:00
en | Available from Thursday evening to Saturday evening | 26: 18:00-…; 27-28
en | Friday, 12:30 - 18:30 | 27: 12:30-18:30
en | 25th, 26th and 29th | 25-26; 29
en | On the 27th from 6pm, on the 28th all day | 27: 18:00-…; 28
en | Weekend only - Saturday from 11, Sunday all day | 28: 11:00-…; 29
en | before noon every day | 25-29: …-12:00
en | between 5 and 10pm on weekdays | 25-27: 17:00-22:00
en | I'm out Thursday, in all other days | 25; 27-29
en | Wed: 9-1, Thu: off, Fri: 9-1 | 25: 09:00-13:00; 27: 09:00-13:00; unclear
en | Not available weekdays | 28-29
en | Only evenings, and not Sunday | 25-28: 18:00-…
en | I work 9-5 Wed to Fri so evenings and the weekend | 25-27: 18:00-…; 28-29
en | Mon-Fri after 6 | 25-27: 18:00-…
en | Whole of Saturday, Sunday till 3pm | 28; 29: …-15:00
en | late night shifts on Friday & Saturday | 27-28: 20:00-…
en | Sat 9.30am - 5.30pm, same Sunday | 28-29: 09:30-17:30
en | opening day only | 25
en | I'm happy to do Saturday but I can only do until 6pm | 28: …-18:00
en | Can help with set-up on Wednesday morning | 25: …-13:00
en | November 28th & 29th, afternoons | 28-29: 12:00-19:00
en | Saturday 10-1 and 2-6 | 28: 10:00-13:00, 14:00-18:00
en | Thursday from 18h | 26: 18:00-…
en | Fri PM, Sat AM | 27: 12:00-19:00; 28: …-13:00
en | Every day except Thursday afternoon and Saturday | 25; 26: …-12:00, 19:00-…; 27; 29
en | flexible all weekend | 28-29
en | I will be away on Sunday | 25-28
en | Saturday evening only if my babysitter is free | unclear
en | all day Wednesday and Thursday until 5pm | 25; 26: …-17:00
en | 6pm-midnight Thu Fri Sat | 26-28: 18:00-00:00
en | weekends | 28-29
en | 4 hours on Saturday | unclear
en | Wednesday to Saturday, but Friday only from 5pm | 25-26; 27: 17:00-…; 28
en | no preference, any shift any day | 25-29
en | Sunday daytime | 29: …-18:00
en | Wed evening, Thurs evening, not Fri, Sat all day | 25-26: 18:00-…; 28
en | Friday 27th (after 4pm), Saturday 28th (before 4pm) | 27: 16:00-…; 28: …-16:00
en | I finish at 5.30pm on weekdays so 6pm onwards | 25-27: 18:00-…
`;

/**
 * A hundred that were held back and of which it learned nothing: the former reader had 87 right and
 * one wider than said, the first draft 80 and seven.
 */
export const phrasesHeldBack = `
fr | Jeudi et vendredi en soirée, samedi toute la journée | 26-27: 18:00-…; 28
fr | slt, dispo mer jeu ven a partir de 18h et tt le we | 25-27: 18:00-…; 28-29
fr | les trois premiers jours, de 14h à 20h | 25-27: 14:00-20:00
fr | le dernier jour seulement, jusqu'à 17h | 29: …-17:00
fr | je suis dispo tout le tps sauf vendredi matin | 25-26; 27: 13:00-…; 28-29
fr | dimanche sauf entre midi et 14h | 29: …-12:00, 14:00-…
fr | J'arrive vendredi soir et je reste jusqu'à la fin | 27: 18:00-…; 28-29
fr | Arrivée samedi midi, départ dimanche 18h | 28: 12:00-…; 29: …-18:00
fr | mercredi 25 aprem, vendredi 27 aprem | 25: 12:00-19:00; 27: 12:00-19:00
fr | normalement tous les soirs mais à confirmer | unclear
fr | si besoin je peux venir jeudi | 26
fr | Vendredi soir (sûr), samedi (pas sûr) | 27: 18:00-…; unclear
fr | Je travaille de 9h à 17h en semaine, donc plutôt le soir et le week-end | 25-27: 18:00-…; 28-29
fr | sam dim 14-19 | 28-29: 14:00-19:00
fr | samedi 28 entre 9 h 30 et 12 h 30 | 28: 09:30-12:30
fr | pas de dispo le samedi matin | 25-27; 28: 13:00-…; 29
fr | ni mercredi ni jeudi | 27-29
fr | du 26/11 au 28/11 de 18h à 23h | 26-28: 18:00-23:00
fr | tous les matins avant 11h30 | 25-29: …-11:30
fr | uniquement le jeudi soir et le dimanche matin | 26: 18:00-…; 29: …-13:00
fr | venderdi 18h 22h | 27: 18:00-22:00
fr | je ne suis dispo que mercredi après-midi | 25: 12:00-19:00
fr | Tous les jours (9h-12h / 14h-18h) | 25-29: 09:00-12:00, 14:00-18:00
fr | 10h par semaine environ | unclear
fr | un jour sur deux | unclear
fr | on fait comme vous voulez | unclear
fr | soir et week-end | 25-29: 18:00-…; 28-29
fr | vendredi non stop, samedi matin, dimanche repos | 27; 28: …-13:00
fr | le 25 à partir de 19h, le 26 à partir de 19h, le 28 de 9h à 23h | 25-26: 19:00-…; 28: 09:00-23:00
fr | mercredi : 14h à 18h. Jeudi : pas disponible. Vendredi : 14h à 22h. | 25: 14:00-18:00; 27: 14:00-22:00
fr | du mercredi au vendredi, à partir de 17h ; samedi et dimanche, à partir de 9h | 25-27: 17:00-…; 28-29: 09:00-…
fr | je garde mes enfants mercredi, dispo le reste du temps | 26-29
fr | Bonsoir, je suis disponible le jeudi 26 novembre à partir de 14 heures. Belle soirée ! | 26: 14:00-…
fr | dispo dim de 8h à 12h30 pour les petits dej | 29: 08:00-12:30
fr | week-end : samedi 10h-18h, dimanche 10h-16h | 28: 10:00-18:00; 29: 10:00-16:00
fr | ts les jours sf dim | 25-28
fr | jamais le soir, sauf samedi | unclear
fr | mercredi, jeudi, vendredi : pas avant 18h. | 25-27: 18:00-…
fr | jusqu'à 16h tous les jours et jusqu'à minuit le samedi | 25-27: …-16:00; 28: …-00:00; 29: …-16:00
fr | nuit de vendredi à samedi | 27: 22:00-…
fr | en fin d'aprem tous les jours | 25-29: 16:00-19:00
fr | le soir en semaine seulement | 25-27: 18:00-…
fr | Je peux être présente samedi de 9h à 13h, voire 14h | unclear
fr | samedi dès l'ouverture jusqu'à 18h | 28: …-18:00
fr | Plutôt les après-midis mais je m'adapte | 25-29: 12:00-19:00
fr | jeudi aprem et soir, vendredi pareil | 26-27: 12:00-…
fr | Indisponible du 25 au 26, puis disponible à temps plein | 27-29
fr | mercredi 25 (9h-12h) et jeudi 26 (14h-17h) | 25: 09:00-12:00; 26: 14:00-17:00
fr | de 9 à 17h les jours de semaine | 25-27: 09:00-17:00
fr | samedi dimanche sans souci, en semaine seulement après 18h30 | 25-27: 18:30-…; 28-29
fr | le midi tous les jours | 25-29: 12:00-14:00
fr | libre vendredi 27 a/c de 18h | 27: 18:00-…
fr | dispo samedi 28 novembre et dimanche 29 novembre le matin de 8h à 12h | 28-29: 08:00-12:00
fr | je peux jeudi, mais je dois partir à 20h | 26: …-20:00
fr | tout le temps sauf la nuit | 25-29: …-22:00
fr | tous les après midi, le samedi toute la journée | 25-27: 12:00-19:00; 28; 29: 12:00-19:00
fr | Du vendredi 14h au dimanche 20h non-stop | 27: 14:00-…; 28; 29: …-20:00
fr | samedi 28 ou dimanche 29 le matin | unclear
fr | j'attends le planning de mon employeur | unclear
fr | 26, 27, 28 : 18h-minuit | 26-28: 18:00-00:00
fr | Mer 13h-19h Jeu 18h-23h Ven 18h-23h | 25: 13:00-19:00; 26-27: 18:00-23:00
fr | libre le samedi de 10h à 12h et de 16h à 20h, le dimanche de 10h à 12h | 28: 10:00-12:00, 16:00-20:00; 29: 10:00-12:00
fr | lundi 23 et mercredi 25 | 25; outside
fr | mercredi, sauf le matin | 25: 13:00-…
fr | jeudi je finis à 18h donc à partir de 19h, les autres soirs dès 18h | 25: 18:00-…; 26: 19:00-…; 27-29: 18:00-…
fr | quelques heures le vendredi | unclear
fr | je peux commencer tôt (8h) le samedi mais fini à 15h | 28: 08:00-15:00
en | Thursday evening, Friday evening and all day Sunday | 26-27: 18:00-…; 29
en | Weekdays from 5:30pm, weekends all day | 25-27: 17:30-…; 28-29
en | Sat 12-5pm | 28: 12:00-17:00
en | I'm not free Wednesday or Thursday | 27-29
en | everyday 10am to 3pm | 25-29: 10:00-15:00
en | Arriving Thursday lunchtime, there until the end | 26: 12:00-…; 27-29
en | Fri 27 - Sun 29, from noon | 27-29: 12:00-…
en | evenings except Friday | 25-26: 18:00-…; 28-29: 18:00-…
en | Sunday 29 Nov, 9:00-13:00 and 17:00-20:00 | 29: 09:00-13:00, 17:00-20:00
en | probably Friday evening | unclear
en | weekend if you are short | 28-29
en | The last two days, after 10am | 28-29: 10:00-…
en | Sat AM / Sun PM | 28: …-13:00; 29: 12:00-19:00
en | I have class until 4pm on Wed, Thu and Fri, free after that | 25-27: 16:00-…
en | Saturday 28th from 11am to midnight, not Sunday | 28: 11:00-00:00
en | Wed 6pm-9pm; Thu 6pm-9pm; Fri none; Sat all day; Sun all day | 25-26: 18:00-21:00; 28-29
en | mornings until 11 | 25-29: …-11:00
en | any two days | unclear
en | from Wednesday to Friday after 7pm | 25-27: 19:00-…
en | no weekends | 25-27
en | Wednesday 25th only, 9 to 5 | 25: 09:00-17:00
en | Satruday afternoon and evening | 28: 12:00-…
en | Any time on Thursday, Friday after 2pm | 26; 27: 14:00-…
en | I can be there Saturday at 9am and stay until 3pm | 28: 09:00-15:00
en | Free all week except Friday night | 25-26; 27: …-20:00; 28-29
en | thu & fri 18.00-22.00 | 26-27: 18:00-22:00
en | Not before 4pm on weekdays | 25-27: 16:00-…
en | Sun, late afternoon | 29: 16:00-19:00
en | I am free on Saturday and Sunday, but not in the evenings | 28-29: …-18:00
en | wed to fri daytime, sat and sun evenings | 25-27: …-18:00; 28-29: 18:00-…
en | Tuesday and Wednesday | 25; outside
en | could maybe do Thursday, can definitely do Saturday | 28; unclear
en | all day every day | 25-29
`;

/**
 * Seventy that were written when the reader seemed done: 59 were right at first sight, seven wider
 * than said.
 */
export const phrasesWrittenAfterwards = `
fr | Salut, je peux filer un coup de main vendredi à partir de 19h et samedi aprem. A + | 27: 19:00-…; 28: 12:00-19:00
fr | dispo tt le festival sauf les matins | 25-29: 13:00-…
fr | Mercredi, jeudi : soir. Vendredi : aprem et soir. Samedi : journée. | 25-26: 18:00-…; 27: 12:00-…; 28: …-18:00
fr | je suis en stage la semaine, libre le week-end | 28-29
fr | uniquement les soirs de week-end | 28-29: 18:00-…
fr | jeudi 9h - 12h et 14h - 17h, vendredi idem | 26-27: 09:00-12:00, 14:00-17:00
fr | pas de problème pour samedi, dimanche je ne peux pas | 28
fr | je pourrai venir samedi si mon fils va mieux | unclear
fr | dimanche 29 nov de 14h à 20h (démontage compris) | 29: 14:00-20:00
fr | Dispo tous les jours de 10h à 13h, et aussi le samedi soir | 25-29: 10:00-13:00; 28: 18:00-…
fr | le 26 et le 27, après 16h | 26-27: 16:00-…
fr | mercredi : ok / jeudi : ok / vendredi : non / samedi : ok le matin / dimanche : non | 25-26; 28: …-13:00
fr | Je suis disponible toute la journée du samedi et le dimanche matin jusqu'à 12h30 | 28; 29: …-12:30
fr | rien le mercredi, le reste ok | 26-29
fr | samedi midi jusqu'à minuit | 28: 12:00-00:00
fr | de préférence les matinées du jeudi et du vendredi | 26-27: …-13:00
fr | du jeudi au samedi inclus, de 10h à 18h | 26-28: 10:00-18:00
fr | impossible avant vendredi soir | 27: 18:00-…; 28-29
fr | je ne pourrai être là que samedi entre 14 et 18h | 28: 14:00-18:00
fr | dispo les 25, 26, 27 le soir, 28 et 29 toute la journée | 25-27: 18:00-…; 28-29
fr | tout sauf le samedi soir et le dimanche | 25-27; 28: …-18:00
fr | en matinée du 25 au 27 puis tout le week-end | 25-27: …-13:00; 28-29
fr | vendredi peut-être en fin d'après-midi, samedi c'est sûr | 28; unclear
fr | Je travaille vendredi jusqu'à 18h, je serai là vers 19h. | 27: 19:00-…
fr | jeudi de 18h30 à 22h30, samedi de 9h à 12h30 et de 13h30 à 18h | 26: 18:30-22:30; 28: 09:00-12:30, 13:30-18:00
fr | n'importe quel après-midi sauf mercredi | 26-29: 12:00-19:00
fr | ok pour la soirée de vendredi | 27: 18:00-…
fr | je suis maman solo donc pas le soir ni le mercredi | 26-29: …-18:00
fr | Dispo samedi matin, éventuellement l'après-midi | 28: …-13:00; unclear
fr | 28/11 à partir de 8h jusqu'à 20h et 29/11 de 8h à 13h | 28: 08:00-20:00; 29: 08:00-13:00
fr | Je prends mon service à 14h le vendredi donc dispo le matin | 27: …-13:00
fr | je suis prise samedi midi, sinon ok tout le week-end | 28: …-12:00, 14:00-…; 29
fr | seulement l'ouverture | unclear
fr | un peu tous les jours | unclear
fr | jeudi soir uniquement après 20h | 26: 20:00-…
fr | mardi 24 au vendredi 27 en soirée | 25-27: 18:00-…; outside
fr | moins dispo le samedi | unclear
fr | plus dispo après 18h | 25-29: …-18:00
fr | je ne suis plus disponible le dimanche | 25-28
fr | de 8h à midi sauf le week-end | 25-27: 08:00-12:00
fr | sam et dim dès l'aube jusqu'à 11h | unclear
fr | vendredi soir et/ou samedi soir | unclear
fr | tous les jours, entre 12h et 14h de préférence | 25-29: 12:00-14:00
fr | Samedi 28 toute la journée mais absence de 12h à 14h | 28: …-12:00, 14:00-…
fr | disponible du 25 au 29 hors 27 au soir | 25-26; 27: …-18:00; 28-29
fr | jeudi, 14h-17h ; vendredi, 14h-17h ; pas le week-end. | 26-27: 14:00-17:00
fr | dispo soirée du mercredi et aprem du samedi | 25: 18:00-…; 28: 12:00-19:00
fr | je me garde le dimanche pour me reposer, les autres jours ok | 25-28
fr | A partir de 18h en semaine (sauf mercredi 20h) | 25: 20:00-…; 26-27: 18:00-…
fr | 2 soirs : vendredi et samedi, de 19h à 23h | 27-28: 19:00-23:00
en | Friday from 6pm and the whole weekend | 27: 18:00-…; 28-29
en | Wed/Thu evenings, Sat all day, Sun morning | 25-26: 18:00-…; 28; 29: …-13:00
en | I can do weekday evenings from 6.30pm but not Thursday | 25: 18:30-…; 27: 18:30-…
en | not Sunday, anything else is ok | 25-28
en | Saturday 9-1 please | 28: 09:00-13:00
en | I'm around from Thursday afternoon until Saturday lunchtime | 26: 12:00-…; 27; 28: …-12:00
en | Free Wed, Fri and Sun from 10am to 5pm | 25: 10:00-17:00; 27: 10:00-17:00; 29: 10:00-17:00
en | Sat 2pm-10pm (not later, last bus!) | 28: 14:00-22:00
en | could do Sunday at a push | unclear
en | only if it's after 5pm | unclear
en | I have a dentist appointment Thursday morning, otherwise any time | 25; 26: 13:00-…; 27-29
en | All day Thursday 26th; Friday 27th 9-12 | 26; 27: 09:00-12:00
en | Saturday & Sunday except 12-2pm | 28-29: …-12:00, 14:00-…
en | Wed 25 to Fri 27, evenings only (after 7pm) | 25-27: 19:00-…
en | weekend, all day, both days | 28-29
en | happy to do the late shift Friday, 8pm-2am | 27: 20:00-02:00
en | no good on Wednesday, fine the rest of the week | 26-29
en | Thursday 4-8pm or Friday 4-8pm | unclear
en | until 2pm each day | 25-29: …-14:00
en | I'm at work till 6 every weekday, free after that | 25-27: 18:00-…
`;

/** What says no to an offer, or doubts it, without the usual words: written to mislead a reader. */
export const misleadingPhrases = `
fr | je ne pense pas pouvoir venir samedi | unclear
fr | samedi ça va être juste | unclear
fr | je bosse samedi et dimanche | unclear
fr | samedi je suis complet, dimanche ça va | 29
fr | vendredi 14h rdv médecin, sinon dispo | 25-26; 28-29
fr | jeudi jusqu'à 18h je suis occupé, après ok | 26: 18:00-…
fr | je suis dispo sauf quand je travaille | unclear
fr | dispo si vous ne trouvez personne d'autre | unclear
fr | je peux venir un des deux jours du week-end | unclear
fr | libre le soir mais pas tous les soirs | unclear
fr | le vendredi j'ai cours toute la journée | unclear
fr | le vendredi toute la journée j'ai cours | unclear
fr | samedi à partir de 14h ou 15h | unclear
fr | entre 2 et 4 heures par jour | unclear
fr | vendredi matin annulé, samedi matin ok | 28: …-13:00
fr | plus libre jeudi | unclear
fr | plutôt pas le matin | 25-29: 13:00-…
fr | je peux venir samedi mais je n'ai pas de moyen de transport | unclear
fr | dimanche, mais tard | unclear
fr | samedi sous réserve | unclear
fr | mon mari samedi, moi dimanche | unclear
fr | je commence mon travail à 14h donc le matin uniquement | 25-29: …-13:00
fr | je quitte le travail à 18h | unclear
fr | je suis dispo 2h | unclear
fr | ok sauf contre-ordre | unclear
fr | pas avant 10h ni après 18h | 25-29: 10:00-18:00
fr | ni le matin ni le soir | 25-29: 13:00-18:00
fr | ni samedi matin ni dimanche | 25-27; 28: 13:00-…
fr | samedi et dimanche exclus | 25-27
fr | tous les jours hormis entre 12h et 14h | 25-29: …-12:00, 14:00-…
fr | pas de créneau le samedi | 25-27; 29
fr | j'évite le samedi | unclear
fr | samedi bof | unclear
fr | samedi : 0 | unclear
fr | difficile en semaine, ok le week-end | 28-29; unclear
fr | je suis en vacances du 25 au 27, je pars | unclear
fr | absent du 26 au 28 | 25; 29
fr | retour le 27 à 18h | 27: 18:00-…; 28-29
fr | je rentre le 27 | 27-29
fr | dernier métro à 23h donc pas après 22h30 | 25-29: …-22:30
fr | 14h | unclear
fr | à 14h samedi | unclear
fr | je viens samedi en spectatrice | unclear
fr | j'ai des billets pour samedi soir donc pas dispo à ce moment | unclear
en | Saturday is tricky | unclear
en | Saturday won't work | 25-27; 29
en | I doubt I can do Saturday | unclear
en | Saturday works but Sunday doesn't | 28
en | Not keen on evenings | 25-29: …-18:00
en | anything but evenings | 25-29: …-18:00
en | I can do any day if I know in advance | unclear
en | busy until 5pm every day | 25-29: 17:00-…
en | I'd prefer not to do Saturday | 25-27; 29
en | Saturday: working. Sunday: free. | 29
en | I hate mornings | unclear
en | I could swap Saturday for Sunday | unclear
en | Friday I finish late | unclear
en | no later than 10pm, no earlier than 9am | 25-29: 09:00-22:00
en | Except for Friday I'm around | 25-26; 28-29
`;
