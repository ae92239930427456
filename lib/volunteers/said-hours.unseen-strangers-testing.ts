/**
 * What sixty strangers of a French provincial town would type for a film festival from Wednesday 25 to Sunday 29 November 2026, with the hours of
 * `said-hours.unseen-from-wednesday-testing.ts`. Written down before the reader was tried on it: at first sight 39 of 60 were read as they were meant, none
 * wider than said; of six less was read than said and nothing was asked. The fourth column says how those still missed are read.
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
fr | Chauffeur de bus, je finis mon service à 13h30 mercredi jeudi vendredi. WE je bosse pas le dimanche | 25-27: 13:30-…; 29 | 29; unclear
fr | ven 20h-minuit et sam 20h-2h | 27: 20:00-00:00; 28: 20:00-02:00
fr | moi c ok samedi mais ma mère doit venir me chercher à 22h max | 28: …-22:00
fr | Comme l'an dernier | unclear
fr | matin uniquement, mercredi jeudi vendredi | 25-27: …-13:00
fr | pas le vendredi | 25-26; 28-29
fr | 2 jours maxi, ça m'est égal lesquels | 25-29 | unclear
fr | Dispo merc 14h-17h, jeu non, ven 14h-17h, sam ttte la journée, dim matin | 25: 14:00-17:00; 27: 14:00-17:00; 28; 29: …-13:00
fr | Je prends mon jeudi et mon vendredi (RTT). Samedi je suis de mariage. | 26-27 | unclear
fr | à partir de jeudi midi jusqu'à la fin | 26: 12:00-…; 27-29
fr | En journée la semaine, pas le soir car je ne conduis pas la nuit | 25-27: …-18:00
fr | les après-midis de 14 à 18 h sauf dimanche | 25-28: 14:00-18:00
fr | samedi 28 novembre après le marché, donc vers 14h | 28: 14:00-…
fr | Soirées de mercredi à vendredi, samedi et dimanche à partir de 10h | 25-27: 18:00-…; 28-29: 10:00-…
fr | Je suis étudiant étranger, mon français pas bon. Je peux travailler vendredi, samedi, dimanche, tout heure | 27-29
fr | Libre mardi et mercredi pour l'installation, et dimanche soir pour ranger | 25; 29: 18:00-…; outside
fr | samedi ou dimanche, pas les deux | unclear
fr | Coucou, maman de 2 enfants, je les dépose à l'école à 8h30 et je les récup à 16h30, donc entre les deux jeudi et vendredi | 26-27: 08:30-16:30 | unclear
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
en | free all week except Friday evening | 25-26; 27: …-18:00; 28-29 | 25-26; 27: …-18:00
en | Wed 25: 9-12. Thu 26: no. Fri 27: 9-12 and 2-5. weekend: no | 25: 09:00-12:00; 27: 09:00-12:00, 14:00-17:00
en | Maybe Saturday night, definitely Sunday afternoon | 29: 12:00-19:00; unclear
en | hi im 16 so only after school, like 4:30, and till 9pm on school nights. weekends anytime | 25-27: 16:30-21:00; 28; 29: …-21:00 | unclear
en | From Thursday to Saturday, 10 to 4 | 26-28: 10:00-16:00
en | Just arrived from Brazil, no job yet, I am available every days | 25-29
en | I can help set up on Wednesday until 3, then pick up the kids. Sunday after lunch is good too | 25: …-15:00; 29: 14:00-19:00 | unclear
`;
