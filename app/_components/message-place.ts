/** The id of the place in the desk's header where messages stand. */
export const MESSAGE_PLACE = 'desk-message';
