/** A case given to somebody with a word. */
export const es = {
  'cases.handover.action': 'Pasar con una nota…',
  'cases.pick.handover': 'Pasar el caso a',
  'cases.handover.note': 'Qué debe saber {name}',
  'cases.handover.hint': 'Queda como nota interna: el cliente no la ve.',
  'cases.handover.missing': 'Escribe qué debe saber quien lo recibe.',
  'cases.handover.follow': 'Seguir enterándome de este caso',
  'cases.handover.confirm': 'Pasar a {name}',
} as const;
