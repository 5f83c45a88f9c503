import { enFiles } from '../i18n/en-files.js';
import { zhFiles } from '../i18n/zh-files.js';
import { useLanguage } from '../ui/language.js';

/** Both languages come with the card: few, and no page waits for them. */
export const useFileWords = (): typeof zhFiles => (useLanguage() === 'zh' ? zhFiles : enFiles);
