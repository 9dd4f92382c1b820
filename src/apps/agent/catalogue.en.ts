import { en as ui } from '#ui/messages.en.ts';
import type { es } from './catalogue.es.ts';
import { en as authority } from '#areas/authority/web/messages.en.ts';
import { en as cases } from '#areas/cases/web/messages.en.ts';
import { en as compliance } from '#areas/compliance/web/messages.en.ts';
import { en as customers } from '#areas/customers/web/messages.en.ts';
import { en as line } from '#areas/directors-line/web/messages.en.ts';
import { en as identity } from '#areas/identity/web/messages.en.ts';
import { en as intake } from '#areas/intake/web/messages.en.ts';
import { en as knowledge } from '#areas/knowledge/web/messages.en.ts';
import { en as notifications } from '#areas/notifications/web/messages.en.ts';
import { en as workload } from '#areas/workload/web/messages.en.ts';
import { en as firstRun } from './first-run/messages.en.ts';
import { en as app } from './messages.en.ts';

/** Everything said in English. */
export const en: Record<keyof typeof es, string> = {
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
