/**
 * What volunteers of a film festival from Wednesday 25 to Sunday 29 November 2026 would type, in the words of `said-hours.phrases.ts` and with the hours of
 * `said-hours.unseen-five-days.ts`. Each set was written down before the reader was tried on it; how many of it were right at once stands above it, a known
 * miss in the fourth column.
 */

/** At first sight 69 of 100, three of them wider than said. */
export const phrasesFromWednesday = `
fr | dispo mer/jeu/ven soir après le taf (18h30), we complet | 25-27: 18:30-…; 28-29
fr | Bonjour, je peux vous aider le samedi 28 de 13h à 20h. Cordialement, Bernard | 28: 13:00-20:00
fr | tt les soirs sf mercredi | 26-29: 18:00-…
fr | Je suis libre jeudi et vendredi en journée | 26-27: …-19:00
fr | du mercredi soir au vendredi soir | 25: 18:00-…; 26-27
fr | je bosse la semaine donc que le week end | 28-29
fr | dispo samedi a partir de 9h jusqua 22h | 28: 09:00-22:00
fr | Mercredi : 9h-12h, jeudi : 14h-18h, vendredi : indispo, samedi : tte la journée, dimanche : 10h-17h | 25: 09:00-12:00; 26: 14:00-18:00; 28; 29: 10:00-17:00
fr | pas dispo avant vendredi 17h | 27: 17:00-…; 28-29
fr | je commence à être libre vendredi vers 18h, et après jusqu'à la fin du festival | 27: 18:00-…; 28-29
fr | Les après-midi de mercredi à vendredi | 25-27: 12:00-19:00
fr | J'ai mes enfants le mercredi, sinon je peux tous les jours de 9h à 16h | 26-29: 09:00-16:00
fr | sam dim ttes la journee | 28-29
fr | 27 nov. 20h-2h, 28 nov. 20h-2h | 27-28: 20:00-02:00
fr | Nuit de samedi à dimanche ok pour la sécurité | 28: 22:00-…
fr | ok pour le démontage dimanche soir | 29: 18:00-…
fr | mercredi 25 montage 8h/18h | 25: 08:00-18:00
fr | Je ne sais pas encore, mon chef me donne mon planning 15 jours avant | unclear
fr | Tous les jours sauf le dimanche après-midi (match de mon fils) | 25-28; 29: …-12:00, 19:00-…
fr | Jeudi non, vendredi oui à partir de 15h, samedi oui, dimanche jusqu'à 13h | 27: 15:00-…; 28; 29: …-13:00
fr | N'importe quel jour mais uniquement le matin | 25-29: …-13:00
fr | je suis en télétravail vendredi donc possible entre midi et deux | 27: 12:00-14:00
fr | dimanche aprem (après la sieste du petit, donc 15h) | 29: 15:00-19:00 | unclear
fr | les 28 et 29 | 28-29
fr | dispo 25, 26, 27 de 17h30 a 23h | 25-27: 17:30-23:00
fr | Week-end : oui. Semaine : seulement après 19h. | 25-27: 19:00-…; 28-29
fr | jeudi toute la matinée et vendredi toute l'après-midi | 26: …-13:00; 27: 12:00-19:00
fr | du jeudi 9h au samedi 18h | 26: 09:00-…; 27; 28: …-18:00
fr | Aucune idée pour le moment | unclear
fr | peux faire 3 créneaux max, n'importe quand le week-end | 28-29
fr | samedi de 10 à 13 puis de 17 à 21 | 28: 10:00-13:00, 17:00-21:00
fr | sauf jeudi et vendredi matin | 25; 27: 13:00-…; 28-29
fr | J'arrive en train jeudi à 14h10 et je repars samedi à 19h | 26: 14:10-…; 27; 28: …-19:00
fr | dispo dès le mercredi | 25-29
fr | À partir du jeudi 26 | 26-29
fr | jusqu'à samedi inclus | 25-28
fr | jusqu'au vendredi 18h | 25-26; 27: …-18:00
fr | plutôt le soir | 25-29: 18:00-…
fr | dispo le soir en semaine et le we en journée | 25-27: 18:00-…; 28-29: …-19:00
fr | Samedi & dimanche, 9 h 30 – 12 h 30 | 28-29: 09:30-12:30
fr | vdd soir et smd tte la jrnee | 27: 18:00-…; 28 | unclear
fr | Mercredi après-midi les enfants sont au centre, je peux donc 13h30-17h | 25: 13:30-17:00
fr | Je travaille de nuit : dispo de 15h à 20h tous les jours | 25-29: 15:00-20:00
fr | pas dispo le soir, sinon ok tout le festival | 25-29: …-18:00
fr | pas le samedi après-midi ni le dimanche matin | 25-27; 28: …-12:00, 19:00-…; 29: 13:00-…
fr | tous les jours de 14h à 18h et le samedi jusqu'à 22h | 25-27: 14:00-18:00; 28: 14:00-22:00; 29: 14:00-18:00
fr | le vendredi 27 au soir et le samedi 28 à partir de midi, puis dimanche matin pour le petit déj | 27: 18:00-…; 28: 12:00-…; 29: …-13:00
fr | Ça va dépendre des exams | unclear
fr | je suis dispo tous les jours, avec une préférence pour les soirées | 25-29
fr | Vendredi de 17h30 à la fin | 27: 17:30-…
fr | dimanche toute la journée si besoin, samedi seulement le matin | 28: …-13:00; 29
fr | si il manque du monde je peux samedi | 28
fr | libre les 5 jours, mais je dois être rentrée à 22h30 (dernier bus) | 25-29: …-22:30
fr | mes parents me déposent vers 10h et me reprennent à 17h samedi et dimanche | 28-29: 10:00-17:00 | unclear
fr | Retraité, disponible tous les jours de la semaine en matinée, pas le week-end | 25-27: …-13:00
fr | J'ai cours jusqu'à 17h mercredi, 16h jeudi, 12h vendredi, donc après. We ok. | 25: 17:00-…; 26: 16:00-…; 27: 12:00-…; 28-29
fr | Mer-Ven: 18-22h; Sam-Dim: 10-22h | 25-27: 18:00-22:00; 28-29: 10:00-22:00
fr | mercredi et jeudi impossible, le reste c'est bon | 27-29
fr | les 2 premiers jours uniquement | 25-26
fr | le dernier jour | 29
fr | Vendredi et samedi, mais pas plus tard que minuit | 27-28: …-00:00
fr | Dispo samedi 14h-18h ou dimanche 14h-18h, à vous de voir | unclear
fr | je peux donner un coup de main mercredi pour l'installation de 9h à midi | 25: 09:00-12:00
fr | Dimanche : de 8h jusqu'à ce que ce soit fini | 29: 08:00-…
fr | ven 27 (soir), sam 28 (journée + soir), dim 29 (matin) | 27: 18:00-…; 28; 29: …-13:00
fr | RAS, dispo non stop | 25-29
fr | dispo 10h/semaine | unclear
fr | mercredi 14h > 19h, jeudi 18h > 23h | 25: 14:00-19:00; 26: 18:00-23:00
fr | En soirée, à partir de 20h, sauf le jeudi (chorale) | 25: 20:00-…; 27-29: 20:00-…
fr | dispo samedi sauf le midi | 28: …-12:00, 14:00-…
en | Weds-Fri after 6, weekends any time | 25-27: 18:00-…; 28-29
en | I'm free all day every day except Thursday | 25; 27-29
en | Sat & Sun 10–4 | 28-29: 10:00-16:00
en | Friday evening from about 7, Saturday from lunchtime onwards | 27: 19:00-…; 28: 12:00-…
en | Can do mornings until 11:30 Wed–Fri, school run after that | 25-27: …-11:30
en | I work nights so afternoons only please | 25-29: 12:00-19:00
en | Not Wed or Thu. Rest is fine. | 27-29
en | Sunday pm | 29: 12:00-19:00
en | any day but Saturday | 25-27; 29
en | Thur 26th 9.30am – 1pm; Fri 27th all day | 26: 09:30-13:00; 27
en | I could probably do Friday night, not certain yet | unclear
en | Weekend only, 9 to 5 | 28-29: 09:00-17:00
en | From Thursday lunchtime until Saturday night | 26: 12:00-…; 27-28
en | Wednesday: N/A. Thursday: evening. Friday: evening. Saturday: all day. Sunday: until 4. | 26-27: 18:00-…; 28; 29: …-16:00 | 26-27: 18:00-…; 28; unclear
en | I've got kids so only during school hours, 9-3 Wed to Fri | 25-27: 09:00-15:00
en | 6pm til late Fri + Sat | 27-28: 18:00-…
en | Whenever you need me! | 25-29
en | Available 25-27 Nov, 5pm-10pm | 25-27: 17:00-22:00
en | free sat, busy sun | 28
en | I'm happy with late shifts (10pm–3am) on Friday and Saturday | 27-28: 22:00-03:00
en | Everything except Sunday morning | 25-28; 29: 13:00-…
en | depends on childcare, sorry! | unclear
en | I'm away until Friday lunchtime, then free for the rest of the festival | 27: 12:00-…; 28-29
en | Opening night and closing night | 25: 20:00-…; 29: 20:00-…
en | Thursday 12-4 and Friday 12-4 | 26-27: 12:00-16:00
en | Sat from 2 till 8ish | 28: 14:00-20:00
en | No evenings, otherwise I'm flexible Wed through Sat | 25-28: …-18:00
en | all day wendesday, thursday afternoon | 25; 26: 12:00-19:00
en | Just Saturday. I need to be done by 5pm. | 28: …-17:00
en | Wed 25 5:30pm onwards, Thu 26 same, Fri 27 off work so all day | 25-26: 17:30-…; 27
`;

