import { liveTo } from '#platform/realtime/live-rules.ts';

/** What lists and selects are made of: read, and heard of live, by everybody who works here. */
export const live = [
  liveTo(
    ['company', 'brand', 'team', 'area', 'absence', 'duty', 'tag', 'field', 'reason', 'calendar'],
    'settings:read',
    () => true,
  ),
];
