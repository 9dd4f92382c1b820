import type { Messages } from '#platform/i18n/index.ts';

export const en: Messages = {};
