import { lazyRouteComponent } from '@tanstack/react-router';

export { cleanCustomersSearch } from './address.rules.ts';
export { useCustomersInPalette } from './palette.ts';
export { phoneWords } from './words.rules.ts';
export const CustomersPage = lazyRouteComponent(async () => import('./list/CustomersPage.tsx'), 'CustomersPage');
export const CustomerPage = lazyRouteComponent(async () => import('./record/CustomerPage.tsx'), 'CustomerPage');
