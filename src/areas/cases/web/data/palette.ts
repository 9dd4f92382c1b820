import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Inbox, ListFilter } from 'lucide-react';
import { call } from '#platform/http/client.ts';
import { findEntries } from '#ui/palette/palette.rules.ts';
import { usePaletteSource } from '#ui/palette/sources.ts';
import { useText } from '#ui/text.ts';
import { casesApi } from '../../contract.ts';
import { savedViewsQuery } from '../views/queries.ts';

const MOST = 6;

/** What the palette finds of cases: the cases themselves, by the same text as the search of the list, and saved views by name. */
export function useCasesInPalette(): void {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  usePaletteSource({
    id: 'cases',
    heading: t('cases.palette.cases'),
    icon: Inbox,
    search: async (q, signal) => {
      const { cases } = await call(
        casesApi.listCases,
        { query: { view: 'all', q, order: 'newest', limit: MOST } },
        { signal },
      );
      return cases.map(({ reference, customer, subject }) => ({
        id: reference,
        label: [customer, subject].filter(Boolean).join(' · '),
        detail: reference,
        open: () => void navigate({ to: '/bandeja/$reference', params: { reference }, search: { vista: 'todas' } }),
      }));
    },
  });
  usePaletteSource({
    id: 'views',
    heading: t('cases.views.saved.heading'),
    icon: ListFilter,
    search: async (q) => {
      const { views } = await queries.fetchQuery(savedViewsQuery);
      return findEntries(
        views.map((view) => ({ view, texts: [view.name] })),
        q,
      ).map(({ view: { id, name, owner, shared } }) => ({
        id,
        label: name,
        ...(shared === 'mine' ? {} : { detail: owner.name }),
        open: () => void navigate({ to: '/bandeja', search: { vista: 'todas', guardada: id } }),
      }));
    },
  });
}
