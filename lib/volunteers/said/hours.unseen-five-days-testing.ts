/**
 * What people wrote who knew nothing of the reader, in the words of
 * `hours.phrases-testing.ts`, about a festival from Thursday 26 to Monday 30 November 2026.
 * The hours of a word are those of `lexicon.ts`: « matin » until 13:00, « midi » from 12:00 to
 * 14:00, « après-midi » from 12:00 to 19:00, « fin d’après-midi » and « fin de journée » from 16:00
 * to 19:00, « en journée » until 19:00, « soir » from 18:00, “night” from 20:00, « nuit » from
 * 22:00. « 8-10 » is the morning, « tout le festival » all its days.
 */
export const phrasesOfFiveDays = `
fr | Pas le matin !! Mais samedi et dimanche de midi à minuit c'est bon | 28-29: 12:00-00:00
en | From Friday 3pm right through to Sunday 6pm | 27: 15:00-…; 28; 29: …-18:00
fr | lundi 30 toute la journée pour ranger, les autres jours impossible désolée | 30
en | Nov 28, 2pm to 8pm | 28: 14:00-20:00
en | Mon 30 Nov all day, nothing else I'm afraid | 30
fr | Ça dépend de mon planning de boulot, je vous redis | unclear
fr | 2h samedi : 16h à 18h | 28: 16:00-18:00
fr | tt le we, mais sam pas avant 13h et dim pas apres 17h | 28: 13:00-…; 29: …-17:00
fr | Vendredi à partir de 17h, samedi toute la journée | 27: 17:00-…; 28
fr | Je préfère le soir, mais je peux aussi l'après-midi, samedi et dimanche | 28-29: 12:00-…
fr | je travaille en 3x8 : vendredi je suis du matin donc libre à partir de 14h ; samedi et dimanche repos, libre toute la journée | 27: 14:00-…; 28-29
fr | vendredi 19h→23h30 | 27: 19:00-23:30
fr | Dispo jeudi 26 à partir de 13h30 pour aider à monter les barnums | 26: 13:30-…
fr | dimanche 29/11/2026 : 13:00 - 21:00 | 29: 13:00-21:00
en | A couple of hours somewhere on Sunday | unclear
en | Between 14:00 and 18:00 on all three festival days | 27-29: 14:00-18:00
fr | je ne peux pas le vendredi ni le lundi, par contre samedi et dimanche c'est ok du matin au soir | 28-29
en | I get off work at 4:30pm on Friday so from 5 onwards. Saturday I'm all yours, all day. | 27: 17:00-…; 28
fr | dimanche entre 15h et 19h, pas plus | 29: 15:00-19:00
en | Saturday 5pm to 1am | 28: 17:00-01:00
fr | Dispo les 5 jours sauf le samedi | 26-27; 29-30
fr | samedi journée entière, dimanche demi-journée (matin) | 28; 29: …-13:00
fr | Aucune dispo le week-end, mais jeudi et lundi je peux aider toute la journée | 26; 30
en | Saturday all day apart from 1pm to 3pm when I'm singing with the choir | 28: …-13:00, 15:00-…
en | Weekend yes, both days, but not before 11am either day | 28-29: 11:00-…
en | Either Saturday or Sunday, not both | unclear
fr | samedi normalement, si ma sœur peut garder les petits | unclear
en | Sat: 9am-1pm, then again 5-9pm | 28: 09:00-13:00, 17:00-21:00
fr | Coucou, libre samedi matin + midi, mais l'après-midi j'ai foot | 28: …-14:00
fr | Je finis le boulot à 17h30 vendredi donc à partir de 18h pour vous, et samedi dimanche no limit ! | 27: 18:00-…; 28-29
en | Happy to help any time from Thursday through Monday! | 26-30
fr | tous les après-midis du week-end, 14h–18h, mais pas les soirées | 28-29: 14:00-18:00
fr | vendredi 28 de 14h à 18h | unclear
en | Fri after 5pm, all day Sat | 27: 17:00-…; 28
fr | week-end complet | 28-29
fr | Du 27 au 29 de 14h à minuit | 27-29: 14:00-00:00
en | Hi! Would love to help w/ the bar. Saturday from 7pm till closing. | 28: 19:00-…
en | Free Saturday afternoon and Sunday afternoon | 28-29: 12:00-19:00
en | any time Sat, Sun until 4pm | 28; 29: …-16:00
en | The 27th and 28th, whole day; the 29th until noon | 27-28; 29: …-12:00
fr | Jeudi matin, vendredi matin, lundi matin | 26-27: …-13:00; 30: …-13:00
fr | Un soir sur les trois, peu importe lequel | unclear
fr | pas avant 14h vendredi (dentiste), sinon vendredi c'est bon. Samedi idem à partir de 14h. | 27-28: 14:00-…
fr | je suis dispo samedi, de 7h à 11h | 28: 07:00-11:00
fr | pas dispo vendredi, samedi et dimanche oui toute la journée | 28-29
fr | SAMEDI 28 DE 9H A 13H | 28: 09:00-13:00
fr | sam 8-12 / dim 14-18 | 28: 08:00-12:00; 29: 14:00-18:00
fr | lundi aprem | 30: 12:00-19:00
fr | le matin ou l'après-midi, mais pas les deux | unclear
en | All weekend except Saturday evening | 28: …-18:00; 29
fr | le 27 au soir et le 28 au soir, le 29 je suis en famille | 27-28: 18:00-…
fr | samdi 10h-18h, dimnche pareil | 28-29: 10:00-18:00
fr | Libre comme l'air ! tout le festival, du vendredi 8h au dimanche minuit | 27: 08:00-…; 28; 29: …-00:00
en | I have to leave by 9pm on Saturday, otherwise I'm free that whole day | 28: …-21:00
fr | Bonjour ! Alors moi je peux samedi aprem et dimanche matin, bisous | 28: 12:00-19:00; 29: …-13:00
fr | ven. 27/11 18h-23h, sam. 28/11 14h-20h, dim. 29/11 10h-16h | 27: 18:00-23:00; 28: 14:00-20:00; 29: 10:00-16:00
en | Cant do mornings. Free Saturday and Sunday from 1pm | 28-29: 13:00-…
fr | de vendredi midi à dimanche midi | 27: 12:00-…; 28; 29: …-12:00
fr | Les soirs seulement (ven, sam, dim), je garde mes petits-enfants la journée | 27-29: 18:00-…
fr | samedi de 18h à 2h du matin | 28: 18:00-02:00
fr | tous les matins du vendredi au dimanche | 27-29: …-13:00
fr | dispo vendredi dès 16 heures, samedi dès 11 heures, dimanche dès 9 heures | 27: 16:00-…; 28: 11:00-…; 29: 09:00-…
fr | Le samedi 28 je suis libre toute la journée, mais de 12h à 18h je suis de garde chez les pompiers | 28: …-12:00, 18:00-…
fr | vendredi soir et samedi soir, les deux jours jusqu'à 22h max | 27-28: 18:00-22:00
fr | Toujours dispo du jeudi au lundi, j'ai posé mes congés :-) | 26-30
en | Saturday - all day. Sunday - morning. Friday - can't, work. | 28; 29: …-13:00
fr | n'importe quand dimanche ; lundi jusqu'à 11h car après je reprends le travail | 29; 30: …-11:00
fr | Je suis étudiant, cours vendredi jusque 16h15, ensuite OK. Le samedi OK toute la journée. Dimanche non (révisions) | 27: 16:15-…; 28
en | FRIDAY 6PM-MIDNIGHT, SATURDAY 6PM-MIDNIGHT | 27-28: 18:00-00:00
fr | dispo tout le we sauf dimanche soir | 28; 29: …-18:00
fr | le samedi pas avant 10h, sinon je suis libre tout le week-end | 28: 10:00-…; 29
en | Not sure yet, will know my shifts in mid November | unclear
fr | Same as my friend Tom please | unclear
en | no Fridays. sat & sun from noon to 10pm | 28-29: 12:00-22:00
en | Monday take-down: 8am till 1pm | 30: 08:00-13:00
fr | Vendredi : non / Samedi : 10h30-15h30 / Dimanche : non | 28: 10:30-15:30
en | Satuday 9:30am-12:30pm | 28: 09:30-12:30
fr | le dimanche uniquement, et pas après 18h | 29: …-18:00
fr | Samedi 9h à 12h, et aussi 20h à 23h | 28: 09:00-12:00, 20:00-23:00
fr | pareil que l'année dernière | unclear
en | only Sunday, no later than 8pm | 29: …-20:00
fr | Je peux aider 4h dans le week-end | unclear
fr | tous les jours (jeudi à lundi) à partir de 18h30 | 26-30: 18:30-…
fr | jeudi 14h-18h vendredi 14h-18h samedi 14h-18h | 26-28: 14:00-18:00
en | Thurs morning & Mon morning (set up / take down crew) | 26: …-13:00; 30: …-13:00
en | All five days except Sunday | 26-28; 30
fr | Du jeudi 26 au samedi 28 inclus, journée entière | 26-28
fr | Disponible du vendredi 18h au dimanche 16h, sans interruption | 27: 18:00-…; 28; 29: …-16:00
en | I'm a student so Friday not until 2:15pm, otherwise Fri/Sat/Sun all good | 27: 14:15-…; 28-29
en | I can only do evenings, Fri to Sun | 27-29: 18:00-…
fr | Je récupère les enfants à 16h30 vendredi donc vendredi 9h-16h seulement | 27: 09:00-16:00
fr | jeudi pour le montage (toute la journée) et lundi matin pour le démontage | 26; 30: …-13:00
en | 8-10 on Friday | 27: 08:00-10:00
en | Fri eve, Sat eve. No Sundays (church + family) | 27-28: 18:00-…
fr | samedi toute la journée sauf entre 12h et 14h (repas de famille) | 28: …-12:00, 14:00-…
fr | dispo quelques heures samedi | unclear
fr | 28 et 29 novembre, 9h30 - 17h | 28-29: 09:30-17:00
fr | Dimanche toute la journée sauf l'heure de la messe 10h30-11h30 ;-) | 29: …-10:30, 11:30-…
fr | Je suis dispo vendredi 27 et samedi 28 de 10 h à 19 h, et dimanche 29 de 10 h à 15 h. | 27-28: 10:00-19:00; 29: 10:00-15:00
fr | je bosse vendredi jusqu'à midi, après je suis à vous jusqu'au bout de la nuit. Samedi et dimanche : rien de prévu, donc dispo. | 27: 12:00-…; 28-29
fr | samedi soir uniquement | 28: 18:00-…
en | Sunday morning only, I have a flight in the afternoon | 29: …-13:00
fr | VEND SOIR OK, SAM OK TTE LA JOURNEE, DIM MATIN OK, DIM APREM NON | 27: 18:00-…; 28; 29: …-13:00
fr | Ma femme et moi pouvons venir samedi de 10h à 14h. Nous avons 67 et 70 ans, pas de port de charges svp. | 28: 10:00-14:00
fr | Pour le montage : jeudi 9h-12h et 13h-17h. Pour le festival lui-même je serai absent. | 26: 09:00-12:00, 13:00-17:00
fr | dispo ts les soirs a partir de 19h du ven au dim | 27-29: 19:00-…
fr | J'habite à 40 km, donc pas trop tôt : samedi 11h – 20h, et dimanche 11h – 17h | 28: 11:00-20:00; 29: 11:00-17:00
fr | peut-être dimanche | unclear
en | Thursday 26th for set-up 9am-5pm | 26: 09:00-17:00
fr | Dimanche de 8h00 à 12h30 puis de 14h00 à 18h00 | 29: 08:00-12:30, 14:00-18:00
fr | comme Julien svp, on veut être ensemble | unclear
en | I can give you Friday, 10am for 3 hours | 27: 10:00-13:00
en | I can do Sat 08:00-14:00 and Mon 08:00-14:00 | 28: 08:00-14:00; 30: 08:00-14:00
fr | j'ai mon train dimanche à 15h, il faut que je parte à 14h au plus tard. Sinon dimanche dès 8h et samedi non-stop | 28; 29: …-14:00
en | not available Sat at all, Sunday 12–6pm is fine | 29: 12:00-18:00
fr | Je peux venir samedi à 14h et rester 4h | 28: 14:00-18:00
fr | De 20h à la fermeture vendredi et samedi | 27-28: 20:00-…
fr | Sam. aprem de 13h à 17h30 svp | 28: 13:00-17:30
fr | vendredi fin de journée à partir de 17h45, samedi tout sauf le soir | 27: 17:45-…; 28: …-18:00
en | Sat 10-6, Sun 10-4 | 28: 10:00-18:00; 29: 10:00-16:00
`;

