import { useNavigate } from '@tanstack/react-router';
import { ContactRound } from 'lucide-react';
import { call } from '#platform/http/client.ts';
import { usePaletteSource } from '#ui/palette/sources.ts';
import { useText } from '#ui/text.ts';
import { customersApi } from '../contract.ts';

const MOST = 6;

/** What the palette finds of customers: by name, address, phone or the number another program gives them. */
export function useCustomersInPalette(): void {
  const t = useText();
  const navigate = useNavigate();
  usePaletteSource({
    id: 'customers',
    heading: t('customers.palette'),
    icon: ContactRound,
    search: async (q, signal) => {
      const { customers } = await call(customersApi.listCustomers, { query: { q, limit: MOST } }, { signal });
      return customers.map(({ id, name, company, email }) => ({
        id,
        label: name,
        detail: email ?? company ?? undefined,
        open: () => void navigate({ to: '/clientes/$id', params: { id } }),
      }));
    },
  });
}
