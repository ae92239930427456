/**
 * What volunteers of a film festival from Wednesday 25 to Sunday 29 November 2026 would type, in
 * the words of `hours.phrases-testing.ts` and with the hours of
 * `hours.unseen-five-days-testing.ts`. Each set was written down before a reader was tried on
 * it; how many of it the first reader had right at once stands above it.
 */

/** At first sight 69 of 100, three of them wider than said. */
export const phrasesFromWednesday = `
fr | dispo mer/jeu/ven soir après le taf (18h30), we complet | 25-27: 18:30-…; 28-29
fr | Bonjour, je peux vous aider le samedi 28 de 13h à 20h. Cordialement, Bernard | 28: 13:00-20:00
fr | tt les soirs sf mercredi | 26-29: 18:00-…
fr | Je suis libre jeudi et vendredi en journée | 26-27: …-18:00
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
fr | dimanche aprem (après la sieste du petit, donc 15h) | 29: 15:00-19:00
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
fr | dispo le soir en semaine et le we en journée | 25-27: 18:00-…; 28-29: …-18:00
fr | Samedi & dimanche, 9 h 30 – 12 h 30 | 28-29: 09:30-12:30
fr | vdd soir et smd tte la jrnee | 27: 18:00-…; 28
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
fr | mes parents me déposent vers 10h et me reprennent à 17h samedi et dimanche | 28-29: 10:00-17:00
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
en | Wednesday: N/A. Thursday: evening. Friday: evening. Saturday: all day. Sunday: until 4. | 26-27: 18:00-…; 28; 29: …-16:00
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
fr | A mon âge je ne conduis plus la nuit, donc uniquement la journée, n'importe quel jour | 25-29: …-18:00
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
en | Retired so any weekday, daytime only, no driving after dark | 25-27: …-18:00
en | Dear team, I should be delighted to assist on Thursday and Saturday mornings. Kind regards, Margaret | 26: …-13:00; 28: …-13:00
en | lectures all day Weds + Thurs but free after 5 both days, Fri-Sun no plans | 25-26: 17:00-…; 27-29
en | uni til 3 on fri then im yours, sat all day, sun hungover lol so no | 27: 15:00-…; 28
en | Load-in Weds 0800-1800, show days Thu-Sat 1600-0000, load-out Sun from 2000 | 25: 08:00-18:00; 26-28: 16:00-00:00; 29: 20:00-…
en | Can cover any evening shift except Sat | 25-27: 18:00-…; 29: 18:00-…
en | My wife and I can both do Friday 10-1 | 27: 10:00-13:00
en | The kids are at their dad's from Friday 6pm so I'm free from then until Sunday 5pm | 27: 18:00-…; 28; 29: …-17:00
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
fr | En fin de journée uniquement (après 17h30), tous les jours | 25-29: 17:30-…
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
fr | Dispo le 28/11 (journée) et le 29/11 (matinée) | 28: …-18:00; 29: …-13:00
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
fr | Dispo à partir de 10h tous les jours, fin à 18h max sauf vendredi où je peux rester plus tard | 25-26: 10:00-18:00; 27: 10:00-…; 28-29: 10:00-18:00
fr | non disponible du 25 au 27, disponible 28 et 29 | 28-29
fr | je viens tous les ans pour la caisse, même chose cette année : tous les après-midis | 25-29: 12:00-19:00
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
fr | jeudi matin 9h-12h30 / vendredi matin idem / samedi journée | 26-27: 09:00-12:30; 28: …-18:00
fr | Disponible mercredi 25/11 dès 10h00 et jusqu'à dimanche 29/11 18h00 | 25: 10:00-…; 26-28; 29: …-18:00
fr | Ts les jours sauf jeudi, de preference l'aprem | 25: 12:00-19:00; 27-29: 12:00-19:00
fr | après 21h | 25-29: 21:00-…
fr | dim 14h-18h si pas trop de monde déjà | unclear
fr | samedi 28 et dimanche 29, horaires indifférents | 28-29
en | Friday 27th from 5pm, Saturday 28th any time | 27: 17:00-…; 28
en | I'm free every evening that week | 25-29: 18:00-…
en | Saturday only, 9-1 or 1-5, whichever you need | unclear
en | weekends yes, weekdays no | 28-29
en | I can help Wed and Thu daytime and all of Sunday | 25-26: …-18:00; 29
en | Sat 28 Nov 10:00-18:00, Sun 29 Nov 10:00-14:00 | 28: 10:00-18:00; 29: 10:00-14:00
en | Not available Friday evening, otherwise free throughout | 25-26; 27: …-18:00; 28-29
en | Thursday and Friday after work (5.30ish) | 26-27: 17:30-…
en | Any day, but I have to be home by 6 | 25-29: …-18:00
en | I teach Wed-Fri until 4, could come straight after; weekend completely free | 25-27: 16:00-…; 28-29
en | Mornings Wed to Sat | 25-28: …-13:00
en | all of it! | 25-29
en | Sunday 29th from 10am until you close | 29: 10:00-…
en | maybe Thursday, definitely Friday | 27; unclear
en | I'm around Friday to Sunday but would like Saturday night off | 27; 28: …-20:00; 29
en | Wed 2pm - 6pm and Thu 2pm - 6pm please | 25-26: 14:00-18:00
en | Happy with anything after 3pm any day | 25-29: 15:00-…
en | Weekday mornings 8-12 | 25-27: 08:00-12:00
en | The Saturday and the Sunday, from 11am both days | 28-29: 11:00-…
en | Only Friday, between 1pm and 4pm | 27: 13:00-16:00
`;

