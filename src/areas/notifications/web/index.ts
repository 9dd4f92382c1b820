export { NotificationList } from './NotificationList.tsx';
export { NotificationsPart } from './NotificationsPart.tsx';
export { useNotificationsWaiting } from './queries.ts';
export { Ringing } from './Ringing.tsx';
export { useRing } from './ring.ts';
export { useSeenWhenOpen } from './seen.ts';
