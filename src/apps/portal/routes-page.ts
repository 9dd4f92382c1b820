import type { FastifyInstance } from 'fastify';
import { activeMailboxes } from '#areas/correspondence/index.ts';
import { localDateOf } from '#areas/clocks/index.ts';
import type { House } from '#platform/work/index.ts';
import { longDate } from './dates.rules.ts';
import { nextHolidays, weeklyHours } from './hours.rules.ts';
import { openPage, pageData, type Page } from './page.ts';
import { sendPage } from './render.ts';

/** Every route to reach the company, with hours: the page the law asks for and people look for. */
export function routesPage(app: FastifyInstance, house: House): void {
  app.get('/contacto', async (request, reply) => {
    const page = await openPage(house, request, reply);
    const mailboxes = [...new Set((await activeMailboxes(house.database.db)).values())].map(({ name, address }) => ({
      name,
      address,
    }));
    const { source } = page.calendar;
    const today = localDateOf(page.calendar, page.now);
    const holidays = nextHolidays(source, today, page.lang).map((holiday) =>
      longDate(new Date(`${holiday.date}T12:00:00Z`), 'UTC', page.lang),
    );
    return sendPage(
      reply,
      'routes',
      pageData(page, page.t.nav_routes ?? '', {
        mailboxes,
        hours: weeklyHours(source, page.lang, page.t.closed ?? ''),
        holidays: new Intl.ListFormat(page.lang, { type: 'conjunction' }).format(holidays),
      }),
    );
  });
}

/** The hours of the first row, for the home page: «lunes a viernes, 9:00–14:00 y 16:00–19:00». */
export function shortHours(page: Page): string {
  const [first] = weeklyHours(page.calendar.source, page.lang, page.t.closed ?? '');
  return first ? `${first.days}, ${first.slots}` : '';
}
