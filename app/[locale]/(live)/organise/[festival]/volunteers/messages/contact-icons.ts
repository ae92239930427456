import { Mail, MessageCircle, MessageSquareText, Phone } from 'lucide-react';

/** An icon for each way to reach somebody, beside the word. */
export const contactIcons = { sms: MessageSquareText, whatsapp: MessageCircle, mail: Mail, call: Phone };