/** At first sight 46 of 60, two wider than said. */
export const phrasesOfNeighbours = `
fr | Je suis libre tous les jours de 14h à 18h | 25-29: 14:00-18:00
fr | mercredi 25 et jeudi 26 matin | 25-26: …-13:00
fr | Samedi 28 novembre 2026, de 9 heures à midi | 28: 09:00-12:00
fr | ok pour tous les soirs sauf jeudi, j'ai répétition | 25: 18:00-…; 27-29: 18:00-…
fr | vendredi dès 12h30, samedi dès 9h, pas dimanche | 27: 12:30-…; 28: 09:00-…
fr | je fais les 3x8, cette semaine là je suis d'après-midi (13h-21h) donc dispo le matin uniquement | 25-29: …-13:00
fr | Disponible en journée du mercredi au vendredi, jusqu'à 17h | 25-27: …-17:00
fr | week end ok sauf samedi midi | 28: …-12:00, 14:00-…; 29
fr | dimanche uniquement si ça finit avant 20h | unclear
fr | j'ai une soirée étudiante jeudi, sinon je suis là tous les soirs | 25: 18:00-…; 27-29: 18:00-…
fr | mer 18-23 jeu 18-23 ven 18-23 sam 14-23 dim 14-20 | 25-27: 18:00-23:00; 28: 14:00-23:00; 29: 14:00-20:00
fr | Dispo mercredi (toute la journée), jeudi (matin), dimanche (après-midi) | 25; 26: …-13:00; 29: 12:00-19:00
fr | Je peux assurer l'accueil vendredi soir et samedi soir jusqu'à minuit | 27-28: 18:00-00:00
fr | Libre à partir de 9h30 (après avoir déposé les enfants) jusqu'à 16h, mercredi exclu | 26-29: 09:30-16:00
fr | samedi après-midi (14h-19h) et soir | 28: 14:00-…
fr | je suis dispo le 25 au soir, le 26 au soir et le 28 toute la journée | 25-26: 18:00-…; 28
fr | non dispo vendredi ; dispo autres jours | 25-26; 28-29
fr | Tous les matins jusqu'à 11h car ensuite je travaille | 25-29: …-11:00
fr | Pour moi ce sera samedi de 14h à 17h et dimanche de 10h à 13h | 28: 14:00-17:00; 29: 10:00-13:00
fr | 2 après-midi : jeudi et samedi | 26: 12:00-19:00; 28: 12:00-19:00
fr | mercredi à dimanche, le soir à partir de 19h00 | 25-29: 19:00-…
fr | on verra | unclear
fr | Mes disponibilités sont les suivantes : mercredi 25 : 14h-20h ; samedi 28 : 10h-20h | 25: 14:00-20:00; 28: 10:00-20:00
fr | dès vendredi 14h et jusqu'au dimanche midi | 27: 14:00-…; 28; 29: …-12:00
fr | jeudi 26 : indisponible / vendredi 27 : indisponible / autres jours OK | 25; 28-29
fr | Je me libère samedi toute la journée | 28
fr | le vendredi je finis à midi donc je peux venir l'après-midi | 27: 12:00-19:00
fr | sam 28 tte la journee dispo, dim 29 que le matin | 28; 29: …-13:00
fr | jpeux ts les soirs apres 19h mais pas le vendredi | 25-26: 19:00-…; 28-29: 19:00-…
fr | dispo h24 du mercredi au samedi | 25-28
fr | mercredi et vendredi : 9h/12h - 14h/17h | 25: 09:00-12:00, 14:00-17:00; 27: 09:00-12:00, 14:00-17:00
fr | Pas disponible le week-end car je garde mes petits-enfants, en semaine quand vous voulez. | 25-27
fr | samedi, à partir de 15h00 et jusqu'à 23h00 | 28: 15:00-23:00
fr | les 26, 27 et 28 après 18h30 | 26-28: 18:30-…
fr | Mardi et mercredi | 25; outside
fr | entre 12h et 14h tous les jours de la semaine, je travaille à côté | 25-27: 12:00-14:00
fr | si c'est assis, toute la journée de samedi | 28
fr | pas avant 14h vendredi, pas après 18h samedi | 27: 14:00-…; 28: …-18:00
fr | Nocturnes ok (22h-2h) vendredi et samedi | 27-28: 22:00-02:00
fr | je suis étudiant en cinéma, dispo tout le temps sauf mercredi matin (cours) | 25: 13:00-…; 26-29
en | Wednesday to Friday I'm free until 3pm | 25-27: …-15:00
en | Saturday afternoon from 1 to 5 | 28: 13:00-17:00
en | I can't do Sunday but any other day works | 25-28
en | Fri 27 Nov 6–11pm | 27: 18:00-23:00
en | Two evenings, Thursday and Friday | 26-27: 18:00-…
en | every day 10:00 to 16:00 except Wednesday | 26-29: 10:00-16:00
en | Mornings only (until 12:30), Thursday–Sunday | 26-29: …-12:30
en | I'm in school until 3:30pm Wed-Fri so after that, and all day on the weekend | 25-27: 15:30-…; 28-29
en | Sunday but not before noon | 29: 12:00-…
en | Probably all weekend | unclear
en | Thursday 7pm onwards; Friday 7pm onwards; Saturday from noon | 26-27: 19:00-…; 28: 12:00-…
en | Available all days. Can't do nights. | 25-29: …-20:00
en | Late afternoons and evenings, any day | 25-29: 16:00-…
en | Free Weds 25th through Fri 27th, 9-5 | 25-27: 09:00-17:00
en | Sat & Sun, 8am–12 noon | 28-29: 08:00-12:00
en | Not around on Thursday | 25; 27-29
en | I could come straight from work on Friday, so 6 o'clock | 27: 18:00-…
en | Saturday 28th - whole day; Sunday 29th - from 2 | 28; 29: 14:00-…
en | After 4 on school days, all day Saturday | 25-27: 16:00-…; 28
en | I am available 26/11 and 27/11 from 18:00 until 23:30 | 26-27: 18:00-23:30
`;

/** At first sight 44 of 60, one wider than said. */
export const phrasesOfNewcomers = `
fr | Disponible vendredi 27 novembre à partir de 18 h et samedi 28 novembre de 10 h à 20 h | 27: 18:00-…; 28: 10:00-20:00
fr | mercredi matin uniquement | 25: …-13:00
fr | jeudi et samedi, horaires de journée | 26: …-18:00; 28: …-18:00
fr | pas mercredi, pas jeudi, ok vendredi samedi dimanche | 27-29
fr | de 17h à 20h mer-jeu-ven | 25-27: 17:00-20:00
fr | je peux tout sauf dimanche soir | 25-28; 29: …-18:00
fr | Samedi après le déjeuner jusqu'au soir | unclear
fr | Dimanche 29 : 9h00 à 13h00. Merci de me confirmer ! | 29: 09:00-13:00
fr | dispo sam toute la journée et dim jusqu'à 17h (train retour) | 28; 29: …-17:00
fr | Mercredi 14h, jeudi 14h, vendredi 18h, jusqu'à la fin de soirée | 25-26: 14:00-…; 27: 18:00-…
fr | les soirs de semaine | 25-27: 18:00-…
fr | le week-end je suis en déplacement, sinon ok après 18h | 25-27: 18:00-…
fr | matin et midi tous les jours sauf dimanche | 25-28: …-14:00
fr | à partir du vendredi 27 inclus | 27-29
fr | je finis ma journée à 16h30, je peux être là pour 17h du mercredi au vendredi | 25-27: 17:00-…
fr | samedi 14h-00h30 | 28: 14:00-00:30
fr | soirée du 26 et journée du 28 | 26: 18:00-…; 28: …-18:00
fr | Bonjour, mes dispos : 25/11 AM, 26/11 PM, 28/11 journée. Bonne soirée | 25: …-13:00; 26: 12:00-19:00; 28: …-18:00
fr | uniquement en matinée et pas le mercredi | 26-29: …-13:00
fr | Je suis là du 25 au 28, je pars le 29 au matin | 25-28
fr | Ven : 20h-minuit. Sam : 20h-minuit. | 27-28: 20:00-00:00
fr | dimanche de 10h à 12h et de 13h à 16h, samedi pareil | 28-29: 10:00-12:00, 13:00-16:00
fr | jeudi toute la journée car RTT, vendredi non, week-end oui | 26; 28-29
fr | n'importe quand entre jeudi et samedi | 26-28
fr | J'ai un petit boulot le samedi et le dimanche de 11h à 15h, à part ça disponible | 25-27; 28-29: …-11:00, 15:00-…
fr | Tous les jours, mais je préfère ne pas finir après 22h | 25-29: …-22:00
fr | sam-dim matin | 28-29: …-13:00
fr | à confirmer pour jeudi, ok pour vendredi et samedi toute la journée | 27-28; unclear
fr | 8h30-12h30 du mercredi au vendredi | 25-27: 08:30-12:30
fr | je serai disponible toutes les après-midi à partir de 13h30 et les soirées | 25-29: 13:30-…
fr | Sam 28 (10h-13h / 15h-19h) | 28: 10:00-13:00, 15:00-19:00
fr | mercredi à partir de midi jusqu'à 18 heures | 25: 12:00-18:00
fr | les deux derniers jours seulement | 28-29
fr | jamais après 23h, sinon peu importe | 25-29: …-23:00
fr | vendredi aprem 14-18, samedi matin 9-12 | 27: 14:00-18:00; 28: 09:00-12:00
fr | Comme je garde ma mère, seulement le jeudi après-midi de 14h à 17h | 26: 14:00-17:00
fr | dès l'ouverture le samedi jusqu'à 15h | 28: …-15:00
fr | mercredi, c'est bon. Jeudi, pas possible. Vendredi, à partir de 19h. | 25; 27: 19:00-…
fr | on peut venir à 3 le samedi matin | 28: …-13:00
fr | dispo tous les jours entre midi et 14h et le soir après 19h | 25-29: 12:00-14:00, 19:00-…
en | Wednesday and Friday evenings | 25: 18:00-…; 27: 18:00-…
en | Sat 9am to 12pm and 2pm to 6pm | 28: 09:00-12:00, 14:00-18:00
en | from Thursday noon to Sunday noon | 26: 12:00-…; 27-28; 29: …-12:00
en | any morning except the weekend | 25-27: …-13:00
en | Thursday only – I'm travelling the rest of the week | 26
en | Free after 6:30pm Wed/Thu/Fri | 25-27: 18:30-…
en | Saturday & Sunday 12-8 | 28-29: 12:00-20:00
en | I can't commit yet | unclear
en | Fri 27th, 5 till 10 | 27: 17:00-22:00
en | all day Thursday, all day Friday, not the weekend | 26-27
en | Sunday: yes, all day. Saturday: only the evening. | 28: 18:00-…; 29
en | I'll be there from Friday night to Sunday night | 27: 20:00-…; 28-29
en | weekday lunchtimes | 25-27: 12:00-14:00
en | Any time Thursday, Friday before 1pm | 26; 27: …-13:00
en | Open availability except Wed evening | 25: …-18:00; 26-29
en | Wed 25: 6pm-9pm; Thu 26: same; Fri 27: same | 25-27: 18:00-21:00
en | I can be there by 10 on Saturday and stay till 4 | 28: 10:00-16:00
en | Not mornings. Afternoons and evenings fine, Wed to Sun | 25-29: 12:00-…
en | Sunday 29 November, 1:30pm – 5:30pm | 29: 13:30-17:30
en | two hours on Saturday, 3-5pm | 28: 15:00-17:00
`;

