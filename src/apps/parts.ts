import type { AreaParts } from '#platform/area/index.ts';
import { makeTexts } from '#platform/i18n/index.ts';
import * as platformTexts from '#platform/i18n/messages.ts';

/** Every area, in rank order. An area that is not here does not exist for any process. */
export const areas: readonly AreaParts[] = [];

export const routes = areas.flatMap((area) => area.routes);
export const jobs = areas.flatMap((area) => area.jobs ?? []);
export const readers = areas.flatMap((area) => area.readers ?? []);
export const texts = makeTexts([platformTexts, ...areas.map((area) => area.texts)]);
