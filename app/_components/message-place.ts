/** The id of the element in the desk's header for messages. */
export const MESSAGE_PLACE = 'desk-message';