/** At first sight 45 of 60, three wider than said. */
export const phrasesOfTheStreet = `
fr | Je peux aider vendredi après-midi et samedi matin | 27: 12:00-19:00; 28: …-13:00
fr | libre mercredi de 8h à 12h et jeudi de 14h à 18h | 25: 08:00-12:00; 26: 14:00-18:00
fr | dispo tout le temps sauf sam 28 de 14h à 17h | 25-27; 28: …-14:00, 17:00-…; 29
fr | Je suis disponible le soir du mercredi 25 au samedi 28 | 25-28: 18:00-…
fr | Bonsoir, je ne travaille pas le mercredi donc je peux être présente de 9h à 16h ce jour-là | 25: 09:00-16:00
fr | ven et sam a partir de 21h jusqua 3h | 27-28: 21:00-03:00
fr | je sais pas trop, surement le week end | unclear
fr | Uniquement le mercredi après-midi et le samedi | 25: 12:00-19:00; 28
fr | Sam. et dim. : de 9h30 à 18h30 | 28-29: 09:30-18:30
fr | tous les jours a part vendredi | 25-26; 28-29
fr | Le matin de 8h à 11h30, du jeudi au dimanche | 26-29: 08:00-11:30
fr | pas libre jeudi soir ni samedi soir | 25; 26: …-18:00; 27; 28: …-18:00; 29
fr | Je viendrai avec ma fille de 15 ans le samedi de 13h à 18h | 28: 13:00-18:00
fr | dispo ts les aprems de 14h à 19h sauf dim | 25-28: 14:00-19:00
fr | En raison de mon travail, seulement vendredi à partir de 18h30 et le week-end | 27: 18:30-…; 28-29
fr | mercredi 10h-18h (pause repas 12h-13h30) | 25: 10:00-12:00, 13:30-18:00
fr | le 29 toute la journée et la soirée du 28 | 28: 18:00-…; 29
fr | je suis au chômage donc totalement dispo | 25-29
fr | jeudi ok vendredi ok samedi non dimanche ok | 26-27; 29
fr | Du jeudi après-midi au samedi midi | 26: 12:00-…; 27; 28: …-12:00
fr | j'ai un bébé donc plutôt des créneaux courts, 2h max, en matinée | unclear
fr | Samedi 28/11, dès 7h30 pour l'installation, jusqu'à 14h | 28: 07:30-14:00
fr | pas de soirée pour moi, la journée oui tous les jours | 25-29: …-18:00
fr | jeudi 26 novembre : 16h – 20h | 26: 16:00-20:00
fr | à partir de vendredi soir jusqu'à dimanche soir | 27: 18:00-…; 28-29
fr | les mercredi, vendredi et dimanche | 25; 27; 29
fr | 3 jours : mercredi, jeudi, vendredi | 25-27
fr | dispo sam et dim mais pas avant 10h30 | 28-29: 10:30-…
fr | mercredi non-stop, jeudi matin, le reste du temps je bosse | 25; 26: …-13:00
fr | je finis le lycée à 17h30 le vendredi, dispo après et tout le weekend | 27: 17:30-…; 28-29
fr | Journée du samedi 28 uniquement (10h - 19h) | 28: 10:00-19:00
fr | soir + week-end | 25-27: 18:00-…; 28-29
fr | Je suis en vacances cette semaine-là, donc dispo tous les jours, matin, midi et soir | 25-29
fr | en fonction des besoins, samedi et dimanche | 28-29
fr | Vendredi de 19h à la fin de la projection de 21h | unclear
fr | dim. 29 nov. matin (9h-12h) + après-midi (14h-17h) | 29: 09:00-12:00, 14:00-17:00
fr | mercredi soir impossible, sinon tous les soirs | 26-29: 18:00-…
fr | Je peux faire l'ouverture le mercredi (14h-20h) et la clôture le dimanche (16h-22h) | 25: 14:00-20:00; 29: 16:00-22:00
fr | dispo vendredi et samedi, pas plus de 4h par jour | unclear
fr | ok dimanche mais je dois être à la gare à 17h | unclear
en | Thursday and Friday mornings, Saturday afternoon | 26-27: …-13:00; 28: 12:00-19:00
en | I'm available from 10am to 2pm every day | 25-29: 10:00-14:00
en | Evenings (after 6) Wed, Thu and Fri | 25-27: 18:00-…
en | All weekend, starting Friday at 5pm | 27: 17:00-…; 28-29
en | Saturday all day, Sunday until lunchtime | 28; 29: …-12:00
en | can't make Wed or Thu but Fri-Sun is fine | 27-29
en | Sunday 2-5 | 29: 14:00-17:00
en | Friday 27/11/26 from 13:00 to 17:00 | 27: 13:00-17:00
en | I can only help on the Saturday, and not after 6pm | 28: …-18:00
en | Wed: 9-12. Thu: 9-12. Fri: n/a. Sat: 10-5. Sun: 10-5. | 25-26: 09:00-12:00; 28-29: 10:00-17:00
en | anytime except when I'm at work (Wed-Fri 9-5) | 25-27: …-09:00, 17:00-…; 28-29
en | Fri & Sat eve, 7-11 | 27-28: 19:00-23:00
en | I've no commitments that week so whenever suits | 25-29
en | My shifts aren't out yet so can't say | unclear
en | Free Saturday. Not free Sunday. Friday after 7pm. | 27: 19:00-…; 28
en | Early mornings (7-10am) any day | 25-29: 07:00-10:00
en | Saturday noon till close | 28: 12:00-…
en | first two days, all day; last day, morning only | 25-26; 29: …-13:00
en | both weekend days, 10 til 4 | 28-29: 10:00-16:00
en | Happy to help out Thurs evening and Sunday all day | 26: 18:00-…; 29
`;

