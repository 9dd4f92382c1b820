import type { es as spanish } from './catalogue.es.ts';
import { en as account } from './account/messages.en.ts';
import { en as adr } from './adr/messages.en.ts';
import { en as automations } from './automations/messages.en.ts';
import { en as legal } from './legal/messages.en.ts';
import { en as settings } from './messages.en.ts';
import { en as policy } from './policy/messages.en.ts';
import { en as templates } from './templates/messages.en.ts';

export const en: Readonly<Record<keyof typeof spanish, string>> = {
  ...settings,
  ...policy,
  ...legal,
  ...adr,
  ...account,
  ...automations,
  ...templates,
};
