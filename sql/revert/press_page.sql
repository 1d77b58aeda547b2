-- Revert newsroom:press_page

BEGIN;

SET LOCAL ROLE owner;

REVOKE SELECT ON web.page FROM article;

COMMIT;
