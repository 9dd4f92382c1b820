import { es as account } from './account/messages.es.ts';
import { es as adr } from './adr/messages.es.ts';
import { es as automations } from './automations/messages.es.ts';
import { es as legal } from './legal/messages.es.ts';
import { es as settings } from './messages.es.ts';
import { es as policy } from './policy/messages.es.ts';
import { es as templates } from './templates/messages.es.ts';

/** What Ajustes and Mi cuenta say: fetched with them, since most people seldom open them. */
export const es = { ...settings, ...policy, ...legal, ...adr, ...account, ...automations, ...templates };
