import { z } from 'zod';
import { empty, reasons, text, when } from '../case-endpoint.contract.ts';
import { verb } from '../case-verb.contract.ts';

export const completionApi = {
  askCompletion: verb(
    'POST',
    '/completion',
    'Ask the customer for missing data, with the date the law gives them',
    z.strictObject({ text, until: when.optional(), reasons }),
    [
      'case.other_language',
      'case.other_way',
      'template.value_missing',
      'case.no_completion',
      'case.completion_asked',
      'case.completion_too_soon',
      'case.no_recipient',
      'mailbox.none',
    ],
  ),
  receiveCompletion: verb(
    'DELETE',
    '/completion',
    'What was missing is there, since the day it came: by default since the customer’s first word after the request',
    z.strictObject({ arrivedOn: z.iso.date().optional() }),
    ['case.completion_not_asked', 'case.completion_bad_day'],
  ),
  offerRemotely: verb(
    'POST',
    '/remote-offer',
    'Offer a remote solution; where the law says so, its term waits a few days',
    z.strictObject({ text, reasons }),
    [
      'case.other_language',
      'case.other_way',
      'template.value_missing',
      'case.no_remote_offer',
      'case.offer_open',
      'case.offer_late',
      'case.offer_spent',
      'case.no_recipient',
      'mailbox.none',
    ],
  ),
  endRemoteOffer: verb('DELETE', '/remote-offer', 'They accepted or refused it by another way', empty, [
    'case.no_offer_open',
  ]),
} as const;
