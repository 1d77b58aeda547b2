-- Have the database count what there is, for its plans.
SELECT web.measure_content()
