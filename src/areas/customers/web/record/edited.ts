import type { CustomerView } from '../../contract.ts';

export type Edited = Pick<
  CustomerView,
  | 'kind'
  | 'name'
  | 'companyId'
  | 'companyName'
  | 'externalRef'
  | 'language'
  | 'preferredChannel'
  | 'preferredFormat'
  | 'communicationNeeds'
  | 'region'
  | 'vulnerable'
  | 'vulnerableBecause'
  | 'tagIds'
>;
