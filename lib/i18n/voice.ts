/** For the eye (`14 h`, `20 min`) or for the ear (« 14 heures », « 20 minutes »). */
export type Voice = 'printed' | 'spoken';