/** At first sight 50 of 60, two wider than said. */
export const phrasesOfLastMinute = `
fr | Dispo vendredi de 14h à 22h et dimanche de 14h à 18h. | 27: 14:00-22:00; 29: 14:00-18:00
fr | mercredi et jeudi après 17h, vendredi après 16h, samedi toute la journée, dimanche matin | 25-26: 17:00-…; 27: 16:00-…; 28; 29: …-13:00
fr | Je suis totalement libre samedi | 28
fr | tous les après midi et soirs | 25-29: 12:00-…
fr | je suis prof, libre mercredi après-midi et vendredi après-midi, plus le week-end | 25: 12:00-19:00; 27: 12:00-19:00; 28-29
fr | sam 28 : 18h30-00h | 28: 18:30-00:00
fr | Dispo à partir du vendredi midi | 27: 12:00-…; 28-29
fr | Absent jeudi. Présent les autres jours, toute la journée. | 25; 27-29
fr | jeudi après-midi je peux pas, jeudi matin oui | 26: …-13:00
fr | ouvert à toutes propositions de créneaux le dimanche | 29
fr | pas de soucis pour le we, en semaine c'est mort | 28-29
fr | mercredi 25/11 : 14h-16h et 18h-20h | 25: 14:00-16:00, 18:00-20:00
fr | Bonjour, disponible vendredi en soirée et samedi en journée. Cdlt | 27: 18:00-…; 28: …-18:00
fr | samedi et dimanche, sauf le samedi soir car anniversaire | 28: …-18:00; 29
fr | libre chaque jour à partir de 16 heures | 25-29: 16:00-…
fr | de mercredi 8h à vendredi 12h | 25: 08:00-…; 26; 27: …-12:00
fr | Je peux rester jusqu'à 23h tous les soirs | 25-29: 18:00-23:00
fr | 25 et 26 novembre de 10h à 12h et de 14h à 17h | 25-26: 10:00-12:00, 14:00-17:00
fr | dispo sauf le soir et sauf dimanche | 25-28: …-18:00
fr | dim matin si je me couche pas trop tard samedi lol | unclear
fr | vendredi : après-midi / samedi : après-midi et soir / dimanche : matin | 27: 12:00-19:00; 28: 12:00-…; 29: …-13:00
fr | aucun jour, désolée, je pars en voyage | unclear
fr | 2 créneaux : jeudi 9h-12h et vendredi 9h-12h | 26-27: 09:00-12:00
fr | jeudi 26 à partir de 17h30 jusqu'à 21h30 | 26: 17:30-21:30
fr | Tous les jours, 10h - 17h, sauf vendredi (14h - 17h) | 25-26: 10:00-17:00; 27: 14:00-17:00; 28-29: 10:00-17:00
fr | Mon mari et moi sommes dispos mercredi et jeudi en journée | 25-26: …-18:00
fr | du lundi au vendredi après 18h | 25-27: 18:00-…
fr | samedi de préférence le matin | 28: …-13:00
fr | je dois récupérer mon fils à 16h30 mercredi, jeudi et vendredi donc libre jusqu'à 16h ces jours là | 25-27: …-16:00
fr | Vendredi soir c'est parfait pour moi ! | 27: 18:00-…
fr | le samedi toute la journée, le dimanche également | 28-29
fr | dès 14h mercredi, dès 9h les autres jours | 25: 14:00-…; 26-29: 09:00-…
fr | dispo pour tout le festival hormis jeudi 26 au matin | 25; 26: 13:00-…; 27-29
fr | week-end de 9h à 13h | 28-29: 09:00-13:00
fr | samedi 14h ou 15h jusqu'à 20h | unclear
fr | Soirée d'ouverture uniquement | 25: 18:00-…
fr | Le jeudi de 10h30 à 12h, puis de 15h à 17h30 | 26: 10:30-12:00, 15:00-17:30
fr | je reviens de Paris vendredi à 20h, donc samedi et dimanche seulement | 28-29
fr | jeudi, vendredi : fin d'après-midi (17h-19h) | 26-27: 17:00-19:00
fr | tous les jours sauf mercredi avant 14h | 25: 14:00-…; 26-29
en | Available Friday evening, Saturday and Sunday | 27: 18:00-…; 28-29
en | Mon-Fri I work till 6. Weekend free. | 28-29
en | Saturday 10am-6pm; Sunday 10am-3pm | 28: 10:00-18:00; 29: 10:00-15:00
en | Thursday evening from 6.30 | 26: 18:30-…
en | Any day except Friday, between 9am and 3pm | 25-26: 09:00-15:00; 28-29: 09:00-15:00
en | Just evenings please, and not Sunday | 25-28: 18:00-…
en | Weds morning, Thurs all day, Fri morning | 25: …-13:00; 26; 27: …-13:00
en | I'm off work on Thursday and Friday so free both days | 26-27
en | Saturday before 2pm and after 6pm | 28: …-14:00, 18:00-…
en | Free from Thursday | 26-29
en | I can do Sunday but need to finish by 4pm | 29: …-16:00
en | Wed 25th & Thu 26th, 12:00-17:00 | 25-26: 12:00-17:00
en | available throughout, no restrictions | 25-29
en | Not sure about Friday, Saturday fine | 28; unclear
en | Fri/Sat/Sun 6-midnight | 27-29: 18:00-00:00
en | Sunday all day except 12-1 | 29: …-12:00, 13:00-…
en | Saturday: 9:00–13:00, 14:00–18:00 | 28: 09:00-13:00, 14:00-18:00
en | Mornings on Wednesday, Thursday and Saturday | 25-26: …-13:00; 28: …-13:00
en | only if you can't find anyone else | unclear
en | from 3 on Friday, all weekend | 27: 15:00-…; 28-29
`;

/** At first sight 47 of 60, one wider than said. */
export const phrasesOfRegulars = `
fr | Vendredi et samedi de 18h à minuit | 27-28: 18:00-00:00
fr | je suis libre mercredi, jeudi et vendredi matin | 25-27: …-13:00
fr | Toutes les matinées | 25-29: …-13:00
fr | jeudi soir et vendredi soir à partir de 19h30 | 26-27: 19:30-…
fr | samedi toute la journée mais pas dimanche | 28
fr | Pour cause de travail je ne suis libre que le week-end | 28-29
fr | dispo tt le festival sauf ven apm | 25-26; 27: …-12:00, 19:00-…; 28-29
fr | Mer 25 9h-18h, ven 27 9h-18h | 25: 09:00-18:00; 27: 09:00-18:00
fr | je peux le 26 de 14h à 19h, le 28 de 9h à 13h et le 29 de 9h à 13h | 26: 14:00-19:00; 28-29: 09:00-13:00
fr | en journée le mercredi, en soirée le vendredi | 25: …-18:00; 27: 18:00-…
fr | Disponible tous les jours. Préférence pour les matinées. | 25-29
fr | peut être jeudi soir, vendredi soir c'est sûr | 27: 18:00-…; unclear
fr | samedi à partir du début d'après-midi | 28: 13:00-…
fr | je travaille tous les jours jusqu'à 18h, je suis dispo ensuite | 25-29: 18:00-…
fr | entre 8h et 10h tous les matins | 25-29: 08:00-10:00
fr | jeudi : dispo / vendredi : dispo / samedi : dispo le matin / dimanche : pas dispo | 26-27; 28: …-13:00
fr | Je serai en cours mercredi, jeudi et vendredi jusqu'à 16h. | unclear
fr | de 14h à 19h le dimanche 29 novembre | 29: 14:00-19:00
fr | mercredi soir, samedi aprem, et dimanche si vraiment besoin | 25: 18:00-…; 28: 12:00-19:00; 29
fr | aucune disponibilité jeudi et vendredi, le reste du temps oui | 25; 28-29
fr | samedi 9h - 12h ; dimanche : idem | 28-29: 09:00-12:00
fr | vendredi 27 dès 8 h jusqu'à dimanche 29, 20 h | 27: 08:00-…; 28; 29: …-20:00
fr | tous les soirs 20h - 23h sauf mercredi | 26-29: 20:00-23:00
fr | j'ai réservé tout mon samedi pour vous | 28
fr | matinées de jeudi et vendredi | 26-27: …-13:00
fr | ça dépendra de la météo | unclear
fr | le dimanche, de préférence l'après-midi, jusqu'à 18h | 29: 12:00-18:00
fr | Bonjour à toute l'équipe, je me propose pour samedi 28 de 8h à 14h. À bientôt ! | 28: 08:00-14:00
fr | week-end dispo, semaine non | 28-29
fr | mercredi de 13h à 15h30 et tous les soirs de 18h30 à 21h | 25: 13:00-15:30, 18:30-21:00; 26-29: 18:30-21:00
fr | sam et dim aprem uniquement | 28-29: 12:00-19:00
fr | J'accompagne mon fils à son match samedi matin mais ensuite je suis libre | 28: 13:00-…
fr | dispo jeudi-vendredi-samedi de 10h à 16h | 26-28: 10:00-16:00
fr | Du vendredi 17h jusqu'au dimanche 12h | 27: 17:00-…; 28; 29: …-12:00
fr | je peux venir tous les jours sauf le mercredi et le samedi | 26-27; 29
fr | pas le matin en semaine | 25-27: 13:00-…; 28-29
fr | jeudi 17h30 22h, vendredi 17h30 22h | 26-27: 17:30-22:00
fr | libre à partir du 27 au soir | 27: 18:00-…; 28-29
fr | 28/11 : journée entière. 29/11 : jusqu'à 14h30. | 28; 29: …-14:30
fr | dispo tous les jours jusqu'à 15h (sortie d'école) | 25-29: …-15:00
en | Thursday 26th November, 9am to 1pm | 26: 09:00-13:00
en | I'm free in the evenings from Wednesday to Friday | 25-27: 18:00-…
en | Saturday: morning only. Sunday: all day. | 28: …-13:00; 29
en | weekend mornings, 9-12 | 28-29: 09:00-12:00
en | Everyday until 5pm | 25-29: …-17:00
en | No availability Thursday or Friday. Otherwise fully available. | 25; 28-29
en | Fri 5pm-9pm, Sat 12pm-9pm, Sun 12pm-5pm | 27: 17:00-21:00; 28: 12:00-21:00; 29: 12:00-17:00
en | Wednesday after 3pm, Thursday after 3pm, and anytime Saturday | 25-26: 15:00-…; 28
en | I could help on Sunday morning if you're stuck | 29: …-13:00
en | Days: Wed, Thu. Times: 10am-4pm. | 25-26: 10:00-16:00
en | My only free day is Saturday | 28
en | all day Friday and Saturday until 6pm | 27; 28: …-18:00
en | I will be available from 27th November | 27-29
en | between 6pm and 10pm on weekdays | 25-27: 18:00-22:00
en | Sat 28th, any time after 2 | 28: 14:00-…
en | Thursday and Friday but I have to pick up my son at 3:15pm | unclear
en | I'm away on Wednesday and Thursday, back Friday at noon, free after that | 27: 12:00-…; 28-29
en | Sunday 10-12 and 2-4 | 29: 10:00-12:00, 14:00-16:00
en | Any afternoon | 25-29: 12:00-19:00
en | tbc but most likely Saturday | unclear
`;

