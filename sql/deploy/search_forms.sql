-- Deploy newsroom:search_forms
-- The dictionary knows more forms (sql/dictionary, which is installed before):
-- what was made of it is made anew.

BEGIN;

SET LOCAL ROLE owner;

SELECT core.search_again();
COMMENT ON FUNCTION core.search_again() IS
	'For whoever installs another dictionary. Last done by search_forms.';

COMMIT;
