/**
 * What people wrote who knew nothing of the reader, in the words of
 * `hours.phrases-testing.ts`: the measure of how it does with what nobody had in mind.
 */
export const unseenPhrases = `
fr | Bonjour, je suis dispo jeudi à partir de 18h et tout le week-end. Bonne journée ! | 26: 18:00-…; 28-29
fr | samedi et dimanche tte la journée | 28-29
fr | ven soir, sam aprem, dim matin | 27: 18:00-…; 28: 12:00-19:00; 29: …-13:00
fr | Tous les jours sauf vendredi | 26; 28-29
fr | du 26 au 28 nov de 9h a 17h | 26-28: 09:00-17:00
fr | TOUT LE FESTIVAL SAUF LE DIMANCHE APRES MIDI | 26-28; 29: …-12:00, 19:00-…
fr | Le 27/11 dès 17h30, le 28/11 de 10h à minuit, pas dispo le reste | 27: 17:30-…; 28: 10:00-00:00
fr | coucou !! alors moi jeudi je bosse jusqu'a 16h donc apres ca c ok, vendredi pareil, et samedi je peux pas :( | 26-27: 16:00-…
fr | Je suis à la retraite, donc disponible les quatre jours, mais pas après 20h svp. | 26-29: …-20:00
fr | en semaine apres 18h30, we nimporte quand | 26-27: 18:30-…; 28-29
fr | 28 : 14h-22h / 29 : 9h30-13h | 28: 14:00-22:00; 29: 09:30-13:00
fr | jeudi 26 et vendredi 27 novembre le soir uniquement | 26-27: 18:00-…
fr | Samedi 28 de midi à 19h | 28: 12:00-19:00
fr | dispo a partir de vendredi midi jusqua dimanche 18h | 27: 12:00-…; 28; 29: …-18:00
fr | jsp encore jattend mon planning du taf | unclear
fr | le matin ca m'arrange, tous les jours | 26-29: …-13:00
fr | Jeu. 26/11 : 08:00-12:00 ; ven. 27/11 : 13:30-18:00 ; sam. 28/11 : indisponible ; dim. 29/11 : toute la journée | 26: 08:00-12:00; 27: 13:30-18:00; 29
fr | Bonjour madame, je garde mes petits-enfants le samedi, sinon je suis libre, bien cordialement, Monique | 26-27; 29
fr | vendredi entre 12 et 14h puis apres 17h, samedi toute la journee sauf entre 15h et 16h30 | 27: 12:00-14:00, 17:00-…; 28: …-15:00, 16:30-…
fr | ça dépend, appelez moi on verra ensemble | unclear
fr | slt dispo sam dim 10h 20h | 28-29: 10:00-20:00
fr | Pas le jeudi ni le vendredi (lycée), ok le weekend à partir de 11h | 28-29: 11:00-…
fr | les 3 derniers jours, toute la journée | 27-29
fr | Je peux venir le 26 au matin, le 27 en fin d'après-midi (17h-20h) et le 29 jusqu'à 15 heures. | 26: …-13:00; 27: 17:00-20:00; 29: …-15:00
fr | N'importe quel soir apres 19h15 sauf jeudi | 27-29: 19:15-…
fr | idem que l'an dernier | unclear
fr | dimanche uniquement, de 9 h à 12 h et de 14 h à 18 h | 29: 09:00-12:00, 14:00-18:00
fr | jeudi vendredi 18h-23h, samedi 9h-23h, dimanche je me repose lol | 26-27: 18:00-23:00; 28: 09:00-23:00
fr | vendredu soir et samdi matin si besoin, je peu aussi faire dimache aprés midi | 27: 18:00-…; 28: …-13:00; 29: 12:00-19:00
fr | Du jeudi 18h au samedi 13h. Train à 14h après ! | 26: 18:00-…; 27; 28: …-13:00
fr | Trop contente de participer cette année, vive le cinéma ❤️ | unclear
fr | 26 27 28 29 tout dispo | 26-29
fr | jai cours le vendredi de 8h à 12h, a part ca je suis libre tout le temps | 26; 27: …-08:00, 12:00-…; 28-29
en | Hi! I can do Thursday from 6pm and all day Saturday and Sunday. Thanks! | 26: 18:00-…; 28-29
en | fri eve, sat all day, sun til 2pm | 27: 18:00-…; 28; 29: …-14:00
en | any day but Sunday | 26-28
en | Nov 27-29, 9am to 5pm | 27-29: 09:00-17:00
en | free all weekend after 10:30am | 28-29: 10:30-…
en | im working thurs + fri til 5.30 so evenings only those days, sat anytime | 26-27: 17:30-…; 28
en | Saturday 28th noon-midnight, Sunday 29th mornings only | 28: 12:00-00:00; 29: …-13:00
en | Sorry, not sure yet!! will let you know closer to the time x | unclear
en | ALL FOUR DAYS EXCEPT FRIDAY MORNING | 26; 27: 13:00-…; 28-29
en | 26th November 14:00 - 18:00, 28th November 09:00 - 13:00 | 26: 14:00-18:00; 28: 09:00-13:00
en | Weekdays after 4pm, weekends before 1pm (kids' football in the afternoon) | 26-27: 16:00-…; 28-29: …-13:00
en | I land on Friday at 3pm so from about 5pm that day through Sunday night | 27: 17:00-…; 28-29
en | happy to help whenever you're short of people, I'm pretty flexible depending on my shifts | unclear
en | can't do the 26th or 27th, otherwise wide open | 28-29
en | Thurs afternoon & evening, Sat 8-12, Sun 1-6pm | 26: 12:00-19:00, 18:00-…; 28: 08:00-12:00; 29: 13:00-18:00
en | satuday and sunday mornign, not before 9 pls | 28-29: 09:00-13:00
en | Evenings work best for me, 7pm-11pm, Thursday through Saturday. My daughter can bring me. | 26-28: 19:00-23:00
`;
