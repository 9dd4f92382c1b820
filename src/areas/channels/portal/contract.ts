/** Events the public pages write. Their routes are pages, not an API: see src/apps/portal. */
export const portalEvents = ['case.link_sent'] as const;