/** At first sight 50 of 60, two wider than said. */
export const phrasesOfAnOffice = `
fr | Samedi 28 de 14h à 20h uniquement | 28: 14:00-20:00
fr | mercredi, jeudi, vendredi : à partir de 18h ; samedi, dimanche : toute la journée | 25-27: 18:00-…; 28-29
fr | je suis disponible les après-midi de mercredi et jeudi | 25-26: 12:00-19:00
fr | Désolé je ne peux pas cette année | unclear
fr | vendredi à partir de midi | 27: 12:00-…
fr | dispo le 27 entre 9h et 12h puis le 28 entre 14h et 18h | 27: 09:00-12:00; 28: 14:00-18:00
fr | Le week-end uniquement, pas avant 9h | 28-29: 09:00-…
fr | n'importe quel soir de la semaine | 25-27: 18:00-…
fr | jeudi 14h à 18h + samedi 10h à 12h | 26: 14:00-18:00; 28: 10:00-12:00
fr | ven soir / sam journée / dim aprèm | 27: 18:00-…; 28: …-18:00; 29: 12:00-19:00
fr | je bosse à mi-temps donc dispo tous les après-midi | 25-29: 12:00-19:00
fr | du mercredi 25 au dimanche 29, tous les jours de 9h à 18h | 25-29: 09:00-18:00
fr | samedi 28 : non disponible. Dimanche 29 : disponible de 9h à 12h. | 29: 09:00-12:00
fr | jusqu'à vendredi midi | 25-26; 27: …-12:00
fr | tous les jours sauf les matins du week-end | 25-27; 28-29: 13:00-…
fr | Sur place dès mercredi 9h jusqu'à dimanche 22h | 25: 09:00-…; 26-28; 29: …-22:00
fr | pas dispo mercredi matin, vendredi matin et dimanche | 25: 13:00-…; 26; 27: 13:00-…; 28
fr | le soir après la fermeture de mon magasin à 19h30 | 25-29: 19:30-…
fr | samedi ok de 8h à 12h, non l'après-midi | 28: 08:00-12:00
fr | Je suis dispo en continu du vendredi 18h au samedi 18h | 27: 18:00-…; 28: …-18:00
fr | mercredi et samedi toute la journée, et jeudi en soirée | 25; 26: 18:00-…; 28
fr | dispo pour la soirée de clôture et le démontage dimanche | 29: 18:00-…
fr | les 25, 26 et 28 novembre (journées complètes) | 25-26; 28
fr | 17h - 23h en semaine, 9h - 23h le week-end | 25-27: 17:00-23:00; 28-29: 09:00-23:00
fr | Vendredi je suis libre mais à partir de 20h seulement | 27: 20:00-…
fr | moi c'est samedi et dimanche | 28-29
fr | je suis de garde à l'hôpital jeudi et vendredi, dispo les autres jours | 25; 28-29
fr | mercredi apm ok, jeudi ok, ven nok, sam ok, dim nok | 25: 12:00-19:00; 26; 28
fr | environ 2h vendredi soir | unclear
fr | libre vendredi 27/11 de 18h00 à 23h00 et dimanche 29/11 de 10h00 à 18h00 | 27: 18:00-23:00; 29: 10:00-18:00
fr | dimanche 9h-13h, impossible l'après-midi | 29: 09:00-13:00
fr | ok pour samedi mais il faut que je sois rentré pour 19h | 28: …-19:00
fr | tous les jours sauf samedi, de 10h à 16h | 25-27: 10:00-16:00; 29: 10:00-16:00
fr | à voir pour le mercredi mais sûr pour le jeudi | 26; unclear
fr | jeudi 8h-10h avant le travail, vendredi pareil | 26-27: 08:00-10:00
fr | sam & dim : 10h -> 18h | 28-29: 10:00-18:00
fr | je peux filer un coup de main samedi soir pour le rangement | 28: 18:00-…
fr | plutôt dispo le soir, jeudi et samedi | 26: 18:00-…; 28: 18:00-…
fr | tlj 18h-22h | 25-29: 18:00-22:00
fr | Mercredi: 8h-12h; Jeudi: 8h-12h; Vendredi: -; Samedi: 8h-18h; Dimanche: - | 25-26: 08:00-12:00; 28: 08:00-18:00
en | Thursday through Saturday, 5pm to 11pm | 26-28: 17:00-23:00
en | Sunday after lunch | unclear
en | I'm free on the 26th and 28th | 26; 28
en | weekday evenings only, after 6:30 | 25-27: 18:30-…
en | Saturday and Sunday, 10am start, 6pm finish | 28-29: 10:00-18:00
en | Not on Friday or Saturday nights | 25-26; 27-28: …-20:00; 29
en | 3pm to 9pm Wed, 3pm to 9pm Thu | 25-26: 15:00-21:00
en | I have work every day until 5 but can do all evenings | 25-29: 18:00-…
en | Sat: all day. Sun: all day. Weekdays: sorry, no. | 28-29
en | Wednesday 25 November (all day) and Friday 27 November (morning) | 25; 27: …-13:00
en | anything on Saturday, nothing on Sunday | 28
en | Free 9–12 on Thursday and 1–5 on Friday | 26: 09:00-12:00; 27: 13:00-17:00
en | Weekend afternoons | 28-29: 12:00-19:00
en | Friday from 4pm, the entire weekend | 27: 16:00-…; 28-29
en | My availability is Wed 6-9pm and Sat 10am-2pm | 25: 18:00-21:00; 28: 10:00-14:00
en | I'm flexible! | unclear
en | Not available before Friday | 27-29
en | the 28th, afternoon or evening | unclear
en | Thurs & Fri 9.30am-2.30pm (school hours) | 26-27: 09:30-14:30
en | Every evening bar Friday, from 7 | 25-26: 19:00-…; 28-29: 19:00-…
`;