/** Old people, students, technicians, families. At first sight 26 of 60, five wider than said. */
export const phrasesOfOldAndYoung = `
fr | Madame, Monsieur, je serais heureuse de tenir le stand le jeudi et le vendredi après-midi, de préférence entre 14 h et 17 h. Bien à vous, Huguette | 26-27: 14:00-17:00
fr | A mon âge je ne conduis plus la nuit, donc uniquement la journée, n'importe quel jour | 25-29: …-19:00
fr | Je vais à l'aquagym le mercredi et le vendredi matin. Le reste du temps je suis libre. | 26; 27: 13:00-…; 28-29
fr | Jeudi : mon jour de marché. Les autres jours, oui, mais pas après 21 heures. | 25: …-21:00; 27-29: …-21:00
fr | Tous les jours sauf mercredi (je garde ma petite-fille) et dimanche (repas de famille) | 26-28
fr | Libre du jeudi 26 au dimanche 29 inclus, de 10 heures à 18 heures | 26-29: 10:00-18:00
fr | mercredi 14h/18h, jeudi idem, vendredi matin seulement | 25-26: 14:00-18:00; 27: …-13:00
fr | yo dispo vendredi aprem + soirée, samedi jusqu'à pas d'heure | 27: 12:00-…; 28
fr | jpeux que le sam | 28
fr | cours tte la semaine mais jfinis a 15h vendredi dc apres c bon + tt le we | 27: 15:00-…; 28-29
fr | chuis chaud pour tout le festoch sauf jeudi (partiel) | 25; 27-29
fr | dispo mercredi soir, jeudi soir, vendredi soir, et le week-end en fonction de mes révisions | 25-27: 18:00-…; unclear
fr | je peux venir apres les cours genre 18h tous les soirs | 25-29: 18:00-…
fr | ven 19h30 → 23h / sam dim 10h → 23h | 27: 19:30-23:00; 28-29: 10:00-23:00
fr | disponible J1, J2 et J5 | 25-26; 29
fr | Montage mercredi dès 7h, exploitation jeudi-samedi 14h-minuit, démontage dimanche à partir de 20h | 25: 07:00-…; 26-28: 14:00-00:00; 29: 20:00-…
fr | Je suis sur une autre date jusqu'au jeudi midi, après je suis full dispo | 26: 12:00-…; 27-29
fr | en régie tous les soirs 19h-01h sauf vendredi | 25-26: 19:00-01:00; 28-29: 19:00-01:00
fr | 8h-12h / 14h-18h tous les jours | 25-29: 08:00-12:00, 14:00-18:00
fr | Pas dispo le 26 et le 27 au matin, sinon RAS | 25; 27: 13:00-…; 28-29
fr | Le jour de l'ouverture et le jour de la clôture | 25; 29
fr | le soir de l'ouverture | 25: 18:00-…
fr | À partir du deuxième jour | 26-29
fr | On vient en famille le samedi, on peut aider de 10h à 12h pendant que les grands regardent les films | 28: 10:00-12:00
fr | Papa peut le matin, moi plutôt l'après-midi, samedi et dimanche | unclear
fr | On est deux : moi samedi toute la journée, mon fils (16 ans) seulement l'après-midi | unclear
fr | En semaine après 16h45, le week-end quand vous voulez | 25-27: 16:45-…; 28-29
fr | samedi 28/11 de 9h30 à 12h30 puis de 13h30 à 17h30 | 28: 09:30-12:30, 13:30-17:30
fr | Mer 25 : 9-12 / Jeu 26 : - / Ven 27 : - / Sam 28 : 9-18 / Dim 29 : 9-18 | 25: 09:00-12:00; 28-29: 09:00-18:00
fr | ven 27 → dim 29, H24 | 27-29
fr | Tous les jours de 9h à 12h hormis samedi où je peux rester jusqu'à 16h | 25-27: 09:00-12:00; 28: 09:00-16:00; 29: 09:00-12:00
fr | J'peux pas mercredi ni jeudi mais le reste oui, sauf dimanche soir | 27-28; 29: …-18:00
fr | je suis libre sauf si mon patron m'appelle | unclear
fr | Dimanche en matinée (10h - 12h) et début d'après-midi (13h - 15h) | 29: 10:00-12:00, 13:00-15:00
fr | Mercredi, jeudi : 17h45-20h. Vendredi : 16h-20h. WE : indispo. | 25-26: 17:45-20:00; 27: 16:00-20:00
fr | pas dispo pour l'instant | unclear
fr | Disponible à la demi-journée : mercredi AM, jeudi PM, samedi AM et PM | 25: …-13:00; 26: 12:00-19:00; 28: …-19:00
fr | dispo ven de 14 a 22, sam de 10 a 22, dim de 10 a 18 | 27: 14:00-22:00; 28: 10:00-22:00; 29: 10:00-18:00
fr | Je décolle dimanche à 13h, donc dispo jusqu'à samedi soir | 25-28
fr | vendredi aprèm je pose ma RTT donc 14h-20h, samedi 10h-20h | 27: 14:00-20:00; 28: 10:00-20:00
en | Retired so any weekday, daytime only, no driving after dark | 25-27: …-19:00
en | Dear team, I should be delighted to assist on Thursday and Saturday mornings. Kind regards, Margaret | 26: …-13:00; 28: …-13:00
en | lectures all day Weds + Thurs but free after 5 both days, Fri-Sun no plans | 25-26: 17:00-…; 27-29 | 25-29: 17:00-…
en | uni til 3 on fri then im yours, sat all day, sun hungover lol so no | 27: 15:00-…; 28
en | Load-in Weds 0800-1800, show days Thu-Sat 1600-0000, load-out Sun from 2000 | 25: 08:00-18:00; 26-28: 16:00-00:00; 29: 20:00-…
en | Can cover any evening shift except Sat | 25-27: 18:00-…; 29: 18:00-…
en | My wife and I can both do Friday 10-1 | 27: 10:00-13:00
en | The kids are at their dad's from Friday 6pm so I'm free from then until Sunday 5pm | 27: 18:00-…; 28; 29: …-17:00 | unclear
en | Day 2 and day 3, mornings | 26-27: …-13:00
en | First three days only | 25-27
en | any time before 2pm | 25-29: …-14:00
en | Sunday lunch shift (11:30-3) | 29: 11:30-15:00
en | Thursday I've a hospital appointment, all other days are fine | 25; 27-29
en | weekday evenings + all day at the weekend | 25-27: 18:00-…; 28-29
en | Wed 12 noon – 8 p.m., Fri 12 noon – 8 p.m. | 25: 12:00-20:00; 27: 12:00-20:00
en | Not the opening day but the rest of the festival yes | 26-29
en | I'll know closer to the time, but Saturday is a definite yes | 28; unclear
en | 10-4 any day | 25-29: 10:00-16:00
en | Saturday from 9 in the morning until 6 in the evening | 28: 09:00-18:00
en | Out of town until Thursday night. Free Friday, Saturday, Sunday. | 27-29
`;

