-- How many personal links of cases have left of late: to one address and in all.
create index link_token_sent on link_token (created_at) where purpose = 'case';