/** At first sight 51 of 60, one wider than said. */
export const phrasesOfFriends = `
fr | Bonjour je suis dispo samedi et dimanche matin et après-midi | 28-29: …-19:00
fr | vendredi 14h-20h | 27: 14:00-20:00
fr | Toute la journée de jeudi et vendredi, samedi matin | 26-27; 28: …-13:00
fr | Je suis disponible à partir du jeudi 26 novembre à 14h et jusqu'à la fin du festival | 26: 14:00-…; 27-29
fr | dispo mercredi journée + soirée | 25
fr | Je travaille le matin, donc après-midi et soir tous les jours | 25-29: 12:00-…
fr | sam matin (8h-12h) ou dim matin (8h-12h) | unclear
fr | le vendredi soir et les samedi et dimanche toute la journée | 27: 18:00-…; 28-29
fr | mercredi 25 : à partir de 10 h. Jeudi 26 : toute la journée. Vendredi 27 : jusqu'à 15 h. | 25: 10:00-…; 26; 27: …-15:00
fr | pas dispo samedi après-midi, sinon disponible tout le week-end | 28: …-12:00, 19:00-…; 29
fr | 3 soirs : mercredi, jeudi et samedi | 25-26: 18:00-…; 28: 18:00-…
fr | j'ai mes partiels mercredi et jeudi, dispo à partir de vendredi | 27-29
fr | dim de 13 à 17 | 29: 13:00-17:00
fr | dispo les 5 jours de 16h à 20h | 25-29: 16:00-20:00
fr | Si possible vendredi soir | unclear
fr | Je rentre de vacances jeudi, dispo vendredi, samedi, dimanche | 27-29
fr | soirs uniquement, à partir de 18h30, sauf samedi | 25-27: 18:30-…; 29: 18:30-…
fr | samedi 28 toute la matinée et dimanche 29 en fin d'après-midi | 28: …-13:00; 29: 16:00-19:00
fr | libre de 9h à 11h et de 14h à 16h jeudi et vendredi | 26-27: 09:00-11:00, 14:00-16:00
fr | je peux être là tous les jours de 13h à 17h sauf dimanche de 13h à 15h | 25-28: 13:00-17:00; 29: 15:00-17:00
fr | dispo vend 17h/minuit sam 10h/minuit | 27: 17:00-00:00; 28: 10:00-00:00
fr | OK mercredi, jeudi, vendredi. Pas le week-end. | 25-27
fr | Le matin : mercredi, jeudi. L'après-midi : vendredi. | 25-26: …-13:00; 27: 12:00-19:00
fr | ma seule dispo est le dimanche de 14h à 18h | 29: 14:00-18:00
fr | samedi toute la journée et dimanche après la messe (11h30) | 28; 29: 11:30-…
fr | je pense pouvoir venir jeudi | unclear
fr | mercredi de 19h à 23h, idem jeudi et vendredi | 25-27: 19:00-23:00
fr | indisponible du mercredi au vendredi avant 17h | 25-27: 17:00-…; 28-29
fr | En semaine : le soir. Samedi : la journée. Dimanche : non. | 25-27: 18:00-…; 28: …-18:00
fr | à partir de 8h le samedi et de 10h le dimanche | 28: 08:00-…; 29: 10:00-…
fr | dispo pour tenir la caisse jeudi et vendredi de 17h30 à 22h | 26-27: 17:30-22:00
fr | ts les jours sauf sam dim | 25-27
fr | plein de temps libre, appelez-moi | unclear
fr | Vendredi 27 novembre - Samedi 28 novembre - Dimanche 29 novembre | 27-29
fr | le samedi dès 7h du matin | 28: 07:00-…
fr | dimanche 29 de 9h30 jusqu'à 12h30, puis à nouveau dès 16h | 29: 09:30-12:30, 16:00-…
fr | dispo le soir à partir de mercredi | 25-29: 18:00-…
fr | jeudi ap-midi, samedi tte la journee | 26: 12:00-19:00; 28
fr | tous les jours sauf le vendredi où je travaille jusqu'à 14h | 25-26; 28-29
fr | du jeudi au dimanche de 9h à 12h et de 14h à 19h | 26-29: 09:00-12:00, 14:00-19:00
en | Saturday and Sunday all day, plus Friday evening | 27: 18:00-…; 28-29
en | I'm available Thursday 26th from 2pm until 10pm | 26: 14:00-22:00
en | Wednesday: 9am to 5pm, Thursday: 9am to 5pm | 25-26: 09:00-17:00
en | Evenings and weekends | 25-27: 18:00-…; 28-29
en | can do Sat but not Sun | 28
en | Friday afternoon/evening | 27: 12:00-…
en | all day every day except Sunday evening | 25-28; 29: …-18:00
en | Thursday or Friday, don't mind which | unclear
en | available from noon each day | 25-29: 12:00-…
en | Saturday 28 Nov only, up to 4pm | 28: …-16:00
en | I finish school at 3.15 so from 3.30 Wednesday to Friday | 25-27: 15:30-…
en | Free on Sunday, except 12 to 2 | 29: …-12:00, 14:00-…
en | Wed eve, Thu eve, Sat all day | 25-26: 18:00-…; 28
en | I'd love to help on Saturday afternoon! | 28: 12:00-19:00
en | only the weekend, 10 to 6 | 28-29: 10:00-18:00
en | Sunday morning 8:30 to 12:30 | 29: 08:30-12:30
en | no mornings, no Sundays | 25-28: 13:00-…
en | Thu 26/11 18:00–22:00; Sat 28/11 12:00–18:00 | 26: 18:00-22:00; 28: 12:00-18:00
en | will confirm nearer the time | unclear
en | Friday 6pm til midnight and Saturday 6pm til midnight | 27-28: 18:00-00:00
`;

/**
 * At first sight 49 of 60, one wider than expected; « le reste ok » was written down as unclear,
 * which it is not.
 */
export const phrasesOfTheTown = `
fr | Je suis disponible jeudi et vendredi toute la journée | 26-27
fr | Samedi matin 9h-12h | 28: 09:00-12:00
fr | dispo le soir sauf mercredi et dimanche | 26-28: 18:00-…
fr | mercredi 25 et samedi 28 de 14h à 19h | 25: 14:00-19:00; 28: 14:00-19:00
fr | Pas de dispo avant vendredi 18h, ensuite tout le week-end | 27: 18:00-…; 28-29
fr | libre tous les jours à partir de 15h30 (je suis instit) | 25-29: 15:30-…
fr | vendredi 18h - samedi 2h | 27: 18:00-02:00
fr | J'aimerais bien faire le samedi après-midi | 28: 12:00-19:00
fr | ce sera uniquement le dimanche matin pour moi | 29: …-13:00
fr | dispo mer 25 aprem, jeu 26 aprem, ven 27 aprem | 25-27: 12:00-19:00
fr | le week-end du 28-29 | 28-29
fr | tout sauf les soirées | 25-29: …-18:00
fr | 9h/13h jeudi et 14h/18h vendredi | 26: 09:00-13:00; 27: 14:00-18:00
fr | Je suis lycéenne : mercredi après 13h, vendredi après 17h, samedi et dimanche libres | 25: 13:00-…; 27: 17:00-…; 28-29
fr | à partir de 19h en semaine et de 14h le week-end | 25-27: 19:00-…; 28-29: 14:00-…
fr | samedi de 10h à 13h, puis le soir à partir de 20h | 28: 10:00-13:00, 20:00-…
fr | pas encore de planning, je reviens vers vous | unclear
fr | je peux tenir un stand vendredi de 16h à 20h | 27: 16:00-20:00
fr | Dispo : mercredi NON, jeudi OUI, vendredi OUI, samedi NON, dimanche OUI | 26-27; 29
fr | disponible mercredi 25/11 et jeudi 26/11 de 8h à 12h, et vendredi 27/11 de 13h à 17h | 25-26: 08:00-12:00; 27: 13:00-17:00
fr | les vendredi soir et samedi soir seulement | 27-28: 18:00-…
fr | Jeudi (sauf entre 12h et 14h) et vendredi | 26: …-12:00, 14:00-…; 27
fr | Je bosse de nuit jeudi donc pas dispo vendredi matin, le reste ok | 25; 27: 13:00-…; 28-29
fr | dispo de mercredi à vendredi 14h-22h | 25-27: 14:00-22:00
fr | samedi si y'a besoin | 28
fr | toute la soirée de samedi | 28: 18:00-…
fr | les matins de 8h30 à 11h30 sauf samedi et dimanche | 25-27: 08:30-11:30
fr | de 18h à 22h, tous les jours | 25-29: 18:00-22:00
fr | j'ai aqua-gym le jeudi matin, autrement tous les matins | 25: …-13:00; 27-29: …-13:00
fr | Le 27 : 18h/23h. Le 28 : 10h/23h. Le 29 : 10h/18h | 27: 18:00-23:00; 28: 10:00-23:00; 29: 10:00-18:00
fr | samedi et dimanche mais pas toute la journée | unclear
fr | mercredi, vendredi et dimanche à partir de 14 heures | 25: 14:00-…; 27: 14:00-…; 29: 14:00-…
fr | je suis dispo à tout moment | 25-29
fr | Vendredi matin : 10h à 12h ; vendredi après-midi : 14h à 16h | 27: 10:00-12:00, 14:00-16:00
fr | dimanche aprés-midi jusqu'à 17h30 | 29: 12:00-17:30
fr | jsuis dispo jeu ven a partir de 17h | 26-27: 17:00-…
fr | une semaine sur deux | unclear
fr | samedi 8h-12h, j'ai un repas le midi puis re-dispo 15h-19h | 28: 08:00-12:00, 15:00-19:00
fr | non dispo | unclear
fr | Disponible le vendredi 27 à partir de 17 heures 30 | 27: 17:30-…
en | Wednesday and Thursday from 4pm to 8pm | 25-26: 16:00-20:00
en | I'm only around at the weekend | 28-29
en | Friday – all day; Saturday – from 1pm; Sunday – not available | 27; 28: 13:00-…
en | Any time except Saturday morning | 25-27; 28: 13:00-…; 29
en | Weekdays 9am to 3pm | 25-27: 09:00-15:00
en | Sat 28th and Sun 29th – all day both days | 28-29
en | I can work evenings, Thursday to Sunday, 6pm–11pm | 26-29: 18:00-23:00
en | Not free Friday but all other days OK | 25-26; 28-29
en | Sunday until 3ish | unclear
en | Saturday (2pm onwards) and Sunday (all day) | 28: 14:00-…; 29
en | I could do any of the days, mornings only | 25-29: …-13:00
en | Thursday night & Friday night | 26-27: 20:00-…
en | 26, 27 and 28 November | 26-28
en | from Wednesday lunchtime till Friday lunchtime | 25: 12:00-…; 26; 27: …-12:00
en | Sunday 10:30am to 1:30pm, and 5pm to 8pm | 29: 10:30-13:30, 17:00-20:00
en | free after work every day (I finish at 5:30pm) | 25-29: 17:30-…
en | can't say yet | unclear
en | Sat morning / Sun afternoon | 28: …-13:00; 29: 12:00-19:00
en | I'm happy to help on Friday from 3 to 6pm | 27: 15:00-18:00
en | All days, but never before 10am | 25-29: 10:00-…
`;