/** Written as a form is filled in. At first sight 36 of 60, three wider than said. */
export const phrasesOfAForm = `
fr | Mercredi et jeudi de 9h à 17h | 25-26: 09:00-17:00
fr | je suis disponible samedi et dimanche mais je dois partir à 18h le dimanche | 28; 29: …-18:00
fr | Vendredi soir à partir de 20h (je sors du bureau à 19h) | 27: 20:00-…
fr | sam 28 aprem et soir, dim 29 matin | 28: 12:00-…; 29: …-13:00
fr | Toute la semaine sauf le jeudi matin où j'ai kiné | 25; 26: 13:00-…; 27
fr | Dispo 24h/24 | 25-29
fr | En fin de journée uniquement (après 17h30), tous les jours | 25-29: 17:30-… | 25-29: 17:30-19:00
fr | Le 25 dès 14h, le 26 toute la journée, le 27 jusqu'à midi | 25: 14:00-…; 26; 27: …-12:00
fr | Pas possible en semaine à cause des cours, par contre le week-end je suis là | 28-29
fr | samedi 10h-22h, dimanche 10h-16h, dispo aussi vendredi soir s'il manque quelqu'un | 27: 18:00-…; 28: 10:00-22:00; 29: 10:00-16:00
fr | Je peux faire le montage mercredi matin et le démontage dimanche soir | 25: …-13:00; 29: 18:00-…
fr | Je suis dispo quand il faut | 25-29
fr | jeudi après 14h, vendredi avant midi, samedi non stop | 26: 14:00-…; 27: …-12:00; 28
fr | Bonjour ! Je suis dispo du mercredi au vendredi en soirée (18h-23h) et le samedi toute la journée. Très bonne journée à vous, Camille | 25-27: 18:00-23:00; 28
fr | dispo mercredi après midi car pas école | 25: 12:00-19:00
fr | jeudi 26/11 18h-22h30 ; samedi 28/11 13h-19h | 26: 18:00-22:30; 28: 13:00-19:00
fr | week-end uniquement, plutôt l'après-midi | 28-29: 12:00-19:00
fr | tous les jours de 17h à minuit sauf samedi : 10h-minuit | 25-27: 17:00-00:00; 28: 10:00-00:00; 29: 17:00-00:00
fr | Je ne serai là que le vendredi et le samedi. | 27-28
fr | pas de disponibilité le dimanche, autrement je suis flexible | 25-28
fr | Dispo le 28/11 (journée) et le 29/11 (matinée) | 28: …-19:00; 29: …-13:00
fr | mercredi 9h midi, 14h 18h | 25: 09:00-12:00, 14:00-18:00
fr | Jeudi/vendredi : matin. Samedi/dimanche : après-midi. | 26-27: …-13:00; 28-29: 12:00-19:00
fr | Entre 10h et 15h les mercredi, jeudi et vendredi | 25-27: 10:00-15:00
fr | je suis de repos vendredi et samedi | 27-28
fr | je travaille mercredi et jeudi mais je suis libre à partir de 18h ces deux soirs là | 25-26: 18:00-…
fr | Mercredi soir pour la soirée d'ouverture puis vendredi et samedi soir | 25: 18:00-…; 27-28: 18:00-…
fr | libre à partir de jeudi 16h | 26: 16:00-…; 27-29
fr | dispos : mer matin, ven matin, sam matin | 25: …-13:00; 27-28: …-13:00
fr | Je suis infirmière, planning pas encore connu | unclear
fr | samedi de 8h à 20h avec une pause d'une heure pour déjeuner | 28: 08:00-20:00
fr | 27/11 20h-00h ; 28/11 14h-00h ; 29/11 14h-20h | 27: 20:00-00:00; 28: 14:00-00:00; 29: 14:00-20:00
fr | Plutôt dimanche que samedi | 29
fr | Tous les jours jusqu'à 22h30 dernier métro | 25-29: …-22:30
fr | je peux être là mercredi de 13h30 à 19h30 et les autres soirs de 19h à 23h | 25: 13:30-19:30; 26-29: 19:00-23:00
fr | Dimanche à partir de 14 h après le repas de famille | 29: 14:00-…
fr | le matin en semaine et toute la journée le week end | 25-27: …-13:00; 28-29
fr | Dispo à partir de 10h tous les jours, fin à 18h max sauf vendredi où je peux rester plus tard | 25-26: 10:00-18:00; 27: 10:00-…; 28-29: 10:00-18:00 | unclear
fr | non disponible du 25 au 27, disponible 28 et 29 | 28-29
fr | je viens tous les ans pour la caisse, même chose cette année : tous les après-midis | 25-29: 12:00-19:00 | unclear
en | Available Thursday and Friday, 9am–1pm | 26-27: 09:00-13:00
en | I can do the whole of Saturday and Sunday morning | 28; 29: …-13:00
en | After 6pm on weekdays; flexible at the weekend | 25-27: 18:00-…; 28-29
en | Wed-Fri evenings from 5:30, all day weekend | 25-27: 17:30-…; 28-29
en | All days but I can't stay past 10pm | 25-29: …-22:00
en | Free all day Wednesday and Thursday, Friday only until lunchtime | 25-26; 27: …-12:00
en | Saturday 11.30 to 5 | 28: 11:30-17:00
en | I'd be free for the Sunday clear-up, from about 4pm | 29: 16:00-…
en | Mornings are best, but not Friday | 25-26: …-13:00; 28-29: …-13:00
en | Happy to do any shift Thursday to Saturday | 26-28
en | Thurs 26 – Sat 28, 10am to 6pm each day | 26-28: 10:00-18:00
en | Not free until Saturday | 28-29
en | I'm in London Wed–Fri so weekend only I'm afraid | 28-29
en | Any evening after 7 except Wednesday | 26-29: 19:00-…
en | Wednesday 25th: 2pm-10pm / Thursday 26th: not available / Friday 27th: 6pm-10pm | 25: 14:00-22:00; 27: 18:00-22:00
en | Weekend, but Sunday only after church so from 12:30 | 28; 29: 12:30-…
en | Friday and Saturday nights, up to 1am | 27-28: 20:00-01:00
en | Could do a few hours on Thursday | unclear
en | I can do 4 hours a day, preferably 2-6pm, Weds to Sat | 25-28: 14:00-18:00
en | sat + sun arvo | 28-29: 12:00-19:00
`;

