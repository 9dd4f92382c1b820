export { nameFromEmail, normalEmail, normalPhone, readSearch, type Sought } from './addresses.rules.ts';
export {
  customerByNameOnly,
  customerForEmail,
  customerForPhone,
  customersByIds,
  isProvenAddress,
  markBounced,
  markProven,
  type CustomerCard,
} from './find-or-make.store.ts';
export { canRead as canReadCustomers, canWrite as canWriteCustomers } from './policy.rules.ts';
export { createCustomer, updateCustomer, type CustomerInput } from './edit.store.ts';
export { findCustomer, standingCustomer } from './store.ts';
export { makeParts } from './parts.ts';