/**
 * At first sight 57 of 60, one wider than expected; « les autres soirs oui » was written down as
 * unclear, which it is not.
 */
export const phrasesOfStrangers = `
fr | vendredi et samedi soir | 27-28: 18:00-…
fr | Disponible mercredi de 14h à 18h, jeudi de 14h à 18h et samedi toute la journée | 25-26: 14:00-18:00; 28
fr | samedi à partir de 10h | 28: 10:00-…
fr | Je peux vous consacrer mon dimanche | 29
fr | mer. 18h-22h, jeu. 18h-22h, ven. 18h-22h | 25-27: 18:00-22:00
fr | le week-end, plutôt le matin | 28-29: …-13:00
fr | toute la semaine après 17h | 25-27: 17:00-…
fr | Bonjour, étant retraitée je suis libre tous les jours de 10h à 17h. | 25-29: 10:00-17:00
fr | sauf vendredi, je suis dispo partout | 25-26; 28-29
fr | jeudi 26 dans la matinée | 26: …-13:00
fr | dispo samedi 28 (matin et après-midi) et dimanche 29 (matin) | 28: …-19:00; 29: …-13:00
fr | tous les jours de 18h à la fermeture | 25-29: 18:00-…
fr | mercredi toute la journée ; jeudi et vendredi à partir de 16h30 ; samedi et dimanche non | 25; 26-27: 16:30-…
fr | je ne suis libre que le jeudi soir | 26: 18:00-…
fr | du jeudi soir au dimanche midi | 26: 18:00-…; 27-28; 29: …-12:00
fr | ven 27 après 16h, sam 28 avant 16h | 27: 16:00-…; 28: …-16:00
fr | Pas mercredi. Jeudi et vendredi 9h-17h. | 26-27: 09:00-17:00
fr | Matin : 8h-12h tous les jours | 25-29: 08:00-12:00
fr | je dois voir avec mon employeur | unclear
fr | dimanche soir pour ranger | 29: 18:00-…
fr | dispo vendredi soir 19h-23h et samedi après-midi 14h-18h | 27: 19:00-23:00; 28: 14:00-18:00
fr | chaque après-midi, sauf celui du vendredi | 25-26: 12:00-19:00; 28-29: 12:00-19:00
fr | samedi entre 9h et midi ou dimanche entre 9h et midi | unclear
fr | 26/11 et 27/11 : 14h-22h ; 29/11 : 9h-13h | 26-27: 14:00-22:00; 29: 09:00-13:00
fr | Je suis étudiante, je peux le soir en semaine à partir de 18h et tout le week-end | 25-27: 18:00-…; 28-29
fr | mercredi aprem et jeudi matin pour l'affichage | 25: 12:00-19:00; 26: …-13:00
fr | le 28 de 14h30 à 18h30 et le 29 de 9h30 à 12h30 | 28: 14:30-18:30; 29: 09:30-12:30
fr | dispo sam 28 jusqu'à 18h et dim 29 jusqu'à 12h | 28: …-18:00; 29: …-12:00
fr | vendredi, samedi, dimanche : 10h-20h | 27-29: 10:00-20:00
fr | jeudi non car je travaille, les autres soirs oui | 25: 18:00-…; 27-29: 18:00-…
fr | aucun souci pour être là tous les jours | 25-29
fr | je pars samedi à 12h donc mercredi, jeudi, vendredi | 25-27
fr | Du 25 au 27 uniquement l'après-midi | 25-27: 12:00-19:00
fr | samedi : 8h - 10h et 18h - 20h | 28: 08:00-10:00, 18:00-20:00
fr | le vendredi à partir de 17h, le samedi à partir de 14h | 27: 17:00-…; 28: 14:00-…
fr | mercredi 25 nov toute la journée, sauf 12h-14h | 25: …-12:00, 14:00-…
fr | tous les soirs, et le samedi en plus toute la journée | 25-27: 18:00-…; 28; 29: 18:00-…
fr | ok jeudi aprem et soir | 26: 12:00-…
fr | Disponible tous les jours sauf samedi et dimanche matin | 25-27; 29: 13:00-…
fr | en fonction de mes gardes, je ne sais pas | unclear
en | Friday and Saturday | 27-28
en | Thursday afternoon, Friday afternoon | 26-27: 12:00-19:00
en | I can do 10am–2pm on Saturday and Sunday | 28-29: 10:00-14:00
en | Available Weds to Fri after 5pm | 25-27: 17:00-…
en | Saturday only please | 28
en | Fri 27 6pm-late, Sat 28 12pm-late | 27: 18:00-…; 28: 12:00-…
en | Any weekday morning | 25-27: …-13:00
en | I'm away until Saturday | unclear
en | Sunday 11-3 | 29: 11:00-15:00
en | 28th: 9-5, 29th: 9-1 | 28: 09:00-17:00; 29: 09:00-13:00
en | all weekend, but not Saturday morning | 28: 13:00-…; 29
en | Free every day from 6pm, and all day Sunday | 25-28: 18:00-…; 29
en | Wednesday all day, Thursday until 1pm | 25; 26: …-13:00
en | Only evenings, I work 9 to 5 | 25-29: 18:00-…
en | can't do Friday, everything else is fine | 25-26; 28-29
en | Saturday 1pm-5pm and 7pm-10pm | 28: 13:00-17:00, 19:00-22:00
en | Fri/Sat evenings | 27-28: 18:00-…
en | I am free on Thursday 26 November between 10am and 4pm | 26: 10:00-16:00
en | Sunday afternoon after 2 | 29: 14:00-19:00
en | hopefully all of Saturday | unclear
`;

/**
 * At first sight 54 of 60; two that were written down as wholly unclear, Saturday 12h-16h and “free
 * during the day”, are not.
 */
export const phrasesOfAnEvening = `
fr | Dispo samedi 28 de 9h à 18h et dimanche 29 de 9h à 14h | 28: 09:00-18:00; 29: 09:00-14:00
fr | jeudi et vendredi, le soir | 26-27: 18:00-…
fr | Je suis dispo mercredi aprem, samedi toute la journée et dimanche matin | 25: 12:00-19:00; 28; 29: …-13:00
fr | dispo ts les jours de 10h a 16h sauf jeu | 25: 10:00-16:00; 27-29: 10:00-16:00
fr | je finis le travail à 17h, donc à partir de 17h30 du mercredi au vendredi | 25-27: 17:30-…
fr | weekend seulement svp | 28-29
fr | Vendredi : 18h30 à minuit | 27: 18:30-00:00
fr | mercredi 25 au vendredi 27, le matin | 25-27: …-13:00
fr | Je garde mes petits-enfants mercredi, sinon je suis disponible | 26-29
fr | sam 10h/17h dim 10h/17h | 28-29: 10:00-17:00
fr | pas le week end, je ne suis pas là | 25-27
fr | tous les soirs après 18h30 et le dimanche toute la journée | 25-28: 18:30-…; 29
fr | Dispo jeudi dès 13h | 26: 13:00-…
fr | samedi soir et dimanche soir pour le service au bar | 28-29: 18:00-…
fr | je ne sais pas | unclear
fr | de 14h à 17h vendredi et samedi | 27-28: 14:00-17:00
fr | mercredi et dimanche (journée entière) | 25; 29
fr | jeudi 26 après-midi et vendredi 27 après-midi à partir de 15h | 26: 15:00-19:00; 27: 15:00-19:00
fr | Dispo tous les jours, toute la journée, je suis en congés | 25-29
fr | le samedi 28/11 de 13h30 à 22h | 28: 13:30-22:00
fr | j'arrive jeudi soir et je reste jusqu'à dimanche | 26: 18:00-…; 27-29
fr | vendredi 17h-21h si possible au bar, samedi 12h-16h | 28: 12:00-16:00; unclear
fr | mer et jeu : 9h30-11h30 ; ven : 14h-16h | 25-26: 09:30-11:30; 27: 14:00-16:00
fr | à partir de samedi | 28-29
fr | les matins seulement, de 9 à 12 | 25-29: 09:00-12:00
fr | je peux jeudi et vendredi mais pas le soir | 26-27: …-18:00
fr | samedi ou dimanche, comme vous voulez | unclear
fr | dispo le mercredi 25 à partir de 14h jusqu'à 18h30 | 25: 14:00-18:30
fr | vendredi toute la journée sauf de 12h à 13h30 | 27: …-12:00, 13:30-…
fr | Dimanche : matinée. | 29: …-13:00
fr | mercredi jeudi vendredi de 8h a 16h30 | 25-27: 08:00-16:30
fr | dispo du 25 au 29 sauf le 27 | 25-26; 28-29
fr | samedi aprés midi de 14h30 a 18h | 28: 14:30-18:00
fr | Bonjour, mon fils et moi sommes libres dimanche de 10h à 18h | 29: 10:00-18:00
fr | libre tout le week-end et mercredi après-midi | 25: 12:00-19:00; 28-29
fr | jeudi 9h-17h, pas d'autre dispo | 26: 09:00-17:00
fr | fin d'après-midi du mercredi au vendredi | 25-27: 16:00-19:00
fr | Mercredi 25 novembre de 17h à 20h, vendredi 27 novembre de 17h à 20h | 25: 17:00-20:00; 27: 17:00-20:00
fr | ok le 28, le 29 je sais pas encore | 28; unclear
fr | tous les après-midi de la semaine et le samedi matin | 25-27: 12:00-19:00; 28: …-13:00
en | Friday from 10am to 6pm | 27: 10:00-18:00
en | Saturday & Sunday mornings | 28-29: …-13:00
en | I'm available on Wednesday evening and all day Saturday | 25: 18:00-…; 28
en | Any day after 4pm | 25-29: 16:00-…
en | weekends only, sorry | 28-29
en | Thu 26: 9:30am - 12:30pm | 26: 09:30-12:30
en | I can't do evenings but I'm free during the day all week | 25-27: …-18:00
en | From Friday morning to Sunday evening | 27-29
en | Saturday 28th from 12 noon to 5pm | 28: 12:00-17:00
en | Not Thursday; any other evening | 25: 18:00-…; 27-29: 18:00-…
en | Sunday 2pm to 6pm and Saturday 10am to 2pm | 28: 10:00-14:00; 29: 14:00-18:00
en | Wed-Sun, 10am-1pm | 25-29: 10:00-13:00
en | all day Sunday | 29
en | I have classes until 2 on Thursday, so 2:30pm onwards | 26: 14:30-…
en | Fri 27th 5pm - 9pm and Sat 28th 9am - 9pm | 27: 17:00-21:00; 28: 09:00-21:00
en | available every day except Friday afternoon | 25-26; 27: …-12:00, 19:00-…; 28-29
en | perhaps Sunday, will let you know | unclear
en | Friday evening and Saturday, until 8pm both days | 27: 18:00-20:00; 28: …-20:00
en | Thursday 1-4pm | 26: 13:00-16:00
en | mornings on the weekend | 28-29: …-13:00
`;

