/**
 * What volunteers write when they are asked when they can come, and the hours each of it offers,
 * written down before there was a reader for it. The festival is from Thursday 26 to Sunday 29
 * November 2026 and its days start at 05:00. `28` is the whole day, `28: 14:00-18:00` some hours of
 * it, `…` where the day starts or ends, and `26-29` each of these days. `unclear` is what nobody
 * could be sure of, `outside` names no day of the festival.
 */
export const phrases = `
fr | à partir de 17h tous les jours | 26-29: 17:00-…
fr | sauf dimanche | 26-28
fr | du 27/11 au 29/11 | 27-29
fr | samedi 28 de 10h à 22h | 28: 10:00-22:00
fr | tous les matins | 26-29: …-13:00
fr | sam 9h-13h / dim 9h-13h | 28-29: 09:00-13:00
fr | en semaine après 18h | 26-27: 18:00-…
fr | le week-end | 28-29
fr | Samedi | 28
fr | SAMEDI ET DIMANCHE | 28-29
fr | sam. dim. | 28-29
fr | ven/sam/dim | 27-29
fr | jeudi, vendredi et samedi | 26-28
fr | du jeudi au samedi | 26-28
fr | de vendredi à dimanche | 27-29
fr | Jeu-Dim | 26-29
fr | tous les jours | 26-29
fr | tous les jours sauf le samedi | 26-27; 29
fr | tout le festival | 26-29
fr | Toute la durée du festival | 26-29
fr | n'importe quand | 26-29
fr | je suis dispo tout le temps ! | 26-29
fr | tous les soirs | 26-29: 18:00-…
fr | tous les aprem | 26-29: 12:00-19:00
fr | chaque jour de 14h à 20h | 26-29: 14:00-20:00
fr | 14h-18h | 26-29: 14:00-18:00
fr | 14h – 18h samedi | 28: 14:00-18:00
fr | samedi 14h30 à 19h | 28: 14:30-19:00
fr | samedi de 14 h à 18 h | 28: 14:00-18:00
fr | Samedi 14:00-18:00 | 28: 14:00-18:00
fr | samedi entre 10h et 16h | 28: 10:00-16:00
fr | samedi 10-18h | 28: 10:00-18:00
fr | samedi matin | 28: …-13:00
fr | sam matin dim aprem | 28: …-13:00; 29: 12:00-19:00
fr | samedi matin et soir | 28: …-13:00, 18:00-…
fr | samedi matin et dimanche après-midi | 28: …-13:00; 29: 12:00-19:00
fr | samedi apres midi | 28: 12:00-19:00
fr | samedi et dimanche matin | 28-29: …-13:00
fr | vendredi soir, samedi toute la journée | 27: 18:00-…; 28
fr | vendredi soir + samedi journée entière + dimanche matin | 27: 18:00-…; 28; 29: …-13:00
fr | samedi toute la journee, dimanche jusqu'à 16h | 28; 29: …-16:00
fr | dimanche jusqu’à midi | 29: …-12:00
fr | vendredi à partir de 18h30 | 27: 18:30-…
fr | vendredi dès 16h | 27: 16:00-…
fr | vendredi après 17h et samedi | 27: 17:00-…; 28
fr | vendredi 18h-minuit | 27: 18:00-00:00
fr | vendredi 20h à 2h du matin | 27: 20:00-02:00
fr | samdi et dimache | 28-29
fr | vendedi soir | 27: 18:00-…
fr | tt les jours | 26-29
fr | ts les jours à partir de 19h | 26-29: 19:00-…
fr | ttes les après-midi | 26-29: 12:00-19:00
fr | WE complet | 28-29
fr | tout le weekend sauf dimanche soir | 28; 29: …-18:00
fr | samedi et dimanche sauf le matin | 28-29: 13:00-…
fr | tous les jours sauf samedi et dimanche | 26-27
fr | tous les jours sauf samedi, dimanche | 26-27
fr | Tous les jours (sauf jeudi) après 18h | 27-29: 18:00-…
fr | pas le samedi | 26-27; 29
fr | je ne peux pas le dimanche | 26-28
fr | pas dispo jeudi et vendredi | 28-29
fr | tout sauf vendredi matin | 26; 27: 13:00-…; 28-29
fr | pas avant 18h | 26-29: 18:00-…
fr | samedi mais pas avant 10h | 28: 10:00-…
fr | tous les jours, pas après 22h | 26-29: …-22:00
fr | samedi oui, dimanche non | 28
fr | jeudi : non ; vendredi : 18h-23h ; samedi : oui ; dimanche : 10h-17h | 27: 18:00-23:00; 28; 29: 10:00-17:00
fr | indisponible le vendredi | 26; 28-29
fr | hors week-end | 26-27
fr | uniquement le samedi | 28
fr | seulement le matin | 26-29: …-13:00
fr | dimanche seulement | 29
fr | tous les soirs, dimanche uniquement le matin | 26-28: 18:00-…; 29: …-13:00
fr | samedi 10h-12h et 14h-18h | 28: 10:00-12:00, 14:00-18:00
fr | Sam 10h/18h | 28: 10:00-18:00
fr | 28/11 et 29/11 | 28-29
fr | le 28 | 28
fr | les 27 et 28 | 27-28
fr | du 26 au 28 novembre | 26-28
fr | 27, 28 et 29 nov. | 27-29
fr | 28 novembre matin | 28: …-13:00
fr | sam 28/11 9h-12h30, dim 29/11 14h-17h | 28: 09:00-12:30; 29: 14:00-17:00
fr | de vendredi 18h à dimanche 12h | 27: 18:00-…; 28; 29: …-12:00
fr | du vendredi soir au dimanche midi | 27: 18:00-…; 28; 29: …-12:00
fr | à partir de vendredi | 27-29
fr | a partir du 27 | 27-29
fr | jusqu'à samedi inclus | 26-28
fr | du lundi au mercredi | outside
fr | lundi 30 | outside
fr | le 5 décembre | outside
fr | samedi et lundi | 28; outside
fr | dimanche 28 | unclear
fr | si besoin | unclear
fr | à voir | unclear
fr | ça dépend de mon boulot | unclear
fr | je vous dirai | unclear
fr | samedi ou dimanche | unclear
fr | samedi matin, dimanche peut-être | 28: …-13:00; unclear
fr | tous les jours sauf imprévu | unclear
fr | samedi, à confirmer | unclear
en | every day from 5pm | 26-29: 17:00-…
en | Saturday | 28
en | Sat & Sun | 28-29
en | Saturday and Sunday mornings | 28-29: …-13:00
en | weekend only | 28-29
en | all weekend | 28-29
en | weekdays after 6pm | 26-27: 18:00-…
en | any time | 26-29
en | I'm available every day | 26-29
en | Thursday to Saturday | 26-28
en | Thurs-Sun | 26-29
en | thu, fri, sat | 26-28
en | Fri 6pm-10pm | 27: 18:00-22:00
en | Friday 6-10pm | 27: 18:00-22:00
en | saturday 10 am to 2 pm | 28: 10:00-14:00
en | Sat 10am - midnight | 28: 10:00-00:00
en | Sunday until noon | 29: …-12:00
en | Sunday till 4 | unclear
en | from Friday onwards | 27-29
en | Fri from 17:30 | 27: 17:30-…
en | friday evening, saturday all day | 27: 18:00-…; 28
fr | samedi 9h-12h, dimanche aussi | 28-29: 09:00-12:00
fr | vendredi 18h-22h et samedi aussi | 27-28: 18:00-22:00
en | Saturday 9-12, Sunday too | 28-29: 09:00-12:00
fr | samedi 9h-12h, dimanche aussi 14h-16h | 28: 09:00-12:00; 29: 14:00-16:00
en | Saturday morning & afternoon | 28: …-13:00, 12:00-19:00
en | evenings only | 26-29: 18:00-…
en | every morning | 26-29: …-13:00
en | any day between 2pm and 6pm | 26-29: 14:00-18:00
en | 9am-5pm | 26-29: 09:00-17:00
en | all days except Sunday | 26-28
en | every day but not Sunday morning | 26-28; 29: 13:00-…
en | not Thursday | 27-29
en | can't do Saturday | 26-27; 29
en | anytime excluding Friday night | 26; 27: …-20:00; 28-29
en | not before 10am | 26-29: 10:00-…
en | Sat and Sun, not after 8pm | 28-29: …-20:00
en | 28 November | 28
en | Nov 27th | 27
en | 27-29 Nov | 27-29
en | November 28, 2pm-6pm | 28: 14:00-18:00
en | Staurday and Sunady | 28-29
en | thursday + friday evenings | 26-27: 18:00-…
en | Friday 6pm to Sunday noon | 27: 18:00-…; 28; 29: …-12:00
en | Sat: 10-12, Sun: 14-16 | 28: 10:00-12:00; 29: 14:00-16:00
en | Thursday: no / Friday: yes / Saturday: yes / Sunday: no | 27-28
en | whole festival | 26-29
en | Monday to Wednesday | outside
en | Dec 5 | outside
en | maybe Saturday | unclear
en | it depends | unclear
en | if needed | unclear
en | Saturday or Sunday | unclear
en | let you know later | unclear
`;