/** More of them, of which only the hours from 08:00 to midnight count. */
export const phrasesOfOpenHours = `
fr | Samedi et dimanche toute la journée | 28: 08:00-00:00; 29: 08:00-00:00
fr | vendredi à partir de 17h | 27: 17:00-00:00
fr | tout le week-end | 28: 08:00-00:00; 29: 08:00-00:00
fr | tout le week-end sauf dimanche soir | 28: 08:00-00:00; 29: 08:00-18:00
fr | Dispo vendredi soir et samedi matin | 27: 18:00-00:00; 28: 08:00-13:00
fr | sam 10h-18h, dim 10h-14h | 28: 10:00-18:00; 29: 10:00-14:00
fr | SAMEDI APRES MIDI ET SOIR | 28: 12:00-00:00
fr | Je suis disponible du jeudi au lundi, sans contrainte d'horaire. | 26: 08:00-00:00; 27: 08:00-00:00; 28: 08:00-00:00; 29: 08:00-00:00; 30: 08:00-00:00
fr | jeudi 26 pour le montage, toute la journée + vendredi jusqu'à 16h | 26: 08:00-00:00; 27: 08:00-16:00
fr | samdi de 14h à 20h, dimanche idem | 28: 14:00-20:00; 29: 14:00-20:00
fr | Le 28 et le 29 de 9h à 19h | 28: 09:00-19:00; 29: 09:00-19:00
fr | tout le festival sauf samedi matin | 26: 08:00-00:00; 27: 08:00-00:00; 28: 13:00-00:00; 29: 08:00-00:00; 30: 08:00-00:00
fr | dimanche sauf entre 12h et 14h (repas de famille) | 29: 08:00-12:00, 14:00-00:00
fr | Lundi matin pour le démontage | 30: 08:00-13:00
fr | Vendredi je travaille jusqu'à 18h, donc à partir de 18h30. Samedi toute la journée. Dimanche pas dispo. | 27: 18:30-00:00; 28: 08:00-00:00
fr | ven. 18h-minuit / sam. 14h-minuit | 27: 18:00-00:00; 28: 14:00-00:00
fr | Samedi uniquement | 28: 08:00-00:00
fr | les soirs de vendredi et samedi | 27: 18:00-00:00; 28: 18:00-00:00
fr | n'importe quand du jeudi au lundi sauf le jeudi matin | 26: 13:00-00:00; 27: 08:00-00:00; 28: 08:00-00:00; 29: 08:00-00:00; 30: 08:00-00:00
fr | Du jeudi au lundi, mais pas le vendredi | 26: 08:00-00:00; 28: 08:00-00:00; 29: 08:00-00:00; 30: 08:00-00:00
fr | Dimanche aprem | 29: 12:00-19:00
fr | sam. à partir de 13h30 et dim. jusqu'à 17h | 28: 13:30-00:00; 29: 08:00-17:00
fr | Vendredi midi, samedi midi et dimanche midi pour aider à la buvette | 27: 12:00-14:00; 28: 12:00-14:00; 29: 12:00-14:00
fr | à voir selon mon planning de boulot | unclear
fr | J'arrive vendredi vers 15h et je repars dimanche à 16h | 27: 15:00-00:00; 28: 08:00-00:00; 29: 08:00-16:00
fr | Vendredi 27 : 8h-12h et 14h-18h ; samedi 28 : 8h-12h | 27: 08:00-12:00, 14:00-18:00; 28: 08:00-12:00
fr | Peut-être samedi, je confirme plus tard | unclear
fr | dimanche 29/11 fin d'après-midi et lundi 30/11 matin | 29: 16:00-19:00; 30: 08:00-13:00
fr | vendredi 16h à dimanche 18h | 27: 16:00-00:00; 28: 08:00-00:00; 29: 08:00-18:00
fr | Tous les soirs à partir de 19h, du jeudi au dimanche | 26: 19:00-00:00; 27: 19:00-00:00; 28: 19:00-00:00; 29: 19:00-00:00
fr | Toute la journée samedi mais je garde mes enfants de 16h à 19h, donc pas dispo à ce moment là | 28: 08:00-16:00, 19:00-00:00
fr | dispo tt le we, sauf sam aprem | 28: 08:00-12:00, 19:00-00:00; 29: 08:00-00:00
fr | jeudi apres-midi, vendredi apres-midi | 26: 12:00-19:00; 27: 12:00-19:00
fr | Pas avant 11h le samedi et le dimanche (je suis pas du matin 😅), sinon ok jusqu'à la fermeture | 28: 11:00-00:00; 29: 11:00-00:00
fr | samedi soir et nuit | 28: 18:00-00:00
fr | 2 ou 3 heures dans le week-end, je sais pas encore quand | unclear
fr | Ma disponibilité : samedi 28 novembre de 8h30 à 12h45 | 28: 08:30-12:45
fr | vendredi en journée, et le lundi toute la journée pour le rangement | 27: 08:00-18:00; 30: 08:00-00:00
fr | Vendredi soir OK, samedi OK toute la journée, dimanche NON | 27: 18:00-00:00; 28: 08:00-00:00
fr | un des deux jours du week-end, l'un ou l'autre m'est égal | unclear
en | Saturday and Sunday all day | 28: 08:00-00:00; 29: 08:00-00:00
en | Fri from 6pm, Sat all day | 27: 18:00-00:00; 28: 08:00-00:00
en | Sunday morning only | 29: 08:00-13:00
en | whole festival (Fri-Sun) except Friday morning | 27: 13:00-00:00; 28: 08:00-00:00; 29: 08:00-00:00
en | Sat 10am - 4pm | 28: 10:00-16:00
en | I can help with set-up on Thursday afternoon and take-down on Monday until 3pm | 26: 12:00-19:00; 30: 08:00-15:00
en | Anytime on Saturday, Sunday before noon | 28: 08:00-00:00; 29: 08:00-12:00
en | evenings only, Friday and Saturday | 27: 18:00-00:00; 28: 18:00-00:00
en | Sunday 29th, 2pm to 6.30pm | 29: 14:00-18:30
en | Not sure yet, depends on my shifts | unclear
en | all five days, Thursday to Monday | 26: 08:00-00:00; 27: 08:00-00:00; 28: 08:00-00:00; 29: 08:00-00:00; 30: 08:00-00:00
en | Saturday afternoon + Saturday evening, Sunday not available | 28: 12:00-00:00
en | I work on Friday until 5 pm so I could start at 5:30 pm that day. Sat & Sun I'm free all day. | 27: 17:30-00:00; 28: 08:00-00:00; 29: 08:00-00:00
en | the weekend, except Sunday between 11am and 1pm (church) | 28: 08:00-00:00; 29: 08:00-11:00, 13:00-00:00
en | satuday 9-17, sunday 9-13 | 28: 09:00-17:00; 29: 09:00-13:00
en | Available Fri 27 Nov 12:00–20:00 and Sun 29 Nov 12:00–20:00 | 27: 12:00-20:00; 29: 12:00-20:00
en | Saturday night | 28: 20:00-00:00
en | Thu to Sun, but not Friday night | 26: 08:00-00:00; 27: 08:00-20:00; 28: 08:00-00:00; 29: 08:00-00:00
en | I'd rather do Saturday but could do Sunday too, both from 10 am | 28: 10:00-00:00; 29: 10:00-00:00
en | Friday late, after work | unclear
`;
