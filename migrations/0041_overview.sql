-- All budgets together: what passes from one organisation of the network to another is few lines of many, and summed from the index alone.
create index budget_line_passed on budget_line (version_id, year) include (recipient, transfer, amount_cents) where recipient is not null and not removed;
