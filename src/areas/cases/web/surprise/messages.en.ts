import type { es } from './messages.es.ts';

export const en: Record<keyof typeof es, string> = {
  'cases.surprise.action': 'Give a surprise',
  'cases.pick.surprise': 'A surprise for the customer',
  'cases.surprise.reading': 'Looking at your budget…',
  'cases.surprise.noBudget': 'The attributions provide no budget for surprises.',
  'cases.surprise.left': 'You have {left} left this year, up to {each} each time.',
  'cases.surprise.amount': 'Amount ({currency})',
  'cases.surprise.why': 'What and why',
  'cases.surprise.whyHint': 'One line. Your colleagues will see it as an example: leave out the customer’s name.',
  'cases.surprise.give': 'Give the surprise',
  'cases.surprise.done': 'Surprise noted. You have {left} left this year.',
  'cases.surprise.examples': 'How others use it',
  'cases.surprise.by': '{name}, {amount}, {when}',
  'cases.event.surprise_given': '{by} gave the customer a surprise',
};
