import { Mail, MessageSquareText, Phone } from 'lucide-react';

/** How somebody is reached, as a picture beside the word. */
export const contactIcons = { phone: Phone, sms: MessageSquareText, email: Mail };
