-- SPDX-License-Identifier: EUPL-1.2
--
-- Makes the database :to of what the database :from has, with the settings that
-- roles have in that one, which CREATE DATABASE leaves out.
\set ON_ERROR_STOP 1
CREATE DATABASE :"to" TEMPLATE :"from";
INSERT INTO pg_db_role_setting
SELECT made.oid, s.setrole, s.setconfig
FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase,
	pg_database made
WHERE d.datname = :'from' AND made.datname = :'to';
