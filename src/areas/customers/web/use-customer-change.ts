import { useQueryClient } from '@tanstack/react-query';
import { useChange } from '#areas/identity/web/index.ts';
import { oneKey } from '#platform/http/query-keys.ts';
import type { CustomerView } from '../contract.ts';
import { customersKey } from './queries.ts';

interface Options {
  said?: string;
  onDone?: (customer: CustomerView) => void;
  /** A form shows its own refusals. */
  inForm?: boolean;
}

/** A change of a record: what the server answers is shown at once, and what hangs on it is read again. */
export function useCustomerChange<Input>(
  act: (input: Input) => Promise<CustomerView>,
  { onDone, ...options }: Options,
) {
  const queries = useQueryClient();
  return useChange(act, {
    ...options,
    onDone: (customer) => {
      const key = oneKey('customer', customer.id);
      queries.setQueryData(key, customer);
      void queries.invalidateQueries({ queryKey: key });
      void queries.invalidateQueries({ queryKey: customersKey });
      onDone?.(customer);
    },
  });
}