/**
 * At first sight 54 of 60, two wider than said; “Thursday or Friday before 6pm” was written down as
 * unclear, which it is not.
 */
export const phrasesOfTheFoyer = `
fr | Jeudi de 9h à 12h, vendredi de 9h à 12h et de 14h à 18h | 26: 09:00-12:00; 27: 09:00-12:00, 14:00-18:00
fr | je suis dispo du vendredi au dimanche | 27-29
fr | Samedi aprem ou soir, peu importe | unclear
fr | mercredi : pas dispo ; jeudi : pas dispo ; vendredi : soir ; samedi : journée et soir ; dimanche : matin | 27: 18:00-…; 28; 29: …-13:00
fr | tous les jours mais seulement jusqu'à 16h, je récupère les enfants à l'école | 25-29: …-16:00
fr | Bonjour, avec mon mari nous serions libres le samedi 28 de 10h à 17h. Bonne continuation | 28: 10:00-17:00
fr | vend 18h30-23h sam 14h-23h | 27: 18:30-23:00; 28: 14:00-23:00
fr | dispo à partir de jeudi 18h et tout le week-end | 26: 18:00-…; 27-29
fr | Je travaille du mercredi au vendredi, donc seulement le week-end | 28-29
fr | mercredi après-midi de 14h à 16h30 et samedi après-midi de 14h à 16h30 | 25: 14:00-16:30; 28: 14:00-16:30
fr | le soir de 20h à minuit sauf le vendredi | 25-26: 20:00-00:00; 28-29: 20:00-00:00
fr | pas dispo jeudi matin, le reste de la journée oui | 26: 13:00-…
fr | samedi 28 novembre à partir de 8h30 jusqu'à 13h | 28: 08:30-13:00
fr | dimanche uniquement, l'après-midi | 29: 12:00-19:00
fr | Je suis dispo tous les jours sauf mercredi après-midi et jeudi matin | 25: …-12:00, 19:00-…; 26: 13:00-…; 27-29
fr | à voir, je suis en attente d'une réponse pour un job | unclear
fr | vendredi 27 : toute la journée, samedi 28 : à partir de 13h | 27; 28: 13:00-…
fr | dispo mer aprem jeu aprem ven aprem | 25-27: 12:00-19:00
fr | Je peux aider au démontage dimanche dès 18h | 29: 18:00-…
fr | le 25 de 9h à 17h et le 26 de 9h à 13h | 25: 09:00-17:00; 26: 09:00-13:00
fr | toujours partant pour le samedi soir ! | 28: 18:00-…
fr | en semaine je ne peux pas, le week-end oui de 9h à 20h | 28-29: 09:00-20:00
fr | de 9h30 à 12h30 mercredi, jeudi et vendredi | 25-27: 09:30-12:30
fr | je suis libre samedi, mais à 17h j'ai un train | 28: …-17:00
fr | tous les matins avant 11h | 25-29: …-11:00
fr | DIMANCHE 29 NOVEMBRE DE 14H A 19H | 29: 14:00-19:00
fr | jeudi et samedi après-midi | 26: 12:00-19:00; 28: 12:00-19:00
fr | dispo mercredi à partir de 12h, pas dispo ensuite | 25: 12:00-…
fr | 28/11 8h-14h, 29/11 8h-14h | 28-29: 08:00-14:00
fr | Je serai là vendredi soir, samedi et dimanche, mais pas la nuit | 27: 18:00-22:00; 28-29: …-22:00
fr | samedi de 16h à la fin | 28: 16:00-…
fr | soirées de mercredi à samedi | 25-28: 18:00-…
fr | mercredi 13h-19h / vendredi 17h-23h / dimanche 9h-13h | 25: 13:00-19:00; 27: 17:00-23:00; 29: 09:00-13:00
fr | plutôt vendredi, sinon samedi | unclear
fr | je suis disponible en continu du mercredi 8h au dimanche 20h | 25: 08:00-…; 26-28; 29: …-20:00
fr | dispo dim 29 tte la journée sauf 12h30-14h | 29: …-12:30, 14:00-…
fr | week-end : samedi de 10h à 12h, dimanche de 15h à 18h | 28: 10:00-12:00; 29: 15:00-18:00
fr | jeudi soir ok, vendredi soir ok, samedi pas possible | 26-27: 18:00-…
fr | je n'ai pas cours le jeudi donc dispo toute la journée | 26
fr | je préfère les matinées, mercredi jeudi vendredi | 25-27: …-13:00
en | Thursday from 9am, Friday from 2pm | 26: 09:00-…; 27: 14:00-…
en | free Saturday all day and Sunday morning | 28; 29: …-13:00
en | Weekday evenings from 7pm | 25-27: 19:00-…
en | I'm around all weekend | 28-29
en | Not available on Wednesday, Thursday or Friday before 6pm | 25-27: 18:00-…; 28-29
en | Sat 10-1 & Sun 10-1 | 28-29: 10:00-13:00
en | Wednesday – Friday: 9am – 12pm | 25-27: 09:00-12:00
en | any time on Friday after 12 | 27: 12:00-…
en | Sunday 9.30am–11.30am only | 29: 09:30-11:30
en | I'd like to do Thursday evening and Saturday evening | 26: 18:00-…; 28: 18:00-…
en | 6pm to 10pm Wednesday to Saturday | 25-28: 18:00-22:00
en | Friday yes, Saturday yes, Sunday no | 27-28
en | I can do every day except Thursday when I have college | 25; 27-29
en | Saturday afternoon until 5pm | 28: 12:00-17:00
en | available for the whole festival from Thursday onwards | 26-29
en | could be free Sunday, waiting on work | unclear
en | Friday 27 November: 12:00 to 15:00 | 27: 12:00-15:00
en | Mornings, afternoons or evenings, any day | 25-29
en | Wed and Fri, 5.30pm to 8.30pm | 25: 17:30-20:30; 27: 17:30-20:30
en | Sunday all day if needed | 29
`;
