import { es as ui } from '#ui/messages.es.ts';
import { es as authority } from '#areas/authority/web/messages.es.ts';
import { es as cases } from '#areas/cases/web/messages.es.ts';
import { es as compliance } from '#areas/compliance/web/messages.es.ts';
import { es as customers } from '#areas/customers/web/messages.es.ts';
import { es as line } from '#areas/directors-line/web/messages.es.ts';
import { es as identity } from '#areas/identity/web/messages.es.ts';
import { es as intake } from '#areas/intake/web/messages.es.ts';
import { es as knowledge } from '#areas/knowledge/web/messages.es.ts';
import { es as notifications } from '#areas/notifications/web/messages.es.ts';
import { es as workload } from '#areas/workload/web/messages.es.ts';
import { es as firstRun } from './first-run/messages.es.ts';
import { es as app } from './messages.es.ts';

/** Everything said in Spanish; each area with screens adds its own line here and in `catalogue.en.ts`. */
export const es = {
  ...ui,
  ...app,
  ...firstRun,
  ...identity,
  ...compliance,
  ...customers,
  ...cases,
  ...intake,
  ...line,
  ...authority,
  ...knowledge,
  ...notifications,
  ...workload,
};
