/**
 * Phrases with prose beside the hours, in the words of `hours.phrases-testing.ts`, written
 * with the reader: what it knows of clauses, exceptions and limits. The festival is from Thursday
 * 26 to Monday 30 November 2026.
 */
export const prosePhrases = `
fr | je finis les cours à 16h jeudi et vendredi, donc à partir de 16h30 ces deux jours | 26-27: 16:30-…
fr | J'ai piscine jusqu'à 11h samedi, donc à partir de 11h30 | 28: 11:30-…
fr | je récupère mes enfants à 16h30 vendredi, donc dispo jusqu'à 16h | 27: …-16:00
fr | je travaille vendredi mais je suis libre le soir | 27: 18:00-…
fr | Samedi je bosse le matin mais libre l'après-midi | 28: 12:00-19:00
fr | Vendredi: travail jusqu'à 17h, puis dispo | 27: 17:00-…
fr | j'ai un mariage samedi, sinon tous les jours ok | 26-27; 29-30
fr | Je ne travaille pas le vendredi donc je peux venir toute la journée | 27
fr | J'arrive vendredi à 18h et je repars dimanche à midi | 27: 18:00-…; 28; 29: …-12:00
fr | Dispo tout le festival mais je repars dimanche à 16h | 26-28; 29: …-16:00
fr | Samedi soir mais je dois rentrer à 23h | 28: 18:00-23:00
fr | Je peux commencer à 14h samedi | 28: 14:00-…
fr | samedi de 14h à 18h max | 28: 14:00-18:00
fr | Samedi 18h max | 28: …-18:00
fr | Pas disponible avant samedi 14h | 28: 14:00-…; 29-30
fr | jamais avant 10h, samedi et dimanche | 28-29: 10:00-…
fr | tous les soirs du jeudi au samedi | 26-28: 18:00-…
fr | je peux du jeudi au samedi, tous les soirs | 26-28: 18:00-…
fr | tout le festival, le week-end à partir de 11h | 26-27; 28-29: 11:00-…; 30
fr | Tous les jours sauf dimanche. De 14h à 18h. | 26-28: 14:00-18:00; 30: 14:00-18:00
fr | tout le weekend sans le dimanche matin | 28; 29: 13:00-…
fr | samedi 10h-19h avec une pause de 13h à 14h | 28: 10:00-13:00, 14:00-19:00
fr | jeudi 14-18, idem vendredi et samedi | 26-28: 14:00-18:00
fr | samedi non, dimanche pareil, vendredi ok | 27
fr | je ne peux venir que samedi et seulement le soir | 28: 18:00-…
fr | Dispo vendredi. Samedi non. Dimanche oui mais l'après-midi seulement. | 27; 29: 12:00-19:00
fr | vendredi 18h à samedi 2h | 27: 18:00-02:00
fr | vendredi 18h-22h (après le boulot), samedi 9h-19h | 27: 18:00-22:00; 28: 09:00-19:00
fr | Samedi toute la journée avec mon mari, dimanche matin seulement | 28; 29: …-13:00
fr | Dispo pour le montage jeudi et le démontage lundi | 26; 30
fr | Bonjour à tous, je peux samedi 14h-18h | 28: 14:00-18:00
fr | pas de permis mais dispo samedi et dimanche | 28-29
fr | jusqu'à 15h dimanche à cause de mon train | 29: …-15:00
fr | jusqu'à midi et demi samedi | 28: …-12:30
en | I finish work at 5 on Friday so any time after 6pm | 27: 18:00-…
en | I've got work on Saturday until 2pm but free afterwards | 28: 14:00-…
en | Saturday from noon, have to leave at 5 | 28: 12:00-17:00
en | Saturday and Sunday, but I need to leave by 6pm both days | 28-29: …-18:00
en | Not Friday, otherwise I'm free | 26; 28-30
en | All weekend bar Saturday night | 28: …-20:00; 29
en | any evening but Sunday | 26-28: 18:00-…; 30: 18:00-…
en | Anytime between Friday 6pm and Sunday 2pm | 27: 18:00-…; 28; 29: …-14:00
en | both Saturday and Sunday from 2pm | 28-29: 14:00-…
en | Friday evening 6-9 | 27: 18:00-21:00
en | Sat 12-6, Sun 10-4 | 28: 12:00-18:00; 29: 10:00-16:00
en | Fri 6-10pm, same on Sat | 27-28: 18:00-22:00
en | Cant do Monday. Evenings only. | 26-29: 18:00-…
en | Every day except Monday morning when I have a dentist appointment | 26-29; 30: 13:00-…
en | Hi all, Saturday 2pm-6pm | 28: 14:00-18:00
`;

/** What could mean something else: nothing is read of it. */
export const doubtfulPhrases = `
fr | libre samedi après le boulot | unclear
fr | libre samedi avant mon train | unclear
fr | samedi, mariage | unclear
fr | samedi et dimanche, mariage de ma sœur | unclear
fr | je suis dispo dimanche a priori | unclear
en | Saturday if my mum can take the kids | unclear
en | I'm free part of Saturday | unclear
en | I can do one evening | unclear
fr | Je peux donner une journée | unclear
fr | deux soirs, à vous de choisir | unclear
fr | demi-journée samedi | unclear
fr | 2 à 3h dimanche | unclear
fr | 2h max samedi | unclear
fr | pas tout le week-end | unclear
fr | tout le week-end sauf empêchement | unclear
fr | vendredi, faut que je m'organise | unclear
en | I'm only free when my son naps | unclear
fr | je peux tout faire, samedi 14h-18h | unclear
fr | samedi à partir de 18h et demie | unclear
en | same as my sister | unclear
en | Whenever, just text me | unclear
`;
