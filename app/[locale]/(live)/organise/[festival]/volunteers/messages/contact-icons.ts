import { Mail, MessageCircle, MessageSquareText, Phone } from 'lucide-react';

/** How somebody is reached, as a picture beside the word. */
export const contactIcons = { sms: MessageSquareText, whatsapp: MessageCircle, mail: Mail, call: Phone };
