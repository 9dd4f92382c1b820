export type { Holiday, OpeningException, Slot, WorkingCalendar } from '../calendar.rules.ts';
export { compileCalendar } from '../compiled-calendar.rules.ts';
export { addWorkingDays } from '../working-days.rules.ts';
export { provinceOfPostcode } from '../holidays/postcode.rules.ts';
export { PROVINCES, territoryName } from '../holidays/territories.rules.ts';
export { HOLIDAY_TERRITORIES } from '../holidays/holiday-territories.rules.ts';