/** One phrase each of sixty people. At first sight 40 of 60, three wider than said. */
export const phrasesOfSixtyPeople = `
fr | Tous les après-midi sauf le dimanche | 25-28: 12:00-19:00
fr | Bonjour, je peux venir tous les matins de 9 h à 12 h, sauf samedi. Merci | 25-27: 09:00-12:00; 29: 09:00-12:00
fr | dispo jeudi à partir de 15h, vendredi toute la journée et le week-end entier !! | 26: 15:00-…; 27; 28-29
fr | mercredi aprem et le weekend, les autres jours j'ai cours | 25: 12:00-19:00; 28-29
fr | mercredi toute la journée, jeudi et vendredi après 17 h, week-end OK | 25; 26-27: 17:00-…; 28-29
fr | Je travaille vendredi et samedi de 6h30 à 14h, donc dispo ces jours-là à partir de 15h. Dimanche libre. | 27-28: 15:00-…; 29
fr | 25 et 26 oui, 27 non, 28 et 29 à partir de 18h | 25-26; 28-29: 18:00-…
fr | tous les jours 13h-23h | 25-29: 13:00-23:00
fr | Nous sommes libres tous les deux samedi après-midi et dimanche toute la journée | 28: 12:00-19:00; 29
fr | pendant les heures d'école : mercredi 9h-11h30, jeudi et vendredi 9h-16h | 25: 09:00-11:30; 26-27: 09:00-16:00
fr | Le soir après 20h30 quand les enfants sont couchés | 25-29: 20:30-…
fr | sam aprem ! | 28: 12:00-19:00
fr | je suis dispo mercredi et jeudi soir | 25-26: 18:00-…
fr | vendredi 27 : 17h-23h, samedi 28 : 9h-13h et 19h-23h | 27: 17:00-23:00; 28: 09:00-13:00, 19:00-23:00
fr | Tous les jours à partir de mercredi 14h | 25: 14:00-…; 26-29
fr | Plutôt en début de semaine | unclear
fr | samedi ou dimanche après-midi selon vos besoins | unclear
fr | uniquement dimanche 29 de 8h30 à 12h (je chante l'après midi) | 29: 08:30-12:00
fr | je reprends le travail jeudi donc seulement mercredi | 25
fr | mer jeu ven : 18h30 - 22h30 / sam dim : journée complète | 25-27: 18:30-22:30; 28-29
fr | aucune contrainte, à votre disposition | 25-29
fr | libre sauf vendredi entre 10h et 12h (kiné) | 25-26; 27: …-10:00, 12:00-…; 28-29
fr | J'ai un empêchement samedi matin, pour le reste pas de souci | 25-27; 28: 13:00-…; 29
fr | pas le soir svp | 25-29: …-18:00
fr | le week-end de 10h à 19h, et vendredi de 17h à 19h | 27: 17:00-19:00; 28-29: 10:00-19:00
fr | a partir de 16h30 sauf we ou c'est toute la journée | 25-27: 16:30-…; 28-29
fr | je peux etre la des 8h le mercredi pour l'install et rester jusqu'a 13h | 25: 08:00-13:00
fr | dimanche matin tôt jusqu'à midi | 29: …-12:00
fr | Vendredi 27 après-midi à partir de 14h jusqu'à la fermeture | 27: 14:00-…
fr | le 26, le 27 et le 29 toute la journée, le 28 le soir seulement | 26-27; 28: 18:00-…; 29
fr | Je suis véhiculée et disponible pour les navettes gare vendredi et samedi de 12h à 20h | 27-28: 12:00-20:00
fr | jamais le matin mais sinon tous les jours | 25-29: 13:00-…
fr | 2 soirées max, jeudi ou vendredi ou samedi | unclear
fr | je vous confirmerai mi-novembre | unclear
fr | jeudi matin 9h-12h30 / vendredi matin idem / samedi journée | 26-27: 09:00-12:30; 28: …-19:00
fr | Disponible mercredi 25/11 dès 10h00 et jusqu'à dimanche 29/11 18h00 | 25: 10:00-…; 26-28; 29: …-18:00
fr | Ts les jours sauf jeudi, de preference l'aprem | 25: 12:00-19:00; 27-29: 12:00-19:00
fr | après 21h | 25-29: 21:00-…
fr | dim 14h-18h si pas trop de monde déjà | unclear
fr | samedi 28 et dimanche 29, horaires indifférents | 28-29
en | Friday 27th from 5pm, Saturday 28th any time | 27: 17:00-…; 28
en | I'm free every evening that week | 25-29: 18:00-…
en | Saturday only, 9-1 or 1-5, whichever you need | unclear
en | weekends yes, weekdays no | 28-29
en | I can help Wed and Thu daytime and all of Sunday | 25-26: …-19:00; 29
en | Sat 28 Nov 10:00-18:00, Sun 29 Nov 10:00-14:00 | 28: 10:00-18:00; 29: 10:00-14:00
en | Not available Friday evening, otherwise free throughout | 25-26; 27: …-18:00; 28-29
en | Thursday and Friday after work (5.30ish) | 26-27: 17:30-…
en | Any day, but I have to be home by 6 | 25-29: …-18:00
en | I teach Wed-Fri until 4, could come straight after; weekend completely free | 25-27: 16:00-…; 28-29
en | Mornings Wed to Sat | 25-28: …-13:00
en | all of it! | 25-29
en | Sunday 29th from 10am until you close | 29: 10:00-…
en | maybe Thursday, definitely Friday | 27; unclear
en | I'm around Friday to Sunday but would like Saturday night off | 27; 28: …-20:00; 29 | 27; 29; unclear
en | Wed 2pm - 6pm and Thu 2pm - 6pm please | 25-26: 14:00-18:00
en | Happy with anything after 3pm any day | 25-29: 15:00-…
en | Weekday mornings 8-12 | 25-27: 08:00-12:00
en | The Saturday and the Sunday, from 11am both days | 28-29: 11:00-…
en | Only Friday, between 1pm and 4pm | 27: 13:00-16:00
`;
