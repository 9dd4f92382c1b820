-- The means the customer had chosen when they were answered; null where none. Of answers given before this, what their record says is all that is known.
alter table message add column chosen_channel text check (chosen_channel in ('email', 'phone', 'post', 'portal'));
update message m set chosen_channel = c.preferred_channel
from case_file f join customer c on c.id = f.customer_id
where f.id = m.case_id and m.direction = 'out' and m.automatic is null and c.preferred_channel is not null;
