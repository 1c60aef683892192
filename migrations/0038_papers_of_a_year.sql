-- A paper about one year: the publication of that year's accounts (R23), the report on that year of a grant (R24).
alter table budget_document add column about_year integer check (about_year between 1900 and 2200);
