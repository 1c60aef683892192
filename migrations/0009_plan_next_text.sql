-- Which next text a version was before its adoption (R39): that text's own address leads to the version.
alter table plan_version add column revision_id bigint references plan_plan (id);
