-- family: of the product a line is about, as whoever proposes says it; 'other' is none of those the policy asks about, null is not said.
alter table proposal_line add column family text;
